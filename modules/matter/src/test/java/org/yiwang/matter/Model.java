package org.yiwang.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the two models have in common: counts, requests, watches. Written after the field's rules
/// (`domain.md` §2.1 and §2.2) and with no help from the engine.
abstract class Model {
  static final Map<String, String> OWNERS =
      Map.of(
          "refuse", "greening-appearance",
          "property-management", "housing",
          "noise", "public-security");

  String state = "";
  String unit = "";
  int bounces;
  int cycle;
  boolean exempt;
  boolean sampled;
  int rating;
  Instant since = Instant.EPOCH;
  final Map<String, Integer> done = new HashMap<>();
  final Map<String, Asked> asked = new HashMap<>();
  final Map<String, Watch> watches = new HashMap<>();
  final List<Watch> ended = new ArrayList<>();
  final Set<String> handlers = new HashSet<>();

  /// A request that waits.
  record Asked(Try first, List<String> approvers) {}

  int times(String act) {
    return done.getOrDefault(act, 0);
  }

  boolean overdue(Instant now) {
    return ended.stream().anyMatch(watch -> watch.over(now))
        || watches.values().stream().anyMatch(watch -> watch.over(now));
  }

  boolean handled(Try one) {
    return handlers.contains("account " + one.person().account())
        || handlers.contains("unit " + one.person().unit());
  }

  void remember(Try one) {
    handlers.add("account " + one.person().account());
    handlers.add("unit " + one.person().unit());
  }

  /// Begins a watch anew; to be called before the state changes.
  void begin(String name, Watch watch, Instant now) {
    var before = watches.put(name, watch);
    if (before != null) {
      if (before.running()) {
        before.halt(now);
      }
      ended.add(before);
    }
  }

  /// Lets a watch run or stand, whatever it did before.
  void runs(String name, boolean now, Instant at) {
    var watch = watches.get(name);
    if (watch != null && watch.running() && !now) {
      watch.halt(at);
    } else if (watch != null && !watch.running() && now) {
      watch.goOn(at);
    }
  }

  /// The unit that gets it, or nothing if it may not be given so.
  String given(Try one, String routed, boolean decides) {
    var duty = one.duty().isEmpty() ? routed : one.duty();
    if (!OWNERS.containsKey(duty)) {
      return "";
    }
    var owner = OWNERS.get(duty);
    var to = one.unit().isEmpty() ? owner : one.unit();
    var exists = OWNERS.containsValue(to);
    return exists && (decides || to.equals(owner)) ? to : "";
  }

  /// Whether the model accepts it; if so, it has happened.
  abstract boolean attempt(Try one, Instant now);

  /// What happens by itself.
  abstract void pass(Instant now);
}
