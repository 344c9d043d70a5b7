package org.yiwang.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yiwang.pack.Text;

/// What is laid down to be sent, and what is not laid down twice.
final class OutboxTest {
  private static final String NOWHERE = "https://nowhere.example/";

  @TempDir private Path folder;

  @Test
  void each_subscription_gets_a_letter_of_what_it_wants_and_of_nothing_else() throws Exception {
    var both =
        Belfry.webhook("city", NOWHERE)
            + Belfry.webhook("priest", NOWHERE).replace("[bell.rung]", "[bell.tolled, bell.rung]");
    try (var belfry = new Belfry(folder, both)) {
      belfry.ring("quiet");
      belfry.ring("for whom");
      belfry.ring("noon");
      assertThat(belfry.stages())
          .containsExactly("2 priest WAITING 0", "3 city WAITING 0", "3 priest WAITING 0");
    }
  }

  @Test
  void a_rebuild_sends_nothing_again_not_even_what_was_long_forgotten() throws Exception {
    try (var receiver = new Receiver();
        var belfry = new Belfry(folder, Belfry.webhook("city", receiver.address()))) {
      belfry.ring("one");
      belfry.ring("two");
      receiver.thenStatus(410);
      var round = belfry.round("city");
      assertThat(round.walk()).isEqualTo(2);
      belfry.ring("three");
      var before = belfry.stages();
      assertThat(before).hasSize(3).anyMatch(it -> it.endsWith("city DEAD 1"));
      try (var connection = belfry.pool().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("DELETE FROM notice_letter WHERE stage = 'DELIVERED'");
      }
      var kept = belfry.stages();
      assertThat(belfry.journal().rebuild()).isEqualTo(3);
      belfry.awaitOutbox();
      assertThat(belfry.stages()).isEqualTo(kept);
      assertThat(round.walk()).as("what waited still goes").isEqualTo(1);
      assertThat(receiver.came())
          .extracting(Receiver.Came::id)
          .containsExactlyInAnyOrder("1", "2", "3");
    }
  }

  @Test
  void a_subscription_begins_when_it_is_first_named_and_ends_with_its_last_mention()
      throws Exception {
    try (var belfry = new Belfry(folder, Belfry.webhook("city", NOWHERE))) {
      belfry.ring("before");
      belfry.open(Belfry.webhook("press", NOWHERE));
      belfry.ring("after");
      assertThat(belfry.stages()).containsExactly("1 city DEAD 0", "2 press WAITING 0");
      assertThat(belfry.dead().list(10).getFirst().why().zh()).isEqualTo("已没有这个订阅");
      belfry.open(Belfry.webhook("press", NOWHERE));
      belfry.ring("later");
      assertThat(belfry.stages()).hasSize(3).contains("3 press WAITING 0");
    }
  }

  @Test
  void an_outbox_that_was_closed_catches_up() throws Exception {
    try (var belfry = new Belfry(folder, Belfry.webhook("city", NOWHERE))) {
      for (int i = 0; i < 50; i++) {
        belfry.pull("ding");
        if (i % 10 == 9) {
          belfry.open(Belfry.webhook("city", NOWHERE));
        }
      }
      belfry.awaitOutbox();
      assertThat(belfry.stages()).hasSize(50).allMatch(it -> it.endsWith("city WAITING 0"));
    }
  }

  @Test
  void letters_settled_a_month_ago_are_forgotten_and_dead_ones_are_not() throws Exception {
    try (var receiver = new Receiver();
        var belfry = new Belfry(folder, Belfry.webhook("city", receiver.address()))) {
      belfry.ring("one");
      assertThat(belfry.round("city").walk()).isEqualTo(1);
      belfry.ring("two");
      receiver.thenStatus(410);
      assertThat(belfry.round("city").walk()).isEqualTo(1);
      belfry.clock().move(java.time.Duration.ofDays(31));
      assertThat(belfry.round("city").walk()).isZero();
      assertThat(belfry.stages()).containsExactly("2 city DEAD 1");
    }
  }

  @Test
  void an_announcement_can_break_out_of_no_header_and_is_never_long() {
    var at = Instant.EPOCH;
    var fine = new Text("好", "fine");
    assertThatThrownBy(() ->
            new Announcement(
                1, "bell.rung", "bell/tower\r\nBcc: all@example.org", at, fine, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            new Announcement(1, "bell.rung", "bell/tower", at, new Text("好\n", "fine"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Announcement(1, "bell.rung", "b", at, fine, Map.of("word", "x".repeat(501))))
        .isInstanceOf(IllegalArgumentException.class);
    var many = new java.util.HashMap<String, String>();
    Collections.nCopies(21, "v").forEach(v -> many.put("k" + many.size(), v));
    assertThatThrownBy(() -> new Announcement(1, "bell.rung", "b", at, fine, many))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
