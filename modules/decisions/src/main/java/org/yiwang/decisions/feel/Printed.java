package org.yiwang.decisions.feel;

import java.util.stream.Collectors;

/// Values as texts: what the function `string` gives, and what messages show.
public final class Printed {
  private Printed() {}

  /// The text of a value; strings inside lists and contexts stand in quotes.
  public static String text(Value value) {
    return switch (value) {
      case Value.Text text -> text.text();
      default -> inner(value);
    };
  }

  /// The value as FEEL would write it, strings in quotes.
  public static String inner(Value value) {
    return switch (value) {
      case Value.Nothing _ -> "null";
      case Value.Amount amount -> number(amount);
      case Value.Text text -> '"' + text.text() + '"';
      case Value.Truth truth -> truth.holds() ? "true" : "false";
      case Value.Day day -> Temporal.text(day);
      case Value.Clock clock -> Temporal.text(clock);
      case Value.Moment moment -> Temporal.text(moment);
      case Value.Days days -> Temporal.text(days);
      case Value.Months months -> Temporal.text(months);
      case Value.Range range ->
          (range.lowIncluded() ? "[" : "(")
              + inner(range.low())
              + ".."
              + inner(range.high())
              + (range.highIncluded() ? "]" : ")");
      case Value.Items items ->
          items.items().stream().map(Printed::inner).collect(Collectors.joining(", ", "[", "]"));
      case Value.Fields fields ->
          fields.fields().entrySet().stream()
              .map(field -> field.getKey() + ": " + inner(field.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Value.Function function -> "function(" + String.join(", ", function.parameters()) + ")";
    };
  }

  private static String number(Value.Amount amount) {
    var number = amount.number();
    return Math.abs((long) number.scale()) > 400 ? number.toString() : number.toPlainString();
  }
}
