package org.yiwang.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yiwang.journal.Actor;

/// Entries, locks, restatements, suspensions and decisions.
final class FigureTest {
  private static final YearMonth JANUARY = YearMonth.of(2024, 1);

  private static TargetCommand lock(LightRules.Level level, String unit) {
    return new TargetCommand.LockMonth(JANUARY, level, unit);
  }

  @Test
  void self_reported_and_derived_are_two_figures_and_only_one_is_judged() {
    var story =
        Story.of(Story.exact("100"))
            .reached("40")
            .by(Story.RECORDS, Story.derived("2024-01-02", "north", "35"));
    assertThat(story.target().figure(TargetCommand.Source.SELF_REPORTED))
        .hasValue(new BigDecimal("40"));
    assertThat(story.target().figure(TargetCommand.Source.DERIVED)).hasValue(new BigDecimal("35"));
    assertThat(story.target().figure()).hasValue(new BigDecimal("40"));
    assertThat(story.refusal(Story.LEAD, Story.derived("2024-01-02", "lead", "1")).rule())
        .isEqualTo("target.derived");
  }

  @Test
  void a_unit_reports_for_itself_and_the_lead_unit_for_all() {
    var story = Story.of(Story.exact("100"));
    var south = Story.progress("2024-01-02", "south", "3");
    assertThat(story.refusal(Story.NORTH, south).rule()).isEqualTo("target.own-unit");
    story.by(Story.SOUTH, south).by(Story.LEAD, south);
    var stranger = Story.progress("2024-01-02", "elsewhere", "3");
    assertThat(story.refusal(Story.LEAD, stranger).field()).isEqualTo("unit");
    assertThat(story.target().figure()).hasValue(new BigDecimal("6"));
  }

  @Test
  void every_input_has_a_limit_and_the_refusal_names_the_field() {
    var story = Story.of(Story.exact("100"));
    assertThat(story.refusal(Story.LEAD, Story.progress("2024-01-03", "lead", "1")).field())
        .isEqualTo("day");
    assertThat(story.refusal(Story.LEAD, Story.progress("2023-12-31", "lead", "1")).field())
        .isEqualTo("day");
    assertThat(story.refusal(Story.LEAD, Story.progress("2024-01-02", "lead", "-1")).field())
        .isEqualTo("amount");
    assertThat(story.refusal(Story.LEAD, Story.progress("2024-01-02", "lead", "0.001")).field())
        .isEqualTo("amount");
    assertThat(story.refusal(Story.LEAD, Story.progress("2024-01-02", "lead", "1e16")).field())
        .isEqualTo("amount");
    assertThat(story.refusal(Story.LEAD, Story.step("2024-01-02", "a")).field()).isEqualTo("step");
    assertThat(story.refusal(new Actor("x", "", ""), new TargetCommand.Publish()).rule())
        .isEqualTo("target.no-unit");
    var tooLong = new TargetCommand.Suspend("长".repeat(2_001), "1 号");
    assertThat(story.refusal(Story.OFFICE, tooLong).field()).isEqualTo("reason");
  }

  private static TargetCommand changeTo(String value, String deadline) {
    return new TargetCommand.ChangeByDecision(
        "常务会议 8 号",
        "调整",
        Optional.of(value).filter(it -> !it.isEmpty()).map(BigDecimal::new),
        Optional.of(deadline).filter(it -> !it.isEmpty()).map(LocalDate::parse),
        Optional.empty());
  }

  @Test
  void a_change_says_what_is_wrong_with_its_value_or_its_deadline_at_that_field() {
    var story = Story.of(Story.exact("100")).on("2024-06-01");
    var part = story.refusal(Story.OFFICE, changeTo("5.5", ""));
    assertThat(part.field()).isEqualTo("value");
    assertThat(part.zh()).contains("整数");
    var past = story.refusal(Story.OFFICE, changeTo("", "2024-05-31"));
    assertThat(past.field()).isEqualTo("deadline");
    assertThat(past.zh()).contains("已过");
    var never = story.refusal(Story.OFFICE, changeTo("", "9999-12-31"));
    assertThat(never.field()).isEqualTo("deadline");
    assertThat(never.zh()).contains("2024 至 2034");
    story.by(Story.OFFICE, changeTo("", "2024-06-01"));
  }

  @Test
  void a_figure_out_of_all_proportion_to_the_promise_is_refused() {
    var story = Story.of(Story.exact("100"));
    var absurd = Story.progress("2024-01-02", "lead", "10001");
    assertThat(story.refusal(Story.LEAD, absurd).field()).isEqualTo("amount");
    story.reached("250");
    var restated = new TargetCommand.Restate(1, new BigDecimal("1e12"), "更正");
    assertThat(story.refusal(Story.LEAD, restated).field()).isEqualTo("amount");
  }

