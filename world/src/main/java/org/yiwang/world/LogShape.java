package org.yiwang.world;

import java.util.HashMap;
import java.util.Map;
import org.yiwang.world.LogCopy.Account;

/// The log by itself: numbered without gaps, accounts never below zero, stored states equal to the
/// fold.
final class LogShape {
  private static final Account NEW = new Account(0, 0);

  private LogShape() {}

  static void check(LogCopy log, Violations violations) {
    Map<String, Account> folded = new HashMap<>();
    long expectedSeq = 1;
    for (var event : log.events()) {
      if (event.seq() != expectedSeq) {
        violations.add(Promise.LOG_IS_GAPLESS, "seq %d where %d is due", event.seq(), expectedSeq);
      }
      expectedSeq = event.seq() + 1;
      var before = folded.getOrDefault(event.stream(), NEW);
      if (event.version() != before.version() + 1) {
        violations.add(
            Promise.STREAM_IS_GAPLESS,
            "seq %d is version %d of %s, where %d is due",
            event.seq(),
            event.version(),
            event.stream(),
            before.version() + 1);
      }
      var after = new Account(event.version(), before.balance() + event.amount());
      if (after.balance() < 0) {
        violations.add(
            Promise.RULE_HOLDS,
            "%s falls to %d at seq %d",
            event.stream(),
            after.balance(),
            event.seq());
      }
      folded.put(event.stream(), after);
    }
    compare(folded, log.accounts(), violations);
  }

  private static void compare(
      Map<String, Account> folded, Map<String, Account> stored, Violations violations) {
    folded.forEach((stream, account) -> {
      if (!account.equals(stored.get(stream))) {
        violations.add(
            Promise.STATE_IS_THE_FOLD,
            "%s is stored as %s, its events make %s",
            stream,
            stored.getOrDefault(stream, NEW),
            account);
      }
    });
    stored.forEach((stream, account) -> {
      // A stream whose commands were all refused may have a row, at version 0.
      if (!folded.containsKey(stream) && !account.equals(NEW)) {
        violations.add(
            Promise.STATE_IS_THE_FOLD, "%s is stored as %s without events", stream, account);
      }
    });
  }
}
