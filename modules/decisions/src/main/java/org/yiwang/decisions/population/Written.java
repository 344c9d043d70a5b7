package org.yiwang.decisions.population;

import java.util.List;
import java.util.stream.Collectors;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Printed;

/// Expressions as FEEL writes them; what has no short form is cut to `…`.
final class Written {
  private Written() {}

  static String text(Expression expression) {
    return switch (expression) {
      case Expression.Literal literal -> Printed.inner(literal.value());
      case Expression.Name name -> name.name().replaceAll("[\uE000-\uE0FF].*", "?");
      case Expression.Path path -> text(path.source()) + "." + path.member();
      case Expression.Filter filter -> text(filter.source()) + "[" + text(filter.condition()) + "]";
      case Expression.Call call -> text(call.function()) + "(" + all(call.arguments()) + ")";
      case Expression.Binary binary ->
          operand(binary.left()) + " " + binary.operator().symbol() + " " + operand(binary.right());
      case Expression.Negation negation -> "-" + operand(negation.operand());
      case Expression.Between between ->
          text(between.value())
              + " between "
              + text(between.low())
              + " and "
              + text(between.high());
      case Expression.In in -> text(in.value()) + " in (" + text(in.tests()) + ")";
      case Expression.InstanceOf instance ->
          text(instance.value()) + " instance of " + instance.type().name();
      case Expression.If choice ->
          "if "
              + text(choice.condition())
              + " then "
              + text(choice.yes())
              + " else "
              + text(choice.no());
      case Expression.ListOf list -> "[" + all(list.items()) + "]";
      case Expression.RangeOf range ->
          (range.lowIncluded() ? "[" : "(")
              + text(range.low())
              + ".."
              + text(range.high())
              + (range.highIncluded() ? "]" : ")");
      case Expression.Compare compare -> compare.operator().symbol() + " " + text(compare.bound());
      case Expression.Typed typed -> text(typed.inner());
      case Expression.UnaryTests tests -> tests(tests);
      case Expression.For _,
          Expression.Quantified _,
          Expression.Count _,
          Expression.ContextOf _,
          Expression.FunctionOf _,
          Expression.Decide _ ->
          "…";
    };
  }

  private static String tests(Expression.UnaryTests tests) {
    var inner = tests.tests().isEmpty() ? "-" : all(tests.tests());
    return tests.negated() ? "not(" + inner + ")" : inner;
  }

  private static String operand(Expression expression) {
    return expression instanceof Expression.Binary || expression instanceof Expression.If
        ? "(" + text(expression) + ")"
        : text(expression);
  }

  private static String all(List<? extends Expression> expressions) {
    return expressions.stream().map(Written::text).collect(Collectors.joining(", "));
  }
}
