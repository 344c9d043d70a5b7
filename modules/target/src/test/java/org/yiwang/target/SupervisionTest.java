package org.yiwang.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yiwang.journal.Actor;

/// A red light opens an order, and nobody behind it closes it.
final class SupervisionTest {
  private static Story red() {
    return Story.of(Story.exact("366")).on("2024-05-01");
  }

  @Test
  void the_day_a_target_falls_far_behind_an_order_is_issued_in_the_same_decision() {
    var story = red();
    assertThat(story.light()).isEqualTo(Light.FAR_BEHIND);
    var turned = story.log().stream().filter(e -> e instanceof TargetEvent.LightTurned).toList();
    assertThat(turned).extracting(TargetEvent::on).isSorted();
    var last = story.log().getLast();
    assertThat(last).isInstanceOf(TargetEvent.OrderIssued.class);
    assertThat(last.on()).isEqualTo(turned.getLast().on());
    assertThat(story.order(1).to()).isEqualTo("lead");
    assertThat(story.order(1).level()).isEqualTo(SupervisionOrder.Level.RED);
    assertThat(story.order(1).dueOn()).hasValue(Days.workdaysAfter(last.on(), 1));
  }

  @Test
  void an_order_is_signed_for_answered_sent_back_answered_again_checked_and_closed() {
    var story =
        red()
            .by(Story.LEAD, new TargetCommand.SignForOrder(1))
            .by(Story.LEAD, answer("加派两支施工队"))
            .by(Story.CHECKER, new TargetCommand.CheckOrder(1, false, "现场仍停工"))
            .by(Story.LEAD, answer("已复工"))
            .by(Story.CHECKER, new TargetCommand.CheckOrder(1, true, "现场属实"))
            .by(Story.OFFICE, new TargetCommand.CloseOrder(1, "办结"));
    assertThat(story.order(1).stage()).isEqualTo(SupervisionOrder.Stage.CLOSED);
    assertThat(story.order(1).redos()).isEqualTo(1);
    assertThat(story.order(1).dueOn()).isEmpty();
  }

  @Test
  void limits_of_an_order_stand_still_on_weekends_and_holidays_and_count_make_up_days() {
    var issue =
        new TargetCommand.IssueOrder(
            SupervisionOrder.Level.YELLOW, "north", "国庆前催办", Optional.empty());
    var story = Story.of(Story.exact("366")).standStillUntil("2024-09-29");
    story.by(Story.OFFICE, issue);
    var no = story.target().orders().size();
    assertThat(story.order(no).dueOn()).as("2 工作日：09-30、10-08").hasValue(day(10, 8));
    assertThat(story.order(no).answerBy()).as("7 工作日，含 10-12 补班").isEqualTo(day(10, 14));
    story.on("2024-10-08").by(Story.NORTH, new TargetCommand.SignForOrder(no));
    story.by(Story.NORTH, new TargetCommand.AnswerOrder(no, "已加派人手", List.of()));
    assertThat(story.order(no).dueOn()).as("5 工作日核查").hasValue(day(10, 14));
  }

  private static LocalDate day(int month, int day) {
    return LocalDate.of(2024, month, day);
  }

  @Test
  void handlers_do_not_verify() {
    var story =
        red().by(Story.LEAD, new TargetCommand.SignForOrder(1)).by(Story.LEAD, answer("已整改"));
    var check = new TargetCommand.CheckOrder(1, true, "好");
    assertThat(story.refusal(Story.LEAD, check).rule()).isEqualTo("target.verifier-is-handler");
    assertThat(story.refusal(Story.NORTH, check).rule()).isEqualTo("target.handler");
    var moved = new Actor("zhou", "office", "supervision");
    assertThat(story.refusal(moved, check).rule()).isEqualTo("target.verifier-is-handler");
    var reporter = story.reached("1");
    assertThat(reporter.refusal(moved, new TargetCommand.SignOff("完成")).rule())
        .isEqualTo("target.handler");
    story.by(Story.CHECKER, check);
    assertThat(story.refusal(Story.LEAD, new TargetCommand.CloseOrder(1, "好")).rule())
        .isEqualTo("target.verifier-is-handler");
  }

  @Test
  void only_the_unit_it_is_for_signs_and_answers_and_only_in_turn() {
    var story = red();
    assertThat(story.refusal(Story.OFFICE, new TargetCommand.SignForOrder(1)).rule())
        .isEqualTo("target.order-unit");
    assertThat(story.refusal(Story.LEAD, answer("早了")).rule()).isEqualTo("target.order-stage");
    assertThat(story.refusal(Story.LEAD, new TargetCommand.SignForOrder(9)).rule())
        .isEqualTo("target.order-unknown");
  }

  @Test
  void a_second_red_while_the_order_is_open_opens_no_second_one() {
    var story = red().reached("150");
    assertThat(story.light()).isEqualTo(Light.ON_PLAN);
    story.on("2024-12-01");
    assertThat(story.light()).isEqualTo(Light.FAR_BEHIND);
    assertThat(story.target().orders()).hasSize(1);
  }

  @Test
  void the_office_may_issue_an_order_and_the_units_behind_may_not() {
    var issue =
        new TargetCommand.IssueOrder(
            SupervisionOrder.Level.YELLOW, "north", "进度慢", Optional.empty());
    var story = Story.of(Story.exact("366"));
    assertThat(story.refusal(Story.LEAD, issue).rule()).isEqualTo("target.handler");
    story.by(Story.OFFICE, issue);
    assertThat(story.order(1).answerBy()).isEqualTo(LocalDate.of(2024, 1, 11));
    assertThat(story.refusal(Story.OFFICE, issue).rule()).isEqualTo("target.order-open");
    assertThat(story.refusal(Story.LEAD, new TargetCommand.SignForOrder(1)).rule())
        .isEqualTo("target.order-unit");
    story.by(Story.NORTH, new TargetCommand.SignForOrder(1));
    assertThat(story.order(1).stage()).isEqualTo(SupervisionOrder.Stage.SIGNED_FOR);
  }

  @Test
  void a_target_with_an_open_order_is_not_signed_off_and_a_closed_one_takes_no_progress() {
    var story = red().reached("366");
    var signOff = new TargetCommand.SignOff("完成");
    assertThat(story.refusal(Story.OFFICE, signOff).rule()).isEqualTo("target.order-open");
    story
        .by(Story.LEAD, new TargetCommand.SignForOrder(1))
        .by(Story.LEAD, answer("完成"))
        .by(Story.CHECKER, new TargetCommand.CheckOrder(1, true, "属实"))
        .by(Story.CHECKER, new TargetCommand.CloseOrder(1, "办结"))
        .by(Story.OFFICE, signOff);
    assertThat(story.target().signedOff()).isTrue();
    assertThat(story.refusal(Story.LEAD, Story.progress("2024-05-01", "lead", "1")).rule())
        .isEqualTo("target.signed-off");
    assertThat(story.on("2025-02-01").light()).isEqualTo(Light.DONE);
  }

  private static TargetCommand answer(String text) {
    return new TargetCommand.AnswerOrder(1, text, List.of(Evidence.reference("photo 3")));
  }
}
