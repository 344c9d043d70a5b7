package org.yiwang.decisions.feel;

import java.util.List;
import java.util.Optional;
import org.yiwang.decisions.feel.Expression.UnaryTests;

/// A decision table: rules whose tests all must pass, and a policy for those that hit.
public record Table(
    HitPolicy policy,
    Aggregation aggregation,
    List<Input> inputs,
    List<Output> outputs,
    List<Rule> rules) {

  /// One input column.
  ///
  /// @param allowed the values that may occur, if that was said
  public record Input(Expression expression, String text, Optional<UnaryTests> allowed) {}

  /// One output column.
  ///
  /// @param order the allowed values, which also give the priority; empty if nothing was said
  /// @param otherwise the value when no rule hits; the literal null if nothing was said
  public record Output(
      String name, Expression.TypeName type, List<Expression> order, Expression otherwise) {}

  /// One row.
  ///
  /// @param number counted from one, as people count rows
  public record Rule(int number, List<UnaryTests> tests, List<Expression> outputs, Place place) {}

  /// What happens when several rules hit.
  public enum HitPolicy {
    UNIQUE,
    FIRST,
    PRIORITY,
    ANY,
    COLLECT,
    RULE_ORDER,
    OUTPUT_ORDER
  }

  /// How collected values become one.
  public enum Aggregation {
    LIST,
    SUM,
    COUNT,
    MIN,
    MAX
  }
}
