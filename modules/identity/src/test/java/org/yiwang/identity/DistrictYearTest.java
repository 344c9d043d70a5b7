package org.yiwang.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yiwang.pack.Node;
import org.yiwang.pack.PackFolder;

/// The 42 targets of the district and its demo year, read as a stranger would: by the key table of
/// `packs/README.md`, without the code that uses them.
class DistrictYearTest {
  private static final Path PACKS =
      Path.of(System.getProperty("yiwang.root", "../..")).resolve("packs");
  private static final PackFolder FOLDER = PackFolder.open(PACKS.resolve("hongkou"));
  private static final Identity IDENTITY = FOLDER.check(f -> Identity.read(f, true)).get();
  private static final List<Node> TARGETS = FOLDER.list("targets/2024");
  private static final List<Node> ENTRIES = FOLDER.rows("demo/entries.csv");
  private static final List<Node> EVENTS = FOLDER.get("demo/events.yaml").list("events");

  @Test
  void the_whole_pack_loads_without_a_problem() {
    var problems = FOLDER.check(PackFolder::pack).problems();
    assertThat(problems).isEmpty();
    assertThat(FOLDER.findBytes("places/hongkou-subdistricts.geojson")).isPresent();
  }

  @Test
  void there_are_42_targets_numbered_1_to_42() {
    assertThat(TARGETS.stream().map(t -> t.whole("number", 1, 42)))
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 42).boxed().toList());
    assertThat(TARGETS)
        .allSatisfy(t -> assertThat(t.file()).endsWith("/" + t.id("target") + ".yaml"));
  }

  @Test
  void every_unit_theme_and_source_a_target_names_is_declared() {
    Set<String> themes = words("themes.yaml", "themes", "theme");
    Set<String> sources = words("sources.yaml", "sources", "source");
    for (Node target : TARGETS) {
      assertThat(units()).contains(target.word("lead"));
      assertThat(units())
          .containsAll(target.findList("assist").stream().map(Node::asWord).toList());
      assertThat(themes).contains(target.word("theme"));
      assertThat(sources).contains(target.word("source"));
      assertThat(target.list("synthetic")).as(target.file()).isNotEmpty();
      assertThat(target.keys())
          .containsAll(target.list("synthetic").stream().map(Node::asWord).toList());
    }
  }

  @Test
  void a_split_sums_to_the_value_and_names_only_units_of_the_target() {
    for (Node target : TARGETS) {
      List<Node> split = target.findList("split");
      if (!split.isEmpty()) {
        BigDecimal sum =
            split.stream().map(s -> s.number("value")).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).as(target.file()).isEqualByComparingTo(target.number("value"));
        assertThat(target.list("assist").stream().map(Node::asWord))
            .containsAll(split.stream().map(s -> s.word("unit")).toList());
      }
    }
  }

  @Test
  void a_plan_rises_day_by_day_to_the_value_at_the_deadline() {
    for (Node target : TARGETS) {
      LocalDate day = LocalDate.parse("2023-12-31");
      BigDecimal reach = BigDecimal.ZERO;
      List<Node> plan = target.findList("plan");
      for (Node point : plan) {
        assertThat(point.date("by")).as(target.file()).isAfter(day);
        if (target.word("measure").equals("accrual")) {
          assertThat(point.number("reach")).as(target.file()).isGreaterThanOrEqualTo(reach);
        }
        day = point.date("by");
        reach = point.number("reach");
      }
      if (!plan.isEmpty()) {
        assertThat(day).as(target.file()).isEqualTo(target.date("deadline"));
        assertThat(reach).as(target.file()).isEqualByComparingTo(promised(target));
      }
    }
  }

  @Test
  void milestones_are_as_many_as_promised_and_end_at_the_deadline() {
    for (Node target : TARGETS) {
      List<Node> milestones = target.findList("milestones");
      assertThat(milestones.isEmpty()).isEqualTo(!target.word("measure").equals("steps"));
      if (!milestones.isEmpty()) {
        assertThat(target.whole("value", 1, 99)).isEqualTo(milestones.size());
        assertThat(milestones.getLast().date("due")).isEqualTo(target.date("deadline"));
        assertThat(milestones.stream().map(m -> m.slug("step"))).doesNotHaveDuplicates();
        assertThat(milestones.stream().map(m -> m.date("due"))).isSorted();
      }
    }
  }

  @Test
  void a_growth_target_is_its_base_grown() {
    List<Node> growing = TARGETS.stream().filter(t -> t.word("kind").equals("growth")).toList();
    assertThat(growing).hasSize(2);
    for (Node target : growing) {
      BigDecimal factor = BigDecimal.ONE.add(target.number("growth_percent").movePointLeft(2));
      BigDecimal grown = target.get("base").number("value").multiply(factor);
      assertThat(target.number("value"))
          .isEqualByComparingTo(
              grown.setScale(target.whole("decimals", 0, 3), RoundingMode.HALF_UP));
    }
  }

  @Test
  void every_entry_is_of_a_known_target_unit_committee_and_account_in_order() {
    Map<String, Node> targets =
        TARGETS.stream().collect(Collectors.toMap(t -> t.word("target"), t -> t));
    assertThat(ENTRIES.stream().map(e -> e.minute("at"))).isSorted();
    assertThat(ENTRIES.getLast().minute("at"))
        .isBefore(FOLDER.get("demo/events.yaml").minute("clock"));
    for (Node entry : ENTRIES) {
      String where = entry.file() + ":" + entry.line();
      Node target = targets.get(entry.word("target"));
      assertThat(target).as(where).isNotNull();
      assertThat(involved(target)).as(where).contains(entry.word("unit"));
      assertThat(entry.word("by")).as(where).isEqualTo(target.word("lead"));
      assertThat(IDENTITY.findAccount(entry.word("by"))).as(where).isPresent();
      entry
          .findWord("site")
          .ifPresent(site ->
              assertThat(IDENTITY.units().get(new UnitId(site)).parent().value())
                  .as(where)
                  .isEqualTo(entry.word("unit")));
      assertThat(entry.word("evidence") + entry.word("note")).as(where).isNotBlank();
    }
  }

  @Test
  void every_decision_is_of_a_known_target_and_account_in_order() {
    Set<String> ids = TARGETS.stream().map(t -> t.word("target")).collect(Collectors.toSet());
    Set<String> orders =
        EVENTS.stream()
            .filter(e -> e.word("event").equals("issue"))
            .map(e -> e.word("order"))
            .collect(Collectors.toSet());
    assertThat(EVENTS.stream().map(e -> e.minute("at"))).isSorted();
    assertThat(orders).hasSize(5);
    for (Node event : EVENTS) {
      String where = event.file() + ":" + event.line();
      event.findWord("target").ifPresent(id -> assertThat(ids).as(where).contains(id));
      event.findWord("order").ifPresent(order -> assertThat(orders).as(where).contains(order));
      event
          .findWord("by")
          .ifPresent(by -> assertThat(IDENTITY.findAccount(by)).as(where).isPresent());
      assertThat(event.text("note").en()).as(where).isNotBlank();
    }
    assertThat(FOLDER.check(PackFolder::pack).problems()).isEmpty();
  }

  @Test
  void whoever_decides_in_the_demo_may_decide_it() {
    Map<String, String> acts =
        Map.of(
            "assign",
            "change-target",
            "change",
            "change-target",
            "suspend",
            "suspend-target",
            "restate",
            "restate-figure",
            "lock",
            "lock-figures",
            "issue",
            "issue-order",
            "sign",
            "sign-order",
            "answer",
            "answer-order",
            "check",
            "check-order");
    Map<String, UnitId> to = new LinkedHashMap<>();
    for (Node event : EVENTS) {
      event.findWord("to").ifPresent(unit -> to.put(event.word("order"), new UnitId(unit)));
      var act = new Act(acts.getOrDefault(event.word("event"), event.word("event") + "-order"));
      UnitId on = event.findWord("order").map(to::get).orElseGet(() -> concerned(event));
      event
          .findWord("by")
          .ifPresent(by ->
              assertThat(allowed(by, act, on, event))
                  .as(event.file() + ":" + event.line())
                  .isTrue());
    }
  }

  private static UnitId concerned(Node event) {
    return event
        .findWord("unit")
        .filter(_ -> event.word("event").equals("lock"))
        .or(() ->
            event
                .findWord("target")
                .map(id -> FOLDER.get("targets/2024/" + id + ".yaml").word("lead")))
        .map(UnitId::new)
        .orElse(UnitId.NONE);
  }

  private static boolean allowed(String by, Act act, UnitId on, Node event) {
    Person who = IDENTITY.findAccount(by).orElseThrow();
    LocalDate day = event.minute("at").toLocalDate();
    return Stream.of("supervision", "fulfilment")
        .anyMatch(
            purpose -> IDENTITY.access().may(who, act, on, new Purpose(purpose), day).allowed());
  }

  @ParameterizedTest
  @CsvSource({
    "general-budget-revenue, 169.2",
    "fixed-asset-investment, 210.4",
    "benefit-projects, 27",
    "registered-unemployment, 11706",
    "pm25-annual-mean, 27.2",
    "headquarters-and-platforms, 28",
    "eight-action-plans, 7",
    "scattered-renewal-start, 3",
    "expropriation-households, 1861",
    "non-self-contained-homes, 4680",
    "old-home-repairs, 39.2",
    "lifts-completed, 115",
    "promoted-land-parcels, 2",
    "floor-space-started-completed, 104.6",
    "total-investment, 1668",
    "overhead-lines-underground, 4.6",
    "drain-user-survey, 7",
    "sorting-model-estates, 23",
    "sorting-model-public-sites, 2",
    "low-carbon-communities, 1",
    "public-building-retrofit, 22.4",
    "green-space, 1.58",
    "vertical-greening, 1.92",
    "old-pipe-renewal, 10.3",
    "small-fire-station, 0",
    "micro-fire-stations, 4",
    "highrise-fire-facilities, 25",
    "ebike-charging-sites, 58",
    "employment-tasks, 12",
    "dementia-care-beds, 130",
    "elder-friendly-homes, 356",
    "rental-homes-sourced, 2054",
    "rental-homes-supplied, 1392",
    "builders-homes-beds, 0",
    "nursery-class-places, 100",
    "community-childcare-places, 340",
    "childrens-day-centre, 2",
    "culture-seven-programmes, 5",
    "named-works, 2",
    "two-hospital-projects, 2"
  })
  void on_15_october_the_demo_stands_at(String target, BigDecimal figure) {
    Node promise =
        TARGETS.stream().filter(t -> t.word("target").equals(target)).findFirst().orElseThrow();
    assertThat(figure(target, promise.word("counted"))).isEqualByComparingTo(figure);
  }

  @Test
  void
      elder_friendly_homes_are_reported_higher_than_the_evidence_and_uneven_between_subdistricts() {
    assertThat(figure("elder-friendly-homes", "self")).isEqualByComparingTo("361");
    assertThat(
            byUnit("elder-friendly-homes", "derived").values().stream()
                .map(BigDecimal::intValueExact))
        .containsExactlyInAnyOrder(52, 49, 38, 57, 46, 44, 33, 37);
  }

  private static BigDecimal figure(String target, String source) {
    return byUnit(target, source).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Map<String, BigDecimal> byUnit(String target, String source) {
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    for (Node entry : ENTRIES) {
      if (entry.word("target").equals(target) && entry.word("source").equals(source)) {
        BigDecimal value = entry.number("value");
        boolean adds = entry.word("mode").equals("add");
        figures.merge(entry.word("unit"), value, adds ? BigDecimal::add : (_, total) -> total);
      }
    }
    for (Node event : EVENTS) {
      if (event.word("event").equals("restate")
          && event.word("target").equals(target)
          && source.equals("derived")) {
        figures.merge(
            event.word("unit"), event.number("is").subtract(event.number("was")), BigDecimal::add);
      }
    }
    return figures;
  }

  private static BigDecimal promised(Node target) {
    return target.find("assigned").orElse(target).number("value");
  }

  private static Set<String> involved(Node target) {
    Set<String> units =
        target.findList("assist").stream().map(Node::asWord).collect(Collectors.toSet());
    units.add(target.word("lead"));
    return units;
  }

  private static Set<String> units() {
    return IDENTITY.units().list().stream().map(u -> u.id().value()).collect(Collectors.toSet());
  }

  private static Set<String> words(String file, String list, String key) {
    return FOLDER.get(file).list(list).stream().map(n -> n.word(key)).collect(Collectors.toSet());
  }
}
