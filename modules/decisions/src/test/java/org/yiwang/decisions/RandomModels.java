package org.yiwang.decisions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.population.Column;
import org.yiwang.decisions.population.Population;

/// Random models of several decisions over random people, repeatable by their seed. The decision
/// that is asked for is always `结果`.
final class RandomModels {
  private static final List<String> INPUTS =
      List.of("年龄:number", "户籍:string", "收入:number", "生日:date", "人数:number", "低保:boolean");
  private static final List<String> POLICIES =
      List.of(
          "UNIQUE",
          "FIRST",
          "FIRST",
          "ANY",
          "COLLECT",
          "RULE ORDER",
          "OUTPUT ORDER",
          "PRIORITY",
          "COLLECT' aggregation='SUM",
          "COLLECT' aggregation='MIN",
          "COLLECT' aggregation='MAX",
          "COLLECT' aggregation='COUNT");

  private final Random random;

  RandomModels(Random random) {
    this.random = random;
  }

  private int one(int below) {
    return random.nextInt(below);
  }

  private String any(List<String> from) {
    return from.get(one(from.size()));
  }

  /// The kinds of logic that `结果` can have.
  enum Kind {
    TABLE,
    TABLE_OVER_EXPRESSIONS,
    CALCULATION,
    GRAPH,
    FUNCTION,
    CONTEXT
  }

  DecisionModel model(Kind kind) {
    var text = new StringBuilder();
    for (var input : INPUTS) {
      var name = input.substring(0, input.indexOf(':'));
      text.append(
          "<inputData id='%s' name='%s'><variable name='%s' typeRef='%s'/></inputData>"
              .formatted(name, name, name, input.substring(input.indexOf(':') + 1)));
    }
    switch (kind) {
      case TABLE -> text.append(decision("结果", List.of(), table(false, List.of())));
      case TABLE_OVER_EXPRESSIONS -> text.append(decision("结果", List.of(), table(true, List.of())));
      case CALCULATION ->
          text.append(decision("结果", List.of(), literal(one(3) == 0 ? truth(3) : number(3))));
      case GRAPH -> {
        text.append(decision("等级", List.of(), graded()));
        text.append(decision("基数", List.of(), literal(number(2))));
        text.append(decision("符合", List.of(), literal(truth(2))));
        var needs = List.of("等级", "基数", "符合");
        text.append(
            decision(
                "结果",
                needs,
                one(2) == 0
                    ? table(true, List.of("等级", "基数", "符合"))
                    : literal("if 符合 then 基数 + 等级 else 等级 * 2")));
      }
      case FUNCTION -> {
        text.append(
            """
            <businessKnowledgeModel id="加成" name="加成"><encapsulatedLogic>
              <formalParameter name="额" typeRef="number"/><formalParameter name="数" typeRef="number"/>
              <literalExpression><text>%s</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>\
            """
                .formatted(
                    escaped(any(List.of("额 * 数", "if 数 > 2 then 额 + 数 else 额", "额 - 数 * 1.5")))));
        text.append(
            decision("结果", List.of("加成"), literal("加成(" + number(1) + ", 人数) + " + number(1))));
      }
      case CONTEXT ->
          text.append(
              decision(
                  "结果",
                  List.of(),
                  """
                  <context><contextEntry><variable name="甲"/>%s</contextEntry>
                  <contextEntry><variable name="乙"/>%s</contextEntry>
                  <contextEntry>%s</contextEntry></context>\
                  """
                      .formatted(
                          literal(number(1)),
                          literal(truth(1)),
                          literal("if 乙 then 甲 else 甲 + 1"))));
    }
    return Models.read(text.toString());
  }

  private static String literal(String expression) {
    return "<literalExpression><text>" + escaped(expression) + "</text></literalExpression>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static String decision(String name, List<String> needs, String logic) {
    var text = new StringBuilder();
    text.append("<decision id='%s' name='%s'><variable name='%s'/>".formatted(name, name, name));
    INPUTS.forEach(input ->
        text.append(
            "<informationRequirement><requiredInput href='#%s'/></informationRequirement>"
                .formatted(input.substring(0, input.indexOf(':')))));
    needs.forEach(need ->
        text.append(
            "<informationRequirement><requiredDecision href='#%s'/></informationRequirement>"
                .formatted(need)));
    return text.append(logic).append("</decision>").toString();
  }

