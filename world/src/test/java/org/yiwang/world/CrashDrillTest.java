package org.yiwang.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Crashes under load on real processes; each drill prints its seed and its counts as JSON.
final class CrashDrillTest {
  private static final int KILLS = 15;

  @TempDir private static Path folder;
  private static Server server;
  private static Server victim;

  @BeforeAll
  static void start() {
    server = DrillServers.any(folder);
    victim = server.isKept() ? server : DrillServers.mayBeKilled(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
    victim.close();
  }

  @Test
  void two_hosts_killed_fifteen_times_keep_every_promise() {
    var report =
        DrillRun.of(
            DrillPlan.hosts(new Subject.Accounts(), KILLS, DrillServers.seed()), server, folder);
    System.out.println(report.json());
    assertThat(report.violations().worded()).isEmpty();
    assertThat(report.crashes()).isZero();
    assertThat(report.cycles()).isEqualTo(KILLS);
  }

  @Test
  void postgresql_killed_fifteen_times_keeps_every_promise() {
    var report =
        DrillRun.of(
            DrillPlan.database(new Subject.Accounts(), KILLS, DrillServers.seed()), victim, folder);
    System.out.println(report.json());
    assertThat(report.violations().worded()).isEmpty();
    assertThat(report.crashes()).isZero();
    assertThat(report.cycles()).isEqualTo(KILLS);
  }

  @ParameterizedTest
  @CsvSource({
    "ack-before-commit, ACKNOWLEDGED_IS_KEPT",
    "receipt-not-stored, AT_MOST_ONCE",
    "version-check-skipped, ANSWER_IS_THE_FOLD"
  })
  void a_planted_fault_is_caught(String fault, Promise broken) {
    var report =
        DrillRun.of(
            DrillPlan.planted(new Subject.Accounts(), fault, DrillServers.seed()), victim, folder);
    System.out.println(report.json());
    assertThat(report.violations().counts()).containsKey(broken);
  }
}
