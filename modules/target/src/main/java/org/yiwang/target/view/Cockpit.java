package org.yiwang.target.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.yiwang.pack.Text;
import org.yiwang.target.Light;
import org.yiwang.target.Plan;
import org.yiwang.target.TargetPack;

/// Puts the year at a glance together. For one call.
final class Cockpit {
  private static final int DUE_DAYS = 31;
  private static final int DUE_MAX = 30;
  private static final int TURN_DAYS = 7;

  private static final String TURNS =
      """
      SELECT
        turn.seq, turn.at, turn.day, turn.target, turn.from_light, turn.to_light, turn.why_zh,
        turn.why_en, opened.no
      FROM target_turn AS turn
      LEFT JOIN target_order AS opened
        ON opened.target = turn.target
        AND opened.issued_version = turn.version + 1
        AND opened.by_rule
      WHERE turn.year = :year
        AND turn.day > :since
        AND turn.day <= :today
      ORDER BY turn.day DESC, turn.seq DESC
      """;
  private static final String STEPS =
      """
      SELECT target, step
      FROM target_entry
      WHERE target = ANY (:targets)
        AND step <> ''
        AND amount > 0
      """;

  private final Handle handle;
  private final TargetPack pack;
  private final int year;
  private final LocalDate today;

  Cockpit(Handle handle, TargetPack pack, int year, LocalDate today) {
    this.handle = handle;
    this.pack = pack;
    this.year = year;
    this.today = today;
  }

  CockpitView view(List<Kept> targets) {
    var rows = targets.stream().map(kept -> kept.on(today)).toList();
    var byLight = new EnumMap<Light, Integer>(Light.class);
    for (var light : Light.values()) {
      byLight.put(light, 0);
    }
    rows.forEach(row -> byLight.merge(row.light(), 1, Integer::sum));
    return new CockpitView(
        year,
        today,
        rows.size(),
        byLight,
        themes(rows),
        leadUnits(rows),
        subdistricts(targets),
        turns(targets),
        due(targets),
        freshness(targets));
  }

  private List<CockpitView.ThemeGroup> themes(List<TargetRow> rows) {
    var worstFirst =
        Comparator.comparing(
                (TargetRow row) -> row.gapPoints().map(gap -> gap.negate()),
                Comparator.comparing((Optional<java.math.BigDecimal> gap) ->
                    gap.orElse(java.math.BigDecimal.valueOf(Long.MAX_VALUE))))
            .thenComparingInt(TargetRow::number);
    var byTheme = new LinkedHashMap<String, List<TargetRow>>();
    pack.themes().forEach(theme -> byTheme.put(theme.theme(), new ArrayList<>()));
    rows.forEach(row -> byTheme.computeIfAbsent(row.theme(), _ -> new ArrayList<>()).add(row));
    return byTheme.entrySet().stream()
        .filter(group -> !group.getValue().isEmpty())
        .map(group ->
            new CockpitView.ThemeGroup(
                group.getKey(),
                themeName(group.getKey()),
                group.getValue().stream().sorted(worstFirst).toList()))
        .toList();
  }

  private Text themeName(String theme) {
    return pack.themes().stream()
        .filter(known -> known.theme().equals(theme))
        .map(TargetPack.Theme::name)
        .findFirst()
        .orElseGet(() -> new Text(theme, theme));
  }

  private static List<CockpitView.UnitCounts> leadUnits(List<TargetRow> rows) {
    var byUnit = new LinkedHashMap<String, List<Light>>();
    rows.stream()
        .filter(row -> !row.leadUnit().isEmpty())
        .forEach(
            row -> byUnit.computeIfAbsent(row.leadUnit(), _ -> new ArrayList<>()).add(row.light()));
    return counts(byUnit).stream()
        .sorted(
            Comparator.comparingInt((CockpitView.UnitCounts unit) -> -late(unit.byLight()))
                .thenComparingInt(unit -> -unit.targets())
                .thenComparing(CockpitView.UnitCounts::unit))
        .toList();
  }

