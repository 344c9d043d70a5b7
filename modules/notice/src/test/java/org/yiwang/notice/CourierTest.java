package org.yiwang.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Couriers that walk by themselves: several at once, and one that is killed.
final class CourierTest {
  @TempDir private Path folder;

  @Test
  void of_two_couriers_one_takes_each_letter() throws Exception {
    try (var receiver = new Receiver();
        var belfry = new Belfry(folder, Belfry.webhook("city", receiver.address()));
        var other = Belfry.pool(belfry.address())) {
      for (int i = 0; i < 300; i++) {
        belfry.pull("ding");
      }
      belfry.awaitOutbox();
      try (var _ = Courier.start(belfry.pool(), belfry.clock(), belfry.notices(), 1);
          var _ = Courier.start(other, belfry.clock(), belfry.notices(), 2)) {
        awaitDelivered(belfry, 300);
      }
      assertThat(receiver.came()).hasSize(300);
      assertThat(receiver.came()).extracting(Receiver.Came::id).doesNotHaveDuplicates();
      assertThat(belfry.rows("SELECT max(tries) FROM notice_letter")).containsExactly("1");
    }
  }

  @Test
  void a_receiver_that_hangs_keeps_back_no_other() throws Exception {
    try (var stuck = new Receiver();
        var receiver = new Receiver();
        var belfry =
            new Belfry(
                folder,
                Belfry.webhook("stuck", stuck.address()).replace("seconds: 1", "seconds: 30")
                    + Belfry.webhook("city", receiver.address()))) {
      for (int i = 0; i < 20; i++) {
        stuck.thenHang();
        belfry.ring("ding");
      }
      try (var _ = Courier.start(belfry.pool(), belfry.clock(), belfry.notices(), 1)) {
        awaitDelivered(belfry, 20);
        assertThat(receiver.came()).hasSize(20);
        assertThat(stuck.came()).as("under way at once").hasSizeLessThanOrEqualTo(Round.AT_ONCE);
      }
    }
  }

  @Test
  void a_courier_killed_between_sending_and_marking_loses_nothing_and_keeps_the_id()
      throws Exception {
    try (var receiver = new Receiver();
        var belfry = new Belfry(folder, Belfry.webhook("city", receiver.address()))) {
      belfry.ring("mortal");
      var host = new CompletableFuture<Process>();
      // the receiver has the letter, and the one who brought it dies before it hears so
      receiver.then(exchange -> {
        var bringer = host.join();
        bringer.destroyForcibly();
        bringer.onExit().join();
        exchange.sendResponseHeaders(204, -1);
      });
      host.complete(host(belfry));
      assertThat(host.join().waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(receiver.came()).hasSize(1);
      assertThat(belfry.stages()).containsExactly("1 city WAITING 1");
      var heir = belfry.round("city");
      assertThat(heir.walk()).as("while the lease lasts").isZero();
      belfry.clock().move(Letters.LEASE);
      assertThat(heir.walk()).isEqualTo(1);
      assertThat(receiver.came()).extracting(Receiver.Came::id).containsExactly("1", "1");
      assertThat(belfry.stages()).containsExactly("1 city DELIVERED 2");
    }
  }

  @Test
  void a_courier_that_comes_back_late_cannot_undo_what_another_did() throws Exception {
    try (var receiver = new Receiver();
        var belfry = new Belfry(folder, Belfry.webhook("city", receiver.address()))) {
      belfry.ring("late");
      var letters = new Letters(belfry.pool());
      var now = belfry.clock().instant();
      var first = letters.take("city", now, 8).getFirst();
      belfry.clock().move(Letters.LEASE);
      var second = letters.take("city", belfry.clock().instant(), 8).getFirst();
      letters.dead(first, now, new org.yiwang.pack.Text("晚", "late"));
      assertThat(belfry.stages()).containsExactly("1 city WAITING 2");
      letters.delivered(first, now);
      letters.dead(second, now, new org.yiwang.pack.Text("坏", "bad"));
      assertThat(belfry.stages()).containsExactly("1 city DELIVERED 2");
    }
  }

  private static Process host(Belfry belfry) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            CourierHost.class.getName(),
            belfry.address(),
            belfry.file().toString(),
            belfry.clock().instant().toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void awaitDelivered(Belfry belfry, int letters) throws SQLException {
    var wanted = Integer.toString(letters);
    var sql = "SELECT count(*) FROM notice_letter WHERE stage = 'DELIVERED'";
    var until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!belfry.rows(sql).getFirst().equals(wanted)) {
      assertThat(System.nanoTime()).as("%s", belfry.rows(sql)).isLessThan(until);
    }
  }
}
