package org.yiwang.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yiwang.pack.Text;

/// Which light when, and what today should be.
final class LightTest {
  /// The plan asks for 366 by the end of 2024, one a day; 100 points are 366.
  private static Story oneADay() {
    var deadline = LocalDate.of(2024, 12, 31);
    var plan =
        new Plan(
            LocalDate.of(2023, 12, 31),
            Plan.Pace.LINEAR,
            List.of(new Plan.Point(deadline, new BigDecimal("366"))),
            List.of());
    return Story.of(Story.fine("366"), Story.assignment(plan, deadline));
  }

  @ParameterizedTest
  @CsvSource({
    // day of the year 183, so the plan says 183; a point is 3.66
    "2024-07-01, 183, ON_PLAN",
    "2024-07-01, 160, ON_PLAN",
    "2024-07-01, 146.4, BEHIND", // exactly 10 points
    "2024-07-01, 146.5, ON_PLAN",
    "2024-07-01, 73.2, BEHIND", // exactly 30 points
    "2024-07-01, 73.1, FAR_BEHIND",
    "2024-07-01, 366, DONE",
    "2024-07-01, 384.2, DONE",
    "2024-07-01, 384.3, OVER_FULFILLED", // 105 %
    "2024-12-12, 330, DUE_SOON", // the deadline is 19 days away, 17 short of 347
    "2024-12-12, 340, ON_PLAN", // 7 short, under 3 points
    "2024-12-31, 365, ON_PLAN",
    "2025-01-01, 365, FAR_BEHIND"
  })
  void a_light_follows_from_the_gap_and_the_day(String day, String figure, Light light) {
    assertThat(oneADay().reached(figure).on(day).light()).isEqualTo(light);
  }

  @Test
  void today_should_be_lies_on_the_line_between_two_nodes_counted_in_days() {
    var schedule = Story.of(Story.exact("120")).target().schedule();
    assertThat(schedule.at(LocalDate.of(2024, 1, 31)).orElseThrow()).isEqualByComparingTo("10");
    assertThat(schedule.at(LocalDate.of(2024, 2, 29)).orElseThrow()).isEqualByComparingTo("20");
    assertThat(schedule.at(LocalDate.of(2024, 2, 10)).orElseThrow()).isEqualByComparingTo("13.45");
    assertThat(schedule.at(LocalDate.of(2023, 12, 31)).orElseThrow()).isEqualByComparingTo("0");
    assertThat(schedule.at(LocalDate.of(2025, 3, 1)).orElseThrow()).isEqualByComparingTo("120");
  }

  @Test
  void a_stepped_pace_asks_for_nothing_until_the_day_is_over() {
    var plan =
        new Plan(
            LocalDate.of(2023, 12, 31),
            Plan.Pace.STEPS,
            List.of(
                new Plan.Point(LocalDate.of(2024, 6, 30), new BigDecimal("40")),
                new Plan.Point(LocalDate.of(2024, 12, 31), new BigDecimal("100"))),
            List.of());
    var story = Story.of(Story.exact("100"), Story.assignment(plan, LocalDate.of(2024, 12, 31)));
    assertThat(story.target().schedule().at(LocalDate.of(2024, 6, 30)).orElseThrow())
        .isEqualByComparingTo("0");
    assertThat(story.target().schedule().at(LocalDate.of(2024, 7, 1)).orElseThrow())
        .isEqualByComparingTo("40");
  }

  @Test
  void a_strict_floor_is_not_reached_at_its_value_and_a_floor_is() {
    var strict =
        Story.of(
            Story.goal(
                Goal.Kind.STRICT_FLOOR, Goal.Measure.ACCRUAL, Goal.Comparator.ABOVE, "9000"));
    assertThat(strict.reached("9000").light()).isEqualTo(Light.ON_PLAN);
    assertThat(strict.reached("1").light()).isEqualTo(Light.DONE);
    var floor =
        Story.of(Story.goal(Goal.Kind.FLOOR, Goal.Measure.ACCRUAL, Goal.Comparator.AT_LEAST, "30"));
    assertThat(floor.reached("30").light()).isEqualTo(Light.DONE);
  }

  @Test
  void milestones_late_by_a_third_are_far_behind_and_one_near_is_due_soon() {
    var steps =
        List.of(
            new Plan.Milestone("a", new Text("甲", "a"), LocalDate.of(2024, 3, 31)),
            new Plan.Milestone("b", new Text("乙", "b"), LocalDate.of(2024, 6, 30)),
            new Plan.Milestone("c", new Text("丙", "c"), LocalDate.of(2024, 12, 1)));
    var plan = new Plan(LocalDate.of(2023, 12, 31), Plan.Pace.LINEAR, List.of(), steps);
    var goal = Story.goal(Goal.Kind.MILESTONE, Goal.Measure.STEPS, Goal.Comparator.AT_LEAST, "3");
    var story = Story.of(goal, Story.assignment(plan, LocalDate.of(2024, 12, 31)));
    assertThat(story.light()).isEqualTo(Light.ON_PLAN);
    assertThat(story.on("2024-03-24").light()).isEqualTo(Light.DUE_SOON);
    assertThat(story.on("2024-03-31").light()).isEqualTo(Light.DUE_SOON);
    assertThat(story.on("2024-04-01").light()).isEqualTo(Light.FAR_BEHIND);
    assertThat(story.by(Story.LEAD, Story.step("2024-04-01", "a")).light())
        .isEqualTo(Light.ON_PLAN);
  }

