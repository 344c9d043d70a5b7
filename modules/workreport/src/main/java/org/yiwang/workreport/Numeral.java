package org.yiwang.workreport;

import java.math.BigDecimal;
import java.util.Optional;

/// A number in the text, in Arabic or Chinese digits, with 万 and 亿 multiplied out.
///
/// @param end index after the last character, including 余 or 多
/// @param chinese written without Arabic digits
/// @param scaled carries 百, 千, 万 or 亿, so it is an amount even if no unit follows
/// @param about 余, 多 or 来 says it is more than a bare number
record Numeral(
    int start, int end, BigDecimal value, boolean chinese, boolean scaled, boolean about) {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String MORE = "余多";

  /// The same number below zero, with its sign before it.
  Numeral negated() {
    return new Numeral(start - 1, end, value.negate(), chinese, scaled, about);
  }

  /// The number that starts here, if one does.
  static Optional<Numeral> at(String text, int from) {
    char c = text.charAt(from);
    if (isDigit(c)) {
      return Optional.of(arabic(text, from));
    }
    return isChinese(c) && !inUnit(text, from)
        ? Optional.of(chinese(text, from))
        : Optional.empty();
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isChinese(char c) {
    return digit(c) >= 0 || power(c) > 0;
  }

  private static Numeral arabic(String text, int from) {
    int at = digits(text, from);
    while (isGroup(text, at)) {
      at += 4;
    }
    if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
      at = digits(text, at + 1);
    }
    BigDecimal value = new BigDecimal(text.substring(from, at).replace(",", "").replace("，", ""));
    boolean about = false;
    boolean scaled = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (MORE.indexOf(c) >= 0 && !about) {
        about = true;
        at++;
      } else if (scales(text, at)) {
        value = value.scaleByPowerOfTen(power(c));
        scaled = true;
        at++;
        if (c == '亿' && at < text.length() && isDigit(text.charAt(at))) {
          Numeral rest = arabic(text, at);
          if (rest.scaled) {
            return new Numeral(
                from, rest.end, plain(value.add(rest.value)), false, true, about || rest.about);
          }
        }
      } else {
        break;
      }
    }
    return new Numeral(from, at, plain(value), false, scaled, about);
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /// A thousands group: a comma and exactly three digits.
  private static boolean isGroup(String text, int at) {
    return at + 3 < text.length()
        && text.charAt(at) == ','
        && isDigit(text.charAt(at + 1))
        && isDigit(text.charAt(at + 2))
        && isDigit(text.charAt(at + 3))
        && (at + 4 >= text.length() || !isDigit(text.charAt(at + 4)));
  }

  /// 千 in 千瓦 and 千克 belongs to the unit.
  private static boolean scales(String text, int at) {
    char c = text.charAt(at);
    if (c == '万' || c == '亿') {
      return true;
    }
    if (c != '千' && c != '百' && c != '十') {
      return false;
    }
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    return "克瓦米伏卡帕赫焦乏安分".indexOf(next) < 0;
  }

  private static Numeral chinese(String text, int from) {
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal section = BigDecimal.ZERO;
    BigDecimal digit = BigDecimal.ZERO;
    boolean pending = false;
    boolean scaled = false;
    boolean about = false;
    int at = from;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      int decimals = c == '点' && pending ? decimals(text, at + 1) : 0;
      if (decimals > 0) {
        digit = digit.add(fraction(text, at + 1, decimals));
        at += decimals;
      } else if (digit(c) >= 0) {
        if (pending) { // 五六 is not one number
          break;
        }
        digit = BigDecimal.valueOf(digit(c));
        pending = digit(c) > 0;
      } else if (power(c) > 0 && !inUnit(text, at)) {
        BigDecimal factor = BigDecimal.TEN.pow(power(c));
        scaled |= power(c) > 1;
        if (power(c) < 4) {
          section = section.add((pending ? digit : BigDecimal.ONE).multiply(factor));
        } else {
          BigDecimal below = section.add(pending ? digit : BigDecimal.ZERO);
          boolean bare = below.signum() == 0 && total.signum() == 0;
          total = total.add(bare ? BigDecimal.ONE : below).multiply(factor);
          section = BigDecimal.ZERO;
        }
        digit = BigDecimal.ZERO;
        pending = false;
      } else if (MORE.indexOf(c) >= 0 && at > from && !about && power(text.charAt(at - 1)) > 0) {
        about = true;
      } else {
        break;
      }
    }
    BigDecimal value = total.add(section).add(digit);
    return new Numeral(from, at, plain(value), true, scaled, about);
  }

  /// How many digits follow 点 in 二百三十六点五.
  private static int decimals(String text, int from) {
    int at = from;
    while (at < text.length() && at - from < 6 && digit(text.charAt(at)) >= 0) {
      at++;
    }
    return at - from;
  }

  private static BigDecimal fraction(String text, int from, int decimals) {
    BigDecimal fraction = BigDecimal.ZERO;
    for (int i = 0; i < decimals; i++) {
      fraction =
          fraction.add(BigDecimal.valueOf(digit(text.charAt(from + i))).movePointLeft(i + 1));
    }
    return fraction;
  }

  private static boolean inUnit(String text, int at) {
    return (text.charAt(at) == '千' && !scales(text, at))
        || (text.charAt(at) == '百' && text.startsWith("百分", at));
  }

  private static int digit(char c) {
    return switch (c) {
      case '两' -> 2;
      case '〇' -> 0;
      default -> DIGITS.indexOf(c);
    };
  }

  private static int power(char c) {
    return switch (c) {
      case '十' -> 1;
      case '百' -> 2;
      case '千' -> 3;
      case '万' -> 4;
      case '亿' -> 8;
      default -> 0;
    };
  }
}
