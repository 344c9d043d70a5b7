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
/// @param asked what the caller asked, where the commands were made from that and from what they
///   found: then this, not the commands, says whether a key is used for the same again (and the key
///   names who asks); empty when the commands are all that was asked
public record Submission(String key, Actor actor, List<Command> commands, String asked) {
  public Submission {
    commands = List.copyOf(commands);
    if (key.isEmpty() || key.length() > 500) {
      throw new IllegalArgumentException("idempotency key: 1 to 500 characters");
    }
    if (commands.isEmpty() || commands.size() > 1_000) {
      throw new IllegalArgumentException("1 to 1,000 commands, not " + commands.size());
    }
  }

  /// A submission of what was asked, as it was asked.
  public Submission(String key, Actor actor, List<Command> commands) {
    this(key, actor, commands, "");
  }

  /// The same, for a caller who asked in these words.
  public Submission asking(String words) {
    return new Submission(key, actor, commands, words);
  }

  /// A submission of one command.
  public static Submission of(String key, Actor actor, Command command) {
    return new Submission(key, actor, List.of(command));
  }
}
