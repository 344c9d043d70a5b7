package org.yiwang.workreport;

import java.util.Arrays;

/// The running text of a report as the grammar reads it: half-width digits and signs, no white
/// space, a line break only where a paragraph ends. Every character knows its offset in the source.
///
/// Pages and PDFs break lines inside a sentence and set single digits on lines of their own;
/// without white space the grammar never sees that.
final class Prose {
  private static final String PARAGRAPH_ENDS = "。！？!?；;：:”》）)】…";

  private final String text;
  private final int[] offsets;

  private Prose(String text, int[] offsets) {
    this.text = text;
    this.offsets = offsets;
  }

  static Prose of(String source, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    int[] offsets = new int[to - from + 1];
    for (int i = from; i < to; i++) {
      char c = source.charAt(i);
      if (c == '\n' || c == '\r') {
        if (endsParagraph(source, from, i, to)) {
          append(text, offsets, '\n', i);
        }
      } else if (!isSpace(c)) {
        append(text, offsets, isComma(c) ? comma(source, i, from, to) : plain(c), i);
      } else if (betweenDigits(source, i, to) && !isThousands(source, i, from, to)) {
        append(text, offsets, ' ', i);
      }
    }
    offsets[text.length()] = to;
    return new Prose(text.toString(), offsets);
  }

  /// The body and the annexes of a report; the glossary between them explains and does not report.
  static Prose of(String source, Outline outline) {
    Prose body = of(source, outline.bodyStart(), outline.bodyEnd());
    Prose annexes = of(source, outline.glossaryEnd(), outline.end());
    int[] offsets = new int[body.text.length() + annexes.text.length() + 2];
    System.arraycopy(body.offsets, 0, offsets, 0, body.text.length());
    offsets[body.text.length()] = outline.bodyEnd() - 1;
    System.arraycopy(
        annexes.offsets, 0, offsets, body.text.length() + 1, annexes.text.length() + 1);
    return new Prose(body.text + "\n" + annexes.text, offsets);
  }

  /// A sentence of its own, for tests and for comparing.
  static Prose of(String source) {
    return of(source, 0, source.length());
  }

  String text() {
    return text;
  }

  /// The offset in the source of the character at this index.
  int offset(int index) {
    return offsets[index];
  }

  /// The offset after the character before this index.
  int offsetAfter(int index) {
    return index == 0 ? offsets[0] : offsets[index - 1] + 1;
  }

  /// The index of the first character at this offset of the source or after it.
  int index(int offset) {
    int found = Arrays.binarySearch(offsets, 0, text.length(), offset);
    return found >= 0 ? found : -found - 1;
  }

  static boolean isSpace(char c) {
    return c <= ' '
        || c == '\u00A0'
        || (c >= '\u2000' && c <= '\u200B')
        || c == '\u202F'
        || c == '\u3000'
        || c == '\uFEFF';
  }

  private static void append(StringBuilder text, int[] offsets, char c, int offset) {
    if (c == '\n' && (text.isEmpty() || text.charAt(text.length() - 1) == '\n')) {
      return;
    }
    offsets[text.length()] = offset;
    text.append(c);
  }

  private static boolean betweenDigits(String source, int space, int to) {
    return space > 0
        && space + 1 < to
        && isDigit(source.charAt(space - 1))
        && isDigit(source.charAt(space + 1));
  }

  /// A comma between digits that sets off exactly three of them.
  private static boolean isGroup(String source, int comma, int to) {
    int digits = comma + 1;
    while (digits < to && isDigit(source.charAt(digits))) {
      digits++;
    }
    return digits - comma == 4 && comma > 0 && isDigit(source.charAt(comma - 1));
  }

  private static boolean isComma(char c) {
    return c == ',' || c == '，';
  }

  /// 1,200 and 12，345 hold a number together; any other comma parts clauses.
  private static char comma(String source, int at, int from, int to) {
    boolean group =
        source.charAt(at) == ',' ? isGroup(source, at, to) : isThousands(source, at, from, to);
    return group ? ',' : '，';
  }

  /// A group of exactly three digits after one to three digits: 3 000万.
  private static boolean isThousands(String source, int at, int from, int to) {
    int before = at;
    while (before > from && isDigit(source.charAt(before - 1))) {
      before--;
    }
    boolean opens = before == from || "万亿.,，．".indexOf(source.charAt(before - 1)) < 0;
    boolean zero = "0０".indexOf(source.charAt(before)) >= 0;
    return isGroup(source, at, to) && at - before <= 3 && opens && !zero;
  }

  private static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= '０' && c <= '９');
  }

  private static boolean endsParagraph(String source, int from, int breakAt, int to) {
    int before = breakAt - 1;
    while (before >= from && isSpace(source.charAt(before))) {
      before--;
    }
    if (before < from || PARAGRAPH_ENDS.indexOf(source.charAt(before)) >= 0) {
      return true;
    }
    int line = source.lastIndexOf('\n', before) + 1;
    boolean heading = Headings.levelAt(source, line) > 0 && source.lastIndexOf('。', before) < line;
    if (heading && before - line < Headings.LENGTH_MAX) {
      return true;
    }
    int next = breakAt;
    while (next < to && isSpace(source.charAt(next))) {
      next++;
    }
    return next >= to || Headings.levelAt(source, next) > 0 || source.startsWith("——", next);
  }

  private static char plain(char c) {
    if (c >= '！' && c <= '～' && c != '，' && c != '；' && c != '：' && c != '！' && c != '？') {
      return switch (c) {
        case '（', '）' -> c;
        default -> (char) (c - 0xFEE0);
      };
    }
    return switch (c) {
      case '∶', '︰', '﹕', ':' -> '：';
      case '–', '―' -> '—';
      case '−', '﹣' -> '-';
      case '〜' -> '~';
      case '(' -> '（';
      case ')' -> '）';
      case '﹪' -> '%';
      case ';' -> '；';
      default -> c;
    };
  }
}
