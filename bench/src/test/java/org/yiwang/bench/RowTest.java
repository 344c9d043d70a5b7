package org.yiwang.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RowTest {
  @Test
  void a_ratio_above_one_always_means_that_ours_is_better() {
    assertThat(Row.rate("log", 200, "peer", 100).ratio()).isEqualTo(2);
    assertThat(Row.time("log", 5, "peer", 10, "ms").ratio()).isEqualTo(2);
  }

  @Test
  void a_load_counts_what_its_clients_did() {
    var measured =
        Load.run(4, Duration.ofMillis(50), Thread.ofVirtual().factory(), client -> 1 + client);
    assertThat(measured.perSecond()).isPositive();
    assertThat(measured.p99Micros()).isGreaterThanOrEqualTo(measured.p50Micros());
  }
}
