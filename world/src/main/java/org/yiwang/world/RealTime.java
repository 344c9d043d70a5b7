package org.yiwang.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yiwang.world.Attempt.Body;

/// The log's order against the order that callers could see, over all streams at once: whatever was
/// answered before a question was sent also precedes it in the log.
final class RealTime {
  private record Placed(Asked command, long from, long acknowledged, long seq) {}

  private RealTime() {}

  static void check(Collection<Asked> asked, LogCopy log, Violations violations) {
    Map<Body, Long> places = new HashMap<>();
    log.events().forEach(event -> places.putIfAbsent(event.body(), event.seq()));
    List<Placed> byStart = new ArrayList<>();
    for (var command : asked) {
      var seq = places.get(command.body());
      if (seq != null) {
        byStart.add(new Placed(command, command.from(), command.acknowledged(), seq));
      }
    }
    List<Placed> byEnd = new ArrayList<>(byStart);
    byStart.sort(Comparator.comparingLong(placed -> placed.from));
    byEnd.sort(Comparator.comparingLong(placed -> placed.acknowledged));
    int ended = 0;
    long answeredMax = 0;
    for (var placed : byStart) {
      while (byEnd.get(ended).acknowledged < placed.from) {
        answeredMax = Math.max(answeredMax, byEnd.get(ended).seq);
        ended++;
      }
      if (placed.seq < answeredMax) {
        violations.add(
            Promise.REAL_TIME_ORDER,
            "%s is at seq %d, but seq %d had been answered before it was asked",
            placed.command,
            placed.seq,
            answeredMax);
      }
    }
  }
}
