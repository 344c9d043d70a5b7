package org.yiwang.target.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.yiwang.target.Assignment;
import org.yiwang.target.Evidence;
import org.yiwang.target.Forecast;
import org.yiwang.target.Goal;
import org.yiwang.target.Plan;
import org.yiwang.target.TargetCommand;
import org.yiwang.target.TargetCommand.Source;

/// Puts the page of one target together, for those inside and for everyone. For one call.
final class Pages {
  private static final String BY_DAY =
      """
      SELECT day, sum(amount) AS amount
      FROM target_entry
      WHERE target = :target
        AND source = :source
      GROUP BY day
      ORDER BY day
      """;
  private static final String NEWEST_OF_DAY =
      """
      SELECT DISTINCT ON (day) day, amount
      FROM target_entry
      WHERE target = :target
        AND source = :source
      ORDER BY day, no DESC
      """;
  private static final String STEPS =
      """
      SELECT step, min(day) AS day
      FROM target_entry
      WHERE target = :target
        AND step <> ''
        AND amount > 0
      GROUP BY step
      """;

  private final Handle handle;
  private final LocalDate today;
  private final Entries entries;

  Pages(Handle handle, LocalDate today) {
    this.handle = handle;
    this.today = today;
    this.entries = new Entries(handle);
  }

  TargetPage inner(Kept kept) {
    var target = kept.target();
    var derived = byDay(kept, Source.DERIVED);
    var self = byDay(kept, Source.SELF_REPORTED);
    return new TargetPage(
        kept.version(),
        kept.on(today),
        target.promise().quote(),
        target.promise().source(),
        target.rules().version(),
        target.assignment().map(Assignment::plan),
        scheduled(kept),
        milestones(kept),
        series(derived),
        series(self),
        forecast(kept, kept.counted() == Source.DERIVED ? derived : self),
        Parts.of(handle, List.of(kept), today).getOrDefault(kept.id(), List.of()),
        entries.newest(kept.id()),
        Orders.ofTarget(handle, kept),
        entries.locks(kept.id()),
        entries.changes(kept.id()),
        entries.history(kept.id()));
  }

  PublicPage open(Kept kept) {
    return new PublicPage(
        open(kept.on(today)),
        kept.target().promise().quote(),
        scheduled(kept),
        milestones(kept),
        series(byDay(kept, kept.counted())),
        Parts.of(handle, List.of(kept), today).getOrDefault(kept.id(), List.of()),
        entries.newest(kept.id()).stream()
            .filter(entry -> entry.source() == kept.counted())
            .map(Pages::open)
            .toList(),
        entries.changes(kept.id()).stream().map(Pages::open).toList());
  }

  /// The row without what is inner: orders, and the figure the light is not judged by.
  static TargetRow open(TargetRow row) {
    return new TargetRow(
        row.id(),
        row.year(),
        row.number(),
        row.name(),
        row.detail(),
        row.theme(),
        row.goal(),
        row.light(),
        row.figure(),
        Optional.empty(),
        Optional.empty(),
        row.scheduled(),
        row.gapPoints(),
        row.leadUnit(),
        row.assistUnits(),
        row.deadline(),
        row.published(),
        row.signedOff(),
        0,
        row.lastEntryAt(),
        Optional.empty());
  }

  private static PublicPage.Entry open(TargetPage.EntryRow entry) {
    return new PublicPage.Entry(
        entry.day(),
        entry.unit(),
        entry.source(),
        entry.amount(),
        entry.step(),
        entry.open() ? entry.note() : "",
        entry.evidence().stream().filter(Evidence::open).toList());
  }

  private static TargetPage.ChangeRow open(TargetPage.ChangeRow change) {
    return new TargetPage.ChangeRow(
        change.at(),
        change.document(),
        change.reason(),
        change.wasValue(),
        change.isValue(),
        change.wasDeadline(),
        change.isDeadline(),
        change.wasBase(),
        change.isBase(),
        "");
  }