  private List<CockpitView.UnitParts> subdistricts(List<Kept> targets) {
    var byUnit = new LinkedHashMap<String, List<CockpitView.Share>>();
    var parts = Parts.of(handle, targets, today);
    for (var kept : targets) {
      for (var part : parts.getOrDefault(kept.id(), List.of())) {
        var share = new CockpitView.Share(kept.id(), kept.target().promise().name(), part);
        byUnit.computeIfAbsent(part.unit(), _ -> new ArrayList<>()).add(share);
      }
    }
    var worst = Comparator.comparingInt((CockpitView.Share one) -> -one.part().light().severity());
    return byUnit.entrySet().stream()
        .map(unit ->
            new CockpitView.UnitParts(
                unit.getKey(), unit.getValue().stream().sorted(worst).toList()))
        .sorted(
            Comparator.comparingInt((CockpitView.UnitParts unit) -> -late(unit))
                .thenComparing(CockpitView.UnitParts::unit))
        .toList();
  }

  private static int late(CockpitView.UnitParts unit) {
    return late(count(unit.parts().stream().map(one -> one.part().light()).toList()));
  }

  private static List<CockpitView.UnitCounts> counts(Map<String, List<Light>> byUnit) {
    return byUnit.entrySet().stream()
        .map(unit ->
            new CockpitView.UnitCounts(
                unit.getKey(), unit.getValue().size(), count(unit.getValue())))
        .toList();
  }

  private static Map<Light, Integer> count(Collection<Light> lights) {
    var counts = new EnumMap<Light, Integer>(Light.class);
    lights.forEach(light -> counts.merge(light, 1, Integer::sum));
    return counts;
  }

  private static int late(Map<Light, Integer> lights) {
    return lights.getOrDefault(Light.FAR_BEHIND, 0) * 100 + lights.getOrDefault(Light.BEHIND, 0);
  }

  private List<CockpitView.Turn> turns(List<Kept> targets) {
    var names =
        targets.stream().collect(Collectors.toMap(Kept::id, k -> k.target().promise().name()));
    return handle
        .createQuery(TURNS)
        .bind("year", year)
        .bind("since", today.minusDays(TURN_DAYS))
        .bind("today", today)
        .map((row, _) -> {
          var order = row.getInt("no");
          var opened = row.wasNull() ? Optional.<Integer>empty() : Optional.of(order);
          var target = row.getString("target");
          return new CockpitView.Turn(
              row.getLong("seq"),
              Orders.instant(row, "at"),
              row.getObject("day", LocalDate.class),
              target,
              names.getOrDefault(target, new Text(target, target)),
              Light.valueOf(row.getString("from_light")),
              Light.valueOf(row.getString("to_light")),
              new Text(row.getString("why_zh"), row.getString("why_en")),
              opened);
        })
        .list();
  }

  private List<CockpitView.Due> due(List<Kept> targets) {
    var running =
        targets.stream()
            .filter(kept -> !kept.target().signedOff() && !kept.target().suspended())
            .filter(kept -> !kept.target().light().fulfilled())
            .toList();
    var done = stepsDone(running);
    var due = new ArrayList<CockpitView.Due>(lockDays());
    for (var kept : running) {
      kept.target().assignment().ifPresent(_ -> due.addAll(nodes(kept, done)));
    }
    for (var kept : targets) {
      due.addAll(orders(kept));
    }
    return due.stream()
        .filter(one -> !one.on().isAfter(today.plusDays(DUE_DAYS)))
        .sorted(Comparator.comparing(CockpitView.Due::on))
        .limit(DUE_MAX)
        .toList();
  }

  private Map<String, Set<String>> stepsDone(List<Kept> targets) {
    return handle
        .createQuery(STEPS)
        .bindArray("targets", String.class, targets.stream().map(Kept::id).toArray())
        .map((row, _) -> Map.entry(row.getString("target"), row.getString("step")))
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
  }

