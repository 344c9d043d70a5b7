package org.yiwang.decisions.population;

import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import org.yiwang.decisions.feel.Evaluator;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Mentions;
import org.yiwang.decisions.feel.Scope;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// Where an expression stands: which of its names differ from person to person, and what the others
/// mean.
///
/// @param varying names that differ; all others mean the same for everyone
/// @param scope what the others mean
record Setting(Map<String, Type> types, ZonedDateTime now, Set<String> varying, Scope scope) {
  /// The value under test, and names that filters and loops bind by themselves.
  private static final Set<String> BOUND = Set.of("?", "item", "partial");

  /// Counts its steps anew; one for each evaluation.
  Evaluator evaluator() {
    return new Evaluator(types, now);
  }

  /// Whether the expression has one value for everyone.
  boolean constant(Expression expression) {
    return Mentions.in(expression).stream()
        .noneMatch(name -> varying.contains(name) || BOUND.contains(name));
  }

  /// The value of an expression that has one value for everyone.
  Value value(Expression expression) {
    return evaluator().evaluate(expression, scope);
  }
}
