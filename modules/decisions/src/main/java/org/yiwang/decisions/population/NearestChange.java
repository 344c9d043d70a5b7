package org.yiwang.decisions.population;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.dmn.Part;
import org.yiwang.decisions.feel.Printed;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// Looks for the nearest change of a subject that alters a result.
///
/// First by the number of inputs that change, one or two; then by how many classes they move, where
/// a class is what lies between two neighbouring values with which the model compares the input;
/// then by the order of the inputs in the model; then the lower value. Within a class the value
/// next to the present one is taken, in steps of its last decimal place or of a day. An input that
/// the model calculates with has no classes: it is moved further and further until the result
/// changes, and then back as far as possible. Nothing is proposed that was not evaluated.
final class NearestChange {
  private static final int EVALUATIONS_MAX = 20_000;
  private static final Value OTHER = Value.of("（其他）");

  private final DecisionModel model;
  private final String decision;
  private final Map<String, Value> subject;
  private final ZonedDateTime now;
  private String before = "";
  private int evaluations;

  NearestChange(
      DecisionModel model, String decision, Map<String, Value> subject, ZonedDateTime now) {
    this.model = model;
    this.decision = decision;
    this.subject = subject;
    this.now = now;
  }

  /// Another value of one input.
  ///
  /// @param distance in classes
  private record Candidate(String input, Value value, int distance) {}

  Optional<Explanation.Change> find(Explanation.Subject scopes, Value result) {
    before = Printed.inner(result);
    var candidates = new ArrayList<Candidate>();
    for (var part : scopes.parts()) {
      if (part instanceof Part.Given given) {
        candidates(given, scopes, candidates);
      }
    }
    candidates.sort(Comparator.comparingInt(Candidate::distance));
    for (var one : candidates) {
      var change = tried(List.of(one));
      if (change.isPresent()) {
        return change;
      }
    }
    return pairs(candidates);
  }

  private Optional<Explanation.Change> pairs(List<Candidate> candidates) {
    var most = candidates.stream().mapToInt(Candidate::distance).max().orElse(0);
    for (var sum = 2; sum <= 2 * most; sum++) {
      for (var a = 0; a < candidates.size(); a++) {
        for (var b = a + 1; b < candidates.size() && evaluations < EVALUATIONS_MAX; b++) {
          var first = candidates.get(a);
          var second = candidates.get(b);
          if (first.distance + second.distance == sum && !first.input.equals(second.input)) {
            var change = tried(List.of(first, second));
            if (change.isPresent()) {
              return change;
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Explanation.Change> tried(List<Candidate> changes) {
    if (evaluations >= EVALUATIONS_MAX) {
      return Optional.empty();
    }
    var inputs = new LinkedHashMap<String, Value>();
    changes.forEach(change -> inputs.put(change.input, change.value));
    var result = result(inputs);
    return Printed.inner(result).equals(before)
        ? Optional.empty()
        : Optional.of(new Explanation.Change(inputs, result));
  }

  private Value result(Map<String, Value> inputs) {
    evaluations++;
    var changed = new HashMap<>(subject);
    changed.putAll(inputs);
    return model.decide(decision, changed, now);
  }

  private void candidates(
      Part.Given given, Explanation.Subject scopes, List<Candidate> candidates) {
    var constants = new ArrayList<Value>();
    var opaque = false;
    for (var part : scopes.parts()) {
      if (part instanceof Part.Made made && made.needs().contains(given.id())) {
        var setting = scopes.setting(made, given.name());
        var uses = Uses.of(List.of(made.logic()), setting);
        constants.addAll(uses.constants(given.name()));
        opaque |= uses.opaque(given.name());
      }
    }
    var value = scopes.value(given);
    if (given.type() == Type.Simple.BOOLEAN) {
      constants.add(Value.Truth.TRUE);
    }
    var setting =
        new Setting(model.types(), now, java.util.Set.of(), org.yiwang.decisions.feel.Scope.EMPTY);
    Axis.between(given.name(), constants, setting)
        .ifPresent(axis -> byClass(given, value, axis, candidates));
    if (opaque) {
      moved(given, value, 1).ifPresent(candidates::add);
      moved(given, value, -1).ifPresent(candidates::add);
    }
  }

  private static void byClass(
      Part.Given given, Value value, Axis axis, List<Candidate> candidates) {
    var own = axis.classOf(value);
    for (var cls = 2; cls < axis.classes(); cls++) {
      var example = axis.example(cls);
      if (cls != own && example.isPresent()) {
        var ordered = !axis.cuts().isEmpty();
        var other = ordered ? inside(axis, cls, own, value) : example.get();
        var distance = ordered && own > 1 ? Math.abs(cls - own) : 1;
        candidates.add(
            new Candidate(
                given.name(),
                !ordered && cls == 2 && other instanceof Value.Text ? OTHER : other,
                distance));
      }
    }
  }

  /// The value of an ordered class that is nearest to the present value.
  private static Value inside(Axis axis, int cls, int own, Value value) {
    var example = axis.example(cls).orElse(Value.Nothing.PLAIN);
    if (cls % 2 == 1) {
      return example;
    }
    var upwards = cls > own;
    var at = upwards ? (cls - 4) / 2 : (cls - 2) / 2;
    if (at < 0 || at >= axis.cuts().size()) {
      return example;
    }
    var stepped = stepped(axis.cuts().get(at), value, upwards ? 1 : -1, axis);
    return axis.classOf(stepped) == cls ? stepped : example;
  }

  private static Value stepped(Value cut, Value value, int by, Axis axis) {
    return switch (cut) {
      case Value.Amount amount -> {
        var scale = value instanceof Value.Amount own ? own.number().scale() : 0;
        for (var each : axis.cuts()) {
          scale = Math.max(scale, each instanceof Value.Amount one ? one.number().scale() : 0);
        }
        yield new Value.Amount(amount.number().add(BigDecimal.valueOf(by, Math.max(0, scale))));
      }
      case Value.Day day -> new Value.Day(day.date().plusDays(by));
      case Value.Months months -> new Value.Months(months.months() + by);
      case Value.Days days -> new Value.Days(days.length().plusNanos(by));
      default -> cut;
    };
  }

  /// The nearest value in one direction with another result: doubled steps, then halved ones.
  private Optional<Candidate> moved(Part.Given given, Value value, int direction) {
    long near = 0;
    for (long far = 1; far < 1L << 40; far *= 2) {
      var at = shifted(value, direction * far);
      if (at.isEmpty()) {
        return Optional.empty();
      }
      if (alters(given, at.get())) {
        while (far - near > 1) {
          var middle = near + (far - near) / 2;
          if (shifted(value, direction * middle).filter(one -> alters(given, one)).isPresent()) {
            far = middle;
          } else {
            near = middle;
          }
        }
        return shifted(value, direction * far).map(one -> new Candidate(given.name(), one, 1));
      }
      near = far;
    }
    return Optional.empty();
  }

  private boolean alters(Part.Given given, Value value) {
    return !Printed.inner(result(Map.of(given.name(), value))).equals(before);
  }

  private static Optional<Value> shifted(Value value, long steps) {
    return switch (value) {
      case Value.Amount amount ->
          Optional.of(
              new Value.Amount(
                  amount
                      .number()
                      .add(BigDecimal.valueOf(steps, Math.max(0, amount.number().scale())))));
      case Value.Day day when Math.abs(steps) < 100_000 ->
          Optional.of(new Value.Day(day.date().plusDays(steps)));
      default -> Optional.empty();
    };
  }
}