  @Test
  void what_counts_whole_things_is_reported_and_restated_in_whole_numbers() {
    var story = Story.of(Story.exact("100"));
    var half = Story.progress("2024-01-02", "lead", "5.5");
    assertThat(story.refusal(Story.LEAD, half).zh()).contains("整数");
    story.reached("5");
    var restated = new TargetCommand.Restate(1, new BigDecimal("5.5"), "更正");
    assertThat(story.refusal(Story.LEAD, restated).field()).isEqualTo("amount");
  }

  @Test
  void a_value_or_a_base_ten_times_off_is_a_slip_and_refused() {
    var story = Story.of(Story.exact("155"));
    assertThat(story.refusal(Story.OFFICE, changeTo("99999999", "2024-12-31")).field())
        .isEqualTo("value");
    assertThat(story.refusal(Story.OFFICE, changeTo("15", "2024-12-31")).field())
        .isEqualTo("value");
    story.by(Story.OFFICE, changeTo("16", "2024-12-31"));
  }

  @Test
  void figures_lock_from_the_ground_up() {
    var story = Story.of(Story.exact("100"));
    story.by(Story.NORTH, Story.progress("2024-01-02", "north", "5"));
    assertThat(story.refusal(Story.NORTH, lock(LightRules.Level.SUBDISTRICT, "north")).field())
        .isEqualTo("month");
    story.on("2024-02-06");
    assertThat(story.refusal(Story.OFFICE, lock(LightRules.Level.DISTRICT, "office")).rule())
        .isEqualTo("target.lock-order");
    assertThat(story.refusal(Story.LEAD, lock(LightRules.Level.DEPARTMENT, "lead")).rule())
        .isEqualTo("target.lock-order");
    story
        .by(Story.NORTH, lock(LightRules.Level.SUBDISTRICT, "north"))
        .by(Story.LEAD, lock(LightRules.Level.DEPARTMENT, "lead"))
        .by(Story.OFFICE, lock(LightRules.Level.DISTRICT, "office"));
    assertThat(story.refusal(Story.OFFICE, lock(LightRules.Level.DISTRICT, "office")).rule())
        .isEqualTo("target.locked");
  }

  @Test
  void what_is_locked_changes_only_by_a_restatement_that_keeps_what_was() {
    var story = Story.of(Story.exact("100"));
    story.by(Story.NORTH, Story.progress("2024-01-02", "north", "27")).on("2024-02-06");
    story
        .by(Story.NORTH, lock(LightRules.Level.SUBDISTRICT, "north"))
        .by(Story.LEAD, lock(LightRules.Level.DEPARTMENT, "lead"));
    assertThat(story.refusal(Story.LEAD, Story.progress("2024-01-31", "lead", "1")).rule())
        .isEqualTo("target.locked");
    var restate = new TargetCommand.Restate(1, new BigDecimal("25"), "重复计入 2 户");
    assertThat(story.refusal(Story.NORTH, restate).rule()).isEqualTo("target.restater");
    story.by(Story.LEAD, restate);
    assertThat(story.log().getLast())
        .isInstanceOfSatisfying(
            TargetEvent.Restated.class,
            e -> {
              assertThat(e.was()).isEqualByComparingTo("27");
              assertThat(e.is()).isEqualByComparingTo("25");
              assertThat(e.totalWas()).isEqualByComparingTo("27");
              assertThat(e.totalIs()).isEqualByComparingTo("25");
              assertThat(e.locked()).hasValue(LightRules.Level.DEPARTMENT);
              assertThat(e.account()).isEqualTo("zhou");
            });
    assertThat(story.refusal(Story.LEAD, restate).rule()).isEqualTo("target.same");
    assertThat(story.target().figure()).hasValue(new BigDecimal("25"));
  }

  @Test
  void a_suspension_stops_the_plan_line_and_the_deadline_still_holds() {
    var story = Story.of(Story.exact("366")).reached("100").on("2024-03-01");
    var before = story.target().schedule().at(story.today());
    story.by(Story.OFFICE, new TargetCommand.Suspend("地块待收储", "专题会议 12 号"));
    assertThat(story.light()).isEqualTo(Light.SUSPENDED);
    story.on("2024-09-01");
    assertThat(story.light()).isEqualTo(Light.SUSPENDED);
    assertThat(story.target().schedule().at(story.today())).isEqualTo(before);
    story.by(Story.OFFICE, new TargetCommand.Resume("已收储"));
    assertThat(story.target().schedule().at(story.today())).isEqualTo(before);
    assertThat(story.light()).isNotEqualTo(Light.SUSPENDED);
    assertThat(story.target().schedule().at(LocalDate.of(2024, 12, 31)).orElseThrow())
        .isEqualByComparingTo("366");
  }

