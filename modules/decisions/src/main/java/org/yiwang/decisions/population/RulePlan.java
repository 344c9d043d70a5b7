package org.yiwang.decisions.population;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.feel.Evaluator;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Scope;
import org.yiwang.decisions.feel.Table;
import org.yiwang.decisions.feel.TableRun;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// A decision table compiled exactly. Immutable; may be used by several threads.
///
/// What compiles: input expressions that are input data, cells that compare with constants, outputs
/// that are constants. Everything else is refused, with the reason, and goes through the
/// interpreter.
public final class RulePlan {
  private final Table table;
  private final List<Axis> axes;
  private final List<Type> types;
  private final Type result;
  private final Map<String, Type> named;

  private RulePlan(
      Table table, List<Axis> axes, List<Type> types, Type result, Map<String, Type> named) {
    this.table = table;
    this.axes = axes;
    this.types = types;
    this.result = result;
    this.named = named;
  }

  /// What came of compiling a decision.
  public sealed interface Compilation {
    /// It runs compiled.
    record Compiled(RulePlan plan) implements Compilation {}

    /// It runs through the interpreter, and why.
    record Refused(String chinese, String english) implements Compilation {}
  }

  /// Compiles a decision of a model.
  public static Compilation of(DecisionModel model, String decision) {
    var found = model.findTable(decision);
    if (found.isEmpty()) {
      return new Compilation.Refused("不是决策表", "not a decision table");
    }
    var table = found.get();
    var evaluator = evaluator(model.types());
    var axes = new ArrayList<Axis>();
    var types = new ArrayList<Type>();
    for (var i = 0; i < table.inputs().size(); i++) {
      var input = table.inputs().get(i);
      var type = typeOf(input, model);
      if (type.isEmpty() || input.allowed().isPresent()) {
        return new Compilation.Refused(
            "输入 " + input.text() + " 不是输入数据，或限定了取值",
            "input " + input.text() + " is no input data, or has allowed values");
      }
      var axis = axis(table, i, evaluator);
      if (axis.isEmpty()) {
        return new Compilation.Refused(
            "输入 " + input.text() + " 的格子不只与常数比较",
            "the cells of " + input.text() + " do more than compare with constants");
      }
      axes.add(axis.get());
      types.add(type.get());
    }
    if (axes.isEmpty() || table.rules().isEmpty() || !constantOutputs(table)) {
      return new Compilation.Refused("输出不是常数", "the outputs are no constants");
    }
    if (table.rules().size() > (oneRule(table) ? 60_000 : 64)) {
      return new Compilation.Refused("规则过多", "too many rules for its hit policy");
    }
    var result = model.findResult(decision).orElse(Type.Simple.ANY);
    return new Compilation.Compiled(
        new RulePlan(table, List.copyOf(axes), List.copyOf(types), result, model.types()));
  }

  private static Optional<Type> typeOf(Table.Input input, DecisionModel model) {
    return input.expression() instanceof Expression.Name name
        ? Optional.ofNullable(model.inputs().get(name.name()))
        : Optional.empty();
  }

  private static boolean constantOutputs(Table table) {
    return table.rules().stream()
            .allMatch(rule -> rule.outputs().stream().allMatch(Constants::isConstant))
        && table.outputs().stream().allMatch(output -> Constants.isConstant(output.otherwise()));
  }

  static Optional<Axis> axis(Table table, int column, Evaluator evaluator) {
    var cells = table.rules().stream().map(rule -> rule.tests().get(column)).toList();
    return Axis.of(table.inputs().get(column).text(), cells, evaluator);
  }

  static Evaluator evaluator(Map<String, Type> types) {
    return new Evaluator(types, Instant.EPOCH.atZone(ZoneOffset.UTC));
  }

  private static boolean oneRule(Table table) {
    return table.policy() == Table.HitPolicy.FIRST || table.policy() == Table.HitPolicy.UNIQUE;
  }

  /// Whether one rule decides: the first that hits, or the only one that may.
  boolean oneRule() {
    return oneRule(table);
  }

  boolean unique() {
    return table.policy() == Table.HitPolicy.UNIQUE;
  }

  List<Axis> axes() {
    return axes;
  }

  int words() {
    return (table.rules().size() + 63) / 64;
  }

  int rules() {
    return table.rules().size();
  }

  /// The class of a value on an axis, after what the type of the input makes of it.
  int classOf(int axis, Value value) {
    var type = types.get(axis);
    var fits = type == Type.Simple.ANY || type == Type.simple(value);
    return axes.get(axis).classOf(fits ? value : Type.coerced(value, type, evaluator(named)));
  }

  /// The outcome when these rules hit, counted from zero.
  Value outcome(List<Integer> hits) {
    var evaluator = evaluator(named);
    var rules = hits.stream().map(table.rules()::get).toList();
    return Type.coerced(TableRun.outcome(table, rules, Scope.EMPTY, evaluator), result, evaluator);
  }

  /// The rules that hit one person, counted from one: the re-match of someone who changed.
  public List<Integer> match(Map<String, Value> person) {
    var hits = new ArrayList<Integer>();
    var masks = new long[words()];
    Arrays.fill(masks, -1L);
    for (var i = 0; i < axes.size(); i++) {
      var cls = classOf(i, person.getOrDefault(axes.get(i).column(), Value.Nothing.PLAIN));
      for (var word = 0; word < masks.length; word++) {
        masks[word] &= axes.get(i).mask(cls, word);
      }
    }
    for (var word = 0; word < masks.length; word++) {
      for (var left = masks[word]; left != 0; left &= left - 1) {
        var rule = 64 * word + Long.numberOfTrailingZeros(left);
        if (rule < rules()) {
          hits.add(rule + 1);
        }
        if (table.policy() == Table.HitPolicy.FIRST) {
          return hits;
        }
      }
    }
    return hits;
  }
}
