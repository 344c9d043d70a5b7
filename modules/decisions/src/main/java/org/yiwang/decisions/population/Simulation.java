package org.yiwang.decisions.population;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.feel.Value;

/// A draft held against the current model, for everyone: who gains, who loses, what it costs.
///
/// A result counts as its amount: a number as itself, true as 1, false and null as 0. Results that
/// are no amounts, as the name of a class of benefit, can only change. Some ten milliseconds for a
/// district of 757,498 people where both models compile.
public final class Simulation {
  private static final int GROUPS_MAX = 100_000;

  private final Population population;
  private final Match current;
  private final Match draft;

  private Simulation(Population population, Match current, Match draft) {
    this.population = population;
    this.current = current;
    this.draft = draft;
  }

  /// Matches both models.
  ///
  /// @throws IllegalArgumentException when the population lacks a column
  public static Simulation of(
      DecisionModel current,
      DecisionModel draft,
      String decision,
      Population population,
      ZonedDateTime now) {
    return new Simulation(
        population,
        Matcher.match(current, decision, population, now),
        Matcher.match(draft, decision, population, now));
  }

  /// What changes for some people.
  ///
  /// @param changes how many have another result that is neither more nor less
  /// @param before the sum of their amounts under the current model
  /// @param after the same under the draft
  public record Effect(
      long people, long gain, long lose, long changes, BigDecimal before, BigDecimal after) {
    /// What the draft costs more; negative when it costs less.
    public BigDecimal cost() {
      return after.subtract(before);
    }
  }

  /// What changes for those who have one value in common.
  public record Group(Value value, Effect effect) {}

  /// What changes.
  ///
  /// @param groups in the order in which their values first occur; groups without people are left
  ///   out
  public record Result(Effect all, List<Group> groups, BitSet gainers, BitSet losers) {}

  /// What the current model says.
  public Match current() {
    return current;
  }

  /// What the draft says.
  public Match draft() {
    return draft;
  }

  /// What changes, by the values of a column.
  ///
  /// @param column empty for everyone as one group
  /// @param amount the field that holds the amount, where results are contexts; else empty
  /// @throws IllegalArgumentException when there is no such column, when it has more than 100,000
  ///   values, or when an amount is too great to be added up
  public Result by(String column, String amount) {
    var groups =
        column.isEmpty()
            ? new CodedColumn(
                new Codes(new char[population.size()], new int[0]), 1, _ -> Value.Nothing.PLAIN)
            : coded(column);
    try {
      return tally(groups, amount);
    } catch (ArithmeticException | Uncompiled beyond) {
      throw new IllegalArgumentException("金额不能相加 · amounts cannot be added up", beyond);
    }
  }

  private CodedColumn coded(String column) {
    var found = population.findColumn(column);
    if (found.isPresent()
        && found.get() instanceof CodedColumn coded
        && coded.cardinality() <= GROUPS_MAX) {
      return coded;
    }
    throw new IllegalArgumentException("不能按此列分组 · cannot be grouped by: " + column);
  }

  private Result tally(CodedColumn groups, String amount) throws Uncompiled {
    var before = Amounts.of(current.column(), amount);
    var after = Amounts.of(draft.column(), amount);
    var scale = Math.max(before.scale(), after.scale());
    var old = before.scaled(scale);
    var now = after.scaled(scale);
    var tallies = new long[5][groups.cardinality()];
    var gainers = new BitSet(population.size());
    var losers = new BitSet(population.size());
    var wordy = before.wordy() || after.wordy();
    for (var i = 0; i < population.size(); i++) {
      var group = groups.codes().at(i);
      tallies[0][group]++;
      if (now[i] > old[i]) {
        gainers.set(i);
        tallies[1][group]++;
      } else if (now[i] < old[i]) {
        losers.set(i);
        tallies[2][group]++;
      } else if (wordy && !current.value(i).equals(draft.value(i))) {
        tallies[3][group]++;
      }
    }
    return result(groups, tallies, sums(groups, old), sums(groups, now), scale, gainers, losers);
  }

  private static long[] sums(CodedColumn groups, long[] amounts) {
    var sums = new long[groups.cardinality()];
    for (var i = 0; i < amounts.length; i++) {
      var group = groups.codes().at(i);
      sums[group] = Math.addExact(sums[group], amounts[i]);
    }
    return sums;
  }

  private static Result result(
      CodedColumn groups,
      long[][] tallies,
      long[] before,
      long[] after,
      int scale,
      BitSet gainers,
      BitSet losers) {
    var listed = new ArrayList<Group>();
    var all = Optional.<Effect>empty();
    for (var group = 0; group < before.length; group++) {
      var effect =
          new Effect(
              tallies[0][group],
              tallies[1][group],
              tallies[2][group],
              tallies[3][group],
              BigDecimal.valueOf(before[group], scale),
              BigDecimal.valueOf(after[group], scale));
      if (effect.people() > 0) {
        listed.add(new Group(groups.dictionary().apply(group), effect));
        all = all.map(sum -> sum(sum, effect)).or(() -> Optional.of(effect));
      }
    }
    var none = new Effect(0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);
    return new Result(all.orElse(none), List.copyOf(listed), gainers, losers);
  }

  private static Effect sum(Effect a, Effect b) {
    return new Effect(
        a.people + b.people,
        a.gain + b.gain,
        a.lose + b.lose,
        a.changes + b.changes,
        a.before.add(b.before),
        a.after.add(b.after));
  }
}
