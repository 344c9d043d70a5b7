package org.yiwang.decisions.feel;

/// Values as texts: what the function `string` gives, and what messages show.
public final class Printed {
  private final StringBuilder text = new StringBuilder();
  private boolean cut;

  private Printed() {}

  /// The text of a value; strings inside lists and contexts stand in quotes.
  public static String text(Value value) {
    return value instanceof Value.Text text ? text.text() : inner(value);
  }

  /// The value as FEEL would write it, strings in quotes. What is longer than a string of FEEL may
  /// be ends in `…`.
  public static String inner(Value value) {
    var printed = of(value);
    return printed.cut ? printed.text.append('…').toString() : printed.text.toString();
  }

  /// As [#text].
  ///
  /// @throws LimitExceeded when it is longer than a string may be
  static String whole(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    var printed = of(value);
    if (printed.cut) {
      throw Budget.tooLong();
    }
    return printed.text.toString();
  }

  private static Printed of(Value value) {
    var printed = new Printed();
    printed.add(value);
    return printed;
  }

  private void add(Value value) {
    switch (value) {
      case Value.Nothing _ -> add("null");
      case Value.Amount amount -> add(number(amount));
      case Value.Text own -> {
        quoted(own.text());
      }
      case Value.Truth truth -> add(truth.holds() ? "true" : "false");
      case Value.Day day -> add(Temporal.text(day));
      case Value.Clock clock -> add(Temporal.text(clock));
      case Value.Moment moment -> add(Temporal.text(moment));
      case Value.Days days -> add(Temporal.text(days));
      case Value.Months months -> add(Temporal.text(months));
      case Value.Range range -> {
        add(range.lowIncluded() ? "[" : "(");
        add(range.low());
        add("..");
        add(range.high());
        add(range.highIncluded() ? "]" : ")");
      }
      case Value.Items items -> {
        var before = "[";
        for (var item : items.items()) {
          add(before);
          add(item);
          before = ", ";
        }
        add(items.items().isEmpty() ? "[]" : "]");
      }
      case Value.Fields fields -> {
        var before = "{";
        for (var field : fields.fields().entrySet()) {
          add(before);
          key(field.getKey());
          add(": ");
          add(field.getValue());
          before = ", ";
        }
        add(fields.fields().isEmpty() ? "{}" : "}");
      }
      case Value.Function function ->
          add("function(" + String.join(", ", function.parameters()) + ")");
    }
  }

  private void quoted(String own) {
    add("\"");
    add(own.replace("\\", "\\\\").replace("\"", "\\\""));
    add("\"");
  }

  /// The name of a field; in quotes when it holds what is no part of a name.
  private void key(String name) {
    if (name.isEmpty() || name.chars().anyMatch(c -> "{}[](),:\"\\".indexOf(c) >= 0)) {
      quoted(name);
    } else {
      add(name);
    }
  }

  private void add(String part) {
    cut |= text.length() + part.length() > Budget.TEXT_MAX;
    if (!cut) {
      text.append(part);
    }
  }

  private static String number(Value.Amount amount) {
    var number = amount.number();
    return Math.abs((long) number.scale()) > 400 ? number.toString() : number.toPlainString();
  }
}
