package org.yiwang.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yiwang.world.Attempt.Body;
import org.yiwang.world.Attempt.Ok;
import org.yiwang.world.Attempt.Outcome;
import org.yiwang.world.Attempt.Refused;
import org.yiwang.world.Attempt.Unknown;
import org.yiwang.world.LogCopy.Event;

/// Idempotency keys: one body and one answer each, for ever, with one receipt.
final class Keys {
  private Keys() {}

  static void check(Collection<Asked> asked, LogCopy log, Violations violations) {
    Map<String, List<Asked>> byKey = new LinkedHashMap<>();
    for (var command : asked) {
      byKey.computeIfAbsent(command.key(), key -> new ArrayList<>()).add(command);
    }
    Set<Body> happened = new HashSet<>();
    log.events().stream().map(Event::body).forEach(happened::add);
    byKey.forEach((key, commands) -> {
      commands.forEach(command -> sameAnswer(command, violations));
      oneBody(key, commands, happened, violations);
      receipt(key, commands, happened, log, violations);
    });
    log.receipts()
        .forEach((key, count) -> {
          if (!byKey.containsKey(key)) {
            violations.add(Promise.RECEIPT_IS_KEPT, "nobody used the key %s", key);
          }
          if (count > 1) {
            violations.add(Promise.RECEIPT_IS_KEPT, "%s has %d receipts", key, count);
          }
        });
  }

  private static void sameAnswer(Asked command, Violations violations) {
    Set<Outcome> answers = new HashSet<>();
    for (var attempt : command.attempts()) {
      if (!(attempt.outcome() instanceof Unknown)) {
        answers.add(attempt.outcome());
      }
    }
    // An answer whose balance was not read back says the same as one at the same place that has it.
    var read = answers.stream().map(Keys::place).filter(place -> place > 0).toList();
    answers.removeIf(answer ->
        answer instanceof Ok ok
            && ok.balance() == Ok.UNREAD
            && read.stream().filter(place -> place == ok.seq()).count() > 1);
    if (answers.size() > 1) {
      violations.add(Promise.SAME_KEY_SAME_ANSWER, "%s was answered %s", command, answers);
    }
  }

  private static long place(Outcome outcome) {
    return outcome instanceof Ok ok ? ok.seq() : 0;
  }

  private static void oneBody(
      String key, List<Asked> commands, Set<Body> happened, Violations violations) {
    var owners =
        commands.stream()
            .filter(command -> command.isSettled() || happened.contains(command.body()))
            .toList();
    if (owners.size() > 1) {
      violations.add(
          Promise.KEY_HAS_ONE_BODY, "%s was settled for several bodies: %s", key, bodies(owners));
    }
    for (var command : commands) {
      for (var attempt : command.attempts()) {
        if (attempt.outcome() instanceof Refused refused
            && refused.rule().equals(Asked.KEY_REUSED)
            && commands.stream()
                .noneMatch(other ->
                    !other.body().equals(command.body()) && other.from() < attempt.until())) {
          violations.add(
              Promise.KEY_HAS_ONE_BODY,
              "%s was refused as reused before any other body was sent",
              command);
        }
      }
    }
  }

  private static void receipt(
      String key, List<Asked> commands, Set<Body> happened, LogCopy log, Violations violations) {
    boolean due =
        commands.stream()
            .anyMatch(command -> command.isSettled() || happened.contains(command.body()));
    if (due && !log.receipts().containsKey(key)) {
      violations.add(Promise.RECEIPT_IS_KEPT, "%s was answered or has effect, but no receipt", key);
    }
  }

  private static Map<Body, Integer> bodies(List<Asked> commands) {
    Map<Body, Integer> bodies = new HashMap<>();
    commands.forEach(command -> bodies.put(command.body(), command.attempts().size()));
    return bodies;
  }
}
