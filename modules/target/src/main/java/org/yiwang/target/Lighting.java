package org.yiwang.target;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yiwang.pack.Text;

/// The light of a target on a day: a pure function of the target, its rules and the day.
///
/// @param light what it shows
/// @param figure the figure it is judged by
/// @param scheduled what the plan asks of the day
/// @param gapPoints percentage points of the value missing; negative when ahead
/// @param why the same in words
record Lighting(
    Light light,
    Optional<BigDecimal> figure,
    Optional<BigDecimal> scheduled,
    Optional<BigDecimal> gapPoints,
    Text why) {
  /// The light of `target` on `day`. A closed target keeps the light it was closed with.
  static Lighting of(Target target, LocalDate day) {
    return new Judgement(target, target.figure()).on(day);
  }

  /// The light of one unit's share: that of the whole if every unit stood as this one does.
  static Light ofShare(Target target, Assignment.Share share, BigDecimal figure, LocalDate day) {
    var whole =
        target
            .promise()
            .goal()
            .value()
            .map(value -> figure.multiply(value).divide(share.value(), MathContext.DECIMAL64));
    var end = target.standing().signedOffOn().filter(off -> off.isBefore(day));
    return new Judgement(target, whole).light(end.orElse(day));
  }

  /// The first day after the target's last event on which it shows another light, if nothing
  /// happens before; the search ends the day after the deadline, from which on time changes
  /// nothing.
  ///
  /// Between two days on which a node, its window or the deadline begins or ends, the gap only
  /// grows or only shrinks, so the light moves in one direction: looking at both ends tells whether
  /// it changed, and halving finds the day.
  static Optional<LocalDate> nextTurn(Target target) {
    if (target.signedOff() || target.suspended() || target.assignment().isEmpty()) {
      return Optional.empty();
    }
    var judgement = new Judgement(target, target.figure());
    var first = target.standing().day().plusDays(1);
    for (var last : judgement.lastDays(first)) {
      if (judgement.light(first) != target.light()) {
        return Optional.of(first);
      }
      if (judgement.light(last) != target.light()) {
        return Optional.of(judgement.turnBetween(first, last, target.light()));
      }
      first = last.plusDays(1);
    }
    return Optional.empty();
  }

  /// One target, its figure and its open milestones worked out once for many days.
  private static final class Judgement {
    private final Target target;
    private final Goal goal;
    private final LightRules rules;
    private final Schedule schedule;
    private final Optional<BigDecimal> figure;
    private final Plan plan;

    Judgement(Target target, Optional<BigDecimal> figure) {
      this.target = target;
      this.goal = target.promise().goal();
      this.rules = target.rules();
      this.schedule = target.schedule();
      this.figure = figure;
      var done =
          target.progress().entries().stream()
              .filter(entry -> entry.amount().signum() > 0)
              .filter(entry -> counted(goal.counted(), entry.source()))
              .map(Target.Entry::step)
              .collect(Collectors.toSet());
      this.plan =
          target
              .assignment()
              .map(Assignment::plan)
              .map(all ->
                  new Plan(
                      all.start(),
                      all.pace(),
                      all.points(),
                      all.milestones().stream().filter(m -> !done.contains(m.step())).toList()))
              .orElseGet(() ->
                  new Plan(
                      LocalDate.EPOCH, Plan.Pace.LINEAR, java.util.List.of(), java.util.List.of()));
    }

    /// The last day of each stretch in which time alone moves the gap one way, from `first` on.
    SortedSet<LocalDate> lastDays(LocalDate first) {
      var named = target.assignment().orElseThrow();
      var soon = rules.dueSoon();
      var paused = ChronoUnit.DAYS.between(schedule.planDay(first), first);
      var days = new TreeSet<LocalDate>();
      edges(days, named.deadline(), soon.nodeDays());
      days.add(named.deadline().plusDays(1));
      days.add(named.plan().start().plusDays(paused));
      named.plan().points().forEach(p -> edges(days, p.by().plusDays(paused), soon.nodeDays()));
      named
          .plan()
          .milestones()
          .forEach(step -> edges(days, step.due().plusDays(paused), soon.stepDays()));
      days.removeIf(day -> day.isBefore(first) || day.isAfter(named.deadline().plusDays(1)));
      return days;
    }

    private static void edges(Set<LocalDate> days, LocalDate node, int windowDays) {
      days.add(node.minusDays(windowDays + 1L));
      days.add(node.minusDays(1));
      days.add(node);
    }

    /// The first day in a stretch without that light, given that its first day has it and its last
    /// day has not.
    LocalDate turnBetween(LocalDate first, LocalDate last, Light light) {
      var still = first;
      var turned = last;
      while (ChronoUnit.DAYS.between(still, turned) > 1) {
        var middle = still.plusDays(ChronoUnit.DAYS.between(still, turned) / 2);
        if (light(middle) == light) {
          still = middle;
        } else {
          turned = middle;
        }
      }
      return turned;
    }

    Lighting on(LocalDate day) {
      var light = target.signedOff() ? target.light() : light(day);
      var scheduled = schedule.at(day);
      var gap = figure.flatMap(now -> schedule.gapPoints(now, day));
      return new Lighting(light, figure, scheduled, gap, why(light, day, scheduled, gap));
    }

    Light light(LocalDate day) {
      if (goal.kind() == Goal.Kind.UNQUANTIFIED
          || goal.value().isEmpty()
          || target.assignment().isEmpty()) {
        return Light.UNQUANTIFIED;
      }
      if (target.suspended()) {
        return Light.SUSPENDED;
      }
      if (figure.isEmpty()) {
        return Light.UNQUANTIFIED;
      }
      return judged(figure.get(), goal.value().get(), target.assignment().get().deadline(), day);
    }

    private Light judged(BigDecimal now, BigDecimal value, LocalDate deadline, LocalDate day) {
      var level = goal.measure() == Goal.Measure.LEVEL;
      if (goal.comparator().reached(now, value) && !(level && day.isBefore(deadline))) {
        return rules.over(now, value) && !level && goal.comparator() != Goal.Comparator.AT_MOST
            ? Light.OVER_FULFILLED
            : Light.DONE;
      }
      var gap = schedule.gapPoints(now, day).orElse(BigDecimal.ZERO);
      if (gap.compareTo(rules.farBehindOverPoints()) > 0 || day.isAfter(deadline)) {
        return Light.FAR_BEHIND;
      }
      if (gap.compareTo(rules.behindFromPoints()) >= 0) {
        return Light.BEHIND;
      }
      return dueSoon(gap, deadline, day) ? Light.DUE_SOON : Light.ON_PLAN;
    }

    private boolean dueSoon(BigDecimal gap, LocalDate deadline, LocalDate day) {
      var soon = rules.dueSoon();
      var planDay = schedule.planDay(day);
      var stepNear =
          plan.milestones().stream().anyMatch(step -> isNear(step.due(), planDay, soon.stepDays()));
      var nodeNear =
          isNear(deadline, day, soon.nodeDays())
              || plan.points().stream()
                  .anyMatch(point -> isNear(point.by(), planDay, soon.nodeDays()));
      return stepNear || (nodeNear && gap.compareTo(soon.gapOverPoints()) > 0);
    }

    private static boolean isNear(LocalDate node, LocalDate day, int days) {
      return !node.isBefore(day) && !node.isAfter(day.plusDays(days));
    }

    private Text why(
        Light light, LocalDate day, Optional<BigDecimal> scheduled, Optional<BigDecimal> gap) {
      return switch (light) {
        case UNQUANTIFIED -> Words.of("没有可比的数：未定量、未分解，或尚未报数", "Nothing to compare yet");
        case SUSPENDED -> Words.of("已暂停，计划不走", "Suspended; the plan stands still");
        case DONE, OVER_FULFILLED, ON_PLAN, DUE_SOON, BEHIND, FAR_BEHIND -> {
          var now = Words.amount(figure.orElse(BigDecimal.ZERO), goal.unit());
          var should = Words.amount(scheduled.orElse(BigDecimal.ZERO), goal.unit());
          var value = Words.amount(goal.value().orElse(BigDecimal.ZERO), goal.unit());
          var points = Words.number(gap.orElse(BigDecimal.ZERO).abs());
          if (light.fulfilled()) {
            yield Words.of("已达到 " + now.zh() + "，承诺 " + value.zh(), now.en() + " of " + value.en());
          }
          var over = target.assignment().filter(named -> day.isAfter(named.deadline()));
          if (over.isPresent()) {
            yield Words.of(
                "期限 " + over.get().deadline() + " 已过，实绩 " + now.zh() + "，承诺 " + value.zh(),
                "Past " + over.get().deadline() + ": " + now.en() + " of " + value.en());
          }
          var ahead = gap.orElse(BigDecimal.ZERO).signum() <= 0;
          yield Words.of(
              "实绩 " + now.zh() + "，应到 " + should.zh() + (ahead ? "，超 " : "，差 ") + points + " 个百分点",
              now.en()
                  + ", plan "
                  + should.en()
                  + ", "
                  + points
                  + (ahead ? " points ahead" : " points short"));
        }
      };
    }
  }

  private static boolean counted(Goal.Counted counted, TargetCommand.Source source) {
    return switch (counted) {
      case DERIVED -> source == TargetCommand.Source.DERIVED;
      case SELF -> source == TargetCommand.Source.SELF_REPORTED;
      case NONE -> false;
    };
  }
}
