package org.yiwang.journal;

import java.util.List;

/// What a caller hands in: one or several commands that happen together or not at all.
///
/// @param key the caller's idempotency key, 1 to 500 characters: the same key again gets the same
///   answer and has no second effect; the same key with other commands is refused by the rule
///   `journal.key-reused`
/// @param actor who asks
/// @param commands 1 to 1,000 commands, decided in this order, each seeing the effect of those
///   before it
public record Submission(String key, Actor actor, List<Command> commands) {
  public Submission {
    commands = List.copyOf(commands);
    if (key.isEmpty() || key.length() > 500) {
      throw new IllegalArgumentException("idempotency key: 1 to 500 characters");
    }
    if (commands.isEmpty() || commands.size() > 1_000) {
      throw new IllegalArgumentException("1 to 1,000 commands, not " + commands.size());
    }
  }

  /// A submission of one command.
  public static Submission of(String key, Actor actor, Command command) {
    return new Submission(key, actor, List.of(command));
  }
}
