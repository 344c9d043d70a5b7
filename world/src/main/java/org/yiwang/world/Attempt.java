package org.yiwang.world;

/// One try of one caller: what it asked, of whom, and how that ended for the caller.
///
/// @param id unique within the history
/// @param host the process asked
/// @param key the idempotency key
/// @param stream the account asked about
/// @param amount what to add to the account's balance; drills never use an amount twice, so stream
///   and amount name the command wherever it turns up
/// @param from when the question was sent, in nanoseconds of the caller's clock
/// @param until when the answer came; [#NEVER] if none did, since an unanswered question may still
///   take effect at any later time
/// @param outcome how it ended
record Attempt(
    long id,
    String host,
    String key,
    String stream,
    long amount,
    long from,
    long until,
    Outcome outcome) {
  /// Later than every instant of the record.
  static final long NEVER = Long.MAX_VALUE;

  /// The body of the question: a second question of the same key must have the same.
  Body body() {
    return new Body(stream, amount);
  }

  /// The same attempt, ended. The end of one that stays unknown is not kept: it may yet take
  /// effect.
  Attempt ended(long at, Outcome how) {
    return new Attempt(
        id, host, key, stream, amount, from, how instanceof Unknown ? NEVER : at, how);
  }

  /// What a command asks for.
  record Body(String stream, long amount) {}

  /// How an attempt ended for its caller.
  sealed interface Outcome {}

  /// Acknowledged.
  ///
  /// @param seq the place in the log that the answer named
  /// @param balance the account's balance that the answer named, or [#UNREAD]
  record Ok(long seq, long balance) implements Outcome {
    /// The balance of an answer that named none.
    static final long UNREAD = Long.MIN_VALUE;
  }

  /// Refused by this rule.
  record Refused(String rule) implements Outcome {}

  /// No answer, or the answer that the outcome is not known.
  record Unknown() implements Outcome {}
}
