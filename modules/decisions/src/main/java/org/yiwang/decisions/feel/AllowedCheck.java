package org.yiwang.decisions.feel;

import java.util.List;
import java.util.stream.Collectors;
import org.yiwang.decisions.feel.Expression.UnaryTests;

/// Checks constants against allowed values.
final class AllowedCheck {
  private static final int SHOWN_MAX = 12;

  private final TypeCheck check;

  AllowedCheck(TypeCheck check) {
    this.check = check;
  }

  /// Reports a constant, or one in a list of them, that the type does not allow.
  void constant(Type type, Expression expression) {
    switch (expression) {
      case Expression.ListOf list ->
          list.items().forEach(item -> constant(TypeRules.item(type), item));
      case Expression.Typed typed -> constant(type, typed.inner());
      case Expression.Literal literal when type instanceof Type.Restricted restricted -> {
        constant(restricted.of(), expression);
        if (!literal.value().isNothing()
            && TypeRules.plain(type) == Type.simple(literal.value())
            && !passes(restricted.allowed(), literal.value())) {
          outside(literal, restricted.allowed().tests());
        }
      }
      default -> {}
    }
  }

  /// Reports a constant that is not among the allowed values.
  void among(List<Expression> allowed, Expression expression) {
    if (!allowed.isEmpty()
        && expression instanceof Expression.Literal literal
        && !literal.value().isNothing()
        && !passes(new UnaryTests(literal.place(), allowed, false), literal.value())) {
      outside(literal, allowed);
    }
  }

  private boolean passes(UnaryTests allowed, Value value) {
    try {
      return check.constants().passes(allowed, value, Scope.EMPTY);
    } catch (LimitExceeded unknown) {
      return true;
    }
  }

  private void outside(Expression.Literal literal, List<Expression> allowed) {
    var texts =
        allowed.stream()
            .filter(Expression.Literal.class::isInstance)
            .map(each -> ((Expression.Literal) each).value())
            .toList();
    var words =
        texts.stream()
            .filter(Value.Text.class::isInstance)
            .map(each -> ((Value.Text) each).text())
            .toList();
    var near = Nearest.to(Printed.text(literal.value()), words);
    var list =
        texts.stream().limit(SHOWN_MAX).map(Printed::inner).collect(Collectors.joining(", "))
            + (texts.size() > SHOWN_MAX || texts.size() < allowed.size() ? " …" : "");
    check.report(
        literal.place(),
        Printed.inner(literal.value()) + " 不在允许的取值内：" + list + Nearest.chinese(near),
        Printed.inner(literal.value())
            + " is not among the allowed values: "
            + list
            + Nearest.english(near));
  }
}
