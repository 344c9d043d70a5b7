package org.yiwang.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yiwang.world.Attempt.Body;
import org.yiwang.world.LogCopy.Event;

/// Refusals against the fold: each needs a place in its account's history at which the account had
/// too little, after everything that was answered before it was asked and before everything that
/// was asked after it was answered. Refusals keep this order among themselves too; taking them by
/// their start and giving each the earliest place that fits leaves the most room for the rest, so
/// if this finds none there is none.
final class Refusals {
  /// Balances of the account: before its first event, after it, after the second …
  private final List<Long> balances = new ArrayList<>(List.of(0L));

  /// When an answer was seen → the first place that comes after everything seen until then.
  private final TreeMap<Long, Integer> earliestPlace = new TreeMap<>();

  /// When a question was sent → the last place that comes before everything sent from then on.
  private final TreeMap<Long, Integer> latestPlace = new TreeMap<>();

  private Refusals(List<Event> events, Map<Body, Asked> asked) {
    for (int index = 0; index < events.size(); index++) {
      balances.add(balances.getLast() + events.get(index).amount());
      var command = asked.get(events.get(index).body());
      if (command != null) {
        earliestPlace.merge(command.acknowledged(), index + 1, Math::max);
        latestPlace.merge(command.from(), index, Math::min);
      }
    }
    int highest = 0;
    for (var seen : earliestPlace.entrySet()) {
      highest = Math.max(highest, seen.getValue());
      seen.setValue(highest);
    }
    int lowest = events.size();
    for (var sent : latestPlace.descendingMap().entrySet()) {
      lowest = Math.min(lowest, sent.getValue());
      sent.setValue(lowest);
    }
  }

  static void check(Collection<Asked> asked, LogCopy log, Violations violations) {
    Map<Body, Asked> byBody = new HashMap<>();
    Map<String, List<Asked>> refused = new HashMap<>();
    for (var command : asked) {
      // A body asked under two keys is counted as asked when it was first asked.
      byBody.merge(command.body(), command, (one, two) -> one.from() <= two.from() ? one : two);
      if (command.refused() != Attempt.NEVER) {
        refused.computeIfAbsent(command.body().stream(), name -> new ArrayList<>()).add(command);
      }
    }
    Map<String, List<Event>> events = new HashMap<>();
    for (var event : log.events()) {
      events.computeIfAbsent(event.stream(), name -> new ArrayList<>()).add(event);
    }
    refused.forEach((stream, commands) ->
        new Refusals(events.getOrDefault(stream, List.of()), byBody).place(commands, violations));
  }

  private void place(List<Asked> refused, Violations violations) {
    refused.sort(Comparator.comparingLong(Asked::from));
    for (var command : refused) {
      int earliest = valueOf(earliestPlace.lowerEntry(command.from()), 0);
      int latest = valueOf(latestPlace.higherEntry(command.refused()), balances.size() - 1);
      int place = earliest;
      while (place <= latest && balances.get(place) + command.body().amount() >= 0) {
        place++;
      }
      if (place > latest) {
        violations.add(
            Promise.RULE_HOLDS,
            "%s was refused, but the account had enough all the time (places %d to %d)",
            command,
            earliest,
            latest);
      } else {
        occupy(command.refused(), place);
      }
    }
  }

  /// From `seen` on no refusal may be placed before `place`.
  private void occupy(long seen, int place) {
    int before = valueOf(earliestPlace.floorEntry(seen), 0);
    if (before >= place) {
      return;
    }
    earliestPlace.put(seen, place);
    var later = earliestPlace.higherEntry(seen);
    while (later != null && later.getValue() < place) {
      earliestPlace.remove(later.getKey());
      later = earliestPlace.higherEntry(seen);
    }
  }

  private static int valueOf(Map.Entry<Long, Integer> entry, int otherwise) {
    return entry == null ? otherwise : entry.getValue();
  }
}
