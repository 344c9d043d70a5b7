package org.yiwang.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The log and the clock it is given.
final class TimeTest {
  private Toy toy;

  @BeforeEach
  void fresh() throws Exception {
    toy = Toy.fresh();
  }

  @AfterEach
  void close() throws Exception {
    toy.close();
  }

  @Test
  void a_clock_that_goes_back_does_not_take_the_log_with_it() {
    var journal = toy.open();
    var begin = toy.clock().instant();
    assertThat(journal.submit(Toy.add("now", "a", 1))).isEqualTo(new Answer.Accepted(1, 1, begin));
    toy.clock().move(Duration.ofDays(-400));
    assertThat(journal.submit(Toy.add("then", "a", 1))).isEqualTo(new Answer.Accepted(2, 1, begin));
    toy.clock().move(Duration.ofDays(401).plusNanos(1_999));
    assertThat(journal.submit(Toy.add("later", "a", 1)))
        .isEqualTo(new Answer.Accepted(3, 1, begin.plus(Duration.ofDays(1)).plusNanos(1_000)));
  }

  @Test
  void every_month_has_a_partition_and_the_log_reads_through_them_in_order() throws Exception {
    toy.clock()
        .move(Duration.between(toy.clock().instant(), Instant.parse("2019-11-30T23:59:59Z")));
    var journal = toy.open();
    for (int i = 0; i < 30; i++) {
      assertThat(journal.submit(Toy.add("k" + i, "a", 1))).isInstanceOf(Answer.Accepted.class);
      toy.clock().move(Duration.ofDays(20));
    }
    assertThat(journal.readAfter(4, 20))
        .extracting(Recorded::seq)
        .startsWith(5L)
        .endsWith(24L)
        .isSorted()
        .hasSize(20);
    assertThat(journal.read(Account.id("a")))
        .hasSize(30)
        .isSortedAccordingTo((one, other) -> Long.compare(one.version(), other.version()));
    assertThat(
            toy.rows(
                """
                SELECT count(*), min(relname), max(relname)
                FROM pg_class
                WHERE relname LIKE 'journal_event_____\\___' AND relkind = 'r'
                """))
        .containsExactly("21|journal_event_2019_11|journal_event_2021_07|");
  }

  @Test
  void a_timer_that_was_moved_fires_at_its_new_time_only_and_one_that_was_dropped_never()
      throws Exception {
    var journal = toy.open();
    var begin = toy.clock().instant();
    assertThat(journal.submit(bell("k1", "moved", begin.plusSeconds(60)))).isNotNull();
    assertThat(journal.submit(bell("k2", "moved", begin.plusSeconds(600)))).isNotNull();
    assertThat(journal.submit(bell("k3", "other", begin.plusSeconds(60)))).isNotNull();
    toy.clock().move(Duration.ofMinutes(1));
    toy.await("SELECT stream FROM journal_event WHERE type = 'Rang'", "account/other|");
    toy.clock().move(Duration.ofMinutes(9));
    toy.await(
        "SELECT stream FROM journal_event WHERE type = 'Rang' ORDER BY seq",
        "account/other|",
        "account/moved|");
    assertThat(toy.rows("SELECT key FROM journal_receipt WHERE key LIKE 'timer:%' ORDER BY key"))
        .containsExactly(
            "timer:account/moved:bell:2024-10-15T01:10:00Z|",
            "timer:account/other:bell:2024-10-15T01:01:00Z|");
  }

  private static Submission bell(String key, String account, Instant at) {
    return Submission.of(key, Toy.CALLER, Command.to(Account.id(account), new Account.SetBell(at)));
  }
}
