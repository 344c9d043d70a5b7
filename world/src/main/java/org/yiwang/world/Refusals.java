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

/// Refusals against the fold: each needs a place in its stream's history at which the rule really
/// refuses it, after everything that was answered before it was asked and before everything that
/// was asked after it was answered. Refusals keep this order among themselves too; taking them by
/// their start and giving each the earliest place that fits leaves the most room for the rest, so
/// if this finds none there is none.
final class Refusals {
  /// What a stream's rule says at one place of its history: before its first command that had an
  /// effect (0), after it (1), after the second …
  interface Rule {
    boolean refuses(int place, Asked command);
  }

  private final int last;
  private final Rule rule;

  /// When an answer was seen → the first place that comes after everything seen until then.
  private final TreeMap<Long, Integer> earliestPlace = new TreeMap<>();

  /// When a question was sent → the last place that comes before everything sent from then on.
  private final TreeMap<Long, Integer> latestPlace = new TreeMap<>();

  private Refusals(List<Body> effects, Map<Body, Asked> asked, Rule rule) {
    this.last = effects.size();
    this.rule = rule;
    for (int index = 0; index < effects.size(); index++) {
      var command = asked.get(effects.get(index));
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
    int lowest = effects.size();
    for (var sent : latestPlace.descendingMap().entrySet()) {
      lowest = Math.min(lowest, sent.getValue());
      sent.setValue(lowest);
    }
  }

  /// Of accounts: a refused amount would have taken it below zero.
  static void check(Collection<Asked> asked, LogCopy log, Violations violations) {
    Map<String, List<Event>> events = new HashMap<>();
    for (var event : log.events()) {
      events.computeIfAbsent(event.stream(), name -> new ArrayList<>()).add(event);
    }
    Map<String, List<Body>> effects = new HashMap<>();
    Map<String, Rule> rules = new HashMap<>();
    events.forEach((stream, own) -> {
      effects.put(stream, own.stream().map(Event::body).toList());
      List<Long> balances = new ArrayList<>(List.of(0L));
      own.forEach(event -> balances.add(balances.getLast() + event.amount()));
      rules.put(stream, (place, command) -> balances.get(place) + command.body().amount() < 0);
    });
    check(asked, effects, rules, (_, command) -> command.body().amount() < 0, violations);
  }

  /// @param effects the commands of each stream that had an effect, in order
  /// @param rules of each stream that has any
  /// @param empty the rule of all other streams
  static void check(
      Collection<Asked> asked,
      Map<String, List<Body>> effects,
      Map<String, Rule> rules,
      Rule empty,
      Violations violations) {
    Map<Body, Asked> byBody = new HashMap<>();
    Map<String, List<Asked>> refused = new HashMap<>();
    for (var command : asked) {
      // A body asked under two keys is counted as asked when it was first asked.
      byBody.merge(command.body(), command, (one, two) -> one.from() <= two.from() ? one : two);
      if (command.refused() != Attempt.NEVER) {
        refused.computeIfAbsent(command.body().stream(), name -> new ArrayList<>()).add(command);
      }
    }
    refused.forEach((stream, commands) ->
        new Refusals(
                effects.getOrDefault(stream, List.of()), byBody, rules.getOrDefault(stream, empty))
            .place(commands, violations));
  }

  private void place(List<Asked> refused, Violations violations) {
    refused.sort(Comparator.comparingLong(Asked::from));
    for (var command : refused) {
      int earliest = valueOf(earliestPlace.lowerEntry(command.from()), 0);
      int latest = valueOf(latestPlace.higherEntry(command.refused()), last);
      int place = earliest;
      while (place <= latest && !rule.refuses(place, command)) {
        place++;
      }
      if (place > latest) {
        violations.add(
            Promise.RULE_HOLDS,
            "%s was refused, but nothing forbade it all the time (places %d to %d)",
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