  private List<CockpitView.Due> nodes(Kept kept, Map<String, Set<String>> done) {
    var named = kept.target().assignment().orElseThrow();
    var goal = kept.target().promise().goal();
    var reached = done.getOrDefault(kept.id(), new HashSet<>());
    var due = new ArrayList<CockpitView.Due>();
    named.plan().milestones().stream()
        .filter(step -> !reached.contains(step.step()) && !step.due().isBefore(today))
        .forEach(step -> due.add(of(kept, step.due(), CockpitView.DueKind.MILESTONE, step.name())));
    named.plan().points().stream()
        .filter(point -> !point.by().isBefore(today))
        .filter(point -> goal.measure() == org.yiwang.target.Goal.Measure.ACCRUAL)
        .filter(point -> kept.figure().filter(f -> f.compareTo(point.reach()) < 0).isPresent())
        .findFirst()
        .ifPresent(point -> due.add(node(kept, point, named.deadline())));
    if (due.stream().noneMatch(one -> one.on().equals(named.deadline()))
        && !named.deadline().isBefore(today)) {
      due.add(of(kept, named.deadline(), CockpitView.DueKind.DEADLINE, new Text("期限", "Deadline")));
    }
    return due;
  }

  private CockpitView.Due node(Kept kept, Plan.Point point, LocalDate deadline) {
    var unit = kept.target().promise().goal().unit();
    var reach = point.reach().stripTrailingZeros().toPlainString();
    var kind =
        point.by().equals(deadline) ? CockpitView.DueKind.DEADLINE : CockpitView.DueKind.NODE;
    var what = new Text("应到 " + reach + " " + unit.zh(), "To reach " + reach + " " + unit.en());
    return of(kept, point.by(), kind, what);
  }

  private List<CockpitView.Due> orders(Kept kept) {
    return kept.target().orders().stream()
        .filter(order -> order.dueOn().isPresent())
        .map(order ->
            of(
                kept,
                order.dueOn().get(),
                CockpitView.DueKind.ORDER,
                new Text("督办单 " + order.no(), "Order " + order.no())))
        .toList();
  }

  private static CockpitView.Due of(Kept kept, LocalDate on, CockpitView.DueKind kind, Text what) {
    return new CockpitView.Due(on, kind, kept.id(), kept.target().promise().name(), what);
  }

  private List<CockpitView.Due> lockDays() {
    var due = new ArrayList<CockpitView.Due>();
    var now = YearMonth.from(today);
    for (var month : List.of(now.minusMonths(1), now)) {
      for (var lock : pack.rules().locks()) {
        var on = lock.of(month);
        if (!on.isBefore(today)) {
          var level = lock.level().name();
          due.add(
              new CockpitView.Due(
                  on,
                  CockpitView.DueKind.LOCK,
                  "",
                  new Text(month.getMonthValue() + " 月实绩锁定", "Figures of " + month + " lock"),
                  new Text(level, level)));
        }
      }
    }
    return due;
  }

  private static CockpitView.Freshness freshness(List<Kept> targets) {
    var last =
        targets.stream()
            .flatMap(kept -> kept.lastEntryAt().stream())
            .max(Comparator.<Instant>naturalOrder());
    var silent = count(targets, kept -> kept.entries() == 0);
    var derived = count(targets, kept -> kept.entries() > 0 && isDerived(kept));
    return new CockpitView.Freshness(last, derived, targets.size() - silent - derived, silent);
  }

  private static boolean isDerived(Kept kept) {
    return kept.target().promise().goal().counted() == org.yiwang.target.Goal.Counted.DERIVED;
  }

  private static int count(List<Kept> targets, Function<Kept, Boolean> which) {
    return (int) targets.stream().filter(which::apply).count();
  }
}
