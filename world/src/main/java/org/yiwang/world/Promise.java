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
  /// No account is below zero at any time, and none is refused that had enough.
  RULE_HOLDS,
  /// The same key with the same body always gets the same answer.
  SAME_KEY_SAME_ANSWER,
  /// The same key with another body is refused and nothing else.
  KEY_HAS_ONE_BODY,
  /// Every definite answer has one receipt, and every receipt was asked for.
  RECEIPT_IS_KEPT,
  /// After a kill, writes go on within 10 seconds without a hand.
  WRITES_RESUME;

  /// The promise in words.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