  private String graded() {
    var rows = new ArrayList<List<String>>();
    for (var i = 0; i < 3; i++) {
      rows.add(List.of(cell("number", 100), cell("string", 0), "" + one(4)));
    }
    rows.add(List.of("-", "-", "9"));
    return table("FIRST", List.of("年龄", "户籍"), rows, "");
  }

  private String table(boolean rich, List<String> made) {
    var heads = new ArrayList<>(List.of("年龄", "户籍", "收入", "生日"));
    var kinds = new ArrayList<>(List.of("number", "string", "number", "date"));
    if (rich) {
      heads.set(0, any(List.of("年龄 + 人数", "年龄", "收入 - 年龄 * 3")));
      heads.add("低保");
      kinds.add("boolean");
    }
    for (var name : made) {
      heads.add(name);
      kinds.add(name.equals("符合") ? "boolean" : "number");
    }
    var rows = new ArrayList<List<String>>();
    var count = 1 + one(rich ? 10 : 30);
    for (var i = 0; i < count; i++) {
      var row = new ArrayList<String>();
      for (var k = 0; k < heads.size(); k++) {
        row.add(
            rich && one(8) == 0 ? mixed(kinds.get(k)) : cell(kinds.get(k), k == 2 ? 9_000 : 100));
      }
      row.add(rich && one(6) == 0 ? any(List.of("收入 * 2", "人数 + 年龄", "人数")) : "" + one(4) * 100);
      rows.add(row);
    }
    var policy = any(POLICIES);
    var extra = one(3) == 0 ? "<defaultOutputEntry><text>7</text></defaultOutputEntry>" : "";
    var values =
        policy.equals("PRIORITY") || policy.equals("OUTPUT ORDER")
            ? "<outputValues><text>300, 100, 0, 200</text></outputValues>"
            : "";
    return table(policy, heads, rows, values + extra);
  }

  private String table(String policy, List<String> heads, List<List<String>> rows, String output) {
    var text = new StringBuilder("<decisionTable hitPolicy='" + policy + "'>");
    for (var head : heads) {
      var allowed =
          head.equals("户籍") && one(5) == 0
              ? "<inputValues><text>\"沪\", \"苏\", \"浙\"</text></inputValues>"
              : "";
      text.append(
          "<input><inputExpression><text>%s</text></inputExpression>%s</input>"
              .formatted(escaped(head), allowed));
    }
    text.append("<output name='补贴'>").append(output).append("</output>");
    for (var row : rows) {
      text.append("<rule>");
      for (var i = 0; i < row.size(); i++) {
        var kind = i == row.size() - 1 ? "outputEntry" : "inputEntry";
        text.append("<%s><text>%s</text></%s>".formatted(kind, escaped(row.get(i)), kind));
      }
      text.append("</rule>");
    }
    return text.append("</decisionTable>").toString();
  }

  private String cell(String kind, int most) {
    return switch (kind) {
      case "number" -> {
        var a = one(most);
        var b = a + one(Math.max(1, most / 2));
        yield switch (one(10)) {
          case 0 -> ">= " + a;
          case 1 -> "< " + a + ".5";
          case 2 -> "[" + a + ".." + b + "]";
          case 3 -> "(" + a + ".." + b + ")";
          case 4 -> "not(" + a + ", > " + b + ")";
          case 5 -> "<= " + a + ", >= " + b;
          case 6 -> "null";
          default -> "-";
        };
      }
      case "string" ->
          any(
              List.of(
                  "\"沪\"", "\"沪\", \"苏\"", "not(\"浙\")", "!= \"苏\"", "null, \"皖\"", "-", "-", "-"));
      case "boolean" -> any(List.of("true", "false", "not(true)", "null", "-", "-", "-"));
      default -> {
        var date = LocalDate.ofEpochDay(one(30));
        yield switch (one(6)) {
          case 0 -> "< date(\"" + date + "\")";
          case 1 -> "[date(\"" + date + "\")..date(\"" + date.plusDays(5) + "\")]";
          case 2 -> "@\"" + date + "\"";
          default -> "-";
        };
      }
    };
  }

