package org.yiwang.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yiwang.pack.Node;
import org.yiwang.pack.PackFolder;

/// Reads `themes.yaml`, `sources.yaml`, `lights.yaml` and `targets/<year>/*.yaml`; the keys are in
/// `packs/README.md`.
final class TargetFiles {
  private static final List<String> COMPARATORS = List.of(">=", ">", "=", "<=");
  private static final int TARGETS_MAX = 1_000;

  /// Stands in for rules that could not be read; the problem is noted, and nobody gets the result.
  private static final LightRules NO_RULES =
      new LightRules(
          "",
          new LightRules.DueSoon(0, 0, BigDecimal.ZERO),
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          Set.of(),
          List.of(),
          List.of());

  private final PackFolder folder;
  private final Set<String> units;
  private final List<TargetPack.Theme> themes;
  private final List<TargetPack.Source> sources;

  private TargetFiles(PackFolder folder, Set<String> units) {
    this.folder = folder;
    this.units = units;
    this.themes =
        folder.get("themes.yaml").only("themes").list("themes").stream()
            .map(TargetFiles::theme)
            .toList();
    this.sources =
        folder.get("sources.yaml").only("sources").list("sources").stream()
            .map(TargetFiles::source)
            .toList();
  }

  static TargetPack read(PackFolder folder, Set<String> units) {
    var files = new TargetFiles(folder, units);
    var lights = folder.get("lights.yaml");
    return new TargetPack(
        files.themes,
        lights.make(() -> rules(lights)).orElse(NO_RULES),
        lights.text("basis"),
        names(lights),
        files.sources,
        files.targets());
  }

  private static TargetPack.Theme theme(Node node) {
    return new TargetPack.Theme(node.only("theme", "name").slug("theme"), node.text("name"));
  }

  private static TargetPack.Source source(Node node) {
    node.only("source", "title", "on", "seen", "note");
    return new TargetPack.Source(
        node.slug("source"),
        node.text("title"),
        node.date("on"),
        node.yes("seen", false),
        node.findText("note"));
  }

  private static Map<Light, org.yiwang.pack.Text> names(Node lights) {
    var names = new EnumMap<Light, org.yiwang.pack.Text>(Light.class);
    lights
        .list("names")
        .forEach(node ->
            names.put(node.only("light", "name").choice("light", Light.class), node.text("name")));
    if (names.size() < Light.values().length) {
      lights.problem("每种灯都要有名称", "every light needs a name");
    }
    return names;
  }

  private static LightRules rules(Node lights) {
    lights.only(
        "lights",
        "basis",
        "due_soon",
        "behind",
        "far_behind",
        "over_fulfilled",
        "names",
        "locks",
        "orders");
    var soon = lights.get("due_soon").only("step_days", "node_days", "gap_points_over");
    var orders = lights.get("orders").only("opened_by", "levels");
    Set<Light> opens = EnumSet.noneOf(Light.class);
    orders.list("opened_by").forEach(node -> opens.add(light(node)));
    return new LightRules(
        lights.word("lights"),
        new LightRules.DueSoon(
            soon.whole("step_days", 0, 365),
            soon.whole("node_days", 0, 365),
            soon.number("gap_points_over")),
        lights.get("behind").only("points_min").number("points_min"),
        lights.get("far_behind").only("points_over").number("points_over"),
        lights.get("over_fulfilled").only("percent_min").number("percent_min"),
        opens,
        orders.list("levels").stream().map(TargetFiles::limits).toList(),
        lights.list("locks").stream().map(TargetFiles::lock).toList());
  }

  private static Light light(Node node) {
    var byName =
        Arrays.stream(Light.values())
            .collect(Collectors.toMap(one -> one.name().toLowerCase(Locale.ROOT), one -> one));
    return byName.getOrDefault(node.asOneOf(byName.keySet()), Light.UNQUANTIFIED);
  }

  private static LightRules.OrderLimits limits(Node node) {
    node.only("level", "light", "sign_workdays", "answer_workdays", "check_workdays");
    return new LightRules.OrderLimits(
        node.choice("level", SupervisionOrder.Level.class),
        node.choice("light", Light.class),
        node.whole("sign_workdays", 0, 365),
        node.whole("answer_workdays", 0, 365),
        node.whole("check_workdays", 0, 365));
  }

