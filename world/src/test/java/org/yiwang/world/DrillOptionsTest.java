package org.yiwang.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DrillOptionsTest {
  @Test
  void what_was_asked_is_read() {
    var options = DrillOptions.parse(List.of("--kills", "30", "--seed", "7", "--json"));
    assertThat(options.kills()).isEqualTo(30);
    assertThat(options.seed()).isEqualTo(7);
    assertThat(options.json()).isTrue();
    assertThat(options.matters()).isFalse();
    assertThat(DrillOptions.parse(List.of("matters", "--kills", "3")).matters()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--kills -1",
        "--kills 10001",
        "--kills 4294967297",
        "--kills many",
        "--kills",
        "--seed -1",
        "--database postgres://here",
        "--database nonsense",
        "--kill 3"
      })
  void a_wrong_call_is_refused_with_its_own_words(String call) {
    var words = List.of(call.split(" "));
    assertThatThrownBy(() -> DrillOptions.parse(words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words.getFirst());
  }
}
