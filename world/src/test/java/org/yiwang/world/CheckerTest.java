package org.yiwang.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yiwang.world.Attempt.Ok;
import org.yiwang.world.Attempt.Outcome;
import org.yiwang.world.Attempt.Refused;
import org.yiwang.world.Attempt.Unknown;
import org.yiwang.world.LogCopy.Account;
import org.yiwang.world.LogCopy.Event;

/// Histories made by hand: the checker accepts the good ones and names the broken promise of the
/// bad.
final class CheckerTest {
  private static final String POOR = "account.short";

  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Kill> kills = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final Map<String, Integer> receipts = new HashMap<>();
  private final Map<String, Account> accounts = new HashMap<>();

  @Test
  void an_empty_drill_breaks_nothing() {
    assertThat(broken()).isEmpty();
  }

  @Test
  void answers_that_the_log_explains_break_nothing() {
    asked("k1", "a", 50, 10, 20, new Ok(1, 50));
    asked("k2", "a", -20, 15, 30, new Ok(2, 30));
    asked("k3", "a", -40, 35, 40, new Refused(POOR));
    asked("k4", "b", 7, 12, 60, new Ok(3, 7));
    log("a", 50);
    log("a", -20);
    log("b", 7);
    assertThat(broken()).isEmpty();
  }

  @Test
  void an_acknowledged_command_must_be_in_the_log() {
    asked("k1", "a", 50, 10, 20, new Ok(1, 50));
    asked("k2", "a", 60, 30, 40, new Ok(2, 110));
    log("a", 50);
    assertThat(broken()).contains(Promise.ACKNOWLEDGED_IS_KEPT);
  }

  @Test
  void an_acknowledged_command_must_be_where_its_answer_says() {
    asked("k1", "a", 50, 10, 20, new Ok(2, 50));
    asked("k2", "b", 60, 10, 20, new Ok(1, 60));
    log("a", 50);
    log("b", 60);
    assertThat(broken()).containsExactly(Promise.ACKNOWLEDGED_IS_KEPT);
  }

  @Test
  void an_unknown_command_may_be_there_or_not() {
    asked("k1", "a", 50, 10, 20, new Unknown());
    asked("k2", "a", 60, 10, 20, new Unknown());
    log("a", 60);
    receipts.put("k2", 1);
    assertThat(broken()).isEmpty();
  }

  @Test
  void no_command_may_be_there_twice() {
    asked("k1", "a", 50, 10, 20, new Unknown());
    receipts.put("k1", 1);
    log("a", 50);
    log("a", 50);
    assertThat(broken()).containsExactly(Promise.AT_MOST_ONCE);
  }

  @Test
  void a_refused_command_may_not_be_there() {
    asked("k1", "a", -50, 10, 20, new Refused(POOR));
    asked("k2", "a", 60, 30, 40, new Ok(1, 60));
    log("a", 60);
    log("a", -50);
    assertThat(broken()).containsExactly(Promise.REFUSED_HAS_NO_EFFECT);
  }

  @Test
  void an_event_nobody_asked_for_is_found() {
    log("a", 50);
    assertThat(broken()).containsExactly(Promise.NOTHING_UNASKED);
  }

  @Test
  void a_gap_in_the_log_is_found() {
    asked("k1", "a", 50, 10, 20, new Ok(1, 50));
    asked("k2", "b", 60, 30, 40, new Ok(3, 60));
    events.add(new Event(1, "a", 1, 50));
    events.add(new Event(3, "b", 1, 60));
    accounts.put("a", new Account(1, 50));
    accounts.put("b", new Account(1, 60));
    assertThat(broken()).containsExactly(Promise.LOG_IS_GAPLESS);
  }

  @Test
  void a_place_taken_twice_is_found() {
    asked("k1", "a", 50, 10, 20, new Ok(1, 50));
    asked("k2", "b", 60, 10, 40, new Unknown());
    receipts.put("k2", 1);
    events.add(new Event(1, "a", 1, 50));
    events.add(new Event(1, "b", 1, 60));
    accounts.put("a", new Account(1, 50));
    accounts.put("b", new Account(1, 60));
    assertThat(broken()).contains(Promise.LOG_IS_GAPLESS);
  }

