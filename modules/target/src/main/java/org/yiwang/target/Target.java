package org.yiwang.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A promise that the district works on: its number, who keeps it, what was entered, its light.
///
/// @param promise what was promised, as changed by decisions since
/// @param rules the rules it runs under
/// @param assignment who keeps it; empty until someone is named
/// @param progress entries and locks
/// @param pauses when the plan line stood still
/// @param orders all supervision orders, by number
/// @param handlers accounts that reported or answered: they never check or sign off
/// @param standing light, publication, end
public record Target(
    Promise promise,
    LightRules rules,
    Optional<Assignment> assignment,
    Progress progress,
    List<Pause> pauses,
    List<SupervisionOrder> orders,
    List<String> handlers,
    Standing standing)
    implements TargetState {
  /// Keeps copies.
  public Target {
    pauses = List.copyOf(pauses);
    orders = List.copyOf(orders);
    handlers = List.copyOf(handlers);
  }

  /// Entries and locks.
  public record Progress(List<Entry> entries, List<Lock> locks) {
    public Progress {
      entries = List.copyOf(entries);
      locks = List.copyOf(locks);
    }
  }

  /// One progress entry, as far as rules need it.
  ///
  /// @param no its number, from 1
  /// @param day the day the progress was made
  /// @param unit whose progress
  /// @param reporter the unit that entered it
  /// @param source where the number comes from
  /// @param amount what it adds; of a level: what it is
  /// @param step the milestone done; else empty
  public record Entry(
      int no,
      LocalDate day,
      String unit,
      String reporter,
      TargetCommand.Source source,
      BigDecimal amount,
      String step) {
    Entry restated(BigDecimal is) {
      return new Entry(no, day, unit, reporter, source, is, step);
    }
  }

  /// The figures of a unit are locked up to the end of a month.
  public record Lock(LightRules.Level level, String unit, YearMonth month) {}

  /// From `from` until the day before `until` the plan stood still; without `until` it still does.
  public record Pause(LocalDate from, Optional<LocalDate> until) {}

  /// Light, publication and end.
  ///
  /// @param light what it shows
  /// @param day the day of the last event; from it the next change of the light is computed
  /// @param published whether the public sees it
  /// @param signedOffOn the day it was closed
  public record Standing(
      Light light, LocalDate day, boolean published, Optional<LocalDate> signedOffOn) {}

  /// The light it shows.
  public Light light() {
    return standing.light();
  }

  /// Whether it is closed.
  public boolean signedOff() {
    return standing.signedOffOn().isPresent();
  }

  /// Whether its plan stands still.
  public boolean suspended() {
    return !pauses.isEmpty() && pauses.getLast().until().isEmpty();
  }

  /// Whether the unit leads or assists.
  public boolean involves(String unit) {
    return assignment.map(named -> named.involves(unit)).orElse(false);
  }

  /// The plan with its pauses.
  public Schedule schedule() {
    return new Schedule(promise.goal(), assignment, pauses);
  }

  /// The figure of one source; empty where nothing was entered.
  public Optional<BigDecimal> figure(TargetCommand.Source source) {
    var of = progress.entries().stream().filter(entry -> entry.source() == source).toList();
    if (of.isEmpty()) {
      return Optional.empty();
    }
    if (promise.goal().measure() == Goal.Measure.LEVEL) {
      return of.stream()
          .max(java.util.Comparator.comparing(Entry::day).thenComparingInt(Entry::no))
          .map(Entry::amount);
    }
    return Optional.of(of.stream().map(Entry::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /// What a unit's share shows on `day` with what it has reached, by the rules of the target.
  public Light lightOf(Assignment.Share share, BigDecimal reached, LocalDate day) {
    return Lighting.ofShare(this, share, reached, day);
  }

  /// The figure the light is judged by; an accrual nobody has entered is 0.
  public Optional<BigDecimal> figure() {
    var goal = promise.goal();
    var entered =
        switch (goal.counted()) {
          case DERIVED -> figure(TargetCommand.Source.DERIVED);
          case SELF -> figure(TargetCommand.Source.SELF_REPORTED);
          case NONE -> Optional.<BigDecimal>empty();
        };
    var counts = goal.measure() == Goal.Measure.ACCRUAL || goal.measure() == Goal.Measure.STEPS;
    return entered.isEmpty() && counts && goal.counted() != Goal.Counted.NONE
        ? Optional.of(BigDecimal.ZERO)
        : entered;
  }

  Target on(LocalDate day) {
    return day.isAfter(standing.day())
        ? with(new Standing(light(), day, standing.published(), standing.signedOffOn()))
        : this;
  }

  /// With another number in the place of an entry's.
  Target restated(int no, BigDecimal is) {
    var entries =
        progress.entries().stream()
            .map(entry -> entry.no() == no ? entry.restated(is) : entry)
            .toList();
    return with(new Progress(entries, progress.locks()));
  }

  Target with(Promise newPromise) {
    return new Target(newPromise, rules, assignment, progress, pauses, orders, handlers, standing);
  }

  Target with(LightRules newRules) {
    return new Target(promise, newRules, assignment, progress, pauses, orders, handlers, standing);
  }

  Target with(Assignment newAssignment) {
    return new Target(
        promise, rules, Optional.of(newAssignment), progress, pauses, orders, handlers, standing);
  }

  Target with(Progress newProgress) {
    return new Target(promise, rules, assignment, newProgress, pauses, orders, handlers, standing);
  }

  Target with(Standing newStanding) {
    return new Target(promise, rules, assignment, progress, pauses, orders, handlers, newStanding);
  }

  Target withPauses(List<Pause> newPauses) {
    return new Target(promise, rules, assignment, progress, newPauses, orders, handlers, standing);
  }

  Target withOrder(SupervisionOrder order) {
    var all = new ArrayList<>(orders);
    all.add(order);
    return new Target(promise, rules, assignment, progress, pauses, all, handlers, standing);
  }

  Target withOrder(int no, UnaryOperator<SupervisionOrder> change) {
    var all = orders.stream().map(o -> o.no() == no ? change.apply(o) : o).toList();
    return new Target(promise, rules, assignment, progress, pauses, all, handlers, standing);
  }

  Target withHandler(String account) {
    if (handlers.contains(account)) {
      return this;
    }
    var all = new ArrayList<>(handlers);
    all.add(account);
    return new Target(promise, rules, assignment, progress, pauses, orders, all, standing);
  }
}
