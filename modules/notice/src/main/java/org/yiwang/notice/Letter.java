package org.yiwang.notice;

import java.time.Instant;
import org.yiwang.pack.Text;

/// One announcement on its way to one subscription, taken by a courier for one try.
///
/// @param seq place of the event in the log
/// @param body the CloudEvent in JSON
/// @param tries how many there have been, with this one
/// @param firstTriedAt when the first was
record Letter(
    long seq,
    String subscription,
    String type,
    String subject,
    Instant at,
    Text says,
    String body,
    int tries,
    Instant firstTriedAt) {
  /// The same on every try, so that a receiver can drop repeats.
  String id() {
    return Long.toString(seq);
  }
}
