package org.yiwang.decisions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.feel.Finding;
import org.yiwang.decisions.feel.Printed;
import org.yiwang.decisions.feel.Value;
import org.yiwang.decisions.population.Explanation;
import org.yiwang.decisions.population.Match;
import org.yiwang.decisions.population.Matcher;
import org.yiwang.decisions.population.Population;
import org.yiwang.decisions.population.Simulation;
import org.yiwang.decisions.population.TableCheck;

/// What each subcommand says, as lines for people and as a structure for programs.
final class Answers {
  private static final int RESULTS_MAX = 100;

  private Answers() {}

  static DecisionsCommand.Said check(DecisionModel model, DecisionsCommand.Call call) {
    var findings = new ArrayList<>(model.findings());
    var notes = new ArrayList<Finding>();
    for (var decision : model.decisions()) {
      var checked = TableCheck.of(model, decision, call.now());
      findings.addAll(checked.findings());
      notes.addAll(checked.notes());
    }
    var lines = new ArrayList<String>();
    findings.forEach(finding -> lines.add(finding.toString()));
    if (findings.isEmpty()) {
      lines.add("没有发现问题 · nothing was found wrong");
    }
    notes.forEach(note -> lines.add("留意 · note: " + note));
    return new DecisionsCommand.Said(
        fields(
            "model",
            model.name(),
            "findings",
            findings.stream().map(Answers::finding).toList(),
            "notes",
            notes.stream().map(Answers::finding).toList()),
        lines,
        !findings.isEmpty());
  }

  private static Map<String, Object> finding(Finding finding) {
    return fields(
        "line", finding.place().line(),
        "column", finding.place().column(),
        "cell", finding.cell(),
        "zh", finding.chinese(),
        "en", finding.english());
  }

