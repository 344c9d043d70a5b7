package org.yiwang.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yiwang.identity.Unit;
import org.yiwang.identity.UnitKind;
import org.yiwang.target.Assignment;
import org.yiwang.target.Goal;
import org.yiwang.target.Plan;
import org.yiwang.target.TargetCommand;
import org.yiwang.target.view.TargetPage;
import org.yiwang.web.page.FormPage;

/// 分解 and 调整计划: who keeps a target, in which shares, along which plan.
final class PlanForms {
  private static final List<String> PHASES = List.of("monthly", "quarterly");
  private static final int QUARTER_MONTHS = 3;

  private final Desk desk;
  private final TargetForms forms;

  PlanForms(Desk desk, TargetForms forms) {
    this.desk = desk;
    this.forms = forms;
  }

  /// Names lead and assisting units and shares. The first time also deadline and phases; later they
  /// change by a decision only, and plan and deadline in force stay.
  Task assign(Call call, TargetPage page) {
    var row = page.row();
    var fields = new Fields(call.texts());
    var units = desk.rooms().identity().units().list();
    var able = units.stream().filter(unit -> unit.kind() != UnitKind.COMMITTEE).toList();
    var leads = able.stream().map(unit -> unit.id().value()).toList();
    var asked = new ArrayList<FormPage.Field>();
    asked.add(fields.select("lead-unit", choices(able, call), row.leadUnit()));
    var assisting =
        able.stream()
            .filter(unit -> unit.kind() != UnitKind.DISTRICT)
            .map(unit -> choice(unit, call, row.assistUnits().contains(unit.id().value())))
            .toList();
    asked.add(fields.many("assist-units", "checks", assisting));
    var shares =
        row.goal().value().isPresent() ? shares(page, able, call) : List.<FormPage.Choice>of();
    if (!shares.isEmpty()) {
      asked.add(fields.many("split", "numbers", shares));
    }
    var end = row.deadline().orElse(LocalDate.of(row.year(), 12, 31));
    if (row.deadline().isEmpty()) {
      asked.add(fields.date("deadline", end.toString(), true));
    }
    if (phased(page)) {
      asked.add(fields.radio("phases", PHASES.stream().map(fields::choice).toList(), "monthly"));
    }
    return forms.task(
        call,
        page,
        "assign",
        asked,
        (typed, _) -> {
          var lead = typed.choice("lead-unit", leads);
          var deadline = row.deadline().orElseGet(() -> typed.day("deadline", end));
          var plan =
              phased(page) ? even(page, deadline, typed.choice("phases", PHASES)) : kept(page);
          return new TargetCommand.Assign(
              new Assignment(
                  lead,
                  typed.checked("assist-units", assisting).stream()
                      .filter(unit -> !unit.equals(lead))
                      .toList(),
                  deadline,
                  plan,
                  typed.numbers("split", shares).entrySet().stream()
                      .map(share -> new Assignment.Share(share.getKey(), share.getValue()))
                      .toList()));
        });
  }

  /// Puts another plan in the place of the one in force: points by month or quarter, or the days of
  /// the milestones.
  Task plan(Call call, TargetPage page) {
    var fields = new Fields(call.texts());
    var was = kept(page);
    var steps = !was.milestones().isEmpty();
    var choices = steps ? steps(was, call) : points(page, was);
    return forms.task(
        call,
        page,
        "plan",
        List.of(
            fields.many("plan", steps ? "dates" : "numbers", choices),
            fields.text("document", true),
            fields.area("reason", true)),
        (typed, _) ->
            new TargetCommand.ChangeByDecision(
                typed.words("document", TargetForms.NAME_MAX),
                typed.words("reason", TargetForms.REASON_MAX),
                Optional.empty(),
                Optional.empty(),
                Optional.of(steps ? moved(was, typed, choices) : redrawn(was, typed, choices))));
  }

