package org.yiwang.workreport;

import java.nio.file.Path;
import java.util.List;

/// A government work report, read: what it did, what it promises, in numbers that point into its
/// text.
///
/// @param title as printed
/// @param place whose report it is, such as 上海市虹口区; empty if the text does not say
/// @param year the year in which it was given, which is the year it promises for; 0 if the text
///   does not say
/// @param text the decoded text; every offset counts in it
/// @param sections the headings in order
/// @param figures in order of their place
/// @param commitments in order of their place
/// @param terms the glossary
public record WorkReport(
    String title,
    String place,
    int year,
    String text,
    List<Section> sections,
    List<Figure> figures,
    List<Commitment> commitments,
    List<Term> terms) {

  /// Copies the lists.
  public WorkReport {
    sections = List.copyOf(sections);
    figures = List.copyOf(figures);
    commitments = List.copyOf(commitments);
    terms = List.copyOf(terms);
  }

  /// Reads a file: plain text in UTF-8, GB18030 or UTF-16, HTML, .docx or PDF.
  ///
  /// @throws UnreadableReport if it is no such file or holds no work report
  public static WorkReport read(Path file) throws UnreadableReport {
    return read(SourceText.of(file));
  }

  /// Reads the bytes of a file; the name is used in messages.
  ///
  /// @throws UnreadableReport if they are no such file or hold no work report
  public static WorkReport read(byte[] bytes, String name) throws UnreadableReport {
    return read(SourceText.of(bytes, name));
  }

  private static WorkReport read(SourceText source) throws UnreadableReport {
    Outline outline = Outline.of(source);
    Prose prose = Prose.of(source.text(), outline);
    List<Figure> figures = Figures.in(source.text(), prose, outline);
    return new WorkReport(
        outline.title(),
        outline.place(),
        outline.year(),
        source.text(),
        outline.sections(),
        figures,
        Commitments.in(source.text(), prose, outline, figures),
        Glossary.in(source.text(), outline));
  }
}
