package org.yiwang.decisions.feel;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.decisions.feel.Expression.Iteration;
import org.yiwang.decisions.feel.Type.Simple;

/// Finds what the types of names say is wrong with an expression before any subject is seen: names
/// and members that do not exist, operands, arguments, cells and results of the wrong type, values
/// that are not allowed.
///
/// A finding is certain: where it stands, every subject of the declared types gets null, or a test
/// that never holds. What is not known is of the type `Any`, about which nothing is said.
public final class TypeCheck {
  private static final int FINDINGS_MAX = 1_000;

  private final Map<String, Type> types;
  private final List<Finding> findings;
  private final String cell;
  private final Evaluator constants;

  /// @param types what the names of types mean, beside those of FEEL
  /// @param findings takes what is found
  /// @param cell where the expression stands in a model; may be empty
  public TypeCheck(Map<String, Type> types, List<Finding> findings, String cell) {
    this(types, findings, cell, new Evaluator(types, Instant.EPOCH.atZone(ZoneOffset.UTC)));
  }

  private TypeCheck(
      Map<String, Type> types, List<Finding> findings, String cell, Evaluator constants) {
    this.types = types;
    this.findings = findings;
    this.cell = cell;
    this.constants = constants;
  }

  TypeCheck at(String inner) {
    return new TypeCheck(types, findings, cell.isEmpty() ? inner : cell + " / " + inner, constants);
  }

  void report(Place place, String chinese, String english) {
    var finding = new Finding(place, cell, chinese, english);
    if (findings.size() < FINDINGS_MAX
        && findings.stream().noneMatch(each -> each.place().equals(place))) {
      findings.add(finding);
    }
  }

  /// The evaluator of constants: one for all cells, so that all of them together stay within one
  /// limit.
  Evaluator constants() {
    return constants;
  }

  /// The type of an expression whose value must be of the given type.
  public Type expect(Type wanted, Expression expression, TypeScope scope) {
    if (expression instanceof Expression.If choice && !TypeRules.unknown(wanted)) {
      condition(choice.condition(), scope);
      return TypeRules.either(
          expect(wanted, choice.yes(), scope), expect(wanted, choice.no(), scope));
    }
    var found = of(expression, scope);
    if (!TypeRules.fits(found, wanted)) {
      report(
          expression.place(),
          "应为 " + Type.name(wanted) + "，而得到 " + Type.name(found),
          "expected " + Type.name(wanted) + " but it is " + Type.name(found));
    } else {
      new AllowedCheck(this).constant(wanted, expression);
    }
    return wanted == Simple.ANY ? found : wanted;
  }

  /// The type of an expression; `Any` where it cannot be known.
  public Type of(Expression expression, TypeScope scope) {
    return switch (expression) {
      case Expression.Literal literal -> literal(literal);
      case Expression.Name name -> name(name, scope);
      case Expression.Path path -> path(path, scope);
      case Expression.Filter filter -> filter(filter, scope);
      case Expression.Call call -> new CallCheck(this, scope).of(call);
      case Expression.Binary binary -> binary(binary, scope);
      case Expression.Negation negation -> {
        var operand = of(negation.operand(), scope);
        yield result(TypeRules.negated(operand), negation.place(), "-", List.of(operand));
      }
      case Expression.Between between -> {
        var value = of(between.value(), scope);
        ordered(between.low().place(), value, of(between.low(), scope));
        ordered(between.high().place(), value, of(between.high(), scope));
        yield Simple.BOOLEAN;
      }
      case Expression.In in -> {
        new CellCheck(this, of(in.value(), scope), scope).check(in.tests());
        yield Simple.BOOLEAN;
      }
      case Expression.InstanceOf instance -> {
        var _ = of(instance.value(), scope);
        var _ = named(instance.type());
        yield Simple.BOOLEAN;
      }
      case Expression.If choice -> {
        condition(choice.condition(), scope);
        yield TypeRules.either(of(choice.yes(), scope), of(choice.no(), scope));
      }
      case Expression.For loop -> {
        var inner = iterations(loop.iterations(), scope);
        yield new Type.ListOf(of(loop.body(), inner.with("partial", new Type.ListOf(Simple.ANY))));
      }
      case Expression.Quantified quantified -> {
        condition(quantified.condition(), iterations(quantified.iterations(), scope));
        yield Simple.BOOLEAN;
      }
      case Expression.Count count -> count(count, scope);
      case Expression.ListOf list -> list(list, scope);
      case Expression.ContextOf context -> context(context, scope);
      case Expression.FunctionOf function -> function(function, scope);
      case Expression.RangeOf range -> {
        var low = of(range.low(), scope);
        var high = of(range.high(), scope);
        ordered(range.high().place(), low, high);
        yield new Type.RangeOf(TypeRules.either(low, high));
      }
      case Expression.Compare compare -> new Type.RangeOf(of(compare.bound(), scope));
      case Expression.UnaryTests tests -> {
        new CellCheck(this, scope.find("?").orElse(Simple.ANY), scope).check(tests);
        yield Simple.BOOLEAN;
      }
      case Expression.Typed typed -> {
        var wanted = named(typed.type());
        yield expect(wanted, typed.inner(), scope);
      }
      case Expression.Decide decide -> new DecideCheck(this, scope).of(decide.table());
    };
  }

