package org.yiwang.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.yiwang.world.Attempt.Ok;

/// How long writes took to go on after each kill: for a killed host, through that host; for a
/// killed database, through every host.
///
/// @param nanos one entry a kill, ascending
/// @param never the kills after which some host wrote no more
record ResumeTimes(List<Long> nanos, List<Kill> never) {
  ResumeTimes {
    nanos = List.copyOf(nanos);
    never = List.copyOf(never);
  }

  static ResumeTimes of(History history) {
    List<Long> nanos = new ArrayList<>();
    List<Kill> never = new ArrayList<>();
    for (var kill : history.kills()) {
      var hosts = kill.target().equals(Kill.DATABASE) ? history.hosts() : List.of(kill.target());
      long slowest = 0;
      boolean resumed = true;
      for (var host : hosts) {
        var first = firstWrite(history, host, kill.at());
        resumed &= first.isPresent();
        slowest = Math.max(slowest, first.orElse(kill.at()) - kill.at());
      }
      if (resumed) {
        nanos.add(slowest);
      } else {
        never.add(kill);
      }
    }
    Collections.sort(nanos);
    return new ResumeTimes(nanos, never);
  }

  private static OptionalLong firstWrite(History history, String host, long after) {
    return history.attempts().stream()
        .filter(attempt -> attempt.from() > after)
        .filter(attempt -> attempt.host().equals(host) && attempt.outcome() instanceof Ok)
        .mapToLong(Attempt::until)
        .min();
  }

  /// @param limit the longest that is promised
  void check(Duration limit, Violations violations) {
    for (var kill : never) {
      violations.add(
          Promise.WRITES_RESUME, "no write after %s of %s", kill.manner(), kill.target());
    }
    for (var each : nanos) {
      if (each > limit.toNanos()) {
        violations.add(Promise.WRITES_RESUME, "writes resumed after %d ms", each / 1_000_000);
      }
    }
  }

  /// The longest, in milliseconds; 0 if there was no kill.
  long maxMillis() {
    return nanos.isEmpty() ? 0 : nanos.getLast() / 1_000_000;
  }

  /// 95 of 100 were at most this, in milliseconds; 0 if there was no kill.
  long p95Millis() {
    return nanos.isEmpty() ? 0 : nanos.get((int) Math.ceil(nanos.size() * 0.95) - 1) / 1_000_000;
  }
}
