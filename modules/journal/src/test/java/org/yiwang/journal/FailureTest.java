package org.yiwang.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes wrong meets whom it concerns, and the log goes on.
final class FailureTest {
  private static final long BAD = 13;

  private Toy toy;

  @BeforeEach
  void fresh() throws Exception {
    toy = Toy.fresh();
  }

  @AfterEach
  void close() throws Exception {
    toy.close();
  }

  /// Cannot show the number 13; the first time it says so itself, then PostgreSQL says so.
  private static final class Superstitious implements View<Account> {
    @Override
    public String kind() {
      return "account";
    }

    @Override
    public void write(Connection tx, List<Change<Account>> changes) throws SQLException {
      if (changes.stream().anyMatch(change -> change.state().balance() == BAD)) {
        throw new IllegalStateException("planted bug");
      }
      if (changes.stream().anyMatch(change -> change.state().balance() == BAD + 1)) {
        try (var statement = tx.createStatement()) {
          statement.execute("SELECT 1 / 0");
        }
      }
    }

    @Override
    public void clear(Connection tx) {
      // it has no table
    }
  }

  @Test
  void a_view_that_fails_fails_only_the_submissions_it_cannot_show() throws Exception {
    var journal =
        toy.open(
            new Journal.Parts(
                List.of(Account.KIND),
                List.of(new Account.Balances(), new Superstitious()),
                List.of()));
    var outcomes =
        Callers.atOnce(
            60,
            caller -> {
              var amount = caller % 20 == 7 ? BAD + caller / 20 % 2 : 1;
              try {
                return journal.submit(Toy.add("k" + caller, "a" + caller, amount)).toString();
              } catch (IllegalStateException bug) {
                return "failed";
              }
            });
    assertThat(outcomes).filteredOn("failed"::equals).hasSize(3);
    assertThat(toy.rows("SELECT count(*), max(seq) FROM journal_event")).containsExactly("57|57|");
    assertThat(toy.rows("SELECT count(*) FROM toy_balance")).containsExactly("57|");
    assertThat(toy.rows("SELECT count(*) FROM journal_receipt")).containsExactly("57|");
  }

  /// Takes for ever over the number 13.
  private static final class Slow implements View<Account> {
    @Override
    public String kind() {
      return "account";
    }

    @Override
    public void write(Connection tx, List<Change<Account>> changes) throws SQLException {
      if (changes.stream().anyMatch(change -> change.state().balance() == BAD)) {
        try (var statement = tx.createStatement()) {
          statement.execute("SELECT pg_sleep(600)");
        }
      }
    }

    @Override
    public void clear(Connection tx) {
      // it has no table
    }
  }

  @Test
  void one_that_takes_too_long_does_not_take_the_others_with_it() throws Exception {
    var parts = new Journal.Parts(List.of(Account.KIND), List.of(new Slow()), List.of());
    var journal = toy.open(parts, Duration.ofSeconds(1));
    var outcomes =
        Callers.atOnce(
            20,
            caller -> {
              try {
                return journal.submit(Toy.add("k" + caller, "a" + caller, caller == 7 ? BAD : 1));
              } catch (JournalUnavailable late) {
                return "late";
              }
            });
    assertThat(outcomes).filteredOn("late"::equals).hasSize(1);
    assertThat(toy.rows("SELECT count(*) FROM journal_receipt")).containsExactly("19|");
  }

  @Test
  void the_log_is_what_it_must_be_whatever_the_database_defaults_to() throws Exception {
    toy.execute(
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation = serializable', current_database()); END $$");
    toy.execute(
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$");
    toy.cutConnections();
    var one = toy.open();
    var other = toy.open();
    var answers =
        Callers.atOnce(
            16,
            caller -> {
              for (int i = 0; i < 20; i++) {
                var journal = i % 2 == 0 ? one : other;
                assertThat(journal.submit(Toy.add("k" + caller + "-" + i, "a" + caller, 1)))
                    .isInstanceOf(Answer.Accepted.class);
              }
              return caller;
            });
    assertThat(answers).hasSize(16);
    assertThat(toy.rows("SELECT count(*), max(seq) FROM journal_event"))
        .containsExactly("320|320|");
  }

  @Test
  void what_cannot_be_stored_is_refused_at_the_door() {
    var journal = toy.open();
    var command = Command.to(Account.id("a"), new Account.Add(1));
    for (var submission :
        List.of(
            Toy.add("k1", "a\u0000", 1),
            Toy.add("k2\u0000", "a", 1),
            Submission.of("k3", new Actor("half \ud83d", "", ""), command),
            Submission.of("k4", new Actor("a", "\u0000", ""), command),
            Submission.of("k5", new Actor("a", "", "\u0000"), command),
            Submission.of("k6", Toy.CALLER, Command.to(new StreamId("no-such", "a"), command)),
            Submission.of("k7", Toy.CALLER, Command.to(Account.id("a"), "no order")),
            Submission.of("k8", new Actor("a".repeat(Request.CHARS_MAX), "", ""), command),
            Toy.add("timer:account/a:bell:2024-01-01T00:00:00Z", "a", 1))) {
      assertThatThrownBy(() -> journal.submit(submission))
          .as(submission.key())
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(journal.submit(Toy.add("k", "a", 1))).isInstanceOf(Answer.Accepted.class);
  }

  @Test
  void a_follower_takes_every_event_once_while_connections_are_cut_and_journals_close()
      throws Exception {
    var other = toy.open();
    for (int round = 0; round < 5; round++) {
      var one = toy.open();
      var key = "r" + round + "-";
      var answers =
          Callers.atOnce(
              8,
              caller -> {
                for (int i = 0; i < 25; i++) {
                  if (caller == 0 && i % 8 == 3) {
                    toy.cutConnections();
                  }
                  var journal = i % 2 == 0 ? one : other;
                  assertThat(journal.submit(Toy.add(key + caller + "-" + i, "a" + caller, 1)))
                      .isInstanceOf(Answer.Accepted.class);
                }
                return caller;
              });
      assertThat(answers).containsExactlyElementsOf(IntStream.range(0, 8).boxed().toList());
      one.close();
    }
    // seq is the primary key of the follower's table: a second time would have stopped it
    toy.await("SELECT count(*), max(seq) FROM toy_tally", "1000|1000|");
    assertThat(other.followers()).containsExactly(new Followed("tally", 1_000, 0, ""));
  }

  @Test
  void a_closed_journal_says_so_at_once() {
    var journal = toy.open();
    journal.close();
    assertThatThrownBy(() -> journal.submit(Toy.add("k", "a", 1)))
        .isInstanceOf(JournalUnavailable.class);
  }
}
