package org.yiwang.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the journal promises, on a real PostgreSQL.
final class JournalTest {
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
  void what_is_accepted_is_on_the_log_in_the_state_and_in_the_view() throws Exception {
    var journal = toy.open();
    assertThat(journal.submit(Toy.add("k1", "a", 5)))
        .isEqualTo(new Answer.Accepted(1, 1, toy.clock().instant()));
    assertThat(journal.submit(Toy.add("k2", "a", -2)))
        .isEqualTo(new Answer.Accepted(2, 1, toy.clock().instant()));
    assertThat(journal.read(Account.id("a")))
        .extracting(Recorded::event)
        .containsExactly(new Account.Added(5, 5), new Account.Added(-2, 3));
    assertThat(journal.current(Account.KIND, "a").state().balance()).isEqualTo(3);
    assertThat(toy.rows("SELECT id, balance, version FROM toy_balance")).containsExactly("a|3|2|");
  }

  @Test
  void a_refusal_is_an_answer_and_is_stored_like_one() {
    var journal = toy.open();
    var refused = journal.submit(Toy.add("k", "a", -1));
    assertThat(refused)
        .isInstanceOfSatisfying(
            Answer.Refused.class, r -> assertThat(r.refusal().rule()).isEqualTo("account.short"));
    assertThat(journal.submit(Toy.add("j", "a", 9))).isInstanceOf(Answer.Accepted.class);
    assertThat(journal.submit(Toy.add("k", "a", -1))).isEqualTo(refused);
    assertThat(journal.readAfter(0, 10)).hasSize(1);
  }

