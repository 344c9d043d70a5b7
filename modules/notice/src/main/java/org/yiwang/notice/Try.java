package org.yiwang.notice;

import java.time.Duration;
import org.yiwang.pack.Text;

/// What became of one try.
sealed interface Try {
  /// The receiver has it.
  record Arrived() implements Try {}

  /// Not this time.
  ///
  /// @param heals whether trying again may help
  /// @param notBefore how long the receiver wants to be left alone; zero if it did not say
  record Failed(Text why, boolean heals, Duration notBefore) implements Try {}

  /// It may go better the next time.
  static Failed later(String zh, String en) {
    return new Failed(new Text(zh, en), true, Duration.ZERO);
  }

  /// It will not go better.
  static Failed never(String zh, String en) {
    return new Failed(new Text(zh, en), false, Duration.ZERO);
  }
}
