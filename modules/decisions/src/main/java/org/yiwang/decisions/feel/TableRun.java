package org.yiwang.decisions.feel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// One run of a decision table over one subject.
public final class TableRun {
  private final Table table;
  private final Scope scope;
  private final Evaluator evaluator;

  private TableRun(Table table, Scope scope, Evaluator evaluator) {
    this.table = table;
    this.scope = scope;
    this.evaluator = evaluator;
  }

  static Value of(Table table, Scope scope, Evaluator evaluator) {
    var run = new TableRun(table, scope, evaluator);
    var values = run.inputs();
    for (var i = 0; i < values.size(); i++) {
      var allowed = table.inputs().get(i).allowed();
      if (allowed.isPresent()
          && !values.get(i).isNothing()
          && !evaluator.passes(allowed.get(), values.get(i), scope)) {
        return Value.nothing("输入不在允许的取值内 · an input is not among the allowed values");
      }
    }
    return run.outcome(run.hits(values));
  }

  /// The outcome when exactly these rules hit.
  public static Value outcome(
      Table table, List<Table.Rule> hits, Scope scope, Evaluator evaluator) {
    return new TableRun(table, scope, evaluator).outcome(hits);
  }

  private List<Value> inputs() {
    return table.inputs().stream()
        .map(input -> evaluator.evaluate(input.expression(), scope))
        .toList();
  }

  private List<Table.Rule> hits(List<Value> values) {
    var hits = new ArrayList<Table.Rule>();
    for (var rule : table.rules()) {
      var hit = true;
      for (var i = 0; hit && i < values.size(); i++) {
        hit = evaluator.passes(rule.tests().get(i), values.get(i), scope);
      }
      if (hit) {
        hits.add(rule);
        if (table.policy() == Table.HitPolicy.FIRST) {
          break;
        }
      }
    }
    return hits;
  }

  private Value outcome(List<Table.Rule> hits) {
    if (hits.isEmpty()) {
      return otherwise();
    }
    return switch (table.policy()) {
      case UNIQUE ->
          hits.size() > 1
              ? Value.nothing("多条规则同时命中 · several rules hit: " + numbers(hits))
              : output(hits.getFirst());
      case FIRST -> output(hits.getFirst());
      case ANY -> any(hits);
      case PRIORITY -> output(prioritised(hits).getFirst());
      case OUTPUT_ORDER -> outputs(prioritised(hits));
      case RULE_ORDER -> outputs(hits);
      case COLLECT -> collected(hits);
    };
  }

  private static String numbers(List<Table.Rule> hits) {
    return String.join(", ", hits.stream().map(rule -> "" + rule.number()).toList());
  }

  private Value otherwise() {
    var none = table.outputs().stream().allMatch(output -> isNull(output.otherwise()));
    if (none) {
      var lists =
          switch (table.policy()) {
            case COLLECT -> table.aggregation() == Table.Aggregation.LIST;
            case RULE_ORDER, OUTPUT_ORDER -> true;
            default -> false;
          };
      if (table.policy() == Table.HitPolicy.COLLECT
          && table.aggregation() == Table.Aggregation.COUNT) {
        return Value.of(0);
      }
      return lists ? new Value.Items(List.of()) : Value.nothing("没有规则命中 · no rule hits");
    }
    return shaped(
        table.outputs().stream().map(output -> typed(output, output.otherwise())).toList());
  }

  private static boolean isNull(Expression expression) {
    return expression instanceof Expression.Literal literal && literal.value().isNothing();
  }

  private Value output(Table.Rule rule) {
    var values = new ArrayList<Value>();
    for (var i = 0; i < table.outputs().size(); i++) {
      values.add(typed(table.outputs().get(i), rule.outputs().get(i)));
    }
    return shaped(values);
  }

  private Value typed(Table.Output output, Expression expression) {
    return evaluator.evaluate(
        new Expression.Typed(expression.place(), expression, output.type()), scope);
  }

  private Value shaped(List<Value> values) {
    if (values.size() == 1) {
      return values.getFirst();
    }
    var fields = new LinkedHashMap<String, Value>();
    for (var i = 0; i < values.size(); i++) {
      fields.put(table.outputs().get(i).name(), values.get(i));
    }
    return new Value.Fields(fields);
  }

  private Value outputs(List<Table.Rule> hits) {
    return new Value.Items(hits.stream().map(this::output).toList());
  }

  private Value any(List<Table.Rule> hits) {
    var first = output(hits.getFirst());
    for (var hit : hits) {
      if (!Ordering.equal(first, output(hit)).isTrue()) {
        return Value.nothing("命中的规则结果不同 · the rules that hit disagree: " + numbers(hits));
      }
    }
    return first;
  }

  private List<Table.Rule> prioritised(List<Table.Rule> hits) {
    var sorted = new ArrayList<>(hits);
    sorted.sort((a, b) -> {
      for (var i = 0; i < table.outputs().size(); i++) {
        var order = Integer.compare(rank(a, i), rank(b, i));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    });
    return sorted;
  }

  private int rank(Table.Rule rule, int column) {
    var value = evaluator.evaluate(rule.outputs().get(column), scope);
    var order = table.outputs().get(column).order();
    for (var i = 0; i < order.size(); i++) {
      if (Ordering.equal(evaluator.evaluate(order.get(i), scope), value).isTrue()) {
        return i;
      }
    }
    return order.size();
  }

  private Value collected(List<Table.Rule> hits) {
    var list = outputs(hits);
    var name =
        switch (table.aggregation()) {
          case LIST -> Optional.<String>empty();
          case SUM -> Optional.of("sum");
          case COUNT -> Optional.of("count");
          case MIN -> Optional.of("min");
          case MAX -> Optional.of("max");
        };
    return name.flatMap(Builtins::find)
        .map(function -> ((Value.Function) function).call(Value.Arguments.of(list), evaluator))
        .orElse(list);
  }
}
