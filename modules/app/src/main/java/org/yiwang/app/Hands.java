package org.yiwang.app;

import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands where it was put.
final class Hands implements InstantSource {
  private volatile Instant now;

  Hands(Instant now) {
    this.now = now;
  }

  /// Puts it elsewhere.
  void put(Instant to) {
    now = to;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