  @Test
  void a_decision_changes_the_value_and_keeps_the_old_one() {
    var plan = Plan.monthly(2024, LocalDate.of(2024, 12, 31), new BigDecimal("120"), 0);
    var split =
        List.of(
            new Assignment.Share("north", new BigDecimal("70")),
            new Assignment.Share("south", new BigDecimal("50")));
    var story =
        Story.of(
            Story.exact("120"),
            new Assignment(
                "lead", List.of("north", "south"), LocalDate.of(2024, 12, 31), plan, split));
    var change =
        new TargetCommand.ChangeByDecision(
            "常务会议 8 号",
            "追加任务",
            Optional.of(new BigDecimal("180")),
            Optional.empty(),
            Optional.empty());
    assertThat(story.refusal(Story.LEAD, change).rule()).isEqualTo("target.handler");
    story.by(Story.OFFICE, change);
    assertThat(story.log().getLast())
        .isInstanceOfSatisfying(
            TargetEvent.Changed.class,
            e -> {
              assertThat(e.wasValue()).hasValue(new BigDecimal("120"));
              assertThat(e.isValue()).hasValue(new BigDecimal("180"));
            });
    assertThat(story.target().schedule().at(LocalDate.of(2024, 6, 30)).orElseThrow())
        .isEqualByComparingTo("90");
    assertThat(story.target().assignment().orElseThrow().split())
        .extracting(Assignment.Share::value)
        .containsExactly(new BigDecimal("105"), new BigDecimal("75"));
  }

  @Test
  void a_number_assigned_later_lights_the_lamp() {
    var open = Story.goal(Goal.Kind.ASSIGNED, Goal.Measure.ACCRUAL, Goal.Comparator.AT_LEAST, "");
    var story = Story.of(open);
    assertThat(story.on("2024-04-01").light()).isEqualTo(Light.UNQUANTIFIED);
    story.by(
        Story.OFFICE,
        new TargetCommand.ChangeByDecision(
            "市下达 3 号",
            "市政府下达",
            Optional.of(new BigDecimal("90")),
            Optional.empty(),
            Optional.empty()));
    assertThat(story.light()).isEqualTo(Light.BEHIND);
  }

  @Test
  void a_restated_base_moves_the_value_of_a_growth_target() {
    var goal =
        new Goal(
            Goal.Kind.GROWTH,
            Goal.Measure.ACCRUAL,
            Goal.Counted.SELF,
            Goal.Comparator.AT_LEAST,
            Optional.of(new BigDecimal("208.8")),
            new org.yiwang.pack.Text("亿元", "100 million yuan"),
            1,
            Optional.of(new Goal.Base(new BigDecimal("197"), 2023)),
            Optional.of(new BigDecimal("6")));
    assertThat(goal.grownFrom(new BigDecimal("197"))).isEqualByComparingTo("208.8");
    var story = Story.of(goal);
    var slip = new TargetCommand.RestateBase(new BigDecimal("1.97"), "决算 1 号", "口径调整");
    assertThat(story.refusal(Story.OFFICE, slip).field()).isEqualTo("base");
    story.by(Story.OFFICE, new TargetCommand.RestateBase(new BigDecimal("190"), "决算 1 号", "口径调整"));
    assertThat(story.log().getLast())
        .isInstanceOfSatisfying(
            TargetEvent.BaseRestated.class,
            e -> {
              assertThat(e.was().value()).isEqualByComparingTo("197");
              assertThat(e.wasValue()).isEqualByComparingTo("208.8");
              assertThat(e.isValue()).isEqualByComparingTo("201.4");
            });
    assertThat(story.target().assignment().orElseThrow().plan().points().getLast().reach())
        .isEqualByComparingTo("201.4");
  }

  @Test
  void a_system_that_stood_still_writes_the_turns_of_the_days_it_missed() {
    var awake = Story.of(Story.exact("366")).on("2024-06-01");
    var asleep = Story.of(Story.exact("366")).standStillUntil("2024-06-01").reached("1");
    var turns = awake.log().stream().filter(e -> e instanceof TargetEvent.LightTurned).toList();
    assertThat(turns).hasSizeGreaterThanOrEqualTo(2);
    assertThat(asleep.log()).containsAll(turns);
  }

  @Test
  void a_target_without_anyone_named_takes_no_progress() {
    var story =
        new Story()
            .by(
                Story.OFFICE,
                new TargetCommand.Adopt(Story.promise(Story.exact("5")), Story.rules()));
    assertThat(story.light()).isEqualTo(Light.UNQUANTIFIED);
    assertThat(story.refusal(Story.LEAD, Story.progress("2024-01-02", "lead", "1")).rule())
        .isEqualTo("target.unassigned");
    assertThat(
            story
                .refusal(
                    Story.OFFICE,
                    new TargetCommand.Adopt(Story.promise(Story.exact("5")), Story.rules()))
                .rule())
        .isEqualTo("target.exists");
  }
}
