package org.yiwang.decisions.feel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The parts of expressions, and a bound on how deep they go: whoever walks a tree may then do so
/// by calling itself.
final class Nested {
  private static final int DEPTH_MAX = 400;

  private Nested() {}

  private record Level(Expression expression, int depth) {}

  /// The expression, when it is not nested too deeply. A long sum is nested, too: each operand
  /// stands one level deeper than the next.
  static <E extends Expression> E checked(E expression) throws SyntaxProblem {
    var left = new ArrayDeque<Level>();
    left.push(new Level(expression, 1));
    while (!left.isEmpty()) {
      var level = left.pop();
      if (level.depth() > DEPTH_MAX) {
        throw new SyntaxProblem(
            level.expression().place(),
            "嵌套或连写超过 " + DEPTH_MAX + " 层",
            "nested, or strung together, deeper than " + DEPTH_MAX);
      }
      for (var part : parts(level.expression())) {
        left.push(new Level(part, level.depth() + 1));
      }
    }
    return expression;
  }

  /// The expressions of which an expression is made.
  static List<? extends Expression> parts(Expression expression) {
    return switch (expression) {
      case Expression.Literal _, Expression.Name _ -> List.of();
      case Expression.Path path -> List.of(path.source());
      case Expression.Filter filter -> List.of(filter.source(), filter.condition());
      case Expression.Call call -> {
        var parts = new ArrayList<>(List.of(call.function()));
        parts.addAll(call.arguments());
        yield parts;
      }
      case Expression.Binary binary -> List.of(binary.left(), binary.right());
      case Expression.Negation negation -> List.of(negation.operand());
      case Expression.Between between -> List.of(between.value(), between.low(), between.high());
      case Expression.In in -> List.of(in.value(), in.tests());
      case Expression.InstanceOf instance -> List.of(instance.value());
      case Expression.If choice -> List.of(choice.condition(), choice.yes(), choice.no());
      case Expression.For loop -> over(loop.iterations(), loop.body());
      case Expression.Quantified quantified ->
          over(quantified.iterations(), quantified.condition());
      case Expression.Count count -> List.of(count.from(), count.to());
      case Expression.ListOf list -> list.items();
      case Expression.ContextOf context ->
          context.entries().stream().map(Expression.Entry::value).toList();
      case Expression.FunctionOf function -> List.of(function.body());
      case Expression.RangeOf range -> List.of(range.low(), range.high());
      case Expression.Compare compare -> List.of(compare.bound());
      case Expression.Typed typed -> List.of(typed.inner());
      case Expression.Decide decide -> table(decide.table());
      case Expression.UnaryTests tests -> tests.tests();
    };
  }

  private static List<Expression> over(List<Expression.Iteration> iterations, Expression body) {
    var parts = new ArrayList<Expression>();
    iterations.forEach(iteration -> parts.add(iteration.in()));
    parts.add(body);
    return parts;
  }

  private static List<Expression> table(Table table) {
    var parts = new ArrayList<Expression>();
    table.inputs().forEach(input -> parts.add(input.expression()));
    for (var rule : table.rules()) {
      parts.addAll(rule.tests());
      parts.addAll(rule.outputs());
    }
    table.outputs().forEach(output -> parts.add(output.otherwise()));
    return parts;
  }
}
