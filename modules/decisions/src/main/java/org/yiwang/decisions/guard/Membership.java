package org.yiwang.decisions.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Expression.Operator;
import org.yiwang.decisions.feel.Expression.UnaryTests;
import org.yiwang.decisions.feel.Value;

/// Makes nodes of `value in tests`.
final class Membership<S> {
  private final GuardCompiler<S> compiler;
  private final Node<S> value;

  Membership(GuardCompiler<S> compiler, Node<S> value) {
    this.compiler = compiler;
    this.value = value;
  }

  /// Any of the tests; none of them when negated.
  Node.Logic<S> of(UnaryTests tests) throws Uncompiled {
    if (tests.tests().isEmpty()) {
      return (_, _) -> Node.Logic.TRUE;
    }
    var any = isTexts(tests.tests()) ? texts(tests.tests()) : any(tests.tests());
    return tests.negated() ? Comparison.not(any) : any;
  }

  private Node.Logic<S> any(List<Expression> tests) throws Uncompiled {
    var any = test(tests.getFirst());
    for (var test : tests.subList(1, tests.size())) {
      any = GuardCompiler.or(any, test(test));
    }
    return any;
  }

  private Node.Logic<S> test(Expression test) throws Uncompiled {
    return switch (test) {
      case UnaryTests nested -> of(nested);
      case Expression.Compare(_, var operator, var bound) when !GuardCompiler.usesTested(bound) ->
          compared(test, operator, bound);
      case Expression.RangeOf range -> range(range);
      case Expression.ListOf list -> list(list);
      default -> {
        if (GuardCompiler.isNull(test)) {
          yield Comparison.missing(value);
        }
        if (GuardCompiler.usesTested(test)) {
          throw GuardCompiler.unknown(test);
        }
        var target = compiler.compile(test);
        var equal = Comparison.equal(test, value, target);
        yield test instanceof Expression.Name || test instanceof Expression.Path
            ? equal
            : calculated(equal, Comparison.missing(value), Comparison.missing(target));
      }
    };
  }

  /// A calculation that comes to nothing does not equal a value that is missing.
  private static <S> Node.Logic<S> calculated(
      Node.Logic<S> equal, Node.Logic<S> missing, Node.Logic<S> nothing) {
    return (subject, now) ->
        missing.of(subject, now) == Node.Logic.TRUE && nothing.of(subject, now) == Node.Logic.TRUE
            ? Node.Logic.NULL
            : equal.of(subject, now);
  }

  private Node.Logic<S> compared(Expression at, Operator operator, Expression bound)
      throws Uncompiled {
    if (GuardCompiler.isNull(bound)) {
      var missing = Comparison.missing(value);
      return switch (operator) {
        case EQUAL -> missing;
        case NOT_EQUAL -> Comparison.not(missing);
        default -> throw GuardCompiler.unknown(at);
      };
    }
    return Comparison.of(at, operator, value, compiler.compile(bound));
  }

  /// A range with constant ends in order; any other is one for the interpreter.
  private Node.Logic<S> range(Expression.RangeOf range) throws Uncompiled {
    if (!compiler.isConstant(range.low()) || !compiler.isConstant(range.high())) {
      throw GuardCompiler.unknown(range);
    }
    var order =
        org.yiwang.decisions.feel.Ordering.order(
            compiler.value(range.low()), compiler.value(range.high()));
    if (order.isEmpty() || order.getAsInt() > 0) {
      throw GuardCompiler.unknown(range);
    }
    return GuardCompiler.and(
        Comparison.of(
            range,
            range.lowIncluded() ? Operator.MORE_OR_EQUAL : Operator.MORE,
            value,
            compiler.compile(range.low())),
        Comparison.of(
            range,
            range.highIncluded() ? Operator.LESS_OR_EQUAL : Operator.LESS,
            value,
            compiler.compile(range.high())));
  }

  /// Of a list, that an item is null counts as that it is not the value.
  private Node.Logic<S> list(Expression.ListOf list) throws Uncompiled {
    if (list.items().isEmpty()) {
      return (_, _) -> Node.Logic.FALSE;
    }
    if (isTexts(list.items())) {
      return texts(list.items());
    }
    var items = new ArrayList<Node.Logic<S>>();
    for (var item : list.items()) {
      if (!compiler.isConstant(item)) {
        throw GuardCompiler.unknown(item);
      }
      items.add(test(item));
    }
    var all = List.copyOf(items);
    return (subject, now) -> {
      for (var i = 0; i < all.size(); i++) {
        if (all.get(i).of(subject, now) == Node.Logic.TRUE) {
          return Node.Logic.TRUE;
        }
      }
      return Node.Logic.FALSE;
    };
  }

  private static boolean isTexts(List<Expression> items) {
    return items.size() > 1
        && items.stream()
            .allMatch(item ->
                item instanceof Expression.Literal literal
                    && literal.value() instanceof Value.Text);
  }

  private Node.Logic<S> texts(List<Expression> items) throws Uncompiled {
    if (!(value instanceof Node.Text<S> text)) {
      throw GuardCompiler.unknown(items.getFirst());
    }
    Set<String> words = new HashSet<>();
    for (var item : compiler.values(items)) {
      words.add(((Value.Text) item).text());
    }
    return (subject, now) -> {
      var word = text.of(subject, now);
      return word != null && words.contains(word) ? Node.Logic.TRUE : Node.Logic.FALSE;
    };
  }
}
