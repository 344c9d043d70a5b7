package org.yiwang.decisions.population;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Mentions;
import org.yiwang.decisions.feel.Table;
import org.yiwang.decisions.feel.Value;

/// How expressions use each name that differs from person to person: only by comparing it with
/// constants, or in a way of which nothing is known.
final class Uses {
  private final Setting setting;
  private final Map<String, List<Value>> constants = new LinkedHashMap<>();
  private final Set<String> opaque = new HashSet<>();

  private Uses(Setting setting) {
    this.setting = setting;
  }

  static Uses of(List<Expression> expressions, Setting setting) {
    var uses = new Uses(setting);
    expressions.forEach(uses::walk);
    return uses;
  }

  /// The names that are used.
  Set<String> names() {
    var names = new HashSet<>(constants.keySet());
    names.addAll(opaque);
    return names;
  }

  /// What a name is compared with.
  List<Value> constants(String name) {
    return constants.getOrDefault(name, List.of());
  }

  /// Whether a name is used in a way of which nothing is known.
  boolean opaque(String name) {
    return opaque.contains(name);
  }

  /// The classes of a name that its uses can tell apart; empty when each value is one of its own.
  Optional<Axis> axis(String name) {
    return opaque.contains(name)
        ? Optional.empty()
        : Axis.between(name, constants.getOrDefault(name, List.of()), setting);
  }

  private void walk(Expression expression) {
    switch (expression) {
      case Expression.Literal _ -> {}
      case Expression.Name name -> blur(name);
      case Expression.Binary binary -> binary(binary);
      case Expression.Between between -> {
        compared(between.value(), between.low(), true);
        compared(between.value(), between.high(), true);
      }
      case Expression.In in -> {
        if (in.value() instanceof Expression.Name name) {
          cell(name, in.tests());
        } else {
          walk(in.value());
          walk(in.tests());
        }
      }
      case Expression.Call call -> {
        walk(call.function());
        call.arguments().forEach(this::walk);
      }
      case Expression.Path path -> walk(path.source());
      case Expression.Negation negation -> walk(negation.operand());
      case Expression.InstanceOf instance -> walk(instance.value());
      case Expression.If choice -> {
        walk(choice.condition());
        walk(choice.yes());
        walk(choice.no());
      }
      case Expression.ListOf list -> list.items().forEach(this::walk);
      case Expression.RangeOf range -> {
        walk(range.low());
        walk(range.high());
      }
      case Expression.Compare compare -> walk(compare.bound());
      case Expression.Typed typed -> walk(typed.inner());
      case Expression.UnaryTests tests -> tests.tests().forEach(this::walk);
      case Expression.Decide decide -> table(decide.table());
      case Expression.Filter _,
          Expression.For _,
          Expression.Quantified _,
          Expression.Count _,
          Expression.ContextOf _,
          Expression.FunctionOf _ ->
          Mentions.in(expression).forEach(this::blur);
    }
  }

  private void blur(Expression.Name name) {
    blur(name.name());
  }

  private void blur(String name) {
    if (setting.varying().contains(name)) {
      opaque.add(name);
    }
  }

  private void binary(Expression.Binary binary) {
    switch (binary.operator()) {
      case EQUAL, NOT_EQUAL -> pair(binary, false);
      case LESS, LESS_OR_EQUAL, MORE, MORE_OR_EQUAL -> pair(binary, true);
      default -> {
        walk(binary.left());
        walk(binary.right());
      }
    }
  }

  private void pair(Expression.Binary binary, boolean ordered) {
    if (setting.constant(binary.left())) {
      compared(binary.right(), binary.left(), ordered);
    } else {
      compared(binary.left(), binary.right(), ordered);
    }
  }

  private void compared(Expression value, Expression with, boolean ordered) {
    if (value instanceof Expression.Name name
        && setting.varying().contains(name.name())
        && setting.constant(with)) {
      note(name.name(), setting.value(with), ordered);
    } else {
      walk(value);
      walk(with);
    }
  }

  private void note(String name, Value constant, boolean ordered) {
    var own = constants.computeIfAbsent(name, _ -> new ArrayList<>());
    switch (constant) {
      case Value.Amount _, Value.Day _, Value.Days _, Value.Months _ -> own.add(constant);
      case Value.Text _, Value.Truth _ -> {
        if (ordered) {
          opaque.add(name);
        } else {
          own.add(constant);
        }
      }
      case Value.Nothing _ -> {}
      default -> opaque.add(name);
    }
  }

  private void cell(Expression.Name name, Expression.UnaryTests tests) {
    if (!setting.varying().contains(name.name())) {
      walk(tests);
      return;
    }
    var own = Constants.of(tests, setting);
    if (own.isPresent()) {
      own.get().forEach(constant -> note(name.name(), constant, false));
      var _ = constants.computeIfAbsent(name.name(), _ -> new ArrayList<>());
    } else {
      blur(name);
      walk(tests);
    }
  }

  private void table(Table table) {
    for (var i = 0; i < table.inputs().size(); i++) {
      var input = table.inputs().get(i);
      walkInput(table, input, i);
    }
    for (var rule : table.rules()) {
      rule.outputs().forEach(this::walk);
    }
    table
        .outputs()
        .forEach(output -> {
          walk(output.otherwise());
          output.order().forEach(this::walk);
        });
  }

  private void walkInput(Table table, Table.Input input, int column) {
    var cells =
        new ArrayList<>(table.rules().stream().map(rule -> rule.tests().get(column)).toList());
    input.allowed().ifPresent(cells::add);
    if (input.expression() instanceof Expression.Name name) {
      cells.forEach(cell -> cell(name, cell));
    } else {
      walk(input.expression());
      cells.forEach(this::walk);
    }
  }
}
