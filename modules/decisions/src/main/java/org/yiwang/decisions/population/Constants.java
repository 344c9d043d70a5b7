package org.yiwang.decisions.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yiwang.decisions.feel.Evaluator;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Scope;
import org.yiwang.decisions.feel.Value;

/// The constants with which cells compare the value under test. Empty as soon as a cell does
/// anything but compare with constants: then nothing is known about where its answer may change.
final class Constants {
  private final Evaluator evaluator;
  private final List<Value> found = new ArrayList<>();
  private boolean textInOrder;

  private Constants(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  static Optional<List<Value>> of(List<Expression.UnaryTests> cells, Evaluator evaluator) {
    var constants = new Constants(evaluator);
    for (var cell : cells) {
      if (!constants.tests(cell)) {
        return Optional.empty();
      }
    }
    return constants.textInOrder ? Optional.empty() : Optional.of(constants.found);
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

  private boolean constant(Expression expression, boolean ordered) {
    if (!isConstant(expression)) {
      return false;
    }
    var value = evaluator.evaluate(expression, Scope.EMPTY);
    textInOrder |= ordered && value instanceof Value.Text;
    return switch (value) {
      case Value.Amount _, Value.Text _, Value.Day _, Value.Truth _ -> found.add(value);
      case Value.Nothing _ -> !ordered;
      default -> false;
    };
  }

  /// A literal, its negation, or a date of a literal.
  static boolean isConstant(Expression expression) {
    return switch (expression) {
      case Expression.Literal _ -> true;
      case Expression.Negation negation -> isConstant(negation.operand());
      case Expression.Typed typed -> isConstant(typed.inner());
      case Expression.Call call ->
          call.function() instanceof Expression.Name name
              && name.name().equals("date")
              && call.arguments().stream().allMatch(Constants::isConstant);
      default -> false;
    };
  }
}
