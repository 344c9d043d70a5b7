package org.yiwang.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.yiwang.pack.Text;
import org.yiwang.target.Goal;
import org.yiwang.target.LightRules;
import org.yiwang.target.TargetCommand;
import org.yiwang.target.TargetRoom;
import org.yiwang.target.view.TargetPage;
import org.yiwang.web.page.FormPage;

/// 报进度, 重述 and 锁定: the forms about a target's figures.
final class FigureForms {
  private static final int MONTHS_OFFERED_MAX = 6;

  private final Desk desk;
  private final TargetForms forms;

  FigureForms(Desk desk, TargetForms forms) {
    this.desk = desk;
    this.forms = forms;
  }

  Task progress(Call call, TargetPage page) {
    var fields = new Fields(call.texts());
    var units = forms.reporting(call, page);
    var steps = page.row().goal().measure() == Goal.Measure.STEPS;
    var level = page.row().goal().measure() == Goal.Measure.LEVEL;
    var asked = new ArrayList<FormPage.Field>();
    if (units.size() > 1) {
      asked.add(fields.select("unit", forms.choices(units, call), units.getFirst()));
    }
    asked.add(fields.date("day", desk.today().toString(), true));
    if (steps) {
      var open = page.milestones().stream().filter(it -> it.doneOn().isEmpty()).toList();
      asked.add(
          fields.select(
              "step",
              open.stream()
                  .map(it -> new FormPage.Choice(it.step(), it.name().in(call.texts().english())))
                  .toList(),
              ""));
    } else {
      if (!level) {
        asked.add(
            fields.radio("mode", List.of(fields.choice("add"), fields.choice("total")), "add"));
      }
      asked.add(fields.number("amount", "", true));
    }
    asked.add(fields.area("note", true));
    asked.add(fields.text("number", false));
    asked.add(fields.file());
    asked.add(fields.check("open"));
    asked.add(fields.check("evidence-open"));
    var only = units.isEmpty() ? page.row().leadUnit() : units.getFirst();
    var unit = units.contains(call.field("unit")) ? call.field("unit") : only;
    return new Task(
        "progress",
        "report-progress",
        unit,
        forms.name(page, call),
        forms.back(page, call),
        "/targets/" + page.row().id() + "/progress",
        true,
        forms.facts(page, call),
        asked,
        TargetRoom.target(page.row().id()),
        (typed, evidence) ->
            new TargetCommand.ReportProgress(
                typed.day("day", desk.today()),
                units.size() > 1 || !call.field("unit").isEmpty()
                    ? typed.choice("unit", units)
                    : unit,
                "",
                TargetCommand.Source.SELF_REPORTED,
                level ? TargetCommand.Mode.TOTAL : mode(typed, steps),
                steps ? BigDecimal.ONE : typed.number("amount"),
                steps ? typed.words("step", 100) : "",
                typed.words("note", TargetForms.REASON_MAX),
                !call.field("open").isEmpty(),
                evidence));
  }

  private static TargetCommand.Mode mode(Typed typed, boolean steps) {
    var total = !steps && typed.choice("mode", List.of("add", "total")).equals("total");
    return total ? TargetCommand.Mode.TOTAL : TargetCommand.Mode.ADD;
  }

  /// The form that replaces the number of an entry.
  ///
  /// @throws Stopped if that is not for the visitor or their unit
  Task restate(Call call, TargetPage page) {
    var fields = new Fields(call.texts());
    var number =
        call.field("entry").matches("\\d{1,6}") ? Integer.parseInt(call.field("entry")) : 0;
    var entry = page.entries().stream().filter(it -> it.no() == number).findFirst().orElseThrow();
    var _ = desk.permits().actor(call.person(), "restate-figure", page.row().leadUnit());
    if (!mayRestate(call, page, entry)) {
      throw new Stopped(
          HttpStatus.CONFLICT,
          "target.restate-derived",
          new Text(
              "自动数和区级已锁定的数不由本单位重述：凭据记录更正后会重算，或请督查重述。",
              "A derived number, or one the district has locked, is not restated by a unit of the target:"
                  + " it is derived again when its records are corrected, or restated by the supervision."));
    }
    var goal = page.row().goal();
    var facts =
        List.of(
            new FormPage.Fact(
                call.texts().of("restate.was"),
                Wording.number(entry.amount(), goal.decimals()) + " " + forms.unitWord(page, call)),
            new FormPage.Fact(call.texts().of("field.day"), entry.day().toString()),
            new FormPage.Fact(call.texts().of("field.note"), entry.note()));
    return new Task(
        "restate",
        "restate-figure",
        page.row().leadUnit(),
        forms.name(page, call),
        forms.back(page, call),
        "/targets/" + page.row().id() + "/restate?entry=" + number,
        false,
        facts,
        List.of(fields.number("amount", "", true), fields.area("reason", true)),
        TargetRoom.target(page.row().id()),
        (typed, _) ->
            new TargetCommand.Restate(
                number, typed.number("amount"), typed.words("reason", TargetForms.REASON_MAX)));
  }

