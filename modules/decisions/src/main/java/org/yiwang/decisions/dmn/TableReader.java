package org.yiwang.decisions.dmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Finding;
import org.yiwang.decisions.feel.Names;
import org.yiwang.decisions.feel.Table;

/// Reads decision tables.
final class TableReader {
  private final BoxReader boxes;
  private final List<Finding> findings;
  private final String cell;

  TableReader(BoxReader boxes, List<Finding> findings, String cell) {
    this.boxes = boxes;
    this.findings = findings;
    this.cell = cell;
  }

  Table read(Element box) {
    var inputs = new ArrayList<Table.Input>();
    for (var input : box.all("input")) {
      var expression = input.first("inputExpression").orElse(input);
      var text = Names.normal(expression.textOf("text"));
      inputs.add(
          new Table.Input(
              BoxReader.typed(
                  boxes.at("输入 " + text).text(expression.first("text").orElse(expression)), ""),
              text,
              input.first("inputValues").map(boxes::tests)));
    }
    var outputs = new ArrayList<Table.Output>();
    for (var output : box.all("output")) {
      outputs.add(output(box, output));
    }
    var rules = new ArrayList<Table.Rule>();
    for (var rule : box.all("rule")) {
      rule(rule, rules.size() + 1, inputs, outputs).ifPresent(rules::add);
    }
    return new Table(
        policy(box),
        aggregation(box),
        List.copyOf(inputs),
        List.copyOf(outputs),
        List.copyOf(rules));
  }

  private Table.Output output(Element box, Element output) {
    var type = output.attribute("typeRef");
    if (type.isBlank() && box.all("output").size() == 1) {
      type = box.attribute("typeRef");
    }
    var many =
        switch (policy(box)) {
          case COLLECT, RULE_ORDER, OUTPUT_ORDER -> true;
          default -> false;
        };
    if (many && output.attribute("typeRef").isBlank()) {
      type = "";
    }
    return new Table.Output(
        Names.normal(output.attribute("name")),
        BoxReader.type(type),
        output.first("outputValues").map(values -> boxes.tests(values).tests()).orElse(List.of()),
        output
            .first("defaultOutputEntry")
            .map(entry -> boxes.text(entry.first("text").orElse(entry)))
            .orElseGet(() -> BoxReader.nothing(output.place())));
  }

  private Optional<Table.Rule> rule(
      Element rule, int number, List<Table.Input> inputs, List<Table.Output> outputs) {
    var tests = rule.all("inputEntry");
    var results = rule.all("outputEntry");
    if (tests.size() != inputs.size() || results.size() != outputs.size()) {
      findings.add(
          new Finding(
              rule.place(),
              cell + " / 规则 " + number,
              "规则的格数与表头不符",
              "the rule has another number of cells than the table has columns"));
      return Optional.empty();
    }
    var read = new ArrayList<Expression.UnaryTests>();
    for (var i = 0; i < tests.size(); i++) {
      read.add(boxes.at("规则 " + number + " / " + inputs.get(i).text()).tests(tests.get(i)));
    }
    var values = new ArrayList<Expression>();
    for (var i = 0; i < results.size(); i++) {
      var inner = boxes.at("规则 " + number + " / " + outputs.get(i).name());
      values.add(inner.text(results.get(i).first("text").orElse(results.get(i))));
    }
    return Optional.of(
        new Table.Rule(number, List.copyOf(read), List.copyOf(values), rule.place()));
  }

  private static Table.HitPolicy policy(Element box) {
    return switch (box.attribute("hitPolicy")) {
      case "FIRST" -> Table.HitPolicy.FIRST;
      case "PRIORITY" -> Table.HitPolicy.PRIORITY;
      case "ANY" -> Table.HitPolicy.ANY;
      case "COLLECT" -> Table.HitPolicy.COLLECT;
      case "RULE ORDER" -> Table.HitPolicy.RULE_ORDER;
      case "OUTPUT ORDER" -> Table.HitPolicy.OUTPUT_ORDER;
      default -> Table.HitPolicy.UNIQUE;
    };
  }

  private static Table.Aggregation aggregation(Element box) {
    return switch (box.attribute("aggregation").toUpperCase(Locale.ROOT)) {
      case "SUM" -> Table.Aggregation.SUM;
      case "COUNT" -> Table.Aggregation.COUNT;
      case "MIN" -> Table.Aggregation.MIN;
      case "MAX" -> Table.Aggregation.MAX;
      default -> Table.Aggregation.LIST;
    };
  }
}
