package org.yiwang.decisions.feel;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yiwang.decisions.feel.Expression.Iteration;
import org.yiwang.decisions.feel.Expression.UnaryTests;

/// Evaluates expressions by walking their trees: the reference that everything compiled is held
/// against. Use one for each evaluation; it counts steps and depth, and throws [LimitExceeded]. An
/// error of the expression is no exception but [Value.Nothing] with a reason.
public final class Evaluator {
  private static final int STEPS_MAX = 20_000_000;
  private static final int DEPTH_MAX = 400;
  private static final int ITEMS_MAX = 1_000_000;
  private static final int TEXT_MAX = 10_000_000;
  private static final int CHARACTERS_A_STEP = 64;

  private final Map<String, Type> types;
  private final ZonedDateTime now;
  private int steps;
  private int depth;

  /// @param types what the names of types mean, beside those of FEEL
  /// @param now what `now()` and `today()` give
  public Evaluator(Map<String, Type> types, ZonedDateTime now) {
    this.types = types;
    this.now = now;
  }

  ZonedDateTime now() {
    return now;
  }

  /// Counts work done elsewhere on behalf of the expression.
  void spend(long more) {
    if (steps + more > STEPS_MAX) {
      throw new LimitExceeded("超过 " + STEPS_MAX + " 步", "more than " + STEPS_MAX + " steps");
    }
    steps += (int) more;
  }

  /// Counts the work of looking at all of a value, and refuses one that grew too large.
  void charge(Value value) {
    switch (value) {
      case Value.Items list -> {
        if (list.items().size() > ITEMS_MAX) {
          throw new LimitExceeded("列表超过 " + ITEMS_MAX + " 项", "more than " + ITEMS_MAX + " items");
        }
        spend(list.items().size());
      }
      case Value.Text text -> {
        if (text.text().length() > TEXT_MAX) {
          throw new LimitExceeded(
              "字符串超过 " + TEXT_MAX + " 字", "a string of more than " + TEXT_MAX + " characters");
        }
        spend(text.text().length() / CHARACTERS_A_STEP);
      }
      default -> {}
    }
  }

  /// The value of the expression.
  public Value evaluate(Expression expression, Scope scope) {
    spend(1);
    if (++depth > DEPTH_MAX) {
      depth = 0;
      throw new LimitExceeded("递归超过 " + DEPTH_MAX + " 层", "deeper than " + DEPTH_MAX);
    }
    var value = walk(expression, scope);
    depth--;
    return value;
  }

  private Value walk(Expression expression, Scope scope) {
    return switch (expression) {
      case Expression.Literal literal -> literal.value();
      case Expression.Name name -> named(name.name(), scope);
      case Expression.Path path -> {
        var source = evaluate(path.source(), scope);
        charge(source);
        yield Members.of(source, path.member());
      }
      case Expression.Filter filter -> filter(filter, scope);
      case Expression.Call call -> call(call, scope);
      case Expression.Binary binary -> binary(binary, scope);
      case Expression.Negation negation -> Arithmetic.negated(evaluate(negation.operand(), scope));
      case Expression.Between between -> between(between, scope);
      case Expression.In in -> in(in, scope);
      case Expression.InstanceOf instance -> instance(instance, scope);
      case Expression.If choice -> {
        var condition = evaluate(choice.condition(), scope);
        yield condition instanceof Value.Truth || condition.isNothing()
            ? evaluate(condition.isTrue() ? choice.yes() : choice.no(), scope)
            : Value.nothing("条件不是真假 · the condition is not a boolean");
      }
      case Expression.For loop -> loop(loop, scope);
      case Expression.Quantified quantified -> quantified(quantified, scope);
      case Expression.Count count -> count(count, scope);
      case Expression.ListOf list -> {
        var items = new ArrayList<Value>();
        list.items().forEach(item -> items.add(evaluate(item, scope)));
        yield new Value.Items(items);
      }
      case Expression.ContextOf context -> context(context, scope);
      case Expression.FunctionOf function -> Closure.of(function, scope, this);
      case Expression.RangeOf range ->
          Ranges.of(
              range.lowIncluded(),
              evaluate(range.low(), scope),
              evaluate(range.high(), scope),
              range.highIncluded());
      case Expression.Compare compare ->
          Ranges.of(compare.operator(), evaluate(compare.bound(), scope));
      case Expression.Typed typed -> typed(typed, scope);
      case Expression.Decide decide -> TableRun.of(decide.table(), scope, this);
      case UnaryTests tests -> tested(tests, scope.find("?").orElse(Value.Nothing.PLAIN), scope);
    };
  }

