package org.yiwang.decisions.population;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// Many compiled tables asked about one person at once: the re-match of someone who changed.
/// Immutable; may be used by several threads.
///
/// Each field of the person is looked up once among the constants of all tables together; what is
/// left is an array look-up for each column of each table.
public final class Policies {
  private final List<RulePlan> plans;
  private final List<Field> fields = new ArrayList<>();
  private final List<int[]> fieldsOfPlans = new ArrayList<>();

  private Policies(List<RulePlan> plans) {
    this.plans = plans;
  }

  /// One field of the person.
  private static final class Field {
    private final Axis shared;

    /// For each class, the class on the axis of every table that asks for the field, in turn.
    private final char[][] classes;

    Field(Axis shared, List<Axis> own) {
      this.shared = shared;
      this.classes = new char[shared.classes()][own.size()];
      for (var cls = 0; cls < classes.length; cls++) {
        var example = shared.example(cls);
        for (var at = 0; at < own.size() && example.isPresent(); at++) {
          classes[cls][at] = (char) own.get(at).classOf(example.get());
        }
      }
    }
  }

  /// Puts tables together.
  public static Policies of(List<RulePlan> plans) {
    var policies = new Policies(List.copyOf(plans));
    var axes = new LinkedHashMap<String, List<Axis>>();
    for (var plan : plans) {
      plan.axes()
          .forEach(axis -> axes.computeIfAbsent(axis.column(), _ -> new ArrayList<>()).add(axis));
    }
    var numbers = new HashMap<String, Integer>();
    axes.forEach((name, own) -> {
      var constants = own.stream().flatMap(axis -> axis.constants().stream()).toList();
      Axis.between(name, constants, own.getFirst().setting())
          .ifPresent(shared -> {
            numbers.put(name, policies.fields.size());
            policies.fields.add(new Field(shared, own));
          });
    });
    for (var plan : plans) {
      policies.fieldsOfPlans.add(
          plan.axes().stream().mapToInt(axis -> numbers.getOrDefault(axis.column(), -1)).toArray());
    }
    return policies;
  }

  /// For each table, in the order in which they were given, the rules that hit the person, counted
  /// from one.
  public List<List<Integer>> match(Map<String, Value> person) {
    var rows = new char[fields.size()][];
    var kinds = new Type[fields.size()];
    for (var field = 0; field < rows.length; field++) {
      var own = fields.get(field);
      var value = person.getOrDefault(own.shared.column(), Value.Nothing.PLAIN);
      var cls = own.shared.classOf(value);
      rows[field] = cls < 0 ? new char[0] : own.classes[cls];
      kinds[field] = Type.simple(value);
    }
    var next = new int[rows.length];
    var hits = new ArrayList<List<Integer>>(plans.size());
    for (var plan = 0; plan < fieldsOfPlans.size(); plan++) {
      hits.add(plans.get(plan).match(person, fieldsOfPlans.get(plan), rows, kinds, next));
    }
    return hits;
  }
}
