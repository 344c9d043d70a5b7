package org.yiwang.journal;

import java.time.Instant;

/// A timer of a stream whose time has come.
record DueTimer(StreamId stream, String name, Instant due) {
  static final String KEY_PREFIX = "timer:";

  /// The idempotency key it is submitted under: the same timer fires once, whoever fires it.
  static String key(StreamId stream, String name, Instant due) {
    return KEY_PREFIX + stream + ":" + name + ":" + due;
  }

  String key() {
    return key(stream, name, due);
  }
}
