package org.yiwang.target;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// 序时进度: what the plan asks of a day, a pure function of the plan and its pauses.
///
/// A pause stops the plan line: the days of it do not count, so what was planned for them comes
/// later. The deadline itself moves only by a decision; from it on the whole value is due.
///
/// @param goal the number
/// @param assignment the plan and the deadline; empty before anyone is named
/// @param pauses when the plan stood still
public record Schedule(Goal goal, Optional<Assignment> assignment, List<Target.Pause> pauses) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /// Keeps a copy.
  public Schedule {
    pauses = List.copyOf(pauses);
  }

  /// What should be reached on `day`, rounded to two digits more than shown; empty where nothing is
  /// planned.
  public Optional<BigDecimal> at(LocalDate day) {
    if (goal.value().isEmpty() || assignment.isEmpty()) {
      return Optional.empty();
    }
    var value = goal.value().get();
    var named = assignment.get();
    return switch (goal.measure()) {
      case NONE -> Optional.empty();
      case STEPS -> Optional.of(stepsOver(named.plan(), planDay(day)));
      case ACCRUAL ->
          Optional.of(
              isOver(named, day)
                  ? value
                  : accrued(named.plan(), planDay(day), value, goal.decimals()));
      case LEVEL -> Optional.of(allowed(named.plan(), planDay(day), value));
    };
  }

  /// How far `figure` is short of the plan on `day`, in percentage points of the value (two
  /// digits); negative when ahead.
  public Optional<BigDecimal> gapPoints(BigDecimal figure, LocalDate day) {
    return at(day)
        .map(scheduled -> {
          var missing =
              goal.comparator() == Goal.Comparator.AT_MOST
                  ? figure.subtract(scheduled)
                  : scheduled.subtract(figure);
          var value = goal.value().orElseThrow();
          return value.signum() == 0
              ? BigDecimal.valueOf(missing.signum() * 100L)
              : missing
                  .multiply(HUNDRED)
                  .divide(value.abs(), MathContext.DECIMAL64)
                  .setScale(2, RoundingMode.HALF_UP);
        });
  }

  /// The days, from `day` on, on which something is to be reached: points, milestones, deadline.
  public Stream<LocalDate> nodesFrom(LocalDate day) {
    return assignment.stream()
        .flatMap(named ->
            Stream.of(
                    named.plan().points().stream().map(Plan.Point::by),
                    named.plan().milestones().stream().map(Plan.Milestone::due),
                    Stream.of(named.deadline()))
                .flatMap(days -> days))
        .filter(node -> !node.isBefore(day))
        .distinct()
        .sorted();
  }

  /// The day of the plan that `day` stands on: `day` less the days paused before it.
  LocalDate planDay(LocalDate day) {
    long paused = 0;
    for (var pause : pauses) {
      var until = pause.until().filter(end -> end.isBefore(day)).orElse(day);
      if (pause.from().isBefore(until)) {
        paused += ChronoUnit.DAYS.between(pause.from(), until);
      }
    }
    return day.minusDays(paused);
  }

  private boolean isOver(Assignment named, LocalDate day) {
    var paused = !pauses.isEmpty() && pauses.getLast().until().isEmpty();
    var last = named.plan().pace() == Plan.Pace.STEPS ? day.minusDays(1) : day;
    return !paused && !last.isBefore(named.deadline());
  }

  private static BigDecimal stepsOver(Plan plan, LocalDate day) {
    return BigDecimal.valueOf(
        plan.milestones().stream().filter(step -> step.due().isBefore(day)).count());
  }

  private static BigDecimal accrued(Plan plan, LocalDate day, BigDecimal value, int decimals) {
    var fromDay = plan.start();
    var from = BigDecimal.ZERO;
    if (!day.isAfter(fromDay)) {
      return from;
    }
    for (var point : plan.points()) {
      if (day.isBefore(point.by()) || (plan.pace() == Plan.Pace.STEPS && day.equals(point.by()))) {
        return plan.pace() == Plan.Pace.STEPS
            ? from
            : between(fromDay, from, point, day, decimals + 2);
      }
      fromDay = point.by();
      from = point.reach();
    }
    return plan.points().isEmpty() ? value : from;
  }

  private static BigDecimal between(
      LocalDate fromDay, BigDecimal from, Plan.Point to, LocalDate day, int digits) {
    var part = BigDecimal.valueOf(ChronoUnit.DAYS.between(fromDay, day));
    var whole = BigDecimal.valueOf(ChronoUnit.DAYS.between(fromDay, to.by()));
    return to.reach()
        .subtract(from)
        .multiply(part)
        .divide(whole, digits, RoundingMode.HALF_UP)
        .add(from);
  }

  private static BigDecimal allowed(Plan plan, LocalDate day, BigDecimal value) {
    if (plan.points().isEmpty()) {
      return value;
    }
    var before = plan.points().getFirst();
    for (var point : plan.points()) {
      if (point.by().isAfter(day)) {
        return before.by().equals(point.by()) || plan.pace() == Plan.Pace.STEPS
            ? before.reach()
            : between(before.by(), before.reach(), point, day, 4);
      }
      before = point;
    }
    return before.reach();
  }
}
