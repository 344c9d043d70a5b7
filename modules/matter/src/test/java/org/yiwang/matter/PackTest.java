package org.yiwang.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The packs that come with Yiwang.
final class PackTest {
  @Test
  void every_definition_is_sound_and_every_example_holds() {
    assertThat(Packs.hongkou().problems()).isEmpty();
    var pack = Packs.hongkou().get();
    assertThat(pack.types()).hasSizeGreaterThanOrEqualTo(42);
    assertThat(pack.examples()).hasSizeGreaterThan(100);
    assertThat(pack.ground().duties().conflicts()).isEmpty();
  }

  @Test
  void every_example_holds_after_the_reform_too() {
    var reformed = Path.of(System.getProperty("yiwang.root"), "packs", "hongkou-reform");
    assertThat(Packs.read(reformed).problems()).isEmpty();
  }
}
