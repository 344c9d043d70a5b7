package org.yiwang.workreport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/// The text of a PDF. Lines stay as they are printed; the reader joins a sentence that goes on in
/// the next line.
final class PdfText {
  /// A page number on a line of its own would stand in the middle of a sentence.
  private static final Pattern PAGE_NUMBER =
      Pattern.compile("(?m)^[ \\t]*[—–-]*[ \\t]*\\d{1,3}[ \\t]*[—–-]*[ \\t]*\\R");

  /// What a browser prints at the edges of a page: date and title above, address and 3/12 below.
  private static final Pattern PRINTED =
      Pattern.compile(
          "(?m)^[ \\t\\f]*(?:\\d{2,4}[/.-]\\d{1,2}[/.-]\\d{1,4},?[ \\t]+(?:[上下]午|[AP]M)?[ \\t]*\\d{1,2}:\\d{2}.*"
              + "|(?:https?|file)://\\S+.*|\\d{1,3}[ \\t]*/[ \\t]*\\d{1,3}|第?[ \\t]*\\d{1,3}[ \\t]*页.{0,12})(?:\\R|$)");

  private static final String PAGE = "\f";

  private static final int PAGES_MAX = 2_000;

  private PdfText() {}

  static String of(byte[] bytes, String name) throws UnreadableReport {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      if (document.getNumberOfPages() > PAGES_MAX) {
        throw unreadable(name, "pages > " + PAGES_MAX);
      }
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setPageStart(PAGE);
      String text = stripper.getText(document);
      if (text.isBlank()) {
        throw new UnreadableReport(
            name + "：PDF 里没有文字（可能是扫描件），需要带文字的 PDF",
            name + ": the PDF holds no text (perhaps a scan); a PDF with text was expected");
      }
      String bare = PRINTED.matcher(PAGE_NUMBER.matcher(text).replaceAll("")).replaceAll("");
      return withoutRunningLines(bare);
    } catch (IOException | RuntimeException e) { // a damaged PDF makes the parser throw either
      throw unreadable(name, String.valueOf(e.getMessage()));
    }
  }

  /// The first and the last line of most pages, if they are the same but for their digits, are a
  /// header and a footer.
  private static String withoutRunningLines(String text) {
    List<List<String>> pages = new ArrayList<>();
    for (String page : text.split(PAGE, -1)) {
      pages.add(new ArrayList<>(page.lines().filter(line -> !line.isBlank()).toList()));
    }
    for (boolean first : new boolean[] {true, false}) {
      Map<String, Integer> times = new HashMap<>();
      for (List<String> page : pages) {
        if (page.size() > 2) {
          times.merge(edge(page, first), 1, Integer::sum);
        }
      }
      for (List<String> page : pages) {
        if (page.size() > 2
            && times.getOrDefault(edge(page, first), 0) >= Math.max(3, pages.size() / 2)) {
          page.remove(first ? 0 : page.size() - 1);
        }
      }
    }
    return pages.stream().map(page -> String.join("\n", page)).collect(Collectors.joining("\n"));
  }

  private static String edge(List<String> page, boolean first) {
    return (first ? page.getFirst() : page.getLast()).replaceAll("[\\d\\s]", "");
  }

  private static UnreadableReport unreadable(String name, String where) {
    return new UnreadableReport(
        name + "：PDF 打不开（" + where + "）", name + ": the PDF cannot be opened (" + where + ")");
  }
}