  /// Whether the visitor's unit may replace this number at all; who may for the unit is asked of
  /// the roles. The rule itself is the decider's.
  boolean mayRestate(Call call, TargetPage page, TargetPage.EntryRow entry) {
    var month = YearMonth.from(entry.day());
    var locked =
        page.locks().stream()
            .filter(lock -> lock.level() == LightRules.Level.DISTRICT)
            .anyMatch(lock -> !lock.month().isBefore(month));
    var own = TargetForms.involved(page).contains(forms.ownUnit(call));
    return !own || (entry.source() == TargetCommand.Source.SELF_REPORTED && !locked);
  }

  /// The form that locks a month.
  ///
  /// @throws Stopped if that is not for the visitor, or if there is no month to lock
  Task lock(Call call, TargetPage page) {
    var _ = desk.permits().actor(call.person(), "lock-figures", forms.unit(call, page, "lock"));
    var months = lockable(call, page).stream().map(YearMonth::toString).toList();
    if (months.isEmpty()) {
      throw new Stopped(
          HttpStatus.CONFLICT,
          "target.nothing-to-lock",
          new Text(
              "这项目标眼下没有可以锁定的月份：年度内的月份都已锁定，或者还没有到锁定的日子。",
              "No month of this target can be locked now: those of its year are locked, or their day has"
                  + " not come."));
    }
    var choices = months.stream().map(it -> new FormPage.Choice(it, it)).toList();
    var level = level(call, page);
    var unit =
        level == LightRules.Level.DISTRICT ? forms.ownUnit(call) : forms.unit(call, page, "lock");
    return forms.task(
        call,
        page,
        "lock",
        List.of(new Fields(call.texts()).select("month", choices, months.getFirst())),
        (typed, _) ->
            new TargetCommand.LockMonth(
                YearMonth.parse(typed.choice("month", months)), level, unit));
  }

  /// The months the visitor may lock now, the newest first: those of the target's year, or up to
  /// its deadline, whose day has come and that are not locked at the visitor's level.
  List<YearMonth> lockable(Call call, TargetPage page) {
    var row = page.row();
    var level = level(call, page);
    var unit = forms.unit(call, page, "lock");
    var endOfYear = YearMonth.of(row.year(), 12);
    var end = row.deadline().map(YearMonth::from).filter(endOfYear::isBefore).orElse(endOfYear);
    var present = YearMonth.from(desk.today());
    return Stream.iterate(present.isAfter(end) ? end : present, month -> month.minusMonths(1))
        .takeWhile(month -> month.getYear() >= row.year())
        .takeWhile(month -> !locked(page, level, unit, month))
        .filter(month -> !desk.today().isBefore(day(level, month)))
        .limit(MONTHS_OFFERED_MAX)
        .toList();
  }

  private LightRules.Level level(Call call, TargetPage page) {
    if (desk.permits().may(call.person(), "publish-target", page.row().leadUnit())) {
      return LightRules.Level.DISTRICT;
    }
    var lead = forms.unit(call, page, "lock").equals(page.row().leadUnit());
    return lead ? LightRules.Level.DEPARTMENT : LightRules.Level.SUBDISTRICT;
  }

  private static boolean locked(
      TargetPage page, LightRules.Level level, String unit, YearMonth month) {
    var below = level.compareTo(LightRules.Level.DEPARTMENT) < 0;
    return page.locks().stream()
        .filter(lock -> lock.level() == level && (!below || lock.unit().equals(unit)))
        .anyMatch(lock -> !lock.month().isBefore(month));
  }

  private LocalDate day(LightRules.Level level, YearMonth month) {
    return desk.rooms().pack().rules().locks().stream()
        .filter(lock -> lock.level() == level)
        .findFirst()
        .map(lock -> lock.of(month))
        .orElseGet(() -> month.plusMonths(1).atDay(1));
  }
}
