package org.yiwang.decisions.guard;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yiwang.decisions.feel.Evaluator;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Expression.Operator;
import org.yiwang.decisions.feel.Formula;
import org.yiwang.decisions.feel.LimitExceeded;
import org.yiwang.decisions.feel.Mentions;
import org.yiwang.decisions.feel.Scope;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// Turns the tree of a formula into nodes. Every case repeats what the interpreter does with the
/// same tree; what is not here is left to it.
final class GuardCompiler<S> {
  private static final int DEPTH_MAX = 100;

  /// Functions that give the same for the same arguments, whoever the subject is.
  private static final Set<String> PURE =
      Set.of("date", "number", "abs", "floor", "ceiling", "upper case", "lower case", "not");

  private final Type.ContextOf schema;
  private final Map<String, Accessor<S>> fields;
  private int depth;

  GuardCompiler(Formula formula, Map<String, Accessor<S>> fields) {
    this.schema = formula.schema();
    this.fields = fields;
  }

  Node.Logic<S> condition(Expression expression) throws Uncompiled {
    if (compile(expression) instanceof Node.Logic<S> logic) {
      return logic;
    }
    throw new Uncompiled(expression, "结果不是真假", "the result is not a boolean");
  }

  Node<S> compile(Expression expression) throws Uncompiled {
    if (++depth > DEPTH_MAX) {
      throw new Uncompiled(expression, "嵌套过深", "nested too deeply");
    }
    var node = isConstant(expression) ? constant(expression) : node(expression);
    depth--;
    return node;
  }

  private Node<S> node(Expression expression) throws Uncompiled {
    return switch (expression) {
      case Expression.Name _, Expression.Path _ -> path(expression);
      case Expression.Binary binary -> binary(binary);
      case Expression.Negation negation -> {
        if (compile(negation.operand()) instanceof Node.Decimal<S> number) {
          yield (Node.Decimal<S>) (subject, now) -> Scaled.negated(number.of(subject, now));
        }
        throw unknown(expression);
      }
      case Expression.Between between -> {
        var value = compile(between.value());
        yield and(
            Comparison.of(between, Operator.MORE_OR_EQUAL, value, compile(between.low())),
            Comparison.of(between, Operator.LESS_OR_EQUAL, value, compile(between.high())));
      }
      case Expression.In in -> new Membership<>(this, compile(in.value())).of(in.tests());
      case Expression.If choice ->
          choice(
              choice, condition(choice.condition()), compile(choice.yes()), compile(choice.no()));
      case Expression.Call call -> new CallCompiler<>(this).of(call);
      default -> throw unknown(expression);
    };
  }

  static Uncompiled unknown(Expression expression) {
    var kind = expression.getClass().getSimpleName();
    return new Uncompiled(expression, "这种表达式不编译（" + kind + "）", "no compiled form of " + kind);
  }

  /// Whether the expression gives the same for every subject. Only what is plainly so counts.
  boolean isConstant(Expression expression) {
    return switch (expression) {
      case Expression.Literal _ -> true;
      case Expression.Negation negation -> isConstant(negation.operand());
      case Expression.Call call ->
          call.function() instanceof Expression.Name name
              && PURE.contains(name.name())
              && !isField(name.name())
              && call.arguments().stream().allMatch(this::isConstant);
      default -> false;
    };
  }

  /// Whether the schema gives the name a meaning of its own.
  boolean isField(String name) {
    return schema.fields().containsKey(name);
  }

  /// The value of a constant expression.
  Value value(Expression expression) throws Uncompiled {
    try {
      return new Evaluator(Map.of(), Instant.EPOCH.atZone(ZoneOffset.UTC))
          .evaluate(expression, Scope.EMPTY);
    } catch (LimitExceeded exceeded) {
      throw unknown(expression);
    }
  }

  private Node<S> constant(Expression expression) throws Uncompiled {
    return switch (value(expression)) {
      case Value.Amount amount -> {
        try {
          var packed = Scaled.of(amount.number());
          yield (Node.Decimal<S>) (_, _) -> packed;
        } catch (Inexact tooLong) {
          throw new Uncompiled(expression, "数超过 16 位", "a number of more than 16 digits");
        }
      }
      case Value.Text(var text) -> (Node.Text<S>) (_, _) -> text;
      case Value.Day(var date) -> (Node.Day<S>) (_, _) -> date;
      case Value.Truth(var holds) -> {
        var truth = holds ? Node.Logic.TRUE : Node.Logic.FALSE;
        yield (Node.Logic<S>) (_, _) -> truth;
      }
      default -> throw unknown(expression);
    };
  }

