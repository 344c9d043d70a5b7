package org.yiwang.pack;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Single values read as words, numbers and days; what is wrong is noted at the value.
final class Scalar {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");

  private Scalar() {}

  static String word(Node node) {
    return switch (node.tree()) {
      case Tree.Absent _ -> "";
      case Tree.Leaf leaf when !leaf.value().isBlank() && !leaf.empty() -> leaf.value();
      case Tree.Leaf _ -> {
        node.problem("值是空的", "the value is empty");
        yield "";
      }
      case Tree other -> {
        node.problem(
            "应为单个值，却是" + other.kind().zh(), "expected a single value, found " + other.kind().en());
        yield "";
      }
    };
  }

  static BigDecimal number(Node node) {
    String word = word(node);
    if (word.isEmpty()) {
      return BigDecimal.ZERO;
    }
    if (!NUMBER.matcher(word).matches()) {
      node.problem("“" + word + "”不是数", word + " is no number");
      return BigDecimal.ZERO;
    }
    return new BigDecimal(word);
  }

  static int whole(Node node, int least, int most) {
    BigDecimal number = number(node);
    boolean fits =
        number.stripTrailingZeros().scale() <= 0
            && number.compareTo(BigDecimal.valueOf(least)) >= 0
            && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    if (!fits && !(node.tree() instanceof Tree.Absent)) {
      node.problem(
          "应为 " + least + " 到 " + most + " 的整数",
          "expected a whole number from " + least + " to " + most);
    }
    return fits ? number.intValueExact() : least;
  }

  static LocalDate date(Node node) {
    return parsed(
        node, LocalDate::parse, LocalDate.EPOCH, "日期，如 2024-10-15", "a day such as 2024-10-15");
  }

  static LocalDateTime minute(Node node) {
    return parsed(
        node,
        LocalDateTime::parse,
        LocalDate.EPOCH.atStartOfDay(),
        "时刻，如 2024-10-15T09:00",
        "a minute such as 2024-10-15T09:00");
  }

  static boolean yes(Node node) {
    String word = word(node);
    if (!word.isEmpty() && !word.equals("true") && !word.equals("false")) {
      node.problem("应为 true 或 false", "expected true or false");
    }
    return word.equals("true");
  }

  private static <T> T parsed(
      Node node, Function<String, T> parse, T otherwise, String zh, String en) {
    String word = word(node);
    try {
      return word.isEmpty() ? otherwise : parse.apply(word);
    } catch (DateTimeParseException wrong) {
      node.problem("“" + word + "”不是" + zh, word + " is not " + en);
      return otherwise;
    }
  }
}
