package org.yiwang.decisions.guard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Type.Simple;
import org.yiwang.decisions.feel.Value;

/// Random conditions over a schema and random subjects for them, from a seed. The same few
/// constants occur in both, so that boundaries are met; a fifth of all fields is null.
final class Conditions {
  /// A subject as a record.
  record Case(
      @Nullable Category category,
      long age,
      @Nullable BigDecimal income,
      @Nullable String district,
      @Nullable LocalDate born,
      @Nullable Boolean poor,
      Value tags) {}

  /// A record within it.
  record Category(@Nullable String group, @Nullable BigDecimal weight) {}

  static final Type.ContextOf SCHEMA =
      new Type.ContextOf(
          Map.of(
              "category",
                  new Type.ContextOf(Map.of("group", Simple.STRING, "weight", Simple.NUMBER)),
              "年龄", Simple.NUMBER,
              "收入", Simple.NUMBER,
              "区", Simple.STRING,
              "生日", Simple.DATE,
              "低保", Simple.BOOLEAN,
              "标签", new Type.ListOf(Simple.STRING)));

  static final Map<String, Accessor<Case>> FIELDS =
      Map.of(
          "category",
              new Accessor.Inner<Case, Category>(
                  Case::category,
                  Map.of(
                      "group", new Accessor.Text<>(Category::group),
                      "weight", new Accessor.Decimal<>(Category::weight))),
          "年龄", new Accessor.Whole<>(Case::age),
          "收入", new Accessor.Decimal<>(Case::income),
          "区", new Accessor.Text<>(Case::district),
          "生日", new Accessor.Day<>(Case::born),
          "低保", new Accessor.Truth<>(Case::poor),
          "标签", new Accessor.Any<>(Case::tags));

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "80",
          "79.99",
          "80.0",
          "-3",
          "0.1",
          "1e3",
          "36028797018963967",
          "36028797018963968",
          "99999999999999999999.5",
          "0.00000000000000001",
          "3");
  private static final List<String> TEXTS =
      List.of("虹口", "静安", "噪声", "", "a", "z", "\u7231\uD83D\uDE00", "急");
  private static final List<String> DAYS = List.of("1944-02-29", "1970-01-01", "2024-12-31");

  private final Random random;

  Conditions(Random random) {
    this.random = random;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private boolean missing() {
    return random.nextInt(5) == 0;
  }

  Case subject() {
    var category =
        missing()
            ? null
            : new Category(
                missing() ? null : any(TEXTS), missing() ? null : new BigDecimal(any(NUMBERS)));
    var tags = new ArrayList<Value>();
    for (var i = random.nextInt(4); i > 0; i--) {
      tags.add(missing() ? Value.Nothing.PLAIN : Value.of(any(TEXTS)));
    }
    return new Case(
        category,
        random.nextInt(4) == 0 ? Long.MAX_VALUE - random.nextInt(2) : random.nextInt(100) - 5,
        missing() ? null : new BigDecimal(any(NUMBERS)),
        missing() ? null : any(TEXTS),
        missing() ? null : LocalDate.parse(any(DAYS)).plusDays(random.nextInt(3) - 1L),
        missing() ? null : random.nextBoolean(),
        missing() ? Value.Nothing.PLAIN : new Value.Items(tags));
  }

  /// The subject as a map: now and then without a field, or with a value of another type.
  Map<String, Value> map(Case subject) {
    var map = new LinkedHashMap<>(Accessor.values(FIELDS, subject));
    if (random.nextInt(10) == 0) {
      map.remove(any(List.copyOf(map.keySet())));
    }
    if (random.nextInt(10) == 0) {
      map.put(
          any(List.copyOf(map.keySet())),
          any(List.of(Value.of("八十"), Value.of(80), Value.Truth.TRUE, new Value.Items(List.of()))));
    }
    return map;
  }

  String condition(int depth) {
    if (depth > 0 && random.nextInt(3) > 0) {
      return switch (random.nextInt(6)) {
        case 0, 1 -> "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
        case 2, 3 -> "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
        case 4 -> "not(" + condition(depth - 1) + ")";
        default ->
            "(if "
                + condition(depth - 1)
                + " then "
                + condition(depth - 1)
                + " else "
                + condition(depth - 1)
                + ")";
      };
    }
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> number(2) + " " + comparison() + " " + number(2);
      case 3 -> text() + " " + comparison() + " " + text();
      case 4 -> day() + " " + comparison() + " " + day();
      case 5 -> number(1) + " between " + number(1) + " and " + number(1);
      case 6 -> number(1) + " in " + range();
      case 7 -> number(1) + " in (" + any(NUMBERS) + ", " + comparison() + " " + number(0) + ")";
      case 8 -> text() + " in [\"虹口\", \"静安\"" + any(List.of("", ", null", ", \"急\"")) + "]";
      case 9 -> text() + " in (not(= \"虹口\"), " + text() + ")";
      case 10 ->
          any(List.of("contains", "starts with", "ends with")) + "(" + text() + ", " + text() + ")";
      case 11 -> "list contains(标签, " + text() + ")";
      case 12 -> field() + any(List.of(" = null", " != null"));
      case 13 -> number(1) + " in (" + number(1) + ", " + number(2) + ")";
      case 14 ->
          number(1)
              + any(
                  List.of(
                      " in (? >= 0 and ? < 80)",
                      " in (? * 2 > 3)",
                      " in (? + null)",
                      " in [null, [5..1]]",
                      " in [[5..1]]"));
      default ->
          any(List.of("低保", "低保 = true", "低保 != (" + condition(0) + ")", "true", "生日 < today()"));
    };
  }

  private String comparison() {
    return any(List.of("=", "!=", "<", "<=", ">", ">="));
  }

  private String field() {
    return any(
        List.of("category", "category.group", "category.weight", "年龄", "收入", "区", "生日", "标签"));
  }

  private String range() {
    return any(List.of("[", "("))
        + any(List.of("0..80", "-3..79.99", "80.0..80", "1..0"))
        + any(List.of("]", ")"));
  }

  private String number(int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      return "("
          + number(depth - 1)
          + any(List.of(" + ", " - ", " * ", " / "))
          + number(depth - 1)
          + ")";
    }
    return switch (random.nextInt(8)) {
      case 0, 1 -> "年龄";
      case 2 -> "收入";
      case 3 -> "category.weight";
      case 4 -> "-收入";
      case 5 -> any(List.of("count(标签)", "string length(区)"));
      default -> any(NUMBERS);
    };
  }

  private String text() {
    return switch (random.nextInt(4)) {
      case 0, 1 -> "区";
      case 2 -> "category.group";
      default -> '"' + any(TEXTS) + '"';
    };
  }

  private String day() {
    return random.nextBoolean() ? "生日" : "date(\"" + any(DAYS) + "\")";
  }
}