  /// Names and values in turn, kept in their order.
  private static Map<String, Object> fields(Object... pairs) {
    var fields = new LinkedHashMap<String, Object>();
    for (var i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i].toString(), pairs[i + 1]);
    }
    return fields;
  }

  static DecisionsCommand.Said explain(
      DecisionModel model, Map<String, Value> subject, DecisionsCommand.Call call)
      throws CallProblem {
    var decision = call.decision(model);
    var explanation = Explanation.of(model, decision, subject, call.now());
    var lines = new ArrayList<String>();
    lines.add(decision + " = " + Printed.inner(explanation.result()));
    why(explanation.result()).ifPresent(why -> lines.add("  为空的原因 · why null: " + why));
    for (var step : explanation.steps()) {
      lines.add(
          "  "
              + step.decision()
              + " = "
              + Printed.inner(step.value())
              + why(step.value()).map(why -> " (" + why + ")").orElse(""));
      step.hits().forEach(hit -> lines.add("    规则 " + hit.rule() + " 命中 · hit: " + cells(hit)));
      step.near()
          .forEach(hit -> lines.add("    规则 " + hit.rule() + " 只差 · lacks only: " + cells(hit)));
    }
    if (!explanation.missing().isEmpty()) {
      lines.add("缺少 · missing: " + String.join(", ", explanation.missing()));
    }
    lines.add(
        explanation
            .nearest()
            .map(change ->
                "最近的改变 · nearest change: "
                    + values(change.inputs())
                    + " → "
                    + Printed.inner(change.result()))
            .orElse(
                explanation.searched()
                    ? "没有找到会改变结果的改动 · no change was found that alters the result"
                    : "试算到限度为止，没有找到会改变结果的改动 · no change was found before the search ended at its limit"));
    var structured =
        fields(
            "decision", decision,
            "result", json(explanation.result()),
            "steps", explanation.steps().stream().map(Answers::step).toList(),
            "missing", explanation.missing(),
            "searched", explanation.searched());
    why(explanation.result()).ifPresent(why -> structured.put("why", why));
    explanation
        .nearest()
        .ifPresent(change ->
            structured.put(
                "nearest",
                fields(
                    "inputs", json(new Value.Fields(change.inputs())),
                    "result", json(change.result()))));
    return new DecisionsCommand.Said(structured, lines, false);
  }

  /// Why a value is null; empty when it is not.
  private static Optional<String> why(Value value) {
    return value instanceof Value.Nothing nothing
        ? Optional.of(
            nothing.why().isEmpty() ? "逻辑的结果就是 null · the logic gives null" : nothing.why())
        : Optional.empty();
  }

  private static String values(Map<String, Value> values) {
    return String.join(
        ", ",
        values.entrySet().stream()
            .map(each -> each.getKey() + " = " + Printed.inner(each.getValue()))
            .toList());
  }

  private static String cells(Explanation.Hit hit) {
    return String.join(
        "; ",
        hit.cells().stream()
            .map(cell ->
                cell.input() + " = " + Printed.inner(cell.value()) + " [" + cell.test() + "]")
            .toList());
  }

  private static Map<String, Object> step(Explanation.Step step) {
    return fields(
        "decision", step.decision(),
        "value", json(step.value()),
        "hits", step.hits().stream().map(Answers::hit).toList(),
        "near", step.near().stream().map(Answers::hit).toList());
  }

  private static Map<String, Object> hit(Explanation.Hit hit) {
    var cells =
        hit.cells().stream()
            .map(cell ->
                fields("input", cell.input(), "value", json(cell.value()), "test", cell.test()))
            .toList();
    return fields("rule", hit.rule(), "cells", cells);
  }

  /// A value as JSON has it; what JSON has no word for as its text.
  private static Object json(Value value) {
    return switch (value) {
      case Value.Amount amount -> amount.number();
      case Value.Truth truth -> truth.holds();
      case Value.Text text -> text.text();
      case Value.Items items -> items.items().stream().map(Answers::json).toList();
      case Value.Fields all -> {
        var fields = new LinkedHashMap<String, Object>();
        all.fields().forEach((name, field) -> fields.put(name, json(field)));
        yield fields;
      }
      case Value.Nothing _ -> Json.NULL;
      default -> Printed.inner(value);
    };
  }

  static DecisionsCommand.Said match(
      DecisionModel model, Population people, DecisionsCommand.Call call) throws CallProblem {
    var decision = call.decision(model);
    var match = matched(model, decision, people, call);
    var results = new ArrayList<Object>();
    var lines = new ArrayList<String>();
    lines.add(decision + "：" + match.size() + " 人 · people");
    if (!match.fallback().isEmpty()) {
      lines.add("逐人解释 · person by person: " + match.fallback());
    }
    for (var count : match.counts().entrySet()) {
      if (results.size() < RESULTS_MAX) {
        results.add(fields("value", json(count.getKey()), "people", count.getValue()));
        lines.add("  " + Printed.inner(count.getKey()) + "  " + count.getValue());
      }
    }
    var rules = new ArrayList<Object>();
    var table = model.findTable(decision);
    for (var rule = 1; table.isPresent() && rule <= table.get().rules().size(); rule++) {
      var hit = match.peopleOf(rule).cardinality();
      rules.add(fields("rule", rule, "people", hit));
      lines.add("  规则 · rule " + rule + "  " + hit);
    }
    return new DecisionsCommand.Said(
        fields(
            "decision",
            decision,
            "people",
            match.size(),
            "compiled",
            match.fallback().isEmpty(),
            "fallback",
            match.fallback(),
            "results",
            results,
            "rules",
            rules),
        lines,
        false);
  }

  private static Match matched(
      DecisionModel model, String decision, Population people, DecisionsCommand.Call call)
      throws CallProblem {
    try {
      return Matcher.match(model, decision, people, call.now());
    } catch (IllegalArgumentException missing) {
      throw new CallProblem("数据不全", String.valueOf(missing.getMessage()));
    }
  }

  static DecisionsCommand.Said simulate(
      DecisionModel model, DecisionModel draft, Population people, DecisionsCommand.Call call)
      throws CallProblem {
    var decision = call.decision(model);
    try {
      var simulation = Simulation.of(model, draft, decision, people, call.now());
      var result =
          simulation.by(
              call.options().getOrDefault("--by", ""), call.options().getOrDefault("--amount", ""));
      var lines = new ArrayList<String>();
      lines.add(line("全体 · everyone", result.all()));
      if (call.options().containsKey("--by")) {
        result
            .groups()
            .forEach(group -> lines.add(line(Printed.inner(group.value()), group.effect())));
      }
      var structured = fields("decision", decision, "all", effect(result.all()));
      structured.put(
          "groups",
          result.groups().stream()
              .map(group -> fields("value", json(group.value()), "effect", effect(group.effect())))
              .toList());
      return new DecisionsCommand.Said(structured, lines, false);
    } catch (IllegalArgumentException wrong) {
      throw new CallProblem("数据不全", String.valueOf(wrong.getMessage()));
    }
  }

  private static String line(String name, Simulation.Effect effect) {
    return "%s：%d 人，多 · gain %d，少 · lose %d，另变 · other change %d，%s → %s（%s）"
        .formatted(
            name,
            effect.people(),
            effect.gain(),
            effect.lose(),
            effect.changes(),
            effect.before().toPlainString(),
            effect.after().toPlainString(),
            effect.cost().toPlainString());
  }

  private static Map<String, Object> effect(Simulation.Effect effect) {
    return fields(
        "people", effect.people(),
        "gain", effect.gain(),
        "lose", effect.lose(),
        "changes", effect.changes(),
        "before", effect.before(),
        "after", effect.after(),
        "cost", effect.cost());
  }
}
