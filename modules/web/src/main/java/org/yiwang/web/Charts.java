package org.yiwang.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yiwang.target.Goal;
import org.yiwang.target.view.TargetPage;
import org.yiwang.web.page.TargetScreenPage;
import org.yiwang.web.page.Texts;
import tools.jackson.databind.json.JsonMapper;

/// Plan and figure over the year: what the chart script draws, and the same as a table.
final class Charts {
  private Charts() {}

  static Optional<TargetScreenPage.Chart> of(Desk desk, TargetPage page, Texts texts) {
    var goal = page.row().goal();
    if (goal.measure() == Goal.Measure.NONE
        || (page.scheduled().isEmpty()
            && page.derived().isEmpty()
            && page.selfReported().isEmpty())) {
      return Optional.empty();
    }
    var unit = desk.wording().say(goal.unit(), texts);
    var counted =
        goal.counted() == Goal.Counted.SELF || page.derived().isEmpty()
            ? page.selfReported()
            : page.derived();
    var json = new LinkedHashMap<String, Object>();
    json.put("plan", points(fromStart(page, page.scheduled())));
    json.put("actual", points(fromStart(page, counted)));
    json.put("today", desk.today().toString());
    json.put("year", page.row().year());
    json.put("state", Wording.slug(page.row().light()));
    json.put("decimals", goal.decimals());
    page.forecast()
        .ifPresent(it ->
            json.put(
                "forecast",
                Map.of(
                    "from", it.from().toString(),
                    "figure", it.figure(),
                    "until", it.until().toString(),
                    "low", it.low(),
                    "middle", it.middle(),
                    "high", it.high())));
    json.put(
        "words",
        Map.of(
            "today", texts.of("chart.today"),
            "promised", texts.of("chart.promised"),
            "actual", texts.of("chart.actual"),
            "forecast", texts.of("chart.forecast"),
            "month", texts.of("chart.month")));
    goal.value().ifPresent(it -> json.put("promised", it));
    var measure = goal.measure() == Goal.Measure.LEVEL ? "chart.level" : "chart.total";
    return Optional.of(
        new TargetScreenPage.Chart(
            texts.of("chart.title", unit, texts.of(measure)),
            JsonMapper.shared().writeValueAsString(json),
            List.of(
                texts.of("chart.day"),
                texts.of("chart.plan"),
                texts.of("fact.now"),
                texts.of("fact.self")),
            rows(page, goal, counted, desk.today()),
            texts.of(
                "chart.source",
                page.row()
                    .lastEntryAt()
                    .map(at -> desk.wording().days().ago(at, desk.now(), texts))
                    .orElse("–"))));
  }

  /// An accruing line begins at zero on the first day of the plan.
  private static List<TargetPage.DayValue> fromStart(
      TargetPage page, List<TargetPage.DayValue> values) {
    var line = new ArrayList<TargetPage.DayValue>();
    var accrues = page.row().goal().measure() == Goal.Measure.ACCRUAL;
    page.plan()
        .filter(_ -> accrues)
        .ifPresent(it -> line.add(new TargetPage.DayValue(it.start(), BigDecimal.ZERO)));
    values.stream()
        .filter(it -> line.isEmpty() || it.day().isAfter(line.getFirst().day()))
        .forEach(line::add);
    return line;
  }

  private static List<List<Object>> points(List<TargetPage.DayValue> values) {
    return values.stream().map(it -> List.<Object>of(it.day().toString(), it.value())).toList();
  }

  /// One row a node of the plan, and today.
  private static List<List<String>> rows(
      TargetPage page, Goal goal, List<TargetPage.DayValue> counted, LocalDate today) {
    var days = new TreeSet<LocalDate>();
    page.scheduled().forEach(it -> days.add(it.day()));
    var plan = byDay(page.scheduled());
    var reached = byDay(counted);
    var self = byDay(page.selfReported());
    var rows = new ArrayList<List<String>>();
    for (var day : days) {
      rows.add(
          List.of(
              day.toString(),
              cell(plan, day, goal),
              day.isAfter(today) ? "" : cell(reached, day, goal),
              day.isAfter(today) ? "" : cell(self, day, goal)));
    }
    return rows;
  }

  private static NavigableMap<LocalDate, BigDecimal> byDay(List<TargetPage.DayValue> values) {
    var map = new TreeMap<LocalDate, BigDecimal>();
    values.forEach(it -> map.put(it.day(), it.value()));
    return map;
  }

  private static String cell(NavigableMap<LocalDate, BigDecimal> values, LocalDate day, Goal goal) {
    var found = values.floorEntry(day);
    return found == null ? "–" : Wording.number(found.getValue(), goal.decimals());
  }
}
