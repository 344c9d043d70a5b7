package org.yiwang.workreport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The characters of a file, whatever its format. Offsets of everything that is read later count in
/// {@code text}.
///
/// @param text the decoded text without a byte order mark, otherwise untouched if the file was
///   plain text
/// @param name the file name, used in messages and as a last resort for title and year
record SourceText(String text, String name) {

  /// Reports have some ten thousand characters; this bounds what a hostile file can cost.
  static final int BYTES_MAX = 32 * 1024 * 1024;

  static SourceText of(Path file) throws UnreadableReport {
    String name = String.valueOf(file.getFileName());
    try {
      if (!Files.isRegularFile(file)) {
        throw new UnreadableReport(
            name + "：没有这个文件，或者它不是普通文件",
            name + ": there is no such file, or it is not a regular file");
      }
      if (Files.size(file) > BYTES_MAX) {
        throw tooLarge(name);
      }
      return of(Files.readAllBytes(file), name);
    } catch (IOException e) {
      throw new UnreadableReport(
          name + "：文件读不出来（" + e.getMessage() + "）",
          name + ": the file cannot be read (" + e.getMessage() + ")");
    }
  }

  static SourceText of(byte[] bytes, String name) throws UnreadableReport {
    if (bytes.length > BYTES_MAX) {
      throw tooLarge(name);
    }
    if (bytes.length == 0) {
      throw new UnreadableReport(name + "：文件是空的", name + ": the file is empty");
    }
    if (startsWith(bytes, 'P', 'K', 3, 4)) {
      return new SourceText(DocxText.of(bytes, name), name);
    }
    if (startsWith(bytes, '%', 'P', 'D', 'F')) {
      return new SourceText(PdfText.of(bytes, name), name);
    }
    if (startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0) || startsWith(bytes, '{', '\\', 'r', 't')) {
      throw new UnreadableReport(
          name + "：是旧版 .doc 或 .rtf 文件，请另存为 .docx、PDF 或文本",
          name + ": is an old .doc or .rtf file; save it as .docx, PDF or text");
    }
    String decoded = PlainText.decode(bytes, name);
    return new SourceText(PageText.isPage(decoded) ? PageText.of(decoded) : decoded, name);
  }

  private static UnreadableReport tooLarge(String name) {
    int megabytes = BYTES_MAX / 1024 / 1024;
    return new UnreadableReport(
        name + "：文件超过 " + megabytes + " MB，工作报告不会这么大",
        name + ": larger than " + megabytes + " MB, which no work report is");
  }

  private static boolean startsWith(byte[] bytes, int... head) {
    if (bytes.length < head.length) {
      return false;
    }
    for (int i = 0; i < head.length; i++) {
      if ((bytes[i] & 0xFF) != head[i]) {
        return false;
      }
    }
    return true;
  }
}