  @Test
  void the_same_key_fifty_times_at_once_and_after_a_restart_has_one_effect_and_one_answer()
      throws Exception {
    var journal = toy.open();
    var answers = Callers.atOnce(50, _ -> journal.submit(Toy.add("same", "a", 7)));
    assertThat(answers).hasSize(50).containsOnly(new Answer.Accepted(1, 1, toy.clock().instant()));
    journal.close();
    toy.clock().move(Duration.ofDays(3));
    var again = toy.open();
    assertThat(again.submit(Toy.add("same", "a", 7))).isEqualTo(answers.getFirst());
    assertThat(again.submit(Toy.add("same", "a", 8)))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            r -> assertThat(r.refusal().rule()).isEqualTo("journal.key-reused"));
    assertThat(again.current(Account.KIND, "a").state().balance()).isEqualTo(7);
  }

  @Test
  void two_journals_with_32_callers_each_leave_no_gap_lose_nothing_and_double_nothing()
      throws Exception {
    var journals = List.of(toy.open(), toy.open());
    var answers =
        Callers.atOnce(
            64,
            caller -> {
              var journal = journals.get(caller % 2);
              var random = new Random(caller);
              for (int i = 0; i < 50; i++) {
                var answer = journal.submit(Toy.add(caller + "-" + i, "a" + random.nextInt(7), 1));
                assertThat(answer).isInstanceOf(Answer.Accepted.class);
              }
              return caller;
            });
    assertThat(answers).hasSize(64);
    assertThat(toy.rows("SELECT count(*), min(seq), max(seq) FROM journal_event"))
        .containsExactly("3200|1|3200|");
    assertThat(toy.rows("SELECT sum(balance), sum(version) FROM toy_balance"))
        .containsExactly("3200|3200|");
    assertThat(
            toy.rows(
                "SELECT count(*) FROM (SELECT stream, version, lag(version, 1, 0) OVER (PARTITION BY stream ORDER BY seq) AS before FROM journal_event) AS e WHERE version <> before + 1"))
        .containsExactly("0|");
    assertThat(toy.rows("SELECT count(*) FROM journal_receipt")).containsExactly("3200|");
  }

  @Test
  void several_commands_happen_together_or_not_at_all() throws Exception {
    var journal = toy.open();
    assertThat(journal.submit(Toy.add("start", "a", 10))).isInstanceOf(Answer.Accepted.class);
    var move =
        new Submission(
            "move",
            Toy.CALLER,
            List.of(
                Command.to(Account.id("b"), new Account.Add(20)),
                Command.to(Account.id("a"), new Account.Add(-20))));
    assertThat(journal.submit(move)).isInstanceOf(Answer.Refused.class);
    assertThat(toy.rows("SELECT id, balance FROM toy_balance")).containsExactly("a|10|");
    var twice =
        new Submission(
            "twice",
            Toy.CALLER,
            List.of(
                Command.to(Account.id("c"), new Account.Add(5)),
                Command.to(Account.id("c"), new Account.Add(-5))));
    assertThat(journal.submit(twice)).isEqualTo(new Answer.Accepted(3, 2, toy.clock().instant()));
  }

  @Test
  void what_was_asked_again_is_answered_alike_though_it_would_now_be_made_of_other_commands()
      throws Exception {
    var journal = toy.open();
    var first = Toy.add("key", "a", 10).asking("ten more");
    var answer = journal.submit(first);
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    assertThat(journal.submit(Toy.add("key", "b", 20).asking("ten more"))).isEqualTo(answer);
    assertThat(toy.rows("SELECT id, balance FROM toy_balance")).containsExactly("a|10|");
    assertThat(journal.answered("key", "ten more")).contains(answer);
    assertThat(journal.answered("other", "ten more")).isEmpty();
    assertThat(journal.submit(Toy.add("key", "a", 10).asking("ten less")))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            r -> assertThat(r.refusal().rule()).isEqualTo("journal.key-reused"));
  }

  @Test
  void a_stale_version_is_refused() {
    var journal = toy.open();
    assertThat(journal.submit(Toy.add("one", "a", 1))).isInstanceOf(Answer.Accepted.class);
    var stale = new Command(Account.id("a"), new Account.Add(1), OptionalLong.of(0));
    assertThat(journal.submit(Submission.of("two", Toy.CALLER, stale)))
        .isInstanceOfSatisfying(
            Answer.Refused.class, r -> assertThat(r.refusal().rule()).isEqualTo("journal.stale"));
    var fresh = new Command(Account.id("a"), new Account.Add(1), OptionalLong.of(1));
    assertThat(journal.submit(Submission.of("three", Toy.CALLER, fresh)))
        .isInstanceOf(Answer.Accepted.class);
  }

  @Test
  void a_bug_in_a_decider_meets_its_own_caller_and_nobody_else() throws Exception {
    var journal = toy.open();
    var outcomes =
        Callers.atOnce(
            20,
            caller -> {
              var body = caller == 7 ? new Account.Explode() : new Account.Add(1);
              try {
                return journal
                    .submit(
                        Submission.of("k" + caller, Toy.CALLER, Command.to(Account.id("a"), body)))
                    .toString();
              } catch (IllegalStateException bug) {
                return bug.getMessage();
              }
            });
    assertThat(outcomes).filteredOn(text -> text.contains("planted bug")).hasSize(1);
    assertThat(journal.current(Account.KIND, "a").state().balance()).isEqualTo(19);
  }

  @Test
  void a_timer_fires_once_when_its_time_has_come_whoever_watches_and_over_a_restart()
      throws Exception {
    var first = toy.open();
    var second = toy.open();
    for (int i = 0; i < 40; i++) {
      var bell =
          new Account.SetBell(toy.clock().instant().plus(Duration.ofHours(i % 2 == 0 ? 1 : 48)));
      assertThat(
              first.submit(
                  Submission.of("bell" + i, Toy.CALLER, Command.to(Account.id("b" + i), bell))))
          .isInstanceOf(Answer.Accepted.class);
    }
    toy.clock().move(Duration.ofHours(2));
    toy.await("SELECT count(*) FROM journal_event WHERE type = 'Rang'", "20|");
    first.close();
    second.close();
    toy.clock().move(Duration.ofDays(3));
    assertThat(toy.open().submit(Toy.add("other", "x", 1))).isInstanceOf(Answer.Accepted.class);
    toy.await("SELECT count(*) FROM journal_timer", "0|");
    assertThat(
            toy.rows(
                "SELECT count(*), count(DISTINCT stream) FROM journal_event WHERE type = 'Rang'"))
        .containsExactly("40|40|");
  }

  @Test
  void a_rebuild_gives_the_same_rows() throws Exception {
    var journal = toy.open();
    var seed = 42L;
    var random = new Random(seed);
    for (int i = 0; i < 600; i++) {
      var id = Account.id("r" + random.nextInt(40));
      var order =
          random.nextInt(9) == 0
              ? new Account.SetBell(
                  toy.clock().instant().plus(Duration.ofHours(random.nextInt(-1, 40))))
              : new Account.Add(random.nextInt(-3, 9));
      var answer = journal.submit(Submission.of("k" + i, Toy.CALLER, Command.to(id, order)));
      assertThat(answer).as("seed %s", seed).isNotNull();
    }
    toy.await("SELECT count(*) FROM journal_timer WHERE due <= '2024-10-15T01:00:00Z'", "0|");
    var tables =
        List.of(
            "SELECT id, kind, version, definition, type, state FROM journal_stream ORDER BY id",
            "SELECT stream, name, due, type, command FROM journal_timer ORDER BY stream",
            "SELECT id, balance, version FROM toy_balance ORDER BY id");
    var tally = "SELECT count(*) FROM toy_tally";
    var events = toy.rows("SELECT count(*) FROM journal_event").getFirst();
    toy.await(tally, events);
    var before = new ArrayList<String>();
    for (var table : tables) {
      before.addAll(toy.rows(table));
    }
    assertThat(journal.rebuild())
        .isEqualTo(Long.parseLong(events.substring(0, events.length() - 1)));
    var after = new ArrayList<String>();
    for (var table : tables) {
      after.addAll(toy.rows(table));
    }
    assertThat(after).isEqualTo(before).hasSizeGreaterThan(80);
    toy.await(tally, events);
  }

  @Test
  void a_follower_that_fails_stands_still_visibly_and_skips_nothing() throws Exception {
    var journal = toy.open();
    assertThat(journal.submit(Toy.add("fine", "a", 1))).isInstanceOf(Answer.Accepted.class);
    toy.await("SELECT count(*) FROM toy_tally", "1|");
    assertThat(journal.submit(Toy.add("bad", "a", 666))).isInstanceOf(Answer.Accepted.class);
    toy.await("SELECT count(*) FROM journal_follower WHERE failure LIKE '%planted bug%'", "1|");
    assertThat(journal.submit(Toy.add("next", "a", 1))).isInstanceOf(Answer.Accepted.class);
    assertThat(journal.followers())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.seq()).isEqualTo(1);
          assertThat(one.behind()).isEqualTo(2);
          assertThat(one.failure()).contains("planted bug");
        });
  }

  @Test
  void a_listener_hears_of_every_event_in_order_whichever_journal_wrote_it() throws Exception {
    var first = toy.open();
    var second = toy.open();
    var heard = new ConcurrentLinkedQueue<Long>();
    var listening = first.listen(events -> events.forEach(event -> heard.add(event.seq())));
    for (int i = 0; i < 30; i++) {
      assertThat((i % 2 == 0 ? first : second).submit(Toy.add("k" + i, "a", 1)))
          .isInstanceOf(Answer.Accepted.class);
    }
    toy.await("SELECT count(*) FROM toy_tally", "30|");
    while (heard.size() < 30) {
      Thread.onSpinWait();
    }
    assertThat(heard)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 30).mapToObj(Long::valueOf).toList());
    listening.close();
  }

  @Test
  void writing_goes_on_after_every_connection_was_cut() throws Exception {
    var journal = toy.open();
    var answers =
        Callers.atOnce(
            16,
            caller -> {
              var last = journal.submit(Toy.add("begin" + caller, "a", 1));
              for (int i = 0; i < 60; i++) {
                if (caller == 0 && i % 20 == 10) {
                  toy.cutConnections();
                }
                last = journal.submit(Toy.add(caller + "-" + i, "a", 1));
              }
              return last;
            });
    assertThat(answers).hasSize(16).allMatch(Answer.Accepted.class::isInstance);
    assertThat(toy.rows("SELECT balance, version FROM toy_balance")).containsExactly("976|976|");
  }

  @Test
  void nobody_changes_the_log_by_an_ordinary_statement() throws Exception {
    assertThat(toy.open().submit(Toy.add("k", "a", 1))).isInstanceOf(Answer.Accepted.class);
    for (var sql :
        List.of(
            "UPDATE journal_event SET actor = 'x'",
            "DELETE FROM journal_event",
            "TRUNCATE journal_event")) {
      assertThatThrownBy(() -> toy.execute(sql)).hasMessageContaining("append-only");
    }
  }
}
