package org.yiwang.world;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.yiwang.world.Attempt.Body;
import org.yiwang.world.Attempt.Ok;
import org.yiwang.world.LogCopy.Event;

/// Answers against the log: acknowledged commands are in it once, unknown ones at most once,
/// refused ones not at all, and nothing else is.
final class Effects {
  private final Map<Long, Event> bySeq = new HashMap<>();
  private final Map<Long, Long> balanceAt = new HashMap<>();
  private final Map<Body, Integer> times = new HashMap<>();
  private final Violations violations;

  private Effects(LogCopy log, Violations violations) {
    this.violations = violations;
    Map<String, Long> balances = new HashMap<>();
    for (var event : log.events()) {
      bySeq.put(event.seq(), event);
      balanceAt.put(event.seq(), balances.merge(event.stream(), event.amount(), Long::sum));
      times.merge(event.body(), 1, Integer::sum);
    }
  }

  static void check(Collection<Asked> asked, LogCopy log, Violations violations) {
    var effects = new Effects(log, violations);
    Set<Body> bodies = new HashSet<>();
    for (var command : asked) {
      bodies.add(command.body());
      effects.count(command);
      for (var attempt : command.attempts()) {
        if (attempt.outcome() instanceof Ok ok) {
          effects.acknowledged(command, ok);
        }
      }
    }
    for (var event : log.events()) {
      if (!bodies.contains(event.body())) {
        violations.add(Promise.NOTHING_UNASKED, "nobody asked for %s", event);
      }
    }
  }

  private void count(Asked command) {
    int found = times.getOrDefault(command.body(), 0);
    if (found > 1) {
      violations.add(Promise.AT_MOST_ONCE, "%s is in the log %d times", command, found);
    }
    boolean refused = command.refused() != Attempt.NEVER || command.isRefusedByTheKey();
    if (refused && found > 0) {
      violations.add(Promise.REFUSED_HAS_NO_EFFECT, "%s was refused but is in the log", command);
    }
    if (command.acknowledged() != Attempt.NEVER && found == 0) {
      violations.add(Promise.ACKNOWLEDGED_IS_KEPT, "%s was acknowledged but is lost", command);
    }
  }

  private void acknowledged(Asked command, Ok ok) {
    var event = bySeq.get(ok.seq());
    if (event == null || !event.body().equals(command.body())) {
      violations.add(
          Promise.ACKNOWLEDGED_IS_KEPT,
          "%s was acknowledged at seq %d, where the log has %s",
          command,
          ok.seq(),
          event == null ? "nothing" : event);
      return;
    }
    long balance = balanceAt.getOrDefault(ok.seq(), 0L);
    if (ok.balance() != Ok.UNREAD && balance != ok.balance()) {
      violations.add(
          Promise.ANSWER_IS_THE_FOLD,
          "%s was told balance %d, the log says %d at seq %d",
          command,
          ok.balance(),
          balance,
          ok.seq());
    }
  }
}
