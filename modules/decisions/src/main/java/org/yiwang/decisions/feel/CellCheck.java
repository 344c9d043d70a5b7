package org.yiwang.decisions.feel;

import org.yiwang.decisions.feel.Expression.Operator;
import org.yiwang.decisions.feel.Expression.UnaryTests;
import org.yiwang.decisions.feel.Type.Simple;

/// Checks the tests of a cell against the type of the value under test.
final class CellCheck {
  private final TypeCheck check;
  private final Type value;
  private final TypeScope scope;

  CellCheck(TypeCheck check, Type value, TypeScope scope) {
    this.check = check;
    this.value = value;
    this.scope = scope.with("?", value);
  }

  void check(UnaryTests tests) {
    tests.tests().forEach(this::test);
  }

  private void test(Expression test) {
    switch (test) {
      case UnaryTests nested -> check(nested);
      case Expression.Compare(var place, var operator, var bound) -> {
        var type = check.of(bound, scope);
        if (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL) {
          check.comparable(place, value, type);
          new AllowedCheck(check).constant(value, bound);
        } else {
          check.ordered(place, value, type);
        }
      }
      default -> {
        var type = check.of(test, scope);
        var truth =
            TypeRules.plain(type) == Simple.BOOLEAN
                && !(test instanceof Expression.Literal)
                && Mentions.valueUnderTest(test);
        if (!truth && !TypeRules.within(value, type)) {
          check.report(
              test.place(),
              "应为 " + Type.name(value) + "，而得到 " + Type.name(type),
              "expected " + Type.name(value) + " but it is " + Type.name(type));
        } else if (!truth) {
          new AllowedCheck(check).constant(value, test);
        }
      }
    }
  }
}
