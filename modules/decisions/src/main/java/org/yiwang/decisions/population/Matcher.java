package org.yiwang.decisions.population;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.feel.Printed;
import org.yiwang.decisions.feel.Value;

/// A compiled table bound to a population; matches it as often as wanted. Where a decision does not
/// compile, [#match(DecisionModel, String, Population, ZonedDateTime)] goes person by person.
public final class Matcher {
  /// People in one block: their masks stay within the first-level cache.
  private static final int BLOCK = 2048;

  private static final int OUTCOMES_MAX = 65_535;

  private final RulePlan plan;
  private final int size;
  private final List<Population.Codes> codes = new ArrayList<>();
  private final List<long[][]> masks = new ArrayList<>();

  /// Translates the codes of the population into masks of rules.
  ///
  /// @throws IllegalArgumentException when the population lacks a column
  public Matcher(RulePlan plan, Population population) {
    this.plan = plan;
    this.size = population.size();
    for (var axis : plan.axes()) {
      if (population.findColumn(axis.column()).isEmpty()) {
        throw new IllegalArgumentException("没有这一列 · no such column: " + axis.column());
      }
    }
    for (var bundle : population.bundles()) {
      var table = new long[plan.words()][bundle.cardinality()];
      var asked = false;
      for (var axis = 0; axis < plan.axes().size(); axis++) {
        var at = bundle.names().indexOf(plan.axes().get(axis).column());
        if (at >= 0) {
          var column = population.findColumn(bundle.names().get(at)).orElseThrow();
          narrow(table, !asked, column, axis, bundle.strides().get(at));
          asked = true;
        }
      }
      if (asked) {
        codes.add(bundle.codes());
        masks.add(table);
      }
    }
  }

  private void narrow(long[][] table, boolean first, Column column, int axis, int stride) {
    var classes = new int[column.cardinality()];
    for (var code = 0; code < classes.length; code++) {
      classes[code] = plan.classOf(axis, column.valueOf(code));
    }
    for (var word = 0; word < table.length; word++) {
      var own = table[word];
      if (first) {
        Arrays.fill(own, -1L);
      }
      for (var code = 0; code < own.length; code++) {
        own[code] &= plan.axes().get(axis).mask(classes[code / stride % classes.length], word);
      }
    }
  }

  /// What the decision says of everyone, compiled where that is exact.
  ///
  /// @param now what `now()` and `today()` give, for the interpreter
  public static Match match(
      DecisionModel model, String decision, Population population, ZonedDateTime now) {
    return switch (RulePlan.of(model, decision)) {
      case RulePlan.Compilation.Compiled(var plan) -> new Matcher(plan, population).match();
      case RulePlan.Compilation.Refused(var chinese, var english) ->
          interpreted(model, decision, population, now, chinese + " · " + english);
    };
  }

  private static Match interpreted(
      DecisionModel model, String decision, Population population, ZonedDateTime now, String why) {
    var outcomeOf = new char[population.size()];
    var known = new HashMap<String, Integer>();
    var outcomes = new ArrayList<Match.Outcome>();
    for (var i = 0; i < outcomeOf.length; i++) {
      var value = model.decide(decision, population.person(i), now);
      var code = known.computeIfAbsent(Printed.inner(value), _ -> checked(outcomes.size()));
      if (code == outcomes.size()) {
        outcomes.add(new Match.Outcome(List.of(), value));
      }
      outcomeOf[i] = (char) code.intValue();
    }
    return new Match(why, outcomeOf, List.copyOf(outcomes));
  }

  private static int checked(int outcomes) {
    if (outcomes >= OUTCOMES_MAX) {
      throw new IllegalStateException("结果种类过多 · more than " + OUTCOMES_MAX + " outcomes");
    }
    return outcomes;
  }

  /// What the table says of everyone.
  public Match match() {
    var outcomeOf = new char[size];
    if (!plan.oneRule()) {
      return new Match("", outcomeOf, severalRules(outcomeOf));
    }
    match(outcomeOf, 0, size);
    return new Match("", outcomeOf, outcomes());
  }

