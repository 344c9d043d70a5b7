package org.yiwang.decisions.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Value;

/// The constants with which a cell compares the value under test. Empty as soon as the cell does
/// anything but compare with constants: then nothing is known about where its answer may change.
final class Constants {
  private final Setting setting;
  private final List<Value> found = new ArrayList<>();

  private Constants(Setting setting) {
    this.setting = setting;
  }

  static Optional<List<Value>> of(Expression.UnaryTests cell, Setting setting) {
    var constants = new Constants(setting);
    return constants.tests(cell) ? Optional.of(constants.found) : Optional.empty();
  }

  private boolean tests(Expression.UnaryTests tests) {
    return tests.tests().stream().allMatch(this::test);
  }

  private boolean test(Expression test) {
    return switch (test) {
      case Expression.UnaryTests nested -> tests(nested);
      case Expression.Compare compare ->
          constant(
              compare.bound(),
              compare.operator() != Expression.Operator.EQUAL
                  && compare.operator() != Expression.Operator.NOT_EQUAL);
      case Expression.RangeOf range -> constant(range.low(), true) && constant(range.high(), true);
      case Expression.ListOf list -> list.items().stream().allMatch(this::test);
      default -> constant(test, false);
    };
  }

  /// Strings in order are left out: what lies between two of them cannot be shown by an example.
  private boolean constant(Expression expression, boolean ordered) {
    if (!setting.constant(expression)) {
      return false;
    }
    var value = setting.value(expression);
    return switch (value) {
      case Value.Amount _, Value.Day _, Value.Days _, Value.Months _ -> found.add(value);
      case Value.Text _, Value.Truth _ -> !ordered && found.add(value);
      case Value.Nothing _ -> true;
      default -> false;
    };
  }
}
