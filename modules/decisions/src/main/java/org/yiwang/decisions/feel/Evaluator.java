package org.yiwang.decisions.feel;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.decisions.feel.Expression.Iteration;
import org.yiwang.decisions.feel.Expression.Operator;
import org.yiwang.decisions.feel.Expression.UnaryTests;

/// Evaluates expressions by walking their trees: the reference that everything compiled is held
/// against. Use one for each evaluation; it counts steps and depth, and throws [LimitExceeded]. An
/// error of the expression is no exception but [Value.Nothing] with a reason.
public final class Evaluator {
  private static final int LETTERS_A_STEP = 64;
  private static final int SCOPES_A_STEP = 16;
  private static final int STEPS_A_CALL = 6;
  private static final int STEPS_A_FUNCTION = 16;

  private final Map<String, Type> types;
  private final ZonedDateTime now;
  private final Budget budget;
  private final IdentityHashMap<Expression, Boolean> underTest = new IdentityHashMap<>();
  private final IdentityHashMap<Expression.TypeName, Optional<Type>> found =
      new IdentityHashMap<>();

  /// @param types what the names of types mean, beside those of FEEL
  /// @param now what `now()` and `today()` give
  public Evaluator(Map<String, Type> types, ZonedDateTime now) {
    this(types, now, new Budget());
  }

  private Evaluator(Map<String, Type> types, ZonedDateTime now, Budget budget) {
    this.types = types;
    this.now = now;
    this.budget = budget;
  }

  /// One for the expressions of another model, in the course of this evaluation: what it spends
  /// counts here.
  public Evaluator within(Map<String, Type> others) {
    return new Evaluator(others, now, budget);
  }

  ZonedDateTime now() {
    return now;
  }

  /// The steps that it has taken so far.
  public long steps() {
    return budget.spent();
  }

  /// Counts work done elsewhere on behalf of the expression.
  void spend(long steps) {
    budget.spend(steps);
  }

  Budget budget() {
    return budget;
  }

  /// Whether two values are the same, as [Ordering#equal] says; counts the look at their parts.
  Value equal(Value a, Value b) {
    budget.spend(Math.min(Value.size(a), Value.size(b)));
    return Ordering.equal(a, b);
  }

  /// Whether a value equals, or lies in, what a cell evaluates to; counts the look at their parts.
  private Value within(Value value, Value target) {
    if (target instanceof Value.Items) {
      budget.spend(Value.size(target) * Value.levels(target));
    } else {
      budget.spend(Math.min(Value.size(value), Value.size(target)));
    }
    return Ordering.in(value, target);
  }

  /// The value of the expression.
  public Value evaluate(Expression expression, Scope scope) {
    budget.enter();
    var value = walk(expression, scope);
    budget.leave();
    Budget.refuseTooLarge(value);
    return value;
  }