  @Test
  void a_level_that_must_stay_below_is_judged_by_its_newest_entry_and_done_at_the_deadline() {
    var goal = Story.goal(Goal.Kind.ASSIGNED, Goal.Measure.LEVEL, Goal.Comparator.AT_MOST, "30");
    var story = Story.of(goal);
    assertThat(story.light()).isEqualTo(Light.UNQUANTIFIED);
    assertThat(story.on("2024-02-01").by(Story.LEAD, total("2024-02-01", "35")).light())
        .isEqualTo(Light.BEHIND);
    assertThat(story.on("2024-03-01").by(Story.LEAD, total("2024-03-01", "28")).light())
        .isEqualTo(Light.ON_PLAN);
    assertThat(story.on("2024-12-31").light()).isEqualTo(Light.DONE);
  }

  private static TargetCommand total(String day, String amount) {
    var add = Story.progress(day, "lead", amount);
    return new TargetCommand.ReportProgress(
        add.day(),
        add.unit(),
        add.site(),
        add.source(),
        TargetCommand.Mode.TOTAL,
        add.amount(),
        add.step(),
        add.note(),
        add.open(),
        add.evidence());
  }

  @Test
  void a_forecast_is_three_paces_and_says_nothing_in_the_first_month() {
    var days = new java.util.TreeMap<LocalDate, BigDecimal>();
    days.put(LocalDate.of(2024, 3, 31), new BigDecimal("91"));
    days.put(LocalDate.of(2024, 9, 30), new BigDecimal("244"));
    var start = LocalDate.of(2023, 12, 31);
    var deadline = LocalDate.of(2024, 12, 31);
    var forecast = Forecast.of(days, start, LocalDate.of(2024, 9, 30), deadline, 0).orElseThrow();
    // 92 days left: 153 in the last 30, 153 in the last 90, 244 in 274
    assertThat(forecast.low()).isEqualByComparingTo("326");
    assertThat(forecast.middle()).isEqualByComparingTo("400");
    assertThat(forecast.high()).isEqualByComparingTo("713");
    assertThat(Forecast.of(days, start, LocalDate.of(2024, 1, 29), deadline, 0)).isEmpty();
    assertThat(Forecast.of(days, start, deadline, deadline, 0)).isEmpty();
  }

  @Test
  void the_next_turn_is_the_first_day_with_another_light_whatever_was_reached_when() {
    for (int figure = 0; figure <= 366; figure += 13) {
      for (var day : List.of("2024-01-02", "2024-03-30", "2024-07-15", "2024-12-10")) {
        var story = oneADay().standStillUntil(day).reached("" + figure);
        assertThat(Lighting.nextTurn(story.target()))
            .as("%s reached on %s", figure, day)
            .isEqualTo(dayByDay(story.target()));
      }
    }
  }

  private static java.util.Optional<LocalDate> dayByDay(Target target) {
    return target
        .standing()
        .day()
        .plusDays(1)
        .datesUntil(LocalDate.of(2025, 3, 1))
        .filter(day -> Lighting.of(target, day).light() != target.light())
        .findFirst();
  }

  @Test
  void a_share_is_judged_by_the_rules_of_the_whole() {
    var target = Story.of(Story.exact("366")).on("2024-07-01").target();
    var share = new Assignment.Share("north", new BigDecimal("36.6"));
    assertThat(of(target, share, "36.6", "2024-07-01")).isEqualTo(Light.DONE);
    assertThat(of(target, share, "38.5", "2024-07-01")).isEqualTo(Light.OVER_FULFILLED);
    assertThat(of(target, share, "18.3", "2024-07-01")).isEqualTo(Light.ON_PLAN);
    assertThat(of(target, share, "16", "2024-06-20"))
        .as("a node is near")
        .isEqualTo(Light.DUE_SOON);
    assertThat(of(target, share, "13", "2024-07-01")).isEqualTo(Light.BEHIND);
    assertThat(of(target, share, "5", "2024-07-01")).isEqualTo(Light.FAR_BEHIND);
    assertThat(of(target, share, "36", "2025-01-01"))
        .as("past the deadline, and short of it by little")
        .isEqualTo(Light.FAR_BEHIND);
  }

  private static Light of(Target target, Assignment.Share share, String reached, String day) {
    return target.lightOf(share, new BigDecimal(reached), LocalDate.parse(day));
  }
}