  /// Fills in the outcomes of some people, for tables where one rule decides: 0 is no rule, n the
  /// nth rule, one more than the number of rules stands for several where one may hit.
  ///
  /// @throws IllegalStateException for a table where several rules decide
  public void match(char[] outcomeOf, int from, int to) {
    if (!plan.oneRule()) {
      throw new IllegalStateException("多条规则一同决定 · several rules decide");
    }
    var hits = new long[BLOCK];
    for (var at = from; at < to; at += BLOCK) {
      var count = Math.min(BLOCK, to - at);
      for (var word = 0; word < plan.words(); word++) {
        block(hits, word, at, count);
        settle(hits, outcomeOf, at, count, 64 * word);
      }
    }
  }

  private void block(long[] hits, int word, int from, int count) {
    for (var b = 0; b < codes.size(); b++) {
      var table = masks.get(b)[word];
      var own = codes.get(b);
      if (own.large.length > 0) {
        for (var i = 0; i < count; i++) {
          hits[i] = b == 0 ? table[own.large[from + i]] : hits[i] & table[own.large[from + i]];
        }
      } else if (b == 0) {
        first(hits, table, own.small, from, count);
      } else {
        next(hits, table, own.small, from, count);
      }
    }
  }

  private static void first(long[] hits, long[] table, char[] codes, int from, int count) {
    for (var i = 0; i < count; i++) {
      hits[i] = table[codes[from + i]];
    }
  }

  private static void next(long[] hits, long[] table, char[] codes, int from, int count) {
    for (var i = 0; i < count; i++) {
      hits[i] &= table[codes[from + i]];
    }
  }

  private List<Match.Outcome> outcomes() {
    var outcomes = new ArrayList<Match.Outcome>();
    outcomes.add(new Match.Outcome(List.of(), plan.outcome(List.of())));
    for (var rule = 0; rule < plan.rules(); rule++) {
      outcomes.add(new Match.Outcome(List.of(rule + 1), plan.outcome(List.of(rule))));
    }
    var several = Value.nothing("多条规则同时命中 · several rules hit where one may");
    outcomes.add(new Match.Outcome(List.of(), several));
    return List.copyOf(outcomes);
  }

  private void settle(long[] hits, char[] outcomeOf, int from, int count, int before) {
    var several = (char) (plan.rules() + 1);
    if (plan.unique()) {
      for (var i = 0; i < count; i++) {
        var mask = hits[i];
        if (mask != 0) {
          var alone = (before == 0 || outcomeOf[from + i] == 0) && (mask & (mask - 1)) == 0;
          var rule = before + Long.numberOfTrailingZeros(mask) + 1;
          outcomeOf[from + i] = alone ? (char) rule : several;
        } else if (before == 0) {
          outcomeOf[from + i] = 0;
        }
      }
    } else {
      for (var i = 0; i < count; i++) {
        var rule = hits[i] == 0 ? 0 : before + Long.numberOfTrailingZeros(hits[i]) + 1;
        if (before == 0 || outcomeOf[from + i] == 0) {
          outcomeOf[from + i] = (char) rule;
        }
      }
    }
  }

  /// Outcomes are numbered as their sets of rules are met.
  private List<Match.Outcome> severalRules(char[] outcomeOf) {
    var hits = new long[BLOCK];
    Map<Long, Integer> known = new HashMap<>();
    var outcomes = new ArrayList<Match.Outcome>();
    var rules = plan.rules() == 64 ? -1L : (1L << plan.rules()) - 1;
    for (var from = 0; from < size; from += BLOCK) {
      var count = Math.min(BLOCK, size - from);
      block(hits, 0, from, count);
      for (var i = 0; i < count; i++) {
        var mask = hits[i] & rules;
        var code = known.computeIfAbsent(mask, _ -> checked(outcomes.size()));
        if (code == outcomes.size()) {
          outcomes.add(outcome(mask));
        }
        outcomeOf[from + i] = (char) code.intValue();
      }
    }
    return List.copyOf(outcomes);
  }

  private Match.Outcome outcome(long mask) {
    var rules = new ArrayList<Integer>();
    for (var left = mask; left != 0; left &= left - 1) {
      rules.add(Long.numberOfTrailingZeros(left));
    }
    return new Match.Outcome(rules.stream().map(rule -> rule + 1).toList(), plan.outcome(rules));
  }
}