  private Value named(String name, Scope scope) {
    return scope
        .find(name)
        .or(() -> Builtins.find(name))
        .orElseGet(() -> Value.nothing("不认识的名称 " + name + " · unknown name " + name));
  }

  private Value typed(Expression.Typed typed, Scope scope) {
    var value = evaluate(typed.inner(), scope);
    return Type.find(typed.type(), types)
        .map(type -> Type.coerced(value, type, this))
        .orElse(value);
  }

  private Value filter(Expression.Filter filter, Scope scope) {
    var source = evaluate(filter.source(), scope);
    if (source.isNothing()) {
      return filter.condition() instanceof Expression.Literal
          ? Value.Nothing.PLAIN
          : new Value.Items(List.of());
    }
    var items = source instanceof Value.Items list ? list.items() : List.of(source);
    if (filter.condition() instanceof Expression.Literal literal) {
      return picked(items, literal.value());
    }
    var kept = new ArrayList<Value>();
    for (var item : items) {
      var inner = item instanceof Value.Fields fields ? scope.with(fields.fields()) : scope;
      if (!(item instanceof Value.Fields fields && fields.fields().containsKey("item"))) {
        inner = inner.with("item", item);
      }
      var result = evaluate(filter.condition(), inner);
      if (result instanceof Value.Amount) {
        return picked(items, evaluate(filter.condition(), scope));
      }
      if (result.isTrue()) {
        kept.add(item);
      } else if (!result.isFalse() && !result.isNothing()) {
        return Value.nothing("过滤条件既不是数也不是真假 · a filter is a number or a boolean");
      }
    }
    if (items.isEmpty() && evaluate(filter.condition(), scope) instanceof Value.Amount) {
      return Value.Nothing.PLAIN;
    }
    return new Value.Items(kept);
  }

  private static Value picked(List<Value> items, Value index) {
    return switch (index) {
      case Value.Amount amount -> {
        var at = amount.number().intValue();
        var place = at < 0 ? items.size() + at : at - 1;
        yield at != 0 && place >= 0 && place < items.size()
            ? items.get(place)
            : Value.nothing("列表没有第 " + at + " 项 · no item " + at);
      }
      case Value.Truth truth -> new Value.Items(truth.holds() ? items : List.of());
      case Value.Nothing _ -> new Value.Items(List.of());
      default -> Value.nothing("过滤条件既不是数也不是真假 · a filter is a number or a boolean");
    };
  }

  private Value call(Expression.Call call, Scope scope) {
    var function = evaluate(call.function(), scope);
    var arguments = new ArrayList<Value>();
    call.arguments().forEach(argument -> arguments.add(evaluate(argument, scope)));
    if (function instanceof Value.Function called) {
      return called.call(new Value.Arguments(arguments, call.names()), this);
    }
    return function.isNothing() ? function : Value.nothing("不是函数 · not a function");
  }

  private Value binary(Expression.Binary binary, Scope scope) {
    var operator = binary.operator();
    var left = evaluate(binary.left(), scope);
    if (operator == Expression.Operator.OR && left.isTrue()) {
      return left;
    }
    if (operator == Expression.Operator.AND && left.isFalse()) {
      return left;
    }
    var right = evaluate(binary.right(), scope);
    charge(left);
    charge(right);
    return switch (operator) {
      case OR -> Ordering.or(left, right);
      case AND -> Ordering.and(left, right);
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER -> Arithmetic.of(operator, left, right);
      default -> Ordering.of(operator, left, right);
    };
  }

  private Value between(Expression.Between between, Scope scope) {
    var value = evaluate(between.value(), scope);
    return Ordering.and(
        Ordering.of(Expression.Operator.MORE_OR_EQUAL, value, evaluate(between.low(), scope)),
        Ordering.of(Expression.Operator.LESS_OR_EQUAL, value, evaluate(between.high(), scope)));
  }

  private Value in(Expression.In in, Scope scope) {
    return tested(in.tests(), evaluate(in.value(), scope), scope);
  }