  private Value walk(Expression expression, Scope scope) {
    return switch (expression) {
      case Expression.Literal literal -> literal.value();
      case Expression.Name name -> named(name.name(), scope);
      case Expression.Path path -> {
        var source = evaluate(path.source(), scope);
        spend(path.member().length() / LETTERS_A_STEP);
        if (source instanceof Value.Items list) {
          spend(4L * list.items().size());
        }
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
        yield made(new Value.Items(items));
      }
      case Expression.ContextOf context -> context(context, scope);
      case Expression.FunctionOf function -> {
        spend(STEPS_A_FUNCTION + 4L * function.parameters().size());
        yield Closure.of(function, scope, this);
      }
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

  private Value made(Value value) {
    budget.make(value);
    return value;
  }

  private Value named(String name, Scope scope) {
    spend(name.length() / LETTERS_A_STEP + scope.depth() / SCOPES_A_STEP);
    return scope
        .find(name)
        .or(() -> Builtins.find(name))
        .orElseGet(() -> {
          var shown = Value.shown(name);
          return Value.nothing("不认识的名称 " + shown + " · unknown name " + shown);
        });
  }

  private Value typed(Expression.Typed typed, Scope scope) {
    var value = evaluate(typed.inner(), scope);
    return type(typed.type()).map(type -> Type.coerced(value, type, this)).orElse(value);
  }

  private Value filter(Expression.Filter filter, Scope scope) {
    var source = evaluate(filter.source(), scope);
    if (source.isNothing()) {
      return filter.condition() instanceof Expression.Literal
          ? Value.Nothing.PLAIN
          : new Value.Items(List.of());
    }
    var items = source instanceof Value.Items list ? list.items() : List.of(source);
    if (filter.condition() instanceof Expression.Literal literal
        && literal.value() instanceof Value.Truth) {
      spend(items.size());
    }
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
        var place = Decimals.index(amount.number(), items.size());
        yield place >= 0
            ? items.get(place)
            : Value.nothing("列表没有这一项 · no such item: " + Printed.inner(amount));
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
      spend(STEPS_A_CALL);
      return called.call(new Value.Arguments(arguments, call.names()), this);
    }
    return function.isNothing() ? function : Value.nothing("不是函数 · not a function");
  }

  private Value binary(Expression.Binary binary, Scope scope) {
    var operator = binary.operator();
    var left = evaluate(binary.left(), scope);
    if (operator == Operator.OR && left.isTrue()) {
      return left;
    }
    if (operator == Operator.AND && left.isFalse()) {
      return left;
    }
    var right = evaluate(binary.right(), scope);
    return switch (operator) {
      case OR -> Ordering.or(left, right);
      case AND -> Ordering.and(left, right);
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER -> calculated(operator, left, right);
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, MORE, MORE_OR_EQUAL ->
          compared(operator, left, right);
    };
  }

  private Value compared(Operator operator, Value left, Value right) {
    spend(Math.min(Value.size(left), Value.size(right)));
    return Ordering.of(operator, left, right);
  }

  /// A sum, product and so on; counts what it takes.
  Value calculated(Operator operator, Value left, Value right) {
    spend(Arithmetic.steps(operator, left, right));
    var value = Arithmetic.of(operator, left, right);
    if (value instanceof Value.Text) {
      budget.make(value);
    }
    return value;
  }

  private Value between(Expression.Between between, Scope scope) {
    var value = evaluate(between.value(), scope);
    return Ordering.and(
        compared(Operator.MORE_OR_EQUAL, value, evaluate(between.low(), scope)),
        compared(Operator.LESS_OR_EQUAL, value, evaluate(between.high(), scope)));
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
      return compared(compare.operator(), value, evaluate(compare.bound(), inner));
    }
    if (test instanceof UnaryTests nested) {
      return tested(nested, value, inner);
    }
    if (test instanceof Expression.ListOf list && value.isNothing()) {
      return nullIn(list, inner);
    }
    return matched(test, value, evaluate(test, inner));
  }

  /// What the result of a test says of the value. A test that asks for `?` must be true; any other
  /// gives a value, a range or a list for the value to be (in). A calculation that comes to nothing
  /// is neither: only null itself, and a name or field without value, equal a value that is missing
  /// (DMN 1.5, 7.3.2.7 and 10.3.2.9).
  private Value matched(Expression test, Value value, Value result) {
    if (result instanceof Value.Truth && asks(test)) {
      return result;
    }
    return result.isNothing() && (value.isNothing() || asks(test)) && !mayBeNull(test)
        ? result
        : within(value, result);
  }

  private boolean asks(Expression test) {
    return underTest.computeIfAbsent(test, Mentions::valueUnderTest);
  }

  private static boolean mayBeNull(Expression test) {
    return test instanceof Expression.Literal
        || test instanceof Expression.Name
        || test instanceof Expression.Path;
  }

  private boolean nullIs(Expression item, Value result) {
    return (!result.isNothing() || mayBeNull(item)) && within(Value.Nothing.PLAIN, result).isTrue();
  }

  /// Whether null is in a list that is written out.
  private Value nullIn(Expression.ListOf list, Scope scope) {
    var any = false;
    for (var item : list.items()) {
      any |=
          item instanceof Expression.ListOf inner
              ? nullIn(inner, scope).isTrue()
              : nullIs(item, evaluate(item, scope));
    }
    return Value.of(any);
  }

  /// The type that was written; looked up once.
  Optional<Type> type(Expression.TypeName written) {
    return found.computeIfAbsent(written, each -> Type.find(each, types));
  }

  private Value instance(Expression.InstanceOf instance, Scope scope) {
    var value = evaluate(instance.value(), scope);
    var type = type(instance.type());
    if (type.isEmpty()) {
      return Value.nothing("不认识的类型 · unknown type " + Value.shown(instance.type().name()));
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
              spend(4 + results.size());
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
    return failed.isEmpty() ? made(new Value.Items(results)) : failed.getFirst();
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
        return Value.nothing("重复的键 " + Value.shown(entry.name()) + " · a key twice");
      }
      var value = evaluate(entry.value(), inner);
      fields.put(entry.name(), value);
      inner = inner.with(entry.name(), value);
    }
    return made(new Value.Fields(fields));
  }
}
