package org.yiwang.world;

import java.util.Locale;

/// What the journal promises its callers; each is checked from outside.
enum Promise {
  /// Every acknowledged command is in the log, at the place that the answer named.
  ACKNOWLEDGED_IS_KEPT,
  /// No command is in the log twice, however often it was asked and however it ended.
  AT_MOST_ONCE,
  /// A refused command has no effect.
  REFUSED_HAS_NO_EFFECT,
  /// Every event was asked for by somebody.
  NOTHING_UNASKED,
  /// The log is numbered 1, 2, 3 … n.
  LOG_IS_GAPLESS,
  /// Each stream is numbered 1, 2, 3 … n, in the order of the log.
  STREAM_IS_GAPLESS,
  /// The stream's stored version and state are what its events add up to.
  STATE_IS_THE_FOLD,
  /// What was answered before another question was asked also comes first in the log.
  REAL_TIME_ORDER,
  /// An answer's balance is the balance at its place in the log.
  ANSWER_IS_THE_FOLD,
  /// What the rules forbid does not happen, and nothing is refused that they allow: no account is
  /// below zero, no act happens in a state that it is not for.
  RULE_HOLDS,
  /// What a matter's clocks come to is on record once, from its own moment, not before it and not
  /// long after it; and its timer waits for the next of these moments.
  CLOCK_IS_KEPT,
  /// The same key with the same body always gets the same answer.
  SAME_KEY_SAME_ANSWER,
  /// The same key with another body is refused and nothing else.
  KEY_HAS_ONE_BODY,
  /// Every definite answer has one receipt, and every receipt was asked for.
  RECEIPT_IS_KEPT,
  /// After a kill, writes go on within 10 seconds without a hand; 20 if hosts read a whole pack.
  WRITES_RESUME;

  /// The promise in words.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
