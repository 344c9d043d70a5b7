package org.yiwang.decisions.feel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.yiwang.decisions.feel.Type.Simple;

/// Checks the cells of a decision table against the types of their columns.
final class DecideCheck {
  private final TypeCheck check;
  private final TypeScope scope;

  DecideCheck(TypeCheck check, TypeScope scope) {
    this.check = check;
    this.scope = scope;
  }

  Type of(Table table) {
    var inputs = new ArrayList<Type>();
    for (var input : table.inputs()) {
      var at = check.at("输入 " + input.text());
      var type = at.of(input.expression(), scope);
      input.allowed().ifPresent(allowed -> new CellCheck(at, type, scope).check(allowed));
      inputs.add(
          input
              .allowed()
              .<Type>map(allowed -> new Type.Restricted(Type.name(type), type, allowed))
              .orElse(type));
    }
    var outputs = new ArrayList<Type>();
    for (var output : table.outputs()) {
      outputs.add(check.at("输出 " + output.name()).named(output.type()));
    }
    for (var rule : table.rules()) {
      for (var i = 0; i < inputs.size(); i++) {
        var at = check.at("规则 " + rule.number() + " / " + table.inputs().get(i).text());
        new CellCheck(at, inputs.get(i), scope).check(rule.tests().get(i));
      }
      for (var i = 0; i < outputs.size(); i++) {
        var output = table.outputs().get(i);
        var at = check.at("规则 " + rule.number() + " / " + output.name());
        output(at, output, outputs.get(i), rule.outputs().get(i));
      }
    }
    for (var i = 0; i < outputs.size(); i++) {
      var output = table.outputs().get(i);
      output(check.at("输出 " + output.name()), output, outputs.get(i), output.otherwise());
    }
    return result(table, outputs);
  }

  private void output(TypeCheck at, Table.Output output, Type type, Expression expression) {
    var _ = at.expect(type, expression, scope);
    new AllowedCheck(at).among(output.order(), expression);
  }

  private static Type result(Table table, List<Type> outputs) {
    Type one = Simple.ANY;
    if (outputs.size() == 1) {
      one = outputs.getFirst();
    } else if (outputs.size() > 1) {
      var fields = new LinkedHashMap<String, Type>();
      for (var i = 0; i < outputs.size(); i++) {
        fields.put(table.outputs().get(i).name(), outputs.get(i));
      }
      one = new Type.ContextOf(fields);
    }
    return switch (table.policy()) {
      case UNIQUE, FIRST, PRIORITY, ANY -> one;
      case RULE_ORDER, OUTPUT_ORDER -> new Type.ListOf(one);
      case COLLECT ->
          switch (table.aggregation()) {
            case LIST -> new Type.ListOf(one);
            case COUNT -> Simple.NUMBER;
            case SUM, MIN, MAX -> one;
          };
    };
  }
}
