package org.yiwang.decisions.population;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.dmn.Part;
import org.yiwang.decisions.feel.Evaluator;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Scope;
import org.yiwang.decisions.feel.Table;
import org.yiwang.decisions.feel.TableRun;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// A decision table compiled for one person at a time: the re-match of someone who changed.
/// Immutable; may be used by several threads.
///
/// What compiles: input expressions that are input data, cells that compare with constants, outputs
/// that are constants. Everything else is refused, with the reason; `model.decide` is for that.
public final class RulePlan {
  private final Table table;
  private final List<Axis> axes;
  private final List<Type> types;
  private final Map<String, Type> named;
  private final ZonedDateTime now;
  private final List<Value> outcomes;
  private final Type result;

  private RulePlan(Table table, List<Axis> axes, List<Type> types, Setting setting, Type result) {
    this.table = table;
    this.axes = axes;
    this.types = types;
    this.named = setting.types();
    this.now = setting.now();
    this.result = result;
    var outcomes = new ArrayList<Value>();
    outcomes.add(outcome(List.of()));
    table.rules().forEach(rule -> outcomes.add(outcome(List.of(rule))));
    this.outcomes = List.copyOf(outcomes);
  }

  /// What came of compiling a decision.
  public sealed interface Compilation {
    /// It runs compiled.
    record Compiled(RulePlan plan) implements Compilation {}

    /// It runs through the interpreter, and why.
    record Refused(String chinese, String english) implements Compilation {}
  }

  /// Compiles a decision of a model.
  ///
  /// @param now what `now()` and `today()` give
  public static Compilation of(DecisionModel model, String decision, ZonedDateTime now) {
    var found = model.findTable(decision);
    var parts = Part.of(model, decision, now);
    if (found.isEmpty() || parts.isEmpty()) {
      return new Compilation.Refused("不是决策表", "not a decision table");
    }
    var table = found.get();
    var setting = new Setting(model.types(), now, model.inputs().keySet(), Scope.EMPTY);
    var axes = new ArrayList<Axis>();
    var types = new ArrayList<Type>();
    for (var i = 0; i < table.inputs().size(); i++) {
      var input = table.inputs().get(i);
      var type = typeOf(input, parts.get());
      if (type.isEmpty() || input.allowed().isPresent()) {
        return new Compilation.Refused(
            "输入 " + input.text() + " 不是输入数据，或限定了取值",
            "input " + input.text() + " is no input data, or has allowed values");
      }
      var axis = axis(table, i, setting);
      if (!axis.deferred().isEmpty()) {
        return new Compilation.Refused(
            "输入 " + input.text() + " 的格子不只与同一类常数比较",
            "the cells of " + input.text() + " do more than compare with constants of one kind");
      }
      axes.add(axis);
      types.add(type.get());
    }
    var alone = parts.get().stream().filter(part -> !(part instanceof Part.Given)).count() == 1;
    if (!alone || !constantOutputs(table, setting)) {
      return new Compilation.Refused("输出不是常数", "the outputs are no constants");
    }
    var result = model.findResult(decision).orElse(Type.Simple.ANY);
    return new Compilation.Compiled(
        new RulePlan(table, List.copyOf(axes), List.copyOf(types), setting, result));
  }

  private static Optional<Type> typeOf(Table.Input input, List<Part> parts) {
    return parts.stream()
        .filter(part ->
            input.expression() instanceof Expression.Name(_, var name) && part.name().equals(name))
        .flatMap(part ->
            part instanceof Part.Given given
                ? java.util.stream.Stream.of(given.type())
                : java.util.stream.Stream.of())
        .findFirst();
  }

  private static boolean constantOutputs(Table table, Setting setting) {
    return table.rules().stream()
            .allMatch(rule -> rule.outputs().stream().allMatch(setting::constant))
        && table.outputs().stream()
            .allMatch(output ->
                setting.constant(output.otherwise())
                    && output.order().stream().allMatch(setting::constant));
  }

  static Axis axis(Table table, int column, Setting setting) {
    var cells = table.rules().stream().map(rule -> rule.tests().get(column)).toList();
    return Axis.of(table.inputs().get(column).text(), cells, setting);
  }

  private Value outcome(List<Table.Rule> hits) {
    var evaluator = new Evaluator(named, now);
    return Type.coerced(TableRun.outcome(table, hits, Scope.EMPTY, evaluator), result, evaluator);
  }

  /// The result for one person.
  public Value decide(Map<String, Value> person) {
    var hits = match(person);
    return switch (hits.size()) {
      case 0 -> outcomes.getFirst();
      case 1 -> outcomes.get(hits.getFirst());
      default -> outcome(hits.stream().map(rule -> table.rules().get(rule - 1)).toList());
    };
  }

  List<Axis> axes() {
    return axes;
  }

  /// The rules that hit one person, counted from one.
  public List<Integer> match(Map<String, Value> person) {
    var masks = new long[(table.rules().size() + 63) / 64];
    Arrays.fill(masks, -1L);
    for (var i = 0; i < axes.size(); i++) {
      narrow(masks, i, person);
    }
    return hits(masks);
  }

  private void narrow(long[] masks, int axis, Map<String, Value> person) {
    var value = person.getOrDefault(axes.get(axis).column(), Value.Nothing.PLAIN);
    var own = axes.get(axis).maskOf(fitting(value, types.get(axis)));
    for (var word = 0; word < masks.length; word++) {
      masks[word] &= own[word];
    }
  }

  /// The same where classes are known.
  ///
  /// @param fields the field of each axis; -1 where nothing is known of it
  /// @param rows for each field the class on each axis that asks for it
  /// @param kinds the kind of the value of each field
  /// @param next where in the row of each field the next axis stands
  List<Integer> match(
      Map<String, Value> person, int[] fields, char[][] rows, Type[] kinds, int[] next) {
    var masks = new long[(table.rules().size() + 63) / 64];
    Arrays.fill(masks, -1L);
    for (var i = 0; i < fields.length; i++) {
      var field = fields[i];
      if (field < 0) {
        narrow(masks, i, person);
        continue;
      }
      var at = next[field]++;
      var type = types.get(i);
      var fits =
          type == Type.Simple.ANY
              || type.equals(kinds[field])
              || kinds[field] == Type.Simple.NOTHING;
      if (fits && at < rows[field].length) {
        axes.get(i).narrow(masks, rows[field][at]);
      } else {
        narrow(masks, i, person);
      }
    }
    return hits(masks);
  }

  private List<Integer> hits(long[] masks) {
    var hits = new ArrayList<Integer>(2);
    for (var word = 0; word < masks.length; word++) {
      for (var left = masks[word]; left != 0; left &= left - 1) {
        var rule = 64 * word + Long.numberOfTrailingZeros(left);
        if (rule < table.rules().size()) {
          hits.add(rule + 1);
        }
        if (table.policy() == Table.HitPolicy.FIRST) {
          return hits;
        }
      }
    }
    return hits;
  }

  private Value fitting(Value value, Type type) {
    return type == Type.Simple.ANY || value.isNothing() || type == Type.simple(value)
        ? value
        : Type.coerced(value, type, new Evaluator(named, now));
  }
}