  /// Whether a target has anything of which the days or numbers can be planned.
  static boolean planned(TargetPage page) {
    return page.row().deadline().isPresent()
        && (!kept(page).milestones().isEmpty()
            || (page.row().goal().value().isPresent()
                && page.row().goal().measure() != Goal.Measure.STEPS));
  }

  private static boolean phased(TargetPage page) {
    return page.row().goal().measure() == Goal.Measure.ACCRUAL
        && page.row().goal().value().isPresent()
        && kept(page).points().isEmpty();
  }

  private static Plan kept(TargetPage page) {
    var start = LocalDate.of(page.row().year() - 1, 12, 31);
    return page.plan().orElseGet(() -> new Plan(start, Plan.Pace.LINEAR, List.of(), List.of()));
  }

  private static Plan even(TargetPage page, LocalDate deadline, String phases) {
    var goal = page.row().goal();
    return Plan.even(
        page.row().year(),
        deadline,
        phases.equals("quarterly") ? QUARTER_MONTHS : 1,
        goal.value().orElseThrow(),
        goal.decimals());
  }

  private List<FormPage.Choice> shares(TargetPage page, List<Unit> able, Call call) {
    var shared = new TreeMap<String, BigDecimal>();
    page.parts().forEach(part -> shared.put(part.unit(), part.value()));
    return able.stream()
        .filter(
            unit -> unit.kind() == UnitKind.SUBDISTRICT || shared.containsKey(unit.id().value()))
        .map(unit ->
            new FormPage.Choice(
                unit.id().value(),
                unit.shortName().in(call.texts().english()),
                plain(Optional.ofNullable(shared.get(unit.id().value())))))
        .toList();
  }

  /// The ends of the months up to the deadline, and the days of the plan in force.
  private static List<FormPage.Choice> points(TargetPage page, Plan was) {
    var deadline = page.row().deadline().orElseThrow();
    var reach = new TreeMap<LocalDate, BigDecimal>();
    was.points().forEach(point -> reach.put(point.by(), point.reach()));
    page.row().goal().value().ifPresent(value -> reach.putIfAbsent(deadline, value));
    var days = new TreeSet<>(reach.keySet());
    Stream.iterate(YearMonth.from(was.start()).plusMonths(1), month -> month.plusMonths(1))
        .map(YearMonth::atEndOfMonth)
        .takeWhile(day -> day.isBefore(deadline))
        .forEach(days::add);
    return days.stream()
        .map(day ->
            new FormPage.Choice(
                day.toString(), day.toString(), plain(Optional.ofNullable(reach.get(day)))))
        .toList();
  }

  private List<FormPage.Choice> steps(Plan was, Call call) {
    return was.milestones().stream()
        .map(step ->
            new FormPage.Choice(
                step.step(), desk.wording().say(step.name(), call.texts()), step.due().toString()))
        .toList();
  }

  private static Plan redrawn(Plan was, Typed typed, List<FormPage.Choice> days) {
    var points =
        typed.numbers("plan", days).entrySet().stream()
            .map(point -> new Plan.Point(LocalDate.parse(point.getKey()), point.getValue()))
            .toList();
    return new Plan(was.start(), was.pace(), points, List.of());
  }

  private static Plan moved(Plan was, Typed typed, List<FormPage.Choice> steps) {
    var due = typed.days("plan", steps);
    var milestones =
        was.milestones().stream()
            .map(step ->
                new Plan.Milestone(
                    step.step(), step.name(), due.getOrDefault(step.step(), step.due())))
            .toList();
    return new Plan(was.start(), was.pace(), was.points(), milestones);
  }

  private static String plain(Optional<BigDecimal> number) {
    return number.map(it -> it.stripTrailingZeros().toPlainString()).orElse("");
  }

  private static List<FormPage.Choice> choices(List<Unit> units, Call call) {
    return units.stream().map(unit -> choice(unit, call, false)).toList();
  }

  private static FormPage.Choice choice(Unit unit, Call call, boolean ticked) {
    return new FormPage.Choice(
        unit.id().value(), unit.shortName().in(call.texts().english()), ticked ? "yes" : "");
  }
}