  /// The figure at the end of each day on which it changed.
  private NavigableMap<LocalDate, BigDecimal> byDay(Kept kept, TargetCommand.Source source) {
    var level = kept.target().promise().goal().measure() == Goal.Measure.LEVEL;
    var days = new TreeMap<LocalDate, BigDecimal>();
    handle
        .createQuery(level ? NEWEST_OF_DAY : BY_DAY)
        .bind("target", kept.id())
        .bind("source", source.name())
        .map((row, _) ->
            new TargetPage.DayValue(
                row.getObject("day", LocalDate.class), row.getBigDecimal("amount")))
        .forEach(one -> {
          var before = days.isEmpty() ? BigDecimal.ZERO : days.lastEntry().getValue();
          days.put(one.day(), level ? one.value() : before.add(one.value()));
        });
    return days;
  }

  private static List<TargetPage.DayValue> series(NavigableMap<LocalDate, BigDecimal> byDay) {
    return byDay.entrySet().stream()
        .map(day -> new TargetPage.DayValue(day.getKey(), day.getValue()))
        .toList();
  }

  private static List<TargetPage.DayValue> scheduled(Kept kept) {
    var schedule = kept.target().schedule();
    var assignment = kept.target().assignment();
    if (assignment.isEmpty() || schedule.at(assignment.get().deadline()).isEmpty()) {
      return List.of();
    }
    var plan = assignment.get().plan();
    var deadline = assignment.get().deadline();
    var start = plan.points().isEmpty() && plan.milestones().isEmpty() ? deadline : plan.start();
    var days = new TreeSet<LocalDate>(List.of(start, deadline));
    for (var month = YearMonth.from(start);
        !month.isAfter(YearMonth.from(deadline));
        month = month.plusMonths(1)) {
      days.add(month.atEndOfMonth());
    }
    schedule.nodesFrom(start).forEach(days::add);
    plan.milestones().forEach(step -> days.add(step.due().plusDays(1)));
    for (var pause : kept.target().pauses()) {
      days.add(pause.from());
      pause.until().ifPresent(days::add);
    }
    // a milestone counts from the day after it is due, the last one, too
    var last = plan.milestones().isEmpty() ? deadline : deadline.plusDays(1);
    return days.stream()
        .filter(day -> !day.isAfter(last) && !day.isBefore(start))
        .flatMap(day -> schedule.at(day).map(v -> new TargetPage.DayValue(day, v)).stream())
        .toList();
  }

  private List<TargetPage.MilestoneRow> milestones(Kept kept) {
    var steps =
        kept.target().assignment().map(named -> named.plan().milestones()).orElse(List.of());
    if (steps.isEmpty()) {
      return List.of();
    }
    var done = new TreeMap<String, LocalDate>();
    handle
        .createQuery(STEPS)
        .bind("target", kept.id())
        .map((row, _) -> new DoneStep(row.getString("step"), row.getObject("day", LocalDate.class)))
        .forEach(step -> done.put(step.step(), step.day()));
    var rows = new ArrayList<TargetPage.MilestoneRow>();
    steps.stream()
        .sorted(Comparator.comparing(Plan.Milestone::due))
        .forEach(step ->
            rows.add(
                new TargetPage.MilestoneRow(
                    step.step(),
                    step.name(),
                    step.due(),
                    Optional.ofNullable(done.get(step.step())))));
    return rows;
  }

  private record DoneStep(String step, LocalDate day) {}

  private Optional<Forecast> forecast(Kept kept, NavigableMap<LocalDate, BigDecimal> byDay) {
    var goal = kept.target().promise().goal();
    var goesOn =
        goal.measure() == Goal.Measure.ACCRUAL
            && goal.value().isPresent()
            && !kept.target().suspended()
            && !kept.target().signedOff();
    return kept.target()
        .assignment()
        .filter(_ -> goesOn)
        .flatMap(named ->
            Forecast.of(byDay, named.plan().start(), today, named.deadline(), goal.decimals()));
  }
}
