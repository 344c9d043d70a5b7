package org.yiwang.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PackFolderTest {
  private static final Path PACKS =
      Path.of(System.getProperty("yiwang.root", "../..")).resolve("packs");

  @Test
  void the_lights_come_from_the_pack_that_hongkou_needs() {
    var folder = PackFolder.open(PACKS.resolve("hongkou"));
    var points = folder.check(f -> f.get("lights.yaml").get("behind").whole("points_min", 0, 100));
    assertThat(points).isEqualTo(new Checked.Valid<>(10));
  }

  @Test
  void every_target_file_is_named_as_the_target_it_declares() {
    var folder = PackFolder.open(PACKS.resolve("hongkou"));
    var names =
        folder.check(f -> f.list("targets/2024").stream().map(n -> n.id("target")).toList());
    assertThat(names.get()).contains("elder-friendly-homes", "promoted-land-parcels");
  }
}
