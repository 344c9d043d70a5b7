package org.yiwang.decisions.feel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The names that an expression uses from outside.
public final class Mentions {
  private final Set<String> names = new LinkedHashSet<>();

  private Mentions() {}

  /// All names in the expression, those that it binds itself included.
  public static Set<String> in(Expression expression) {
    var mentions = new Mentions();
    mentions.walk(expression);
    return mentions.names;
  }

  /// Whether the expression uses `?`.
  static boolean valueUnderTest(Expression expression) {
    return in(expression).contains("?");
  }

  private void walk(Expression expression) {
    switch (expression) {
      case Expression.Literal _ -> {}
      case Expression.Name name -> names.add(name.name());
      case Expression.Path path -> walk(path.source());
      case Expression.Filter filter -> walk(List.of(filter.source(), filter.condition()));
      case Expression.Call call -> {
        walk(call.function());
        walk(call.arguments());
      }
      case Expression.Binary binary -> walk(List.of(binary.left(), binary.right()));
      case Expression.Negation negation -> walk(negation.operand());
      case Expression.Between between ->
          walk(List.of(between.value(), between.low(), between.high()));
      case Expression.In in -> walk(List.of(in.value(), in.tests()));
      case Expression.InstanceOf instance -> walk(instance.value());
      case Expression.If choice -> walk(List.of(choice.condition(), choice.yes(), choice.no()));
      case Expression.For loop -> {
        loop.iterations().forEach(iteration -> walk(iteration.in()));
        walk(loop.body());
      }
      case Expression.Quantified quantified -> {
        quantified.iterations().forEach(iteration -> walk(iteration.in()));
        walk(quantified.condition());
      }
      case Expression.Count count -> walk(List.of(count.from(), count.to()));
      case Expression.ListOf list -> walk(list.items());
      case Expression.ContextOf context -> context.entries().forEach(entry -> walk(entry.value()));
      case Expression.FunctionOf function -> walk(function.body());
      case Expression.RangeOf range -> walk(List.of(range.low(), range.high()));
      case Expression.Compare compare -> walk(compare.bound());
      case Expression.Typed typed -> walk(typed.inner());
      case Expression.Decide decide -> table(decide.table());
      case Expression.UnaryTests tests -> walk(tests.tests());
    }
  }

  private void table(Table table) {
    table.inputs().forEach(input -> walk(input.expression()));
    for (var rule : table.rules()) {
      walk(rule.tests());
      walk(rule.outputs());
    }
    table.outputs().forEach(output -> walk(output.otherwise()));
  }

  private void walk(List<? extends Expression> expressions) {
    expressions.forEach(this::walk);
  }
}
