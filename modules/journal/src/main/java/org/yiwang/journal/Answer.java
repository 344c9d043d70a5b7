package org.yiwang.journal;

import java.time.Instant;

/// What became of a submission; stored under its key before it is given out.
public sealed interface Answer {
  /// It happened and is durable.
  ///
  /// @param lastSeq place in the log of its last event; of the log's end when it had none
  /// @param events how many events it made
  /// @param at the instant it is recorded under
  record Accepted(long lastSeq, int events, Instant at) implements Answer {}

  /// Nothing happened, for this reason.
  record Refused(Refusal refusal) implements Answer {}
}
