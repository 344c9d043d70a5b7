package org.yiwang.decisions.feel;

import static org.yiwang.decisions.feel.Builtin.form;

import java.util.List;

/// The relations of Allen between points and ranges, and `range` of a text.
final class RangeFunctions {
  private static final int STEPS_A_RANGE = 200;
  private static final int STEPS_A_LETTER = 16;

  private RangeFunctions() {}

  /// A relation between two ranges; a point is the closed range of itself.
  private interface Relation {
    boolean holds(Value.Range a, Value.Range b);
  }

  static void addTo(Builtins.Register to) {
    relation(to, "before", "ppprrprr", RangeFunctions::before);
    relation(to, "after", "ppprrprr", (a, b) -> before(b, a));
    relation(to, "meets", "rr", RangeFunctions::meets);
    relation(to, "met by", "rr", (a, b) -> meets(b, a));
    relation(to, "overlaps", "rr", (a, b) -> !before(a, b) && !before(b, a));
    relation(
        to, "overlaps before", "rr", (a, b) -> lows(a, b) < 0 && !before(a, b) && highs(a, b) <= 0);
    relation(
        to, "overlaps after", "rr", (a, b) -> lows(b, a) < 0 && !before(b, a) && highs(b, a) <= 0);
    relation(to, "finishes", "prrr", (a, b) -> highs(a, b) == 0 && lows(a, b) >= 0);
    relation(to, "finished by", "rprr", (a, b) -> highs(a, b) == 0 && lows(a, b) <= 0);
    relation(to, "includes", "rprr", RangeFunctions::includes);
    relation(to, "during", "prrr", (a, b) -> includes(b, a));
    relation(to, "starts", "prrr", (a, b) -> lows(a, b) == 0 && highs(a, b) <= 0);
    relation(to, "started by", "rprr", (a, b) -> lows(a, b) == 0 && highs(a, b) >= 0);
    relation(to, "coincides", "pprr", (a, b) -> lows(a, b) == 0 && highs(a, b) == 0);
    to.add("range", form("from: string", (a, e) -> parsed(TextFunctions.text(a, 0), e)));
  }

  private static void relation(
      Builtins.Register to, String name, String shapes, Relation relation) {
    var forms = new java.util.ArrayList<Builtin.Form>();
    for (var i = 0; i < shapes.length(); i += 2) {
      var a = shapes.charAt(i) == 'p' ? "point" : "range";
      var b = shapes.charAt(i + 1) == 'p' ? "point" : "range";
      for (var names : List.of(List.of(a + "1", b + "2"), List.of(a, b))) {
        if (!names.get(0).equals(names.get(1))) {
          forms.add(
              form(
                  typed(names.get(0)) + ", " + typed(names.get(1)),
                  (arguments, _) -> related(arguments, relation)));
        }
      }
    }
    to.add(name, forms.toArray(Builtin.Form[]::new));
  }

  private static String typed(String name) {
    return name + (name.startsWith("range") ? ": range!" : ": Any");
  }

  private static Value related(List<Value> arguments, Relation relation) {
    var a = range(arguments.get(0));
    var b = range(arguments.get(1));
    if (arguments.get(0).isNothing()
        || arguments.get(1).isNothing()
        || Ordering.order(some(a), some(b)).isEmpty()) {
      return Value.nothing("不能比较 · cannot be compared");
    }
    return Value.of(relation.holds(a, b));
  }

  private static Value some(Value.Range range) {
    return range.low().isNothing() ? range.high() : range.low();
  }

  private static Value.Range range(Value value) {
    return value instanceof Value.Range range ? range : new Value.Range(value, true, value, true);
  }

  private static int order(Value a, Value b) {
    return Integer.signum(Ordering.order(a, b).orElse(0));
  }

  /// The order of the lower ends; an open one lies above a closed one of the same value.
  private static int lows(Value.Range a, Value.Range b) {
    if (a.low().isNothing() || b.low().isNothing()) {
      return Boolean.compare(b.low().isNothing(), a.low().isNothing());
    }
    var order = order(a.low(), b.low());
    return order != 0 ? order : Boolean.compare(b.lowIncluded(), a.lowIncluded());
  }

  private static int highs(Value.Range a, Value.Range b) {
    if (a.high().isNothing() || b.high().isNothing()) {
      return Boolean.compare(a.high().isNothing(), b.high().isNothing());
    }
    var order = order(a.high(), b.high());
    return order != 0 ? order : Boolean.compare(a.highIncluded(), b.highIncluded());
  }

  private static boolean before(Value.Range a, Value.Range b) {
    if (a.high().isNothing() || b.low().isNothing()) {
      return false;
    }
    var order = order(a.high(), b.low());
    return order < 0 || (order == 0 && !(a.highIncluded() && b.lowIncluded()));
  }

  private static boolean meets(Value.Range a, Value.Range b) {
    return !a.high().isNothing()
        && !b.low().isNothing()
        && a.highIncluded()
        && b.lowIncluded()
        && order(a.high(), b.low()) == 0;
  }

  private static boolean includes(Value.Range a, Value.Range b) {
    return lows(a, b) <= 0 && highs(a, b) >= 0;
  }

  private static Value parsed(String text, Evaluator evaluator) {
    evaluator.spend(STEPS_A_RANGE + STEPS_A_LETTER * text.length());
    var strict = text.strip();
    var dots = strict.indexOf("..", 1);
    if (dots < 0
        || dots + 2 >= strict.length()
        || "[(]".indexOf(strict.charAt(0)) < 0
        || "])[".indexOf(strict.charAt(strict.length() - 1)) < 0) {
      return Value.nothing("不是区间 · not a range: " + Value.shown(text));
    }
    var from = strict.substring(1, dots);
    var to = strict.substring(dots + 2, strict.length() - 1);
    if ((strict.startsWith("[") && from.isBlank()) || (strict.endsWith("]") && to.isBlank())) {
      return Value.nothing("没有端点的一边不能用方括号 · an end that is open cannot be included");
    }
    var low = end(from, evaluator);
    var high = end(to, evaluator);
    if (low.isEmpty() || high.isEmpty()) {
      return Value.nothing("不是区间 · not a range: " + Value.shown(text));
    }
    return Ranges.of(strict.startsWith("["), low.get(), high.get(), strict.endsWith("]"));
  }

  /// An end of a range: empty for none, otherwise a constant.
  private static java.util.Optional<Value> end(String text, Evaluator evaluator) {
    if (text.isBlank()) {
      return java.util.Optional.of(Value.Nothing.OPEN_END);
    }
    try {
      var expression = Parser.expression(text, Names.none());
      if (!plain(expression)) {
        return java.util.Optional.empty();
      }
      var value = evaluator.evaluate(expression, Scope.EMPTY);
      return value.isNothing() || !constant(value)
          ? java.util.Optional.empty()
          : java.util.Optional.of(value);
    } catch (SyntaxProblem noConstant) {
      return java.util.Optional.empty();
    }
  }

  /// A literal, or a function of literals: `date("2024-01-01")`.
  private static boolean plain(Expression expression) {
    return switch (expression) {
      case Expression.Literal _ -> true;
      case Expression.Negation negation -> plain(negation.operand());
      case Expression.Call call ->
          call.arguments().stream().allMatch(each -> each instanceof Expression.Literal);
      default -> false;
    };
  }

  private static boolean constant(Value value) {
    return Ordering.order(value, value).isPresent();
  }
}