  /// Cells that do more than compare with constants of one kind.
  private String mixed(String kind) {
    return switch (kind) {
      case "number" ->
          any(
              List.of(
                  "> 人数",
                  "<= 收入",
                  "? * 2 > 100",
                  "? - 人数 < 30",
                  "[人数..收入]",
                  "not(人数)",
                  "-人数",
                  "收入 - 人数",
                  "[60..20]",
                  "not([60..人数])",
                  "? >= 0 and ? < 50",
                  "? < 50 or ? > 90",
                  "年龄, 60",
                  "\"沪\"",
                  "? > 20 and ? < 人数 * 20"));
      case "string" ->
          any(
              List.of(
                  "starts with(?, \"沪\")",
                  "string length(?) > 0",
                  "5",
                  "if 低保 then \"沪\" else \"苏\""));
      case "boolean" -> any(List.of("低保", "not(低保)", "? = (人数 > 2)"));
      default -> any(List.of("> 生日", "? + duration(\"P10D\") > date(\"1970-01-15\")", "?.day = 3"));
    };
  }

  private String number(int depth) {
    if (depth == 0) {
      return switch (one(7)) {
        case 0 -> "年龄";
        case 1 -> "收入";
        case 2 -> "人数";
        case 3 -> "" + one(100);
        case 4 -> one(50) + ".25";
        case 5 -> "-" + one(9);
        default -> one(6) == 0 ? "null" : "收入";
      };
    }
    var a = number(depth - 1);
    var b = number(depth - 1);
    return switch (one(10)) {
      case 0, 1 -> "(" + a + " + " + b + ")";
      case 2 -> "(" + a + " - " + b + ")";
      case 3 -> "(" + a + " * " + b + ")";
      case 4 -> "max(" + a + ", " + b + ")";
      case 5 -> "min(" + a + ", " + b + ")";
      case 6 -> "(if " + truth(depth - 1) + " then " + a + " else " + b + ")";
      case 7 -> "-(" + a + ")";
      case 8 -> any(List.of("生日.day", "floor(年龄 / 7)", "abs(年龄 - 40)", "string length(户籍)"));
      default -> a;
    };
  }

  private String truth(int depth) {
    if (depth == 0) {
      return switch (one(7)) {
        case 0 -> "低保";
        case 1 -> "户籍 = \"沪\"";
        case 2 -> "年龄 >= " + one(100);
        case 3 -> "收入 / 人数 " + any(List.of("<", "<=", ">", ">=", "=", "!=")) + " " + one(4_000);
        case 4 -> "生日 < date(\"" + LocalDate.ofEpochDay(one(30)) + "\")";
        case 5 ->
            any(List.of("户籍 != null", "年龄 = null", "人数 in (1, 2, [4..5])", "年龄 between 20 and 收入"));
        default -> "年龄 in (>= 80, < 人数)";
      };
    }
    var a = truth(depth - 1);
    var b = truth(depth - 1);
    return switch (one(7)) {
      case 0 -> "(" + a + " and " + b + ")";
      case 1 -> "(" + a + " or " + b + ")";
      case 2 -> "not(" + a + ")";
      case 3 -> number(depth - 1) + any(List.of(" < ", " >= ", " = ", " != ")) + number(depth - 1);
      default -> a;
    };
  }

  Population people(int size) {
    var ages = new long[size];
    var incomes = new long[size];
    var days = new long[size];
    var heads = new long[size];
    var homes = new String[size];
    var poor = new BitSet();
    var missing = new HashMap<String, BitSet>();
    for (var input : INPUTS) {
      missing.put(input.substring(0, input.indexOf(':')), new BitSet());
    }
    for (var i = 0; i < size; i++) {
      ages[i] = one(101);
      incomes[i] = one(20_000) * 50L;
      days[i] = one(31);
      heads[i] = one(7);
      homes[i] = any(List.of("沪", "苏", "浙", "皖"));
      poor.set(i, one(4) == 0);
      for (var each : missing.values()) {
        each.set(i, one(20) == 0);
      }
    }
    return Population.of(
        Map.of(
            "年龄", Column.numbers(ages, 0, missing.getOrDefault("年龄", new BitSet())),
            "户籍", Column.texts(homes, missing.getOrDefault("户籍", new BitSet())),
            "收入", Column.numbers(incomes, 2, missing.getOrDefault("收入", new BitSet())),
            "生日", Column.days(days, missing.getOrDefault("生日", new BitSet())),
            "人数", Column.numbers(heads, 0, missing.getOrDefault("人数", new BitSet())),
            "低保", Column.truths(poor, missing.getOrDefault("低保", new BitSet()), size)));
  }
}
