package org.yiwang.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// 交办: one task, several units, a part and a day for each.
final class JointTaskTest {
  private static final MatterPack PACK = Packs.hongkou().get();
  private static final MatterTypes TYPES = new MatterTypes(PACK.types(), List.of());

  private final Desk desk = new Desk(TYPES, PACK.ground());

  private Answers asked(String by, String... units) {
    return Answers.of("units", units).and("asked", "排查").and("finish_by", by);
  }

  private void handedOut() {
    desk.at("2024-03-04T09:00")
        .by("lin", "supervision-office")
        .reports(
            "task",
            new MatterCommand.Report(
                "joint-task",
                "office",
                "meeting",
                Answers.of("task", "某路口综合整治").and("source", "常务会议第3号"),
                Optional.empty(),
                Optional.empty(),
                List.of()))
        .does("task", "hand_out", "office", asked("2024-03-29", "housing", "construction"))
        .at("2024-03-05T09:00")
        .does("task", "hand_out", "office", asked("2024-04-12", "housing"));
  }

  private void finished(String part, String unit) {
    desk.by("someone", unit)
        .does(part, "answer", "unit", Answers.of("result", "完成").and("proof", Desk.PHOTO))
        .by("lin", "supervision-office")
        .does(part, "accept", "office", Answers.of("note", "好"));
  }

  @Test
  void each_unit_has_a_part_with_its_own_day_and_the_whole_waits_for_all() {
    handedOut();
    assertThat(desk.matter("task").links().openChildren()).isEqualTo(3);
    assertThat(desk.matter("task-1-housing").desk().unit()).isEqualTo("housing");
    assertThat(desk.matter("task-1-construction").facts().find("finish_by")).contains("2024-03-29");
    assertThat(desk.matter("task-2-housing").facts().find("finish_by")).contains("2024-04-12");
    desk.at("2024-03-20T09:00");
    finished("task-1-housing", "housing");
    finished("task-1-construction", "construction");
    var sumUp = MatterCommand.Perform.of("sum_up", "office", Answers.of("summing_up", "完成"));
    assertThat(desk.refuses("task", sumUp)).isEqualTo("matter.guard");
    finished("task-2-housing", "housing");
    desk.does("task", sumUp);
    assertThat(desk.matter("task").open()).isFalse();
  }

  @Test
  void a_task_is_not_handed_out_without_its_parts() {
    handedOut();
    var alone = MatterCommand.Perform.of("hand_out", "office", asked("2024-03-29", "construction"));
    assertThat(desk.refuses("task", alone)).isEqualTo("matter.links-left-out");
    assertThat(desk.matter("task").links().children()).hasSize(3);
  }

  @Test
  void another_units_part_is_nobody_elses() {
    handedOut();
    desk.by("someone", "housing");
    var answer =
        MatterCommand.Perform.of(
            "answer", "unit", Answers.of("result", "完成").and("proof", Desk.PHOTO));
    assertThat(desk.refuses("task-1-construction", answer)).isEqualTo("matter.reach");
  }
}
