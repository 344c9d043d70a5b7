package org.yiwang.decisions.guard;

import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Expression.Operator;

/// Makes nodes that compare: equality has two values, since null equals null; order has three.
final class Comparison {
  private Comparison() {}

  static <S> Node.Logic<S> not(Node.Logic<S> logic) {
    return (subject, now) -> {
      var truth = logic.of(subject, now);
      return truth == Node.Logic.NULL ? truth : 1 - truth;
    };
  }

  private static int truth(boolean holds) {
    return holds ? Node.Logic.TRUE : Node.Logic.FALSE;
  }

  /// Whether the node gives null.
  static <S> Node.Logic<S> missing(Node<S> node) {
    return switch (node) {
      case Node.Logic<S> logic ->
          (subject, now) -> truth(logic.of(subject, now) == Node.Logic.NULL);
      case Node.Decimal<S> number ->
          (subject, now) -> truth(number.of(subject, now) == Scaled.NULL);
      case Node.Text<S> text -> (subject, now) -> truth(text.of(subject, now) == null);
      case Node.Day<S> day -> (subject, now) -> truth(day.of(subject, now) == null);
      case Node.Items<S> items -> (subject, now) -> truth(items.of(subject, now) == null);
      case Node.Thing<S> thing -> (subject, now) -> truth(thing.missing(subject, now));
    };
  }

  static <S> Node.Logic<S> of(Expression at, Operator operator, Node<S> left, Node<S> right)
      throws Uncompiled {
    return switch (operator) {
      case EQUAL -> equal(at, left, right);
      case NOT_EQUAL -> not(equal(at, left, right));
      case LESS, LESS_OR_EQUAL, MORE, MORE_OR_EQUAL -> order(at, operator, left, right);
      default -> throw no(at);
    };
  }

  private static Uncompiled no(Expression at) {
    return new Uncompiled(
        at, "只编译数、字符串、真假与日期的比较", "only numbers, strings, booleans and dates are compared");
  }

  static <S> Node.Logic<S> equal(Expression at, Node<S> left, Node<S> right) throws Uncompiled {
    if (left instanceof Node.Decimal<S> a && right instanceof Node.Decimal<S> b) {
      return (subject, now) -> {
        var x = a.of(subject, now);
        var y = b.of(subject, now);
        return x == Scaled.NULL || y == Scaled.NULL
            ? truth(x == y)
            : truth(Scaled.compare(x, y) == 0);
      };
    }
    if (left instanceof Node.Text<S> a && right instanceof Node.Text<S> b) {
      return (subject, now) -> {
        var x = a.of(subject, now);
        var y = b.of(subject, now);
        return truth(x == null ? y == null : x.equals(y));
      };
    }
    if (left instanceof Node.Logic<S> a && right instanceof Node.Logic<S> b) {
      return (subject, now) -> truth(a.of(subject, now) == b.of(subject, now));
    }
    if (left instanceof Node.Day<S> a && right instanceof Node.Day<S> b) {
      return (subject, now) -> {
        var x = a.of(subject, now);
        var y = b.of(subject, now);
        return truth(x == null ? y == null : x.equals(y));
      };
    }
    throw no(at);
  }

  private static int holds(Operator operator, int order) {
    return truth(
        switch (operator) {
          case LESS -> order < 0;
          case LESS_OR_EQUAL -> order <= 0;
          case MORE -> order > 0;
          default -> order >= 0;
        });
  }

  private static <S> Node.Logic<S> order(
      Expression at, Operator operator, Node<S> left, Node<S> right) throws Uncompiled {
    if (left instanceof Node.Decimal<S> a && right instanceof Node.Decimal<S> b) {
      return (subject, now) -> {
        var x = a.of(subject, now);
        var y = b.of(subject, now);
        return x == Scaled.NULL || y == Scaled.NULL
            ? Node.Logic.NULL
            : holds(operator, Scaled.compare(x, y));
      };
    }
    if (left instanceof Node.Text<S> a && right instanceof Node.Text<S> b) {
      return (subject, now) -> {
        var x = a.of(subject, now);
        var y = b.of(subject, now);
        return x == null || y == null ? Node.Logic.NULL : holds(operator, x.compareTo(y));
      };
    }
    if (left instanceof Node.Day<S> a && right instanceof Node.Day<S> b) {
      return (subject, now) -> {
        var x = a.of(subject, now);
        var y = b.of(subject, now);
        return x == null || y == null ? Node.Logic.NULL : holds(operator, x.compareTo(y));
      };
    }
    throw no(at);
  }
}