  @Test
  void a_version_taken_twice_is_found() {
    asked("k1", "a", 50, 10, 20, new Ok(1, 50));
    asked("k2", "a", 60, 15, 40, new Ok(2, 110));
    events.add(new Event(1, "a", 1, 50));
    events.add(new Event(2, "a", 1, 60));
    accounts.put("a", new Account(1, 110));
    assertThat(broken()).containsExactly(Promise.STREAM_IS_GAPLESS);
  }

  @Test
  void a_stored_state_that_is_not_the_fold_is_found() {
    asked("k1", "a", 50, 10, 20, new Ok(1, 50));
    log("a", 50);
    accounts.put("a", new Account(1, 49));
    assertThat(broken()).containsExactly(Promise.STATE_IS_THE_FOLD);
  }

  @Test
  void a_stored_state_without_events_is_found() {
    accounts.put("a", new Account(1, 49));
    assertThat(broken()).containsExactly(Promise.STATE_IS_THE_FOLD);
  }

  @Test
  void an_answer_from_a_stale_balance_is_found() {
    asked("k1", "a", 50, 10, 20, new Ok(1, 50));
    asked("k2", "a", 60, 15, 40, new Ok(2, 60));
    log("a", 50);
    log("a", 60);
    assertThat(broken()).containsExactly(Promise.ANSWER_IS_THE_FOLD);
  }

  @Test
  void an_account_below_zero_is_found() {
    asked("k1", "a", 50, 10, 20, new Ok(1, 50));
    asked("k2", "a", -40, 15, 40, new Ok(2, 10));
    asked("k3", "a", -30, 15, 40, new Ok(3, -20));
    log("a", 50);
    log("a", -40);
    log("a", -30);
    assertThat(broken()).containsExactly(Promise.RULE_HOLDS);
  }

  @Test
  void what_was_answered_first_must_come_first() {
    asked("k1", "a", 50, 10, 20, new Ok(2, 50));
    asked("k2", "b", 60, 30, 40, new Ok(1, 60));
    log("b", 60);
    log("a", 50);
    assertThat(broken()).containsExactly(Promise.REAL_TIME_ORDER);
  }

  @Test
  void an_unknown_command_may_come_late_but_not_early() {
    asked("k1", "a", 50, 10, 20, new Unknown());
    asked("k2", "b", 60, 30, 40, new Ok(1, 60));
    log("b", 60);
    log("a", 50);
    receipts.put("k1", 1);
    assertThat(broken()).isEmpty();

    asked("k3", "c", 70, 50, 60, new Unknown());
    asked("k4", "d", 80, 30, 40, new Ok(4, 80));
    log("c", 70);
    log("d", 80);
    receipts.put("k3", 1);
    assertThat(broken()).containsExactly(Promise.REAL_TIME_ORDER);
  }

  @Test
  void a_refusal_needs_a_moment_at_which_the_account_had_too_little() {
    asked("k1", "a", 50, 10, 20, new Ok(1, 50));
    asked("k2", "a", -30, 30, 40, new Refused(POOR));
    asked("k3", "a", -45, 50, 60, new Ok(2, 5));
    log("a", 50);
    log("a", -45);
    assertThat(broken()).containsExactly(Promise.RULE_HOLDS);
  }

  @Test
  void a_refusal_beside_the_withdrawal_that_explains_it_is_right() {
    asked("k1", "a", 50, 10, 20, new Ok(1, 50));
    asked("k2", "a", -30, 30, 40, new Refused(POOR));
    asked("k3", "a", -45, 35, 60, new Ok(2, 5));
    log("a", 50);
    log("a", -45);
    assertThat(broken()).isEmpty();
  }

  @Test
  void refusals_keep_their_own_order() {
    // Poor only at first (balance 0) or at the end (balance 5): the first refusal must be at the
    // end,
    // so the second, asked after it was answered, cannot be where there were 50.
    asked("k1", "a", 50, 10, 20, new Ok(1, 50));
    asked("k2", "a", -45, 12, 90, new Ok(2, 5));
    asked("k5", "a", 46, 12, 90, new Ok(3, 51));
    asked("k3", "a", -30, 30, 40, new Refused(POOR));
    asked("k4", "a", -51, 50, 60, new Refused(POOR));
    log("a", 50);
    log("a", -45);
    log("a", 46);
    assertThat(broken()).isEmpty();

    asked("k6", "a", -52, 61, 62, new Refused(POOR));
    asked("k7", "a", -3, 63, 64, new Refused(POOR));
    assertThat(broken()).containsExactly(Promise.RULE_HOLDS);
  }

