package org.yiwang.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    var text = Files.readString(file);
    var begin = text.indexOf("- unit: greening-appearance");
    var from2024 = text.indexOf("from: 2024-01-01", begin);
    Files.writeString(
        file,
        text.substring(0, from2024)
            + "from: 2024-01-01\n    until: 2024-06-30\n    successor: construction"
            + text.substring(from2024 + "from: 2024-01-01".length()));
    return PackFolder.open(packs.resolve("hongkou"))
        .check(folder -> Identity.read(folder, false).units())
        .get();
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