  private Type literal(Expression.Literal literal) {
    if (literal.value() instanceof Value.Nothing(var why) && !why.isEmpty()) {
      reason(literal.place(), why);
      return Simple.ANY;
    }
    return Type.simple(literal.value());
  }

  /// Reports why a constant is null: a reason holds its Chinese and its English.
  void reason(Place place, String why) {
    var cut = why.indexOf(" · ");
    report(
        place,
        cut < 0 ? why : why.substring(0, cut) + why.substring(Math.max(cut, english(why, cut))),
        cut < 0 ? why : why.substring(cut + 3));
  }

  /// Where in the English half the thing at fault is quoted; it belongs to both halves.
  private static int english(String why, int cut) {
    var colon = why.indexOf(": ", cut);
    return colon < 0 ? why.length() : colon;
  }

  private Type name(Expression.Name name, TypeScope scope) {
    var known = scope.find(name.name());
    if (known.isEmpty() && !scope.open() && Builtins.find(name.name()).isEmpty()) {
      unknown(name, scope, "名称", "name", List.of());
    }
    return known.orElse(Simple.ANY);
  }

  void unknown(
      Expression.Name name, TypeScope scope, String chinese, String english, List<String> more) {
    var known = new ArrayList<>(scope.names());
    known.addAll(more);
    var near = Nearest.to(name.name(), known);
    report(
        name.place(),
        "不认识的" + chinese + " " + name.name() + Nearest.chinese(near),
        "unknown " + english + " " + name.name() + Nearest.english(near));
  }

  /// The type that a name of a type means.
  Type named(Expression.TypeName written) {
    var type = Type.find(written, types);
    if (type.isEmpty()) {
      var near =
          Nearest.to(written.name(), types.keySet())
              .or(() -> Nearest.to(written.name(), Type.NAMES));
      report(
          written.place(),
          "不认识的类型 " + written.name() + Nearest.chinese(near),
          "unknown type " + written.name() + Nearest.english(near));
    }
    return type.orElse(Simple.ANY);
  }

  private Type path(Expression.Path path, TypeScope scope) {
    var source = of(path.source(), scope);
    var member = TypeRules.member(source, path.member());
    if (member.isEmpty()) {
      var near = Nearest.to(path.member(), TypeRules.members(source));
      report(
          path.place(),
          Type.name(source) + " 没有 " + path.member() + Nearest.chinese(near),
          Type.name(source) + " has no " + path.member() + Nearest.english(near));
    }
    return member.orElse(Simple.ANY);
  }

  private Type filter(Expression.Filter filter, TypeScope scope) {
    var source = of(filter.source(), scope);
    var item = TypeRules.plain(source) instanceof Type.ListOf list ? list.item() : source;
    var inner =
        switch (TypeRules.plain(item)) {
          case Type.ContextOf context ->
              (context.fields().isEmpty() ? scope.opened() : scope)
                  .with("item", item)
                  .with(context.fields());
          case Simple simple when TypeRules.unknown(simple) -> scope.opened().with("item", item);
          default -> scope.with("item", item);
        };
    var condition = TypeRules.plain(of(filter.condition(), inner));
    if (condition == Simple.NUMBER) {
      return item;
    }
    if (condition == Simple.BOOLEAN) {
      return new Type.ListOf(item);
    }
    if (!TypeRules.unknown(condition)) {
      report(
          filter.condition().place(),
          "过滤条件应为 number 或 boolean，而得到 " + Type.name(condition),
          "a filter must be a number or a boolean but it is " + Type.name(condition));
    }
    return Simple.ANY;
  }

