package org.yiwang.appeals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// A file of bounded size as characters: UTF-8 or, as spreadsheets of the field write it, GB18030;
/// a UTF-16 file is named as such.
final class PlainBytes {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private PlainBytes() {}

  static String read(Path file) throws UnreadableAppeals {
    String name = String.valueOf(file.getFileName());
    try {
      if (!Files.isRegularFile(file)) {
        throw new UnreadableAppeals(
            name + "：没有这个文件，或者它不是普通文件", name + ": no such file, or not a regular file");
      }
      if (Files.size(file) > Limits.FILE_BYTES_MAX) {
        int megabytes = Limits.FILE_BYTES_MAX / 1024 / 1024;
        throw new UnreadableAppeals(
            name + "：文件超过 " + megabytes + " MB，请分成几个文件",
            name + ": larger than " + megabytes + " MB; split it");
      }
      return decode(Files.readAllBytes(file), name);
    } catch (IOException e) {
      throw new UnreadableAppeals(
          name + "：读不出来（" + e.getMessage() + "）",
          name + ": cannot be read (" + e.getMessage() + ")");
    }
  }

  static String decode(byte[] bytes, String name) throws UnreadableAppeals {
    if (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) {
      throw wrong(name, "是 UTF-16", "is UTF-16");
    }
    if (starts(bytes, 'P', 'K')) {
      throw wrong(name, "是压缩文件或 .xlsx，不是 CSV", "is a zip or .xlsx file, not CSV");
    }
    byte[] content = starts(bytes, 0xEF, 0xBB) ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    Optional<String> utf8 = strict(content, StandardCharsets.UTF_8);
    Optional<String> text = utf8.isPresent() ? utf8 : strict(content, GB18030);
    if (text.isEmpty() || text.get().indexOf('\0') >= 0) {
      throw wrong(name, damage(content), "has bytes that are neither");
    }
    return text.get();
  }

  private static String damage(byte[] bytes) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(bytes);
    var out = java.nio.CharBuffer.allocate(bytes.length + 1);
    var _ = decoder.decode(in, out, true);
    int line = 1;
    for (int i = 0; i < in.position(); i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return "第 " + line + " 行 (line " + line + ") 的字节认不出";
  }

  private static UnreadableAppeals wrong(String name, String chinese, String english) {
    return new UnreadableAppeals(
        name + "：" + chinese + "；需要 UTF-8 或 GB18030（GBK）编码的 CSV",
        name + ": " + english + "; a CSV in UTF-8 or GB18030 (GBK) was expected");
  }

  private static boolean starts(byte[] bytes, int... head) {
    for (int i = 0; i < head.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != head[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> strict(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