  private static LightRules.LockDay lock(Node node) {
    node.only("level", "day", "month");
    return new LightRules.LockDay(
        node.choice("level", LightRules.Level.class),
        node.whole("day", 1, 31),
        node.oneOf("month", List.of("same", "next")).equals("next"));
  }

  private List<TargetPack.Definition> targets() {
    return folder.list("targets").stream()
        .limit(TARGETS_MAX)
        .flatMap(node -> node.make(() -> definition(node)).stream())
        .sorted(
            java.util.Comparator.comparingInt((TargetPack.Definition one) -> one.promise().year())
                .thenComparingInt(one -> one.promise().number()))
        .toList();
  }

  private TargetPack.Definition definition(Node node) {
    node.only(
        "target",
        "number",
        "name",
        "detail",
        "theme",
        "kind",
        "measure",
        "counted",
        "comparator",
        "value",
        "assigned",
        "unit",
        "decimals",
        "base",
        "growth_percent",
        "deadline",
        "lead",
        "assist",
        "pace",
        "plan",
        "milestones",
        "split",
        "source",
        "synthetic");
    var deadline = node.date("deadline");
    var promise =
        new Promise(
            deadline.getYear(),
            node.whole("number", 1, TARGETS_MAX),
            node.text("name"),
            node.findText("detail"),
            node.oneOf("theme", themes.stream().map(TargetPack.Theme::theme).toList()),
            goal(node),
            node.oneOf("source", sources.stream().map(TargetPack.Source::source).toList()),
            Optional.empty());
    return new TargetPack.Definition(
        deadline.getYear() + "/" + node.id("target"),
        promise,
        assignment(node, deadline),
        node.findList("synthetic").stream().map(Node::asWord).toList(),
        node.find("assigned").map(TargetFiles::assigned));
  }

  private static TargetPack.Assigned assigned(Node node) {
    node.only("value", "on", "synthetic");
    return new TargetPack.Assigned(node.number("value"), node.date("on"));
  }

  private static Goal goal(Node node) {
    return new Goal(
        node.choice("kind", Goal.Kind.class),
        node.choice("measure", Goal.Measure.class),
        node.choice("counted", Goal.Counted.class),
        comparator(node.oneOf("comparator", COMPARATORS)),
        node.findNumber("value"),
        node.text("unit"),
        node.whole("decimals", 0, 3),
        node.find("base")
            .map(base ->
                new Goal.Base(
                    base.only("value", "year", "source").number("value"),
                    base.whole("year", 1949, 2100))),
        node.findNumber("growth_percent"));
  }

  private static Goal.Comparator comparator(String written) {
    return switch (written) {
      case ">" -> Goal.Comparator.ABOVE;
      case "=" -> Goal.Comparator.EXACTLY;
      case "<=" -> Goal.Comparator.AT_MOST;
      default -> Goal.Comparator.AT_LEAST;
    };
  }

  private Assignment assignment(Node node, LocalDate deadline) {
    var points =
        node.findList("plan").stream()
            .map(point ->
                new Plan.Point(point.only("by", "reach").date("by"), point.number("reach")))
            .toList();
    var milestones =
        node.findList("milestones").stream()
            .map(step ->
                new Plan.Milestone(
                    step.only("step", "name", "due").word("step"),
                    step.text("name"),
                    step.date("due")))
            .toList();
    var pace = node.has("pace") ? node.choice("pace", Plan.Pace.class) : Plan.Pace.LINEAR;
    var start = LocalDate.of(deadline.getYear() - 1, 12, 31);
    return new Assignment(
        node.oneOf("lead", units),
        node.findList("assist").stream().map(unit -> unit.asOneOf(units)).toList(),
        deadline,
        new Plan(start, pace, points, milestones),
        shares(node));
  }

  private List<Assignment.Share> shares(Node node) {
    var shares =
        node.findList("split").stream()
            .map(share ->
                new Assignment.Share(
                    share.only("unit", "value").oneOf("unit", units), share.number("value")))
            .toList();
    var sum = shares.stream().map(Assignment.Share::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (!shares.isEmpty()
        && node.findNumber("value").filter(value -> value.compareTo(sum) == 0).isEmpty()) {
      node.problem(
          "各单位之和 " + sum + " 不等于目标值", "the split adds up to " + sum + ", not to the value");
    }
    return shares;
  }
}
