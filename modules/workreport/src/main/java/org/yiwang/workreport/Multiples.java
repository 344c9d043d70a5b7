package org.yiwang.workreport;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yiwang.workreport.Bounds.Bound;
import org.yiwang.workreport.Figure.Comparator;
import org.yiwang.workreport.Quantity.Shape;
import org.yiwang.workreport.Units.Kind;

/// Amounts said by a word of their own: 翻一番 (twice as much, a growth of 1倍), 持平 (no change), 七成
/// (70%).
final class Multiples {
  private static final Pattern DOUBLED = Pattern.compile("翻了?([一两二三四]?)番");
  private static final Pattern LEVEL = Pattern.compile("持平");
  private static final Pattern TENTHS =
      Pattern.compile("([一二两三四五六七八九1-9])成(?![立为果功员长熟本就效人交绩型分都渝像品家套组因语年片体色才灾瘾份材全形行串堆排])");
  private static final Pattern BEFORE_LEVEL = Pattern.compile("(?:[与和同跟较比].{1,12}|总体|基本|大体|保持)$");

  private Multiples() {}

  /// The amount that starts here, if one does.
  static Optional<Quantity> at(String text, int from) {
    char c = text.charAt(from);
    int limit = Math.min(text.length(), from + 5);
    if (c == '翻') {
      Matcher doubled = DOUBLED.matcher(text).region(from, limit);
      return doubled.lookingAt() ? Optional.of(doubled(from, doubled)) : Optional.empty();
    }
    if (c == '持') {
      Matcher level = LEVEL.matcher(text).region(from, limit);
      String left = text.substring(Math.max(0, from - 14), from);
      return level.lookingAt() && BEFORE_LEVEL.matcher(left).find()
          ? Optional.of(
              quantity(
                  Shape.MOVE,
                  from,
                  from,
                  level.end(),
                  BigDecimal.ZERO,
                  "%",
                  Kind.PERCENT,
                  Comparator.EQUAL))
          : Optional.empty();
    }
    Matcher tenths = TENTHS.matcher(text).region(from, limit);
    tenths.useTransparentBounds(true);
    return tenths.lookingAt() && !insideNumber(text, from)
        ? Optional.of(tenths(text, from, tenths))
        : Optional.empty();
  }

  private static boolean insideNumber(String text, int from) {
    char before = from == 0 ? ' ' : text.charAt(from - 1);
    return Numeral.isDigit(before) || Numeral.isChinese(before) || before == '.' || before == '第';
  }

  private static Quantity doubled(int from, Matcher words) {
    int times = words.group(1).isEmpty() ? 1 : count(words.group(1).charAt(0));
    BigDecimal more = BigDecimal.TWO.pow(times).subtract(BigDecimal.ONE);
    return quantity(Shape.MOVE, from, from, words.end(), more, "倍", Kind.TIMES, Comparator.EQUAL);
  }

  private static Quantity tenths(String text, int from, Matcher words) {
    BigDecimal percent = BigDecimal.valueOf(count(words.group(1).charAt(0)) * 10L);
    Bound after = Bounds.after(text, words.end());
    Bound before = Bounds.before(text, from, false);
    Comparator comparator =
        after.comparator() == Comparator.EQUAL ? before.comparator() : after.comparator();
    return quantity(
        Shape.PLAIN, before.edge(), from, after.edge(), percent, "%", Kind.PERCENT, comparator);
  }

  private static int count(char c) {
    return c == '两' ? 2 : Numeral.isDigit(c) ? c - '0' : "一二三四五六七八九".indexOf(c) + 1;
  }

  private static Quantity quantity(
      Shape shape,
      int prefix,
      int start,
      int end,
      BigDecimal value,
      String unit,
      Kind kind,
      Comparator comparator) {
    @Nullable BigDecimal none = null;
    return new Quantity(shape, prefix, start, end, value, none, unit, kind, comparator);
  }
}
