package org.yiwang.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Context;
import org.yiwang.journal.Decision;
import org.yiwang.journal.Refusal;
import org.yiwang.pack.Text;

/// One target told in days: who does what, what the timer does by itself, and what is then true.
final class Story {
  static final Actor OFFICE = new Actor("lin", "office", "supervision");
  static final Actor CHECKER = new Actor("he", "office", "supervision");
  static final Actor LEAD = new Actor("zhou", "lead", "fulfilment");
  static final Actor NORTH = new Actor("bei", "north", "fulfilment");
  static final Actor SOUTH = new Actor("nan", "south", "fulfilment");
  static final Actor RECORDS = new Actor("records", "lead", ProgressActs.DERIVATION);

  private final TargetDecider decider = new TargetDecider();
  private final List<TargetEvent> log = new ArrayList<>();
  private TargetState state = decider.initial();
  private LocalDate today = LocalDate.of(2024, 1, 2);

  static LightRules rules() {
    return new LightRules(
        "test@1",
        new LightRules.DueSoon(7, 20, new BigDecimal("3")),
        new BigDecimal("10"),
        new BigDecimal("30"),
        new BigDecimal("105"),
        Set.of(Light.FAR_BEHIND),
        List.of(
            new LightRules.OrderLimits(SupervisionOrder.Level.YELLOW, Light.BEHIND, 2, 7, 5),
            new LightRules.OrderLimits(SupervisionOrder.Level.RED, Light.FAR_BEHIND, 1, 5, 3)),
        List.of(
            new LightRules.LockDay(LightRules.Level.SUBDISTRICT, 1, true),
            new LightRules.LockDay(LightRules.Level.DEPARTMENT, 3, true),
            new LightRules.LockDay(LightRules.Level.DISTRICT, 5, true)));
  }

  static Goal goal(Goal.Kind kind, Goal.Measure measure, Goal.Comparator comparator, String value) {
    return new Goal(
        kind,
        measure,
        kind == Goal.Kind.UNQUANTIFIED ? Goal.Counted.NONE : Goal.Counted.SELF,
        comparator,
        value.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(value)),
        new Text("户", "homes"),
        0,
        Optional.empty(),
        Optional.empty());
  }

  static Goal exact(String value) {
    return goal(Goal.Kind.EXACT, Goal.Measure.ACCRUAL, Goal.Comparator.EXACTLY, value);
  }

  /// The same, counted in tenths.
  static Goal fine(String value) {
    var whole = exact(value);
    return new Goal(
        whole.kind(),
        whole.measure(),
        whole.counted(),
        whole.comparator(),
        whole.value(),
        whole.unit(),
        1,
        whole.base(),
        whole.growthPercent());
  }

  static Promise promise(Goal goal) {
    return new Promise(
        2024,
        1,
        new Text("一项目标", "One target"),
        Optional.empty(),
        "livelihood",
        goal,
        "report",
        Optional.empty());
  }

  static Assignment assignment(Plan plan, LocalDate deadline) {
    return new Assignment("lead", List.of("north", "south"), deadline, plan, List.of());
  }

  /// A target that is adopted and assigned, with an even plan over twelve months.
  static Story of(Goal goal) {
    var deadline = LocalDate.of(2024, 12, 31);
    var plan =
        goal.value()
            .filter(_ -> goal.measure() == Goal.Measure.ACCRUAL)
            .map(value -> Plan.monthly(2024, deadline, value, goal.decimals()))
            .orElseGet(
                () -> new Plan(LocalDate.of(2023, 12, 31), Plan.Pace.LINEAR, List.of(), List.of()));
    return of(goal, assignment(plan, deadline));
  }

  static Story of(Goal goal, Assignment assignment) {
    return new Story()
        .by(OFFICE, new TargetCommand.Adopt(promise(goal), rules()))
        .by(OFFICE, new TargetCommand.Assign(assignment));
  }

  /// Lets days pass; the timer acts on its days.
  @CanIgnoreReturnValue
  Story on(String day) {
    var until = LocalDate.parse(day);
    while (today.isBefore(until)) {
      today = today.plusDays(1);
      ring();
    }
    return this;
  }

  private void ring() {
    for (var timer : decider.timers(state)) {
      if (!timer.due().isAfter(Days.midnight(today))) {
        by(Actor.TIMER, timer.command());
      }
    }
  }

  /// Days pass while the system stands still.
  Story standStillUntil(String day) {
    today = LocalDate.parse(day);
    return this;
  }

  @CanIgnoreReturnValue
  Story by(Actor actor, TargetCommand command) {
    switch (decide(actor, command)) {
      case Decision.Accept<TargetEvent>(var events) -> {
        log.addAll(events);
        for (var event : events) {
          state = decider.evolve(state, event);
        }
      }
      case Decision.Refuse<TargetEvent>(var refusal) ->
          throw new AssertionError(refusal.rule() + ": " + refusal.zh());
    }
    return this;
  }

  Refusal refusal(Actor actor, TargetCommand command) {
    return switch (decide(actor, command)) {
      case Decision.Refuse<TargetEvent>(var refusal) -> {
        assertThat(refusal.zh()).isNotBlank();
        assertThat(refusal.en()).isNotBlank();
        yield refusal;
      }
      case Decision.Accept<TargetEvent>(var events) ->
          throw new AssertionError("accepted: " + events);
    };
  }

  Decision<TargetEvent> decide(Actor actor, TargetCommand command) {
    var at = Days.midnight(today).plusSeconds(actor.equals(Actor.TIMER) ? 0 : 36_000);
    return decider.decide(
        state, command, new Context(TargetRoom.target("2024/one"), log.size(), at, actor));
  }

  static TargetCommand.ReportProgress progress(String day, String unit, String amount) {
    return new TargetCommand.ReportProgress(
        LocalDate.parse(day),
        unit,
        "",
        TargetCommand.Source.SELF_REPORTED,
        TargetCommand.Mode.ADD,
        new BigDecimal(amount),
        "",
        "验收",
        false,
        List.of(Evidence.reference("sheet 1")));
  }

  static TargetCommand.ReportProgress step(String day, String step) {
    return new TargetCommand.ReportProgress(
        LocalDate.parse(day),
        "lead",
        "",
        TargetCommand.Source.SELF_REPORTED,
        TargetCommand.Mode.ADD,
        BigDecimal.ONE,
        step,
        "done",
        false,
        List.of());
  }

  static TargetCommand.ReportProgress derived(String day, String unit, String amount) {
    return new TargetCommand.ReportProgress(
        LocalDate.parse(day),
        unit,
        "",
        TargetCommand.Source.DERIVED,
        TargetCommand.Mode.ADD,
        new BigDecimal(amount),
        "",
        "验收单",
        false,
        List.of());
  }

  /// Progress of the lead unit, today.
  @CanIgnoreReturnValue
  Story reached(String amount) {
    return by(LEAD, progress(today.toString(), "lead", amount));
  }

  Target target() {
    return (Target) state;
  }

  Light light() {
    return target().light();
  }

  SupervisionOrder order(int no) {
    return target().orders().get(no - 1);
  }

  List<TargetEvent> log() {
    return log;
  }

  LocalDate today() {
    return today;
  }

  TargetState state() {
    return state;
  }
}
