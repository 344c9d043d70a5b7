package org.yiwang.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// A batch decided in memory, without a database.
final class DraftTest {
  private static final StreamId ID = Account.id("a");
  private static final Instant NOW = Instant.parse("2024-10-15T01:00:00Z");

  @Test
  void a_timer_that_is_no_longer_set_does_nothing_and_may_be_set_and_fire_later() {
    var draft = draft(new Account(5, Optional.empty(), 0));
    draft.take(firing());
    assertThat(rules(draft)).containsExactly("journal.timer-gone");
    assertThat(draft.entries()).isEmpty();
    assertThat(draft.newReceipts()).as("a receipt would keep it from firing for ever").isEmpty();
    assertThat(draft.fired()).as("its row goes").hasSize(1);
  }

  @Test
  void a_timer_handed_in_twice_fires_once() {
    var draft = draft(new Account(5, Optional.of(NOW), 0));
    draft.take(firing());
    draft.take(firing());
    assertThat(draft.entries())
        .extracting(entry -> entry.recorded().event())
        .containsExactly(new Account.Rang());
    assertThat(draft.outcomes()).hasSize(2);
    assertThat(draft.newReceipts()).hasSize(1);
  }

  @Test
  void a_timer_that_is_early_because_the_clock_went_back_still_waits() {
    var draft = draft(new Account(5, Optional.of(NOW.plusSeconds(1)), 0));
    draft.take(firing(NOW.plusSeconds(1)));
    assertThat(rules(draft)).containsExactly("journal.timer-early");
    assertThat(draft.entries()).isEmpty();
    assertThat(draft.newReceipts()).isEmpty();
    assertThat(draft.fired()).as("its row stays").isEmpty();
  }

  @Test
  void one_submission_sees_the_effect_of_those_before_it_and_none_of_those_refused() {
    var draft = draft(new Account(5, Optional.empty(), 0));
    draft.take(waiting(Toy.add("k1", "a", 5), List.of()));
    draft.take(
        waiting(
            new Submission(
                "k2",
                Toy.CALLER,
                List.of(
                    Command.to(ID, new Account.Add(100)), Command.to(ID, new Account.Add(-111)))),
            List.of()));
    draft.take(waiting(Toy.add("k3", "a", -10), List.of()));
    assertThat(draft.entries())
        .extracting(entry -> entry.recorded().event())
        .containsExactly(new Account.Added(5, 10), new Account.Added(-10, 0));
    assertThat(draft.seq()).isEqualTo(9);
    assertThat(rules(draft)).containsExactly("account.short");
    assertThat(draft.moved())
        .singleElement()
        .satisfies(move -> {
          assertThat(move.before().version()).isEqualTo(3);
          assertThat(move.after().version()).isEqualTo(5);
        });
  }

  private static Draft draft(Account account) {
    return new Draft(7, NOW, Map.of(ID, new Live<>(Account.KIND, ID, 3, account)), Map.of());
  }

  private static Waiting firing() {
    return firing(NOW);
  }

  private static Waiting firing(Instant due) {
    var timer = new DueTimer(ID, "bell", due);
    var ring = Command.to(ID, new Account.Ring());
    return waiting(Submission.of(timer.key(), Actor.TIMER, ring), List.of(timer));
  }

  private static Waiting waiting(Submission submission, List<DueTimer> fires) {
    var request = Request.of(submission, new Kinds(List.of(Account.KIND)));
    return new Waiting(submission, request, fires, 0, new CompletableFuture<>());
  }

  private static List<String> rules(Draft draft) {
    return draft.outcomes().stream()
        .map(outcome -> ((Outcome.Answered) outcome).answer())
        .filter(Answer.Refused.class::isInstance)
        .map(answer -> ((Answer.Refused) answer).refusal().rule())
        .toList();
  }
}