  @Test
  void a_repeated_key_must_get_the_same_answer() {
    asked("k1", "a", 50, 10, 20, new Ok(1, 50));
    asked("k1", "a", 50, 30, 40, new Ok(1, 50));
    log("a", 50);
    assertThat(broken()).isEmpty();

    asked("k1", "a", 50, 50, 60, new Refused(POOR));
    assertThat(broken()).contains(Promise.SAME_KEY_SAME_ANSWER);
  }

  @Test
  void a_key_with_another_body_must_be_refused() {
    asked("k1", "a", 50, 10, 20, new Ok(1, 50));
    asked("k1", "a", 51, 30, 40, new Refused(Asked.KEY_REUSED));
    log("a", 50);
    assertThat(broken()).isEmpty();

    asked("k1", "a", 52, 50, 60, new Ok(2, 102));
    log("a", 52);
    assertThat(broken()).containsExactly(Promise.KEY_HAS_ONE_BODY);
  }

  @Test
  void a_key_used_once_may_not_be_called_reused() {
    asked("k1", "a", 50, 10, 20, new Refused(Asked.KEY_REUSED));
    asked("k1", "a", 51, 30, 40, new Ok(1, 51));
    log("a", 51);
    assertThat(broken()).containsExactly(Promise.KEY_HAS_ONE_BODY);
  }

  @Test
  void an_answer_without_a_receipt_is_found() {
    asked("k1", "a", 50, 10, 20, new Ok(1, 50));
    log("a", 50);
    receipts.clear();
    assertThat(broken()).containsExactly(Promise.RECEIPT_IS_KEPT);
  }

  @Test
  void a_receipt_nobody_asked_for_or_kept_twice_is_found() {
    receipts.put("k9", 1);
    assertThat(broken()).containsExactly(Promise.RECEIPT_IS_KEPT);
    asked("k9", "a", 50, 10, 20, new Ok(1, 50));
    log("a", 50);
    assertThat(broken()).isEmpty();
    receipts.put("k9", 2);
    assertThat(broken()).containsExactly(Promise.RECEIPT_IS_KEPT);
  }

  @Test
  void writes_must_resume_within_ten_seconds_through_every_host() {
    kills.add(new Kill(5, Kill.DATABASE, "kill -9 of the postmaster"));
    on("one", "k1", 50, 10, 9_000_000_000L, new Ok(1, 50));
    on("two", "k2", 60, 20, 10_000_000_005L, new Ok(2, 110));
    log("a", 50);
    log("a", 60);
    assertThat(broken()).isEmpty();

    kills.add(new Kill(20_000_000_000L, "one", "kill -9"));
    on("one", "k3", 70, 20_000_000_001L, 30_000_000_001L, new Ok(3, 180));
    log("a", 70);
    assertThat(broken()).containsExactly(Promise.WRITES_RESUME);
  }

  @Test
  void a_host_that_writes_no_more_is_found() {
    kills.add(new Kill(30, "one", "kill -9"));
    on("one", "k1", 50, 10, 40, new Ok(1, 50));
    on("two", "k2", 60, 50, 60, new Ok(2, 110));
    log("a", 50);
    log("a", 60);
    assertThat(broken()).containsExactly(Promise.WRITES_RESUME);
  }

  private void asked(
      String key, String stream, long amount, long from, long until, Outcome outcome) {
    attempt("one", key, stream, amount, from, until, outcome);
  }

  private void on(String host, String key, long amount, long from, long until, Outcome outcome) {
    attempt(host, key, "a", amount, from, until, outcome);
  }

  private void attempt(
      String host, String key, String stream, long amount, long from, long until, Outcome outcome) {
    attempts.add(
        new Attempt(attempts.size(), host, key, stream, amount, from, Attempt.NEVER, new Unknown())
            .ended(until, outcome));
    if (!(outcome instanceof Unknown)) {
      receipts.put(key, 1);
    }
  }

  /// The next event of the log, with its version and stored state.
  private void log(String stream, long amount) {
    var before = accounts.getOrDefault(stream, new Account(0, 0));
    var after = new Account(before.version() + 1, before.balance() + amount);
    accounts.put(stream, after);
    events.add(new Event(events.size() + 1, stream, after.version(), amount));
  }

  private Set<Promise> broken() {
    var history = new History(List.of("one", "two"), attempts, kills);
    return Checker.check(history, new LogCopy(events, receipts, accounts)).counts().keySet();
  }
}
