package org.yiwang.journal;

import java.time.Instant;

/// A command that the runtime gives to a stream by itself when its time has come.
///
/// @param name 1 to 100 characters, unique within the stream; the same name with another `due`
///   moves the timer
/// @param due fires at or after this instant, once
/// @param command what is then decided, by [Actor#TIMER]
public record Timer<C>(String name, Instant due, C command) {
  public Timer {
    if (name.isEmpty() || name.length() > 100) {
      throw new IllegalArgumentException("timer name: 1 to 100 characters: " + name);
    }
  }
}
