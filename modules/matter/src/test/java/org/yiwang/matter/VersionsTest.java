package org.yiwang.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Definitions change while matters are under way.
final class VersionsTest {
  private static final MatterPack PACK = Packs.hongkou().get();
  private static final MatterType ONE =
      PACK.types().stream()
          .filter(type -> type.matter().equals("refuse-exposed"))
          .findFirst()
          .orElseThrow();

  /// The same type with two working hours instead of four, and no clock for the inspection.
  private static MatterType changed(int version) {
    var life = ONE.life();
    var clocks = life.clocks().stream().filter(clock -> !clock.clock().equals("inspect")).toList();
    var other =
        new Life(
            life.life(),
            2,
            life.name(),
            life.basis(),
            life.states(),
            life.parties(),
            life.reportedBy(),
            life.desk(),
            life.fields(),
            life.acts(),
            clocks,
            life.rating(),
            life.sampling(),
            life.whenRootCloses());
    var limit =
        new MatterType.Limit(
            "handle",
            LocalDate.of(2024, 6, 1),
            "",
            Optional.of(new Span("2 工作时")),
            Optional.empty(),
            new Life.Basis("新规定", false));
    var limits = new java.util.ArrayList<>(List.of(limit));
    limits.addAll(ONE.limits());
    return new MatterType(
        ONE.matter(),
        version,
        ONE.name(),
        ONE.kind(),
        other,
        ONE.basis(),
        ONE.summary(),
        ONE.needsPlace(),
        ONE.form(),
        ONE.fileWhen(),
        ONE.sendTo(),
        limits,
        ONE.plan(),
        ONE.publish());
  }

  @CanIgnoreReturnValue
  private static Desk started() {
    return new Desk(new MatterTypes(PACK.types(), List.of()), PACK.ground())
        .at("2024-06-03T09:00")
        .by("wu", "city-operations")
        .reports("old", "refuse-exposed");
  }

  @CanIgnoreReturnValue
  private static Desk dispatch(Desk desk, String id) {
    return desk.by("qian", "city-operations")
        .does(id, "file", "dispatcher", Answers.NONE)
        .does(id, "dispatch", "dispatcher", Answers.NONE);
  }

  private static String due(Desk desk, String id) {
    var run = desk.matter(id).findClock("handle").orElseThrow();
    return run.time().limit().toString();
  }

  @Test
  void a_matter_keeps_the_version_it_began_with_and_new_ones_begin_under_the_new_one() {
    var both = new MatterTypes(List.of(changed(2)), List.of(ONE));
    var desk = started().under(both, PACK.ground());
    dispatch(desk, "old");
    dispatch(desk.by("wu", "city-operations").reports("new", "refuse-exposed"), "new");
    assertThat(desk.matter("old").type()).isEqualTo("refuse-exposed@1");
    assertThat(due(desk, "old")).isEqualTo("4 工作时");
    assertThat(desk.matter("new").type()).isEqualTo("refuse-exposed@2");
    assertThat(due(desk, "new")).isEqualTo("2 工作时");
  }

  @Test
  void moving_to_another_version_is_on_record_and_never_restarts_a_clock() {
    var both = new MatterTypes(List.of(changed(2)), List.of(ONE));
    var desk = dispatch(started(), "old").under(both, PACK.ground());
    desk.at("2024-06-03T10:00").by("qian", "city-operations");
    assertThat(desk.refuses("old", new MatterCommand.MoveToVersion("dispatcher", 2, "")))
        .isEqualTo("matter.needs");
    assertThat(desk.refuses("old", new MatterCommand.MoveToVersion("dispatcher", 3, "新规定")))
        .isEqualTo("matter.type");
    desk.does("old", new MatterCommand.MoveToVersion("dispatcher", 2, "新规定"));
    assertThat(desk.matter("old").type()).isEqualTo("refuse-exposed@2");
    assertThat(due(desk, "old")).isEqualTo("4 工作时");
    assertThat(desk.matter("old").findClock("handle").orElseThrow().run()).isEqualTo(1);
    desk.by("feng", "greening-appearance")
        .does("old", "handle", "unit", Answers.of("result", "好").and("after_photo", Desk.PHOTO));
    assertThat(desk.matter("old").findClock("inspect"))
        .as("the new version has no such clock")
        .isEmpty();
  }

  @Test
  void a_version_on_record_never_changes() {
    assertThatThrownBy(() -> new MatterTypes(List.of(changed(1)), List.of(ONE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version");
    assertThat(
            new TypeRecord.Rules()
                .decide(
                    new TypeRecord(Optional.of(ONE)),
                    new TypeRecord.Put.Keep(changed(1)),
                    new org.yiwang.journal.Context(
                        MatterRoom.matter("x"),
                        1,
                        java.time.Instant.EPOCH,
                        org.yiwang.journal.Actor.TIMER)))
        .isInstanceOf(org.yiwang.journal.Decision.Refuse.class);
  }
}