  /// Whether the value passes the tests of a cell.
  public boolean passes(UnaryTests tests, Value value, Scope scope) {
    return tested(tests, value, scope).isTrue();
  }

  /// What the tests of a cell say of the value: true, false or null.
  public Value tested(UnaryTests tests, Value value, Scope scope) {
    if (tests.tests().isEmpty()) {
      return Value.Truth.TRUE;
    }
    Value any = Value.Truth.FALSE;
    for (var test : tests.tests()) {
      any = Ordering.or(any, test(test, value, scope));
      if (any.isTrue()) {
        break;
      }
    }
    return tests.negated() ? Ordering.not(any) : any;
  }

  private Value test(Expression test, Value value, Scope scope) {
    var inner = scope.with("?", value);
    if (test instanceof Expression.Compare compare) {
      return Ordering.of(compare.operator(), value, evaluate(compare.bound(), inner));
    }
    if (test instanceof UnaryTests nested) {
      return tested(nested, value, inner);
    }
    var result = evaluate(test, inner);
    charge(result);
    if (test instanceof Expression.Literal || !Mentions.valueUnderTest(test)) {
      return Ordering.in(value, result);
    }
    return result instanceof Value.Truth ? result : Ordering.in(value, result);
  }

  private Value instance(Expression.InstanceOf instance, Scope scope) {
    var value = evaluate(instance.value(), scope);
    var type = Type.find(instance.type(), types);
    if (type.isEmpty()) {
      return Value.nothing("不认识的类型 · unknown type " + instance.type().name());
    }
    if (value.isNothing()) {
      return Value.of(type.get() == Type.Simple.NOTHING);
    }
    return Value.of(Type.isOf(value, type.get(), this));
  }

  private Value loop(Expression.For loop, Scope scope) {
    var results = new ArrayList<Value>();
    var inner =
        scope.withLazy(
            "partial",
            () -> {
              spend(results.size());
              return new Value.Items(results);
            });
    var failed = new ArrayList<Value>();
    var _ =
        each(
            loop.iterations(),
            0,
            inner,
            failed,
            each -> {
              results.add(evaluate(loop.body(), each));
              return true;
            });
    return failed.isEmpty() ? new Value.Items(results) : failed.getFirst();
  }

  private Value quantified(Expression.Quantified quantified, Scope scope) {
    var every = quantified.every();
    var result = new ArrayList<Value>(List.of(Value.of(every)));
    var failed = new ArrayList<Value>();
    var _ =
        each(
            quantified.iterations(),
            0,
            scope,
            failed,
            each -> {
              var holds = evaluate(quantified.condition(), each);
              result.set(
                  0,
                  every
                      ? Ordering.and(result.getFirst(), holds)
                      : Ordering.or(result.getFirst(), holds));
              return every ? !result.getFirst().isFalse() : !result.getFirst().isTrue();
            });
    return failed.isEmpty() ? result.getFirst() : failed.getFirst();
  }

  private interface Step {
    boolean goOn(Scope scope);
  }

  private boolean each(
      List<Iteration> iterations, int at, Scope scope, List<Value> failed, Step step) {
    if (at == iterations.size()) {
      return step.goOn(scope);
    }
    var iteration = iterations.get(at);
    var list = evaluate(iteration.in(), scope);
    if (list instanceof Value.Range range) {
      list = Ranges.items(range, this);
    }
    if (list.isNothing()) {
      failed.add(list);
      return false;
    }
    var items = list instanceof Value.Items all ? all.items() : List.of(list);
    for (var item : items) {
      if (!each(iterations, at + 1, scope.with(iteration.name(), item), failed, step)) {
        return false;
      }
    }
    return true;
  }

  private Value count(Expression.Count count, Scope scope) {
    return Ranges.count(evaluate(count.from(), scope), evaluate(count.to(), scope), this);
  }

  private Value context(Expression.ContextOf context, Scope scope) {
    var fields = new LinkedHashMap<String, Value>();
    var inner = scope;
    for (var entry : context.entries()) {
      if (fields.containsKey(entry.name())) {
        return Value.nothing("重复的键 " + entry.name() + " · a key twice");
      }
      var value = evaluate(entry.value(), inner);
      fields.put(entry.name(), value);
      inner = inner.with(entry.name(), value);
    }
    return new Value.Fields(fields);
  }

  Map<String, Type> types() {
    return types;
  }
}
