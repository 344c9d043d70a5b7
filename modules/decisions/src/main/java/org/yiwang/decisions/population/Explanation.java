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
import org.yiwang.decisions.feel.Evaluator;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.LimitExceeded;
import org.yiwang.decisions.feel.Scope;
import org.yiwang.decisions.feel.Table;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// Why one subject gets what it gets: the rules and cells that decided, what is not known of it,
/// and the nearest change that would alter the result.
///
/// @param steps the decision and those it requires, in the order in which they were made
/// @param missing inputs that are null, or did not fit their type
/// @param nearest empty when no change that was tried alters the result; see [NearestChange]
/// @param searched whether all changes were tried that [NearestChange] tries; false when it ended
///   at a limit
public record Explanation(
    Value result,
    List<Step> steps,
    List<String> missing,
    Optional<Change> nearest,
    boolean searched) {

  /// One decision.
  ///
  /// @param hits the rules that hit; empty where the decision is no table
  /// @param near rules that a single cell kept from hitting, with that cell
  public record Step(String decision, Value value, List<Hit> hits, List<Hit> near) {}

  /// One rule, counted from one, with those of its cells that say anything.
  public record Hit(int rule, List<Cell> cells) {}

  /// One cell: what was asked of which value.
  public record Cell(String input, Value value, String test) {}

  /// Other inputs, and what the result would then be.
  public record Change(Map<String, Value> inputs, Value result) {}

  private static final int NEAR_MAX = 5;

  /// Explains a decision. The model is evaluated by the interpreter; some ten thousand times at the
  /// most, while the nearest change is looked for.
  ///
  /// @param subject values of the input data by name
  /// @param now what `now()` and `today()` give
  public static Explanation of(
      DecisionModel model, String decision, Map<String, Value> subject, ZonedDateTime now) {
    var result = model.decide(decision, subject, now);
    var parts = Part.of(model, decision, now).orElse(List.of());
    var steps = new ArrayList<Step>();
    var missing = new ArrayList<String>();
    var scopes = new Subject(model, subject, parts, now);
    for (var part : parts) {
      switch (part) {
        case Part.Given given -> {
          if (scopes.value(given).isNothing()) {
            missing.add(given.name());
          }
        }
        case Part.Made made -> steps.add(step(made, scopes, model, now));
        case Part.Shared _ -> {}
      }
    }
    var search = new NearestChange(model, decision, subject, now);
    var nearest = search.find(scopes, result);
    return new Explanation(
        result,
        List.copyOf(steps),
        List.copyOf(missing),
        nearest,
        nearest.isPresent() || !search.exhausted());
  }

  /// The values of all parts for one subject.
  static final class Subject {
    private final DecisionModel model;
    private final List<Part> parts;
    private final ZonedDateTime now;
    private final Map<String, Value> values = new HashMap<>();

    Subject(DecisionModel model, Map<String, Value> subject, List<Part> parts, ZonedDateTime now) {
      this.model = model;
      this.parts = parts;
      this.now = now;
      for (var part : parts) {
        var evaluator = new Evaluator(model.types(), now);
        values.put(
            part.id(),
            switch (part) {
              case Part.Given given ->
                  Type.coerced(
                      subject.getOrDefault(given.name(), Value.Nothing.PLAIN),
                      given.type(),
                      evaluator);
              case Part.Made made -> made(made, evaluator);
              case Part.Shared shared -> shared.value();
            });
      }
    }

    private Value made(Part.Made made, Evaluator evaluator) {
      try {
        return evaluator.evaluate(made.logic(), scope(made, ""));
      } catch (LimitExceeded limit) {
        return Value.nothing(String.valueOf(limit.getMessage()));
      }
    }

    List<Part> parts() {
      return parts;
    }

    Value value(Part part) {
      return values.getOrDefault(part.id(), Value.Nothing.PLAIN);
    }

    /// What the names in the logic of a decision mean, but for one.
    Scope scope(Part.Made made, String without) {
      var named = new LinkedHashMap<String, Value>();
      for (var id : made.needs()) {
        for (var part : parts) {
          if (part.id().equals(id) && !part.name().equals(without)) {
            named.put(part.name(), value(part));
          }
        }
      }
      return Scope.of(named);
    }

    /// A place where no name is known.
    Setting setting() {
      return new Setting(model.types(), now, java.util.Set.of(), Scope.EMPTY);
    }

    /// The place of a decision's logic where only one name differs.
    Setting setting(Part.Made made, String varying) {
      return new Setting(model.types(), now, java.util.Set.of(varying), scope(made, varying));
    }
  }

  private static Step step(Part.Made made, Subject scopes, DecisionModel model, ZonedDateTime now) {
    var hits = new ArrayList<Hit>();
    var near = new ArrayList<Hit>();
    try {
      table(made.logic())
          .ifPresent(table -> rules(table, scopes.scope(made, ""), model, now, hits, near));
    } catch (LimitExceeded _) {
      hits.clear(); // the value of the step says why
      near.clear();
    }
    return new Step(made.name(), scopes.value(made), List.copyOf(hits), List.copyOf(near));
  }

  static Optional<Table> table(Expression logic) {
    return switch (logic) {
      case Expression.Typed typed -> table(typed.inner());
      case Expression.Decide decide -> Optional.of(decide.table());
      default -> Optional.empty();
    };
  }

  private static void rules(
      Table table,
      Scope scope,
      DecisionModel model,
      ZonedDateTime now,
      List<Hit> hits,
      List<Hit> near) {
    var values =
        table.inputs().stream()
            .map(input -> new Evaluator(model.types(), now).evaluate(input.expression(), scope))
            .toList();
    for (var rule : table.rules()) {
      var cells = new ArrayList<Cell>();
      var failed = new ArrayList<Cell>();
      for (var i = 0; i < values.size(); i++) {
        var test = rule.tests().get(i);
        var cell = new Cell(table.inputs().get(i).text(), values.get(i), Written.text(test));
        var passes = new Evaluator(model.types(), now).passes(test, values.get(i), scope);
        if (!passes) {
          failed.add(cell);
        } else if (!test.tests().isEmpty()) {
          cells.add(cell);
        }
      }
      if (failed.isEmpty() && (hits.isEmpty() || table.policy() != Table.HitPolicy.FIRST)) {
        hits.add(new Hit(rule.number(), List.copyOf(cells)));
      } else if (failed.size() == 1 && near.size() < NEAR_MAX) {
        near.add(new Hit(rule.number(), List.copyOf(failed)));
      }
    }
  }
}
