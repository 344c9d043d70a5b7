package org.yiwang.workreport;

import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/// The text of a PDF. Lines stay as they are printed; the reader joins a sentence that goes on in
/// the next line.
final class PdfText {
  /// A page number on a line of its own would stand in the middle of a sentence.
  private static final Pattern PAGE_NUMBER =
      Pattern.compile("(?m)^[ \\t]*[—–-]*[ \\t]*\\d{1,3}[ \\t]*[—–-]*[ \\t]*\\R");

  private static final int PAGES_MAX = 2_000;

  private PdfText() {}

  static String of(byte[] bytes, String name) throws UnreadableReport {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      if (document.getNumberOfPages() > PAGES_MAX) {
        throw unreadable(name, "pages > " + PAGES_MAX);
      }
      String text = new PDFTextStripper().getText(document);
      if (text.isBlank()) {
        throw new UnreadableReport(
            name + "：PDF 里没有文字（可能是扫描件），需要带文字的 PDF",
            name + ": the PDF holds no text (perhaps a scan); a PDF with text was expected");
      }
      return PAGE_NUMBER.matcher(text).replaceAll("");
    } catch (IOException | RuntimeException e) { // a damaged PDF makes the parser throw either
      throw unreadable(name, String.valueOf(e.getMessage()));
    }
  }

  private static UnreadableReport unreadable(String name, String where) {
    return new UnreadableReport(
        name + "：PDF 打不开（" + where + "）", name + ": the PDF cannot be opened (" + where + ")");
  }
}