  private Node<S> path(Expression expression) throws Uncompiled {
    var members = new ArrayList<String>();
    var source = expression;
    while (source instanceof Expression.Path path) {
      members.addFirst(path.member());
      source = path.source();
    }
    if (!(source instanceof Expression.Name name) || !fields.containsKey(name.name())) {
      throw unknown(expression);
    }
    var field = fields.get(name.name());
    var type = schema.fields().get(name.name());
    if (field == null || type == null) {
      throw unknown(expression);
    }
    return new FieldReader(expression).read(field, type, members);
  }

  private Node<S> binary(Expression.Binary binary) throws Uncompiled {
    var left = binary.left();
    var right = binary.right();
    return switch (binary.operator()) {
      case AND -> and(condition(left), condition(right));
      case OR -> or(condition(left), condition(right));
      case EQUAL -> equal(binary);
      case NOT_EQUAL -> Comparison.not(equal(binary));
      case LESS, LESS_OR_EQUAL, MORE, MORE_OR_EQUAL ->
          Comparison.of(binary, binary.operator(), compile(left), compile(right));
      case ADD, SUBTRACT, MULTIPLY, DIVIDE -> {
        if (compile(left) instanceof Node.Decimal<S> a
            && compile(right) instanceof Node.Decimal<S> b) {
          yield arithmetic(binary.operator(), a, b);
        }
        throw unknown(binary);
      }
      case POWER -> throw unknown(binary);
    };
  }

  private Node.Logic<S> equal(Expression.Binary binary) throws Uncompiled {
    if (isNull(binary.right())) {
      return Comparison.missing(compile(binary.left()));
    }
    return isNull(binary.left())
        ? Comparison.missing(compile(binary.right()))
        : Comparison.equal(binary, compile(binary.left()), compile(binary.right()));
  }

  static boolean isNull(Expression expression) {
    return expression instanceof Expression.Literal literal && literal.value().isNothing();
  }

  private Node.Decimal<S> arithmetic(Operator operator, Node.Decimal<S> a, Node.Decimal<S> b) {
    return switch (operator) {
      case ADD -> (subject, now) -> Scaled.sum(a.of(subject, now), b.of(subject, now));
      case SUBTRACT ->
          (subject, now) -> Scaled.sum(a.of(subject, now), Scaled.negated(b.of(subject, now)));
      case MULTIPLY -> (subject, now) -> Scaled.product(a.of(subject, now), b.of(subject, now));
      default -> (subject, now) -> Scaled.quotient(a.of(subject, now), b.of(subject, now));
    };
  }

  static <S> Node.Logic<S> and(Node.Logic<S> a, Node.Logic<S> b) {
    return (subject, now) -> {
      var left = a.of(subject, now);
      if (left == Node.Logic.FALSE) {
        return left;
      }
      var right = b.of(subject, now);
      return left == Node.Logic.TRUE || right == Node.Logic.FALSE ? right : Node.Logic.NULL;
    };
  }

  static <S> Node.Logic<S> or(Node.Logic<S> a, Node.Logic<S> b) {
    return (subject, now) -> {
      var left = a.of(subject, now);
      if (left == Node.Logic.TRUE) {
        return left;
      }
      var right = b.of(subject, now);
      return left == Node.Logic.FALSE || right == Node.Logic.TRUE ? right : Node.Logic.NULL;
    };
  }

  private static <S> Node<S> choice(Expression at, Node.Logic<S> condition, Node<S> yes, Node<S> no)
      throws Uncompiled {
    if (yes instanceof Node.Logic<S> a && no instanceof Node.Logic<S> b) {
      return (Node.Logic<S>)
          (subject, now) ->
              condition.of(subject, now) == Node.Logic.TRUE
                  ? a.of(subject, now)
                  : b.of(subject, now);
    }
    if (yes instanceof Node.Decimal<S> a && no instanceof Node.Decimal<S> b) {
      return (Node.Decimal<S>)
          (subject, now) ->
              condition.of(subject, now) == Node.Logic.TRUE
                  ? a.of(subject, now)
                  : b.of(subject, now);
    }
    if (yes instanceof Node.Text<S> a && no instanceof Node.Text<S> b) {
      return (Node.Text<S>)
          (subject, now) ->
              condition.of(subject, now) == Node.Logic.TRUE
                  ? a.of(subject, now)
                  : b.of(subject, now);
    }
    throw unknown(at);
  }

  /// Whether the expression asks for the value under test.
  static boolean usesTested(Expression expression) {
    return Mentions.in(expression).contains("?");
  }

  /// The constants of a list, when it holds nothing else.
  List<Value> values(List<Expression> items) throws Uncompiled {
    var values = new ArrayList<Value>();
    for (var item : items) {
      values.add(value(item));
    }
    return values;
  }
}