  private void condition(Expression condition, TypeScope scope) {
    var type = TypeRules.plain(of(condition, scope));
    if (!TypeRules.unknown(type) && type != Simple.BOOLEAN) {
      report(
          condition.place(),
          "条件应为 boolean，而得到 " + Type.name(type),
          "a condition must be boolean but it is " + Type.name(type));
    }
  }

  private Type binary(Expression.Binary binary, TypeScope scope) {
    var left = binary.left();
    var right = binary.right();
    return switch (binary.operator()) {
      case AND, OR -> {
        condition(left, scope);
        condition(right, scope);
        yield Simple.BOOLEAN;
      }
      case EQUAL, NOT_EQUAL -> {
        var a = of(left, scope);
        var b = of(right, scope);
        comparable(right.place(), a, b);
        new AllowedCheck(this).constant(a, right);
        new AllowedCheck(this).constant(b, left);
        yield Simple.BOOLEAN;
      }
      case LESS, LESS_OR_EQUAL, MORE, MORE_OR_EQUAL -> {
        ordered(right.place(), of(left, scope), of(right, scope));
        yield Simple.BOOLEAN;
      }
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER -> {
        var a = of(left, scope);
        var b = of(right, scope);
        yield result(
            TypeRules.arithmetic(binary.operator(), a, b),
            right.place(),
            binary.operator().symbol(),
            List.of(a, b));
      }
    };
  }

  private Type result(Optional<Type> result, Place place, String symbol, List<Type> operands) {
    if (result.isEmpty()) {
      var names = operands.stream().map(Type::name).toList();
      report(
          place,
          "不能运算：" + symbol + " 用于 " + String.join(" 与 ", names),
          "no such operation: " + symbol + " on " + String.join(" and ", names));
    }
    return result.orElse(Simple.ANY);
  }

  void comparable(Place place, Type a, Type b) {
    if (!TypeRules.comparable(a, b)) {
      report(
          place,
          "应为 " + Type.name(a) + "，而得到 " + Type.name(b) + "，两者不能比较",
          "expected "
              + Type.name(a)
              + " but it is "
              + Type.name(b)
              + "; the two cannot be compared");
    }
  }

  void ordered(Place place, Type a, Type b) {
    if (!TypeRules.ordered(a, b)) {
      report(
          place,
          Type.name(a) + " 与 " + Type.name(b) + " 不能比较先后大小",
          Type.name(a) + " and " + Type.name(b) + " have no order");
    }
  }

  private TypeScope iterations(List<Iteration> iterations, TypeScope scope) {
    var inner = scope;
    for (var iteration : iterations) {
      inner = inner.with(iteration.name(), TypeRules.item(of(iteration.in(), inner)));
    }
    return inner;
  }

  private Type count(Expression.Count count, TypeScope scope) {
    var from = of(count.from(), scope);
    for (var end : List.of(from, of(count.to(), scope))) {
      var plain = TypeRules.plain(end);
      if (!TypeRules.unknown(plain) && plain != Simple.NUMBER && plain != Simple.DATE) {
        report(
            count.place(),
            "循环的两端应为 number 或 date，而得到 " + Type.name(plain),
            "an iteration runs over numbers or dates but it is " + Type.name(plain));
      }
    }
    return new Type.ListOf(from);
  }

  private Type list(Expression.ListOf list, TypeScope scope) {
    Type item = Simple.NOTHING;
    for (var each : list.items()) {
      item = TypeRules.either(item, of(each, scope));
    }
    return new Type.ListOf(item == Simple.NOTHING ? Simple.ANY : item);
  }

  private Type context(Expression.ContextOf context, TypeScope scope) {
    var fields = new LinkedHashMap<String, Type>();
    var inner = scope;
    for (var entry : context.entries()) {
      var check = entry.name().isEmpty() ? this : at(entry.name());
      var type = check.of(entry.value(), inner);
      fields.put(entry.name(), type);
      inner = inner.with(entry.name(), type);
    }
    return new Type.ContextOf(fields);
  }

  private Type function(Expression.FunctionOf function, TypeScope scope) {
    var parameters = new LinkedHashMap<String, Type>();
    for (var parameter : function.parameters()) {
      parameters.put(parameter.name(), named(parameter.type()));
    }
    var result = function.external() ? Simple.ANY : of(function.body(), scope.with(parameters));
    return new Type.FunctionOf(List.copyOf(parameters.values()), result);
  }
}
