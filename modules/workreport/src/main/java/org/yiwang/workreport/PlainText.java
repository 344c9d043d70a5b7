package org.yiwang.workreport;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Finds the encoding of plain text: a byte order mark, UTF-8, UTF-16 without a mark, GB18030, in
/// this order.
///
/// GB18030 gives characters to almost any bytes, so it is believed only if what comes out reads
/// like Chinese.
final class PlainText {
  private static final Charset GB18030 = Charset.forName("GB18030");

  /// Particles and words no Chinese report does without, and that chance does not produce.
  private static final String COMMON = "的一是在和了有大中工作政府发展年加强市全区经济推进建设实";

  private PlainText() {}

  static String decode(byte[] bytes, String name) throws UnreadableReport {
    if (marked(bytes, 0xEF, 0xBB, 0xBF)) {
      return lenient(bytes, 3, StandardCharsets.UTF_8, name);
    }
    if (marked(bytes, 0xFF, 0xFE)) {
      return lenient(bytes, 2, StandardCharsets.UTF_16LE, name);
    }
    if (marked(bytes, 0xFE, 0xFF)) {
      return lenient(bytes, 2, StandardCharsets.UTF_16BE, name);
    }
    Optional<String> utf8 = strict(bytes, StandardCharsets.UTF_8);
    if (utf8.isPresent() && utf8.get().indexOf('\0') < 0) {
      return utf8.get();
    }
    for (Charset charset :
        new Charset[] {GB18030, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
      Optional<String> text = strict(bytes, charset);
      if (text.isPresent() && readsLikeChinese(text.get())) {
        return text.get();
      }
    }
    return mostly(bytes, name);
  }

  /// A few damaged bytes, such as a file cut in the middle of a character, do not make a report
  /// unreadable.
  private static String mostly(byte[] bytes, String name) throws UnreadableReport {
    for (Charset charset : new Charset[] {StandardCharsets.UTF_8, GB18030}) {
      String text = new String(bytes, charset);
      long damaged = text.chars().filter(c -> c == '\uFFFD').count();
      if (damaged * 200 < text.length() && readsLikeChinese(text)) {
        return text;
      }
    }
    throw unknown(name);
  }

  private static String lenient(byte[] bytes, int from, Charset charset, String name)
      throws UnreadableReport {
    String text = new String(bytes, from, bytes.length - from, charset);
    if (text.chars().filter(c -> c == '\uFFFD').count() * 200 > text.length()) {
      throw unknown(name);
    }
    return text;
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

  private static boolean readsLikeChinese(String text) {
    int ideographs = 0;
    int common = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '\u4E00' && c <= '\u9FFF') {
        ideographs++;
        common += COMMON.indexOf(c) >= 0 ? 1 : 0;
      } else if (c == '\0') {
        return false;
      }
    }
    return common >= 5 && common * 50 > ideographs;
  }

  private static boolean marked(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static UnreadableReport unknown(String name) {
    return new UnreadableReport(
        name + "：认不出文字编码，需要 UTF-8、GB18030 或 UTF-16",
        name + ": unknown text encoding; UTF-8, GB18030 or UTF-16 was expected");
  }
}
