package org.yiwang.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yiwang.identity.Identity;
import org.yiwang.identity.Units;
import org.yiwang.pack.PackFolder;

/// 机构改革: a unit ends, and its open matters follow its successor.
final class ReorganisationTest {
  @TempDir private Path packs;

  private Units merged() throws IOException {
    var from = Path.of(System.getProperty("yiwang.root"), "packs");
    try (var all = Files.walk(from)) {
      for (var path : all.toList()) {
        var to = packs.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(to);
        } else {
          Files.copy(path, to);
        }
      }
    }
    var file = packs.resolve("hongkou/units/units.yaml");
    var text = ended(Files.readString(file), "greening-appearance", "construction");
    Files.writeString(file, ended(text, "jiaxing-road", "north-bund"));
    return PackFolder.open(packs.resolve("hongkou"))
        .check(folder -> Identity.read(folder, false).units())
        .get();
  }

  /// The unit ends with June 2024, and the other one follows it.
  private static String ended(String text, String unit, String successor) {
    var begin = text.indexOf("from: ", text.indexOf("- unit: " + unit + "\n"));
    var end = text.indexOf("\n", begin);
    return text.substring(0, end)
        + "\n    until: 2024-06-30\n    successor: "
        + successor
        + text.substring(end);
  }

  @Test
  void rounds_of_a_place_are_gone_by_who_looks_after_it_now() throws IOException {
    var pack = Packs.hongkou().get();
    var ground = new Jurisdiction(merged(), pack.ground().duties(), pack.ground().calendar());
    var desk = new Desk(new MatterTypes(pack.types(), List.of()), ground);
    var there = Optional.of(new Location("jiaxing-road", "某弄", Optional.empty()));
    var visit = MatterCommand.Perform.of("visit", "visitor", Answers.of("findings", "正常"));
    desk.at("2024-06-28T16:00")
        .by("qian", "city-operations")
        .reports(
            "round",
            new MatterCommand.Report(
                "daily-round",
                "planner",
                "patrol",
                Answers.of("space", "某弄").and("risk", "key"),
                there,
                Optional.empty(),
                List.of()));
    desk.at("2024-06-29T09:00").by("fang", "north-bund");
    assertThat(desk.refuses("round", visit)).isEqualTo("matter.reach");
    desk.by("tian", "jiaxing-road").does("round", visit);
    desk.at("2024-07-01T09:00").by("fang", "north-bund").does("round", visit);
    assertThat(desk.matter("round").times("visit")).isEqualTo(2);
    var now = Instant.parse("2024-07-01T01:00:00Z");
    assertThat(ground.owners("street-order", there, now)).containsExactly("north-bund");
  }

  @Test
  void open_matters_are_the_successors_from_the_first_day_and_are_handed_over_on_record()
      throws IOException {
    var pack = Packs.hongkou().get();
    var ground = new Jurisdiction(merged(), pack.ground().duties(), pack.ground().calendar());
    var desk = new Desk(new MatterTypes(pack.types(), List.of()), ground);
    desk.at("2024-06-28T16:00")
        .by("wu", "city-operations")
        .reports("case", "rubble-heap")
        .by("qian", "city-operations")
        .does("case", "file", "dispatcher", Answers.NONE)
        .does("case", "dispatch", "dispatcher", Answers.NONE);
    assertThat(desk.matter("case").desk().unit()).isEqualTo("greening-appearance");
    assertThat(desk.refuses("case", new MatterCommand.HandOver("机构改革")))
        .isEqualTo("matter.no-successor");
    var handle =
        MatterCommand.Perform.of(
            "handle", "unit", Answers.of("result", "已清").and("after_photo", Desk.PHOTO));
    desk.at("2024-07-01T09:00").by("feng", "greening-appearance");
    assertThat(desk.refuses("case", handle)).isEqualTo("matter.reach");
    desk.by("zheng", "construction").does("case", new MatterCommand.HandOver("机构改革"));
    assertThat(desk.matter("case").desk().unit()).isEqualTo("construction");
    desk.does("case", handle);
    assertThat(desk.matter("case").state()).isEqualTo("handled");
  }
}
