package org.yiwang.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Many callers act on few matters at once, on real processes that are killed; each drill prints
/// its seed and its counts as JSON. `./yiwang drill matters` is the long form.
final class MatterDrillTest {
  private static final int STRIKES = 4;

  @TempDir private static Path folder;
  private static Server victim;

  @BeforeAll
  static void start() {
    victim = DrillServers.mayBeKilled(folder);
  }

  @AfterAll
  static void stop() {
    victim.close();
  }

  private static Subject matters() {
    return new CaseSubject(Path.of(System.getProperty("yiwang.root"), "packs"));
  }

  @Test
  void each_matter_is_linearizable_and_its_clocks_are_kept_over_kills_and_clocks_that_jump() {
    var report =
        DrillRun.of(DrillPlan.all(matters(), STRIKES, DrillServers.seed()), victim, folder);
    System.out.println(report.json());
    assertThat(report.violations().worded()).isEmpty();
    assertThat(report.crashes()).isZero();
    assertThat(report.cycles()).isEqualTo(STRIKES);
  }

  /// A lost update between two acts, a stale version let through, a clock that is not stopped.
  @ParameterizedTest
  @CsvSource({
    "version-check-skipped, RULE_HOLDS",
    "stale-accepted, RULE_HOLDS",
    "clock-not-stopped, CLOCK_IS_KEPT"
  })
  void a_planted_fault_is_caught(String fault, Promise broken) {
    var plan = DrillPlan.planted(matters(), fault, DrillServers.seed());
    var report = DrillRun.of(plan, victim, folder);
    System.out.println(report.json());
    assertThat(report.violations().counts()).containsKey(broken);
  }
}
