package org.yiwang.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yiwang.world.Attempt.Body;
import org.yiwang.world.Attempt.Ok;
import org.yiwang.world.Attempt.Refused;

/// One command as its callers saw it: all attempts with the same key and the same body.
///
/// @param key the idempotency key
/// @param body what was asked
/// @param attempts every try, at least one
record Asked(String key, Body body, List<Attempt> attempts) {
  /// The rule by which the journal refuses a key that was used for another body.
  static final String KEY_REUSED = "journal.key-reused";

  static Collection<Asked> listOf(History history) {
    record Name(String key, Body body) {}
    Map<Name, Asked> byName = new LinkedHashMap<>();
    for (var attempt : history.attempts()) {
      byName
          .computeIfAbsent(
              new Name(attempt.key(), attempt.body()),
              name -> new Asked(name.key, name.body, new ArrayList<>()))
          .attempts
          .add(attempt);
    }
    return byName.values();
  }

  /// When it was first asked: no effect can be earlier.
  long from() {
    return attempts.stream().mapToLong(Attempt::from).min().orElseThrow();
  }

  /// When a caller first knew that it had happened; [Attempt#NEVER] if none did.
  long acknowledged() {
    return attempts.stream()
        .filter(attempt -> attempt.outcome() instanceof Ok)
        .mapToLong(Attempt::until)
        .min()
        .orElse(Attempt.NEVER);
  }

  /// When a caller first knew that the account's rule forbids it; [Attempt#NEVER] if none did.
  long refused() {
    return attempts.stream()
        .filter(Asked::isRefusedByTheAccount)
        .mapToLong(Attempt::until)
        .min()
        .orElse(Attempt.NEVER);
  }

  /// Whether somebody was told that the key belongs to another body.
  boolean isRefusedByTheKey() {
    return attempts.stream()
        .anyMatch(attempt ->
            attempt.outcome() instanceof Refused refused && refused.rule().equals(KEY_REUSED));
  }

  /// Whether somebody got an answer that is stored under the key.
  boolean isSettled() {
    return acknowledged() != Attempt.NEVER || refused() != Attempt.NEVER;
  }

  private static boolean isRefusedByTheAccount(Attempt attempt) {
    return attempt.outcome() instanceof Refused refused && !refused.rule().equals(KEY_REUSED);
  }

  @Override
  public String toString() {
    return "%s (%+d on %s)".formatted(key, body.amount(), body.stream());
  }
}
