package org.yiwang.matter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yiwang.journal.Actor;

/// Matters that hang together: many calls about one case, a case made of parts.
final class LinksTest {
  private static final MatterPack PACK = Packs.hongkou().get();
  private static final MatterTypes TYPES = new MatterTypes(PACK.types(), List.of());

  private final Desk desk = new Desk(TYPES, PACK.ground());

  @CanIgnoreReturnValue
  private Desk dispatched(String id) {
    return desk.at("2024-06-03T09:00")
        .by("wu", "city-operations")
        .reports(id, "refuse-exposed")
        .by("qian", "city-operations")
        .does(id, "file", "dispatcher", Answers.NONE)
        .does(id, "dispatch", "dispatcher", Answers.NONE);
  }

  @CanIgnoreReturnValue
  private Desk handled(String id) {
    return desk.at("2024-06-03T10:00")
        .by("feng", "greening-appearance")
        .does(id, "handle", "unit", Answers.of("result", "已清运").and("after_photo", Desk.PHOTO))
        .by("wu", "city-operations");
  }

  private static final MatterCommand.Perform CLOSE =
      MatterCommand.Perform.of(
          "close_verify", "grid-officer", Answers.of("check_photo", Desk.PHOTO));

  @CanIgnoreReturnValue
  private Desk joined(String duplicate, String root) {
    return desk.by("qian", "city-operations")
        .together(
            Bundle.join(
                "key",
                new Actor("qian", "city-operations", "test"),
                "dispatcher",
                MatterRoom.matter(duplicate),
                MatterRoom.matter(root)));
  }

  @Test
  void closing_the_root_case_answers_all_that_joined_it() {
    dispatched("root");
    dispatched("first");
    dispatched("second");
    joined("first", "root");
    joined("second", "root");
    handled("root").does("root", CLOSE);
    assertThat(desk.matter("root").state()).isEqualTo("closed");
    assertThat(desk.matter("first").state()).isEqualTo("closed");
    assertThat(desk.matter("second").state()).isEqualTo("closed");
  }

  @Test
  void a_root_case_does_not_close_without_telling_those_that_joined_it() {
    dispatched("root");
    dispatched("first");
    joined("first", "root");
    handled("root");
    assertThat(desk.refuses("root", CLOSE)).isEqualTo("matter.links-left-out");
    assertThat(desk.matter("first").open()).isTrue();
  }

  @Test
  void what_has_joined_is_acted_on_at_the_root_only_and_its_clock_goes_on() {
    dispatched("root");
    dispatched("first");
    joined("first", "root");
    desk.by("feng", "greening-appearance");
    assertThat(
            desk.refuses(
                "first",
                MatterCommand.Perform.of(
                    "handle", "unit", Answers.of("result", "x").and("after_photo", Desk.PHOTO))))
        .isEqualTo("matter.joined");
    assertThat(desk.matter("first").findClock("handle").orElseThrow().running()).isTrue();
  }

  @Test
  void what_was_joined_by_mistake_goes_on_by_itself_again() {
    dispatched("root");
    dispatched("first");
    joined("first", "root");
    desk.by("qian", "city-operations")
        .together(
            Bundle.part(
                "key",
                new Actor("qian", "city-operations", "test"),
                "dispatcher",
                MatterRoom.matter("first"),
                MatterRoom.matter("root"),
                "不是同一处"));
    handled("root").does("root", CLOSE);
    assertThat(desk.matter("root").state()).isEqualTo("closed");
    assertThat(desk.matter("first").state()).isEqualTo("dispatched");
    handled("first").does("first", CLOSE);
    assertThat(desk.matter("first").state()).isEqualTo("closed");
    assertThat(desk.matter("first").links().root()).isEmpty();
  }

  @Test
  void a_root_cannot_join_another_and_nothing_joins_itself() {
    dispatched("root");
    dispatched("first");
    dispatched("other");
    joined("first", "root");
    desk.by("qian", "city-operations");
    assertThat(
            desk.refuses(
                "root", new MatterCommand.JoinRoot("dispatcher", MatterRoom.matter("other"))))
        .isEqualTo("matter.tied");
    assertThat(
            desk.refuses(
                "other", new MatterCommand.JoinRoot("dispatcher", MatterRoom.matter("other"))))
        .isEqualTo("matter.tied");
  }

  @Test
  void a_part_tells_its_whole_when_it_ends_and_when_it_opens_again() {
    dispatched("whole");
    desk.by("wu", "city-operations")
        .reports("part", "road-dirty", Optional.of(MatterRoom.matter("whole")));
    assertThat(desk.matter("whole").links().openChildren()).isEqualTo(1);
    desk.by("qian", "city-operations")
        .does("part", "file", "dispatcher", Answers.NONE)
        .does("part", "dispatch", "dispatcher", Answers.NONE);
    handled("part");
    assertThat(desk.refuses("part", CLOSE)).isEqualTo("matter.links-left-out");
    desk.does("part", CLOSE);
    assertThat(desk.matter("whole").links().openChildren()).isZero();
    desk.by("qian", "city-operations")
        .does("part", "recur", "dispatcher", Answers.of("reason", "同点复发"));
    assertThat(desk.matter("whole").links().openChildren()).isEqualTo(1);
    assertThat(desk.matter("part").times("recur")).isEqualTo(1);
  }

  @Test
  void a_part_is_not_reported_without_telling_its_whole() {
    dispatched("whole");
    desk.by("wu", "city-operations");
    var report =
        new MatterCommand.Report(
            "road-dirty",
            "grid-officer",
            "patrol",
            Answers.of("description", "脏").and("photo", Desk.PHOTO),
            Optional.of(new Location("north-bund", "某路", Optional.empty())),
            Optional.of(MatterRoom.matter("whole")),
            List.of());
    assertThat(desk.refuses("part", report)).isEqualTo("matter.links-left-out");
  }
}
