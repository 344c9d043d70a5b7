package org.yiwang.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Thirty rules of a made-up subsidy, in the language of each peer. The first that hits decides.
final class ThirtyRules {
  private ThirtyRules() {}

  /// One rule; -1 stands for no limit. Income in yuan.
  ///
  /// @param streets numbers of streets; none for any
  record Rule(
      int ageFrom, int ageTo, List<Integer> streets, int incomeBelow, int disability, int years) {}

  /// Every rule gives its number as its amount.
  static final List<Rule> RULES = rules();

  private static List<Rule> rules() {
    var rules = new ArrayList<Rule>();
    for (var level = 4; level >= 1; level--) {
      rules.add(new Rule(90, -1, List.of(), 500 * level, level, -1));
      rules.add(new Rule(80, 89, List.of(level, level + 3), 700 * level, -1, 10));
      rules.add(new Rule(70, 79, List.of(level - 1), 900 * level, level, 5));
      rules.add(new Rule(60, 69, List.of(), 400 * level, -1, 10 * level));
      rules.add(new Rule(18, 59, List.of(0, level), 300 * level, level, -1));
      rules.add(new Rule(-1, 17, List.of(), 250 * level, -1, level));
    }
    rules.add(new Rule(90, -1, List.of(), -1, -1, -1));
    rules.add(new Rule(80, 89, List.of(), 4_000, -1, -1));
    rules.add(new Rule(65, 79, List.of(2, 5), 3_500, -1, 20));
    rules.add(new Rule(-1, -1, List.of(), 1_500, 3, -1));
    rules.add(new Rule(-1, 6, List.of(6, 7), 6_000, -1, -1));
    rules.add(new Rule(60, -1, List.of(), 2_000, -1, 30));
    return List.copyOf(rules);
  }

  /// Incomes move up by `shift` yuan: another policy, or a draft.
  static String dmn(int shift) {
    var text =
        new StringBuilder(
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="补贴" namespace="bench">
            """);
    for (var input : List.of("年龄", "街道", "收入", "残疾等级", "居住年限")) {
      text.append(
          "<inputData id='i_%s' name='%s'><variable name='%s' typeRef='%s'/></inputData>\n"
              .formatted(input, input, input, input.equals("街道") ? "string" : "number"));
    }
    text.append("<decision id='d' name='补贴'><variable name='补贴' typeRef='number'/>");
    for (var input : List.of("年龄", "街道", "收入", "残疾等级", "居住年限")) {
      text.append(
          "<informationRequirement id='r_%s'><requiredInput href='#i_%s'/></informationRequirement>"
              .formatted(input, input));
    }
    text.append("<decisionTable id='t' hitPolicy='FIRST'>");
    for (var input : List.of("年龄", "街道", "收入", "残疾等级", "居住年限")) {
      text.append(
          "<input id='c_%s'><inputExpression id='e_%s' typeRef='%s'><text>%s</text></inputExpression></input>"
              .formatted(input, input, input.equals("街道") ? "string" : "number", input));
    }
    text.append("<output id='o' typeRef='number'/>\n");
    for (var i = 0; i < RULES.size(); i++) {
      text.append("<rule id='rule").append(i).append("'>");
      var cell = 0;
      for (var test : cells(RULES.get(i), shift)) {
        text.append(
            "<inputEntry id='x%d_%d'><text>%s</text></inputEntry>".formatted(i, cell++, test));
      }
      text.append(
          "<outputEntry id='y%d'><text>%d</text></outputEntry></rule>\n".formatted(i, i + 1));
    }
    return text.append("</decisionTable></decision></definitions>").toString();
  }

  private static List<String> cells(Rule rule, int shift) {
    return List.of(
        span(rule.ageFrom, rule.ageTo),
        rule.streets.isEmpty() ? "-" : streets(rule, "\"", ", "),
        rule.incomeBelow < 0 ? "-" : "&lt; " + (rule.incomeBelow + shift),
        rule.disability < 0 ? "-" : "&gt;= " + rule.disability,
        rule.years < 0 ? "-" : "&gt;= " + rule.years);
  }

  private static String span(int from, int to) {
    return from < 0 && to < 0
        ? "-"
        : from < 0 ? "&lt;= " + to : to < 0 ? "&gt;= " + from : "[" + from + ".." + to + "]";
  }

  private static String streets(Rule rule, String quote, String between) {
    return rule.streets.stream()
        .map(street -> quote + Residents.STREETS[street] + quote)
        .collect(Collectors.joining(between));
  }

  /// `if … then 1 else if …` in FEEL, for an engine without tables.
  static String feel() {
    var text = new StringBuilder();
    for (var i = 0; i < RULES.size(); i++) {
      text.append("if ").append(condition(RULES.get(i), "\"")).append(" then ").append(i + 1);
      text.append(" else ");
    }
    return text.append("null").toString();
  }

  /// `CASE WHEN … THEN 1 …` in SQL.
  static String sql() {
    var text = new StringBuilder("CASE ");
    for (var i = 0; i < RULES.size(); i++) {
      text.append("WHEN ").append(condition(RULES.get(i), "'")).append(" THEN ").append(i + 1);
      text.append(' ');
    }
    return text.append("ELSE 0 END").toString();
  }

  private static String condition(Rule rule, String quote) {
    var parts = new ArrayList<String>();
    if (rule.ageFrom >= 0) {
      parts.add("年龄 >= " + rule.ageFrom);
    }
    if (rule.ageTo >= 0) {
      parts.add("年龄 <= " + rule.ageTo);
    }
    if (!rule.streets.isEmpty()) {
      parts.add("街道 in (" + streets(rule, quote, ", ") + ")");
    }
    if (rule.incomeBelow >= 0) {
      parts.add("收入 < " + rule.incomeBelow);
    }
    if (rule.disability >= 0) {
      parts.add("残疾等级 >= " + rule.disability);
    }
    if (rule.years >= 0) {
      parts.add("居住年限 >= " + rule.years);
    }
    return String.join(" and ", parts);
  }
}
