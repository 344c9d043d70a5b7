package org.yiwang.decisions.population;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.dmn.Part;
import org.yiwang.decisions.feel.Printed;
import org.yiwang.decisions.feel.Value;

/// Looks for the nearest change of a subject that alters a result.
///
/// First by the number of inputs that change; then by how many classes they move, where a class is
/// what lies between two neighbouring values with which the model compares the input; then by the
/// order of the inputs in the model; then by steps; then the lower value. Within a class the value
/// next to the present one is taken. An input that the model calculates with moves by steps of its
/// last decimal place, of a day or of a second, and counts as one class: alone by each of the first
/// 1,000 steps, with others by each of the first 50; one such input, alone or with others, also by
/// steps that double, and then back as far as possible. Nothing is proposed that was not evaluated.
final class NearestChange {
  private static final int EVALUATIONS_MAX = 20_000;
  private static final long STEPS_MAX = 20_000_000;
  private static final int VISITS_MAX = 5_000_000;
  private static final int ALONE_MAX = 1_000;
  private static final int TOGETHER_MAX = 50;
  private static final long FAR_MAX = 1L << 40;

  private final DecisionModel model;
  private final String decision;
  private final Map<String, Value> subject;
  private final ZonedDateTime now;
  private final List<Moves> inputs = new ArrayList<>();
  private String before = "";
  private int evaluations;
  private long steps;
  private int visits;

  NearestChange(
      DecisionModel model, String decision, Map<String, Value> subject, ZonedDateTime now) {
    this.model = model;
    this.decision = decision;
    this.subject = subject;
    this.now = now;
  }

  Optional<Explanation.Change> find(Explanation.Subject scopes, Value result) {
    before = Printed.inner(result);
    for (var name : model.inputs().keySet()) {
      for (var part : scopes.parts()) {
        if (part instanceof Part.Given given && given.name().equals(name)) {
          var moves = Moves.of(given, scopes);
          if (moves.farthest() > 0) {
            inputs.add(moves);
          }
        }
      }
    }
    for (var size = 1; size <= inputs.size(); size++) {
      var farthest = inputs.stream().mapToInt(Moves::farthest).sum();
      for (var distance = size; distance <= farthest && !exhausted(); distance++) {
        var change = subsets(0, size, distance, new ArrayList<>());
        if (change.isPresent()) {
          return change;
        }
      }
    }
    return Optional.empty();
  }

  /// Whether the search ended at a limit before it was through.
  boolean exhausted() {
    return evaluations >= EVALUATIONS_MAX || steps >= STEPS_MAX || visits >= VISITS_MAX;
  }

  private Optional<Explanation.Change> subsets(
      int from, int size, int distance, List<Moves> chosen) {
    visits++;
    if (exhausted()) {
      return Optional.empty();
    }
    if (chosen.size() == size) {
      return chosen.stream().mapToInt(Moves::farthest).sum() < distance
          ? Optional.empty()
          : moved(List.copyOf(chosen), distance);
    }
    for (var i = from; i <= inputs.size() - (size - chosen.size()); i++) {
      chosen.add(inputs.get(i));
      var change = subsets(i + 1, size, distance, chosen);
      if (change.isPresent()) {
        return change;
      }
      chosen.removeLast();
    }
    return Optional.empty();
  }

  /// The nearest change of exactly these inputs over exactly so many classes.
  private Optional<Explanation.Change> moved(List<Moves> chosen, int distance) {
    var calculated = chosen.stream().anyMatch(Moves::calculated);
    var most = !calculated ? 0 : chosen.size() == 1 ? ALONE_MAX : TOGETHER_MAX;
    for (var total = 0; total <= most; total++) {
      var change = combined(chosen, 0, distance, total, new LinkedHashMap<>());
      if (change.isPresent() || exhausted()) {
        return change;
      }
    }
    for (var far : chosen) {
      if (far.calculated()) {
        var others = chosen.stream().filter(each -> each != far).toList();
        var change = far(far, most, others, 0, distance - 1, new LinkedHashMap<>());
        if (change.isPresent()) {
          return change;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Explanation.Change> combined(
      List<Moves> chosen, int at, int distance, int total, Map<String, Value> changes) {
    visits++;
    if (exhausted()) {
      return Optional.empty();
    }
    if (at == chosen.size()) {
      return tried(changes);
    }
    var left = chosen.size() - at - 1;
    var input = chosen.get(at);
    var moves = left == 0 ? input.exactly(distance, total) : input.within(distance - left, total);
    for (var move : moves) {
      changes.put(input.input(), move.value());
      var change =
          combined(chosen, at + 1, distance - move.distance(), total - move.steps(), changes);
      if (change.isPresent()) {
        return change;
      }
      changes.remove(input.input());
    }
    return Optional.empty();
  }

  /// One input far away, the others by classes.
  private Optional<Explanation.Change> far(
      Moves far, int from, List<Moves> others, int at, int distance, Map<String, Value> changes) {
    visits++;
    if (exhausted()) {
      return Optional.empty();
    }
    if (at == others.size()) {
      return distance == 0 ? doubled(far, from, changes) : Optional.empty();
    }
    var left = others.size() - at - 1;
    for (var move : others.get(at).within(distance - left, 0)) {
      changes.put(others.get(at).input(), move.value());
      var change = far(far, from, others, at + 1, distance - move.distance(), changes);
      if (change.isPresent()) {
        return change;
      }
      changes.remove(others.get(at).input());
    }
    return Optional.empty();
  }

  /// In doubled steps both ways, and back to the first that alters in halved ones.
  private Optional<Explanation.Change> doubled(Moves far, long from, Map<String, Value> others) {
    var near = from;
    for (var step = 2 * from; step < FAR_MAX && !exhausted(); step *= 2) {
      for (var sign : new int[] {-1, 1}) {
        if (at(far, sign * step, others).isPresent()) {
          return halved(far, sign, near, step, others);
        }
      }
      near = step;
    }
    return Optional.empty();
  }

  private Optional<Explanation.Change> halved(
      Moves far, int sign, long near, long found, Map<String, Value> others) {
    var low = near;
    var high = found;
    var best = at(far, sign * found, others);
    while (high - low > 1) {
      var middle = low + (high - low) / 2;
      var change = at(far, sign * middle, others);
      if (change.isPresent()) {
        best = change;
        high = middle;
      } else {
        low = middle;
      }
    }
    return best;
  }

  private Optional<Explanation.Change> at(Moves far, long step, Map<String, Value> others) {
    return far.stepped(step)
        .flatMap(value -> {
          var changes = new LinkedHashMap<String, Value>();
          inputs.stream()
              .map(Moves::input)
              .filter(name -> name.equals(far.input()) || others.containsKey(name))
              .forEach(name -> changes.put(name, others.getOrDefault(name, value)));
          return tried(changes);
        });
  }

  private Optional<Explanation.Change> tried(Map<String, Value> changes) {
    evaluations++;
    var changed = new HashMap<>(subject);
    changed.putAll(changes);
    var counted = model.counted(decision, changed, now);
    steps += counted.steps();
    return Printed.inner(counted.value()).equals(before)
        ? Optional.empty()
        : Optional.of(new Explanation.Change(new LinkedHashMap<>(changes), counted.value()));
  }
}
