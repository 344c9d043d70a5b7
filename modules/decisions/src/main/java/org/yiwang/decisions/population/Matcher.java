package org.yiwang.decisions.population;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Optional;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.LimitExceeded;
import org.yiwang.decisions.feel.Value;

/// A decision table bound to a population; matches it as often as wanted, by any number of threads.
///
/// [#match(DecisionModel, String, Population, ZonedDateTime)] is for decisions of every kind, and
/// goes person by person where one does not compile.
public final class Matcher {
  private final ColumnPlan plan;
  private final ColumnPlan.Ready ready;
  private final TableColumns table;

  private Matcher(ColumnPlan plan, ColumnPlan.Ready ready, TableColumns table) {
    this.plan = plan;
    this.ready = ready;
    this.table = table;
  }

  /// Prepares a decision that is a table; empty when it is none, or does not compile.
  ///
  /// @throws IllegalArgumentException when the population lacks a column
  public static Optional<Matcher> of(
      DecisionModel model, String decision, Population population, ZonedDateTime now) {
    var plan = new ColumnPlan(model, population, now);
    try {
      var ready = plan.prepare(decision);
      return ready.logic() instanceof Expression.Decide decide
          ? Optional.of(new Matcher(plan, ready, table(plan, ready, decide)))
          : Optional.empty();
    } catch (Uncompiled | ArithmeticException | LimitExceeded _) {
      return Optional.empty();
    }
  }

  private static TableColumns table(
      ColumnPlan plan, ColumnPlan.Ready ready, Expression.Decide decide) throws Uncompiled {
    return new TableColumns(plan, decide.table(), ready.frame(), ready.frame().setting());
  }

  /// What the decision says of everyone, compiled where that is exact.
  ///
  /// @param now what `now()` and `today()` give
  /// @throws IllegalArgumentException when the population lacks a column
  public static Match match(
      DecisionModel model, String decision, Population population, ZonedDateTime now) {
    var plan = new ColumnPlan(model, population, now);
    try {
      var ready = plan.prepare(decision);
      if (ready.logic() instanceof Expression.Decide decide) {
        return new Matcher(plan, ready, table(plan, ready, decide)).matched();
      }
      var column = plan.coerced(plan.column(ready.logic(), ready.frame()), ready.type());
      return new Match("", column, Optional.empty(), plan.interpreted());
    } catch (Uncompiled uncompiled) {
      return interpreted(model, decision, population, now, uncompiled.reason());
    } catch (ArithmeticException | LimitExceeded limit) {
      return interpreted(model, decision, population, now, String.valueOf(limit.getMessage()));
    }
  }

  private static Match interpreted(
      DecisionModel model, String decision, Population population, ZonedDateTime now, String why) {
    var codes = new int[population.size()];
    var known = new HashMap<Value, Integer>();
    var values = new java.util.ArrayList<Value>();
    for (var i = 0; i < codes.length; i++) {
      var value = model.decide(decision, population.person(i), now);
      var code = known.putIfAbsent(value, values.size());
      codes[i] = code == null ? values.size() : code;
      if (code == null) {
        values.add(value);
      }
    }
    var column = new CodedColumn(Codes.of(codes, values.size()), values.size(), values::get);
    return new Match(why, column, Optional.empty(), codes.length);
  }

  /// What the table says of everyone.
  public Match match() {
    try {
      return matched();
    } catch (Uncompiled uncompiled) {
      throw new IllegalStateException(uncompiled.reason(), uncompiled);
    }
  }

  private Match matched() throws Uncompiled {
    var hits = table.hits();
    var column = plan.coerced(table.column(hits), ready.type());
    return new Match("", column, Optional.of(hits), plan.interpreted());
  }

  /// Whether one rule decides: the first that hits, or the only one that may.
  public boolean oneRule() {
    return table.rules().oneRule();
  }

  /// Fills in the rules of some people, for tables where one rule decides: 0 is no rule, n the nth
  /// rule, one more than the number of rules stands for several where one may hit.
  ///
  /// @throws IllegalStateException for a table where several rules decide
  public void match(char[] ruleOf, int from, int to) {
    if (!oneRule()) {
      throw new IllegalStateException("多条规则一同决定 · several rules decide");
    }
    table.rules().oneRule(ruleOf, from, to);
  }
}
