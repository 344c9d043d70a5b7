package org.yiwang.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.feel.Evaluator;
import org.yiwang.decisions.feel.Finding;
import org.yiwang.decisions.feel.Scope;
import org.yiwang.decisions.feel.Value;
import org.yiwang.decisions.population.TableCheck;

/// Gaps and overlaps: none that is not there, none missed.
class TableCheckTest {
  private static final Pattern PAIR = Pattern.compile("rules (\\d+) and (\\d+)");

  /// @param rows a cell for each input and an output for each rule
  private static DecisionModel table(
      String policy, List<String> types, String allowed, List<List<String>> rows) {
    var text = new StringBuilder();
    for (var i = 0; i < types.size(); i++) {
      text.append(
          "<inputData id='i%d' name='i%d'><variable name='i%d' typeRef='%s'/></inputData>"
              .formatted(i, i, i, types.get(i)));
    }
    text.append("<decision id='r' name='r'><variable name='r'/>");
    for (var i = 0; i < types.size(); i++) {
      text.append(
          "<informationRequirement><requiredInput href='#i%d'/></informationRequirement>"
              .formatted(i));
    }
    text.append("<decisionTable hitPolicy='").append(policy).append("'>");
    for (var i = 0; i < types.size(); i++) {
      text.append("<input><inputExpression><text>i" + i + "</text></inputExpression>");
      if (i == 0 && !allowed.isEmpty()) {
        text.append("<inputValues><text>" + allowed + "</text></inputValues>");
      }
      text.append("</input>");
    }
    text.append("<output name='r'/>");
    for (var row : rows) {
      text.append("<rule>");
      for (var i = 0; i < row.size(); i++) {
        var kind = i == row.size() - 1 ? "outputEntry" : "inputEntry";
        text.append("<" + kind + "><text>" + row.get(i).replace("<", "&lt;") + "</text>");
        text.append("</" + kind + ">");
      }
      text.append("</rule>");
    }
    return Models.read(text.append("</decisionTable></decision>").toString());
  }

  private static List<String> found(DecisionModel model) {
    return TableCheck.findings(model, "r", Models.NOW).stream().map(Finding::english).toList();
  }

  @Test
  void values_that_a_column_does_not_allow_are_no_gaps() {
    var texts = List.of(List.of("\"x\"", "1"), List.of("\"y\"", "2"));
    assertThat(found(table("UNIQUE", List.of("string"), "\"x\",\"y\"", texts))).isEmpty();
    assertThat(found(table("UNIQUE", List.of("string"), "\"x\",\"y\",\"z\"", texts)))
        .containsExactly("no rule covers i0 = \"z\"");
    var numbers = List.of(List.of("[0..60)", "1"), List.of("[60..120]", "2"));
    assertThat(found(table("UNIQUE", List.of("number"), "[0..120]", numbers))).isEmpty();
    assertThat(found(table("UNIQUE", List.of("number"), "", numbers)))
        .containsExactly("no rule covers i0 = -1");
  }

  @Test
  void strings_in_order_overlap() {
    var rows = List.of(List.of("< \"m\"", "1"), List.of(">= \"m\"", "2"), List.of("\"z\"", "3"));
    assertThat(found(table("UNIQUE", List.of("string"), "", rows)))
        .containsExactly("rules 2 and 3 overlap, as for i0 = \"z\"");
  }

  @Test
  void what_lies_between_two_seconds_is_a_gap() {
    var rows =
        List.of(
            List.of("<= date and time(\"2024-02-28T00:00:00\")", "1"),
            List.of(">= date and time(\"2024-02-28T00:00:01\")", "2"));
    assertThat(found(table("UNIQUE", List.of("date and time"), "", rows)))
        .singleElement()
        .asString()
        .contains("no rule covers i0 = 2024-02-28T00:00:00.001");
  }

  @Test
  void rules_that_must_agree_and_do_not_are_named() {
    var rows = List.of(List.of("< 5", "1"), List.of("> 3", "2"), List.of("[4..5]", "2"));
    assertThat(found(table("ANY", List.of("number"), "", rows)))
        .containsExactly(
            "rules 1 and 2 hit together and disagree, as for i0 = 4.5",
            "rules 1 and 3 hit together and disagree, as for i0 = 4.5");
  }

  @Test
  void what_no_rule_covers_because_it_is_missing_is_a_note() {
    var model =
        table("FIRST", List.of("number"), "", List.of(List.of("< 5", "1"), List.of(">= 5", "2")));
    var checked = TableCheck.of(model, "r", Models.NOW);
    assertThat(checked.findings()).isEmpty();
    assertThat(checked.notes())
        .extracting(Finding::english)
        .containsExactly("without i0 no rule may cover, as for i0 = null");
  }

  private static String cell(SplittableRandom random, boolean text) {
    var low = 2 * random.nextInt(5);
    var high = low + 2 * random.nextInt(4);
    if (text) {
      var letter = "\"" + "bdfh".charAt(random.nextInt(4)) + "\"";
      return switch (random.nextInt(6)) {
        case 0 -> "< " + letter;
        case 1 -> ">= " + letter;
        case 2 -> "not(" + letter + ")";
        case 3 -> "-";
        default -> letter;
      };
    }
    return switch (random.nextInt(7)) {
      case 0 -> "< " + low;
      case 1 -> ">= " + low;
      case 2 -> "(" + low + ".." + high + "]";
      case 3 -> "" + low;
      case 4 -> "not(" + low + ")";
      case 5 -> "-";
      default -> "[" + low + ".." + high + ")";
    };
  }

  /// Every value that differs from all others in what a cell may say of it, and some more.
  private static List<Value> grid(boolean text) {
    var grid = new ArrayList<Value>();
    if (text) {
      for (var letter : List.of("", "a", "b", "ba", "c", "d", "da", "f", "fa", "h", "ha", "z")) {
        grid.add(Value.of(letter));
      }
    } else {
      for (var half = -3; half < 40; half++) {
        grid.add(Value.of(BigDecimal.valueOf(half * 5L, 1)));
      }
    }
    return grid;
  }

  private static List<Integer> hits(DecisionModel model, List<Value> subject) {
    var table = model.findTable("r").orElseThrow();
    return table.rules().stream()
        .filter(rule -> {
          for (var i = 0; i < subject.size(); i++) {
            var evaluator = new Evaluator(Map.of(), Models.NOW);
            if (!evaluator.passes(rule.tests().get(i), subject.get(i), Scope.EMPTY)) {
              return false;
            }
          }
          return true;
        })
        .map(rule -> rule.number())
        .toList();
  }

  @Test
  void a_grid_of_all_values_finds_exactly_what_is_found() {
    var random = new SplittableRandom(Long.getLong("yiwang.seed", 5));
    var gaps = 0;
    var overlaps = 0;
    for (var round = 0; round < 300; round++) {
      var kinds =
          List.of(random.nextBoolean(), random.nextBoolean()).subList(0, 1 + random.nextInt(2));
      var rows = new ArrayList<List<String>>();
      for (var rule = 0; rule < 1 + random.nextInt(5); rule++) {
        var row = new ArrayList<String>();
        kinds.forEach(kind -> row.add(cell(random, kind)));
        row.add("" + rule);
        rows.add(row);
      }
      var types = kinds.stream().map(kind -> kind ? "string" : "number").toList();
      var model = table("UNIQUE", types, "", rows);
      var pairs = new TreeSet<String>();
      var gap = false;
      for (var a : grid(kinds.getFirst())) {
        for (var b : kinds.size() == 1 ? List.of(a) : grid(kinds.getLast())) {
          var hits = hits(model, kinds.size() == 1 ? List.of(a) : List.of(a, b));
          gap |= hits.isEmpty();
          for (var i = 0; i < hits.size(); i++) {
            for (var j = i + 1; j < hits.size(); j++) {
              pairs.add(hits.get(i) + "-" + hits.get(j));
            }
          }
        }
      }
      var named = new TreeSet<String>();
      for (var finding : found(model)) {
        var pair = PAIR.matcher(finding);
        if (pair.find()) {
          named.add(pair.group(1) + "-" + pair.group(2));
        }
      }
      assertThat(named).as("%s", rows).isEqualTo(pairs);
      assertThat(found(model).stream().anyMatch(each -> each.startsWith("no rule covers")))
          .as("%s", rows)
          .isEqualTo(gap);
      gaps += gap ? 1 : 0;
      overlaps += pairs.size();
    }
    assertThat(gaps).isBetween(50, 290);
    assertThat(overlaps).isGreaterThan(200);
  }

  @Test
  void each_witness_is_a_subject_of_which_the_model_says_the_same() {
    var random = new SplittableRandom(Long.getLong("yiwang.seed", 6));
    var seen = 0;
    for (var round = 0; round < 200; round++) {
      var rows = new ArrayList<List<String>>();
      for (var rule = 0; rule < 2 + random.nextInt(4); rule++) {
        rows.add(List.of(cell(random, false), cell(random, true), "" + rule));
      }
      var model = table("UNIQUE", List.of("number", "string"), "", rows);
      for (var finding : found(model)) {
        var subject = subject(finding);
        var result = model.decide("r", subject, Models.NOW);
        assertThat(result).isInstanceOf(Value.Nothing.class);
        assertThat(((Value.Nothing) result).why())
            .contains(finding.startsWith("rules") ? "several rules hit" : "no rule hits");
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(200);
  }

  private static Map<String, Value> subject(String finding) {
    var subject = new LinkedHashMap<String, Value>();
    var number = Pattern.compile("i0 = (-?[\\d.]+)").matcher(finding);
    var text = Pattern.compile("i1 = \"([^\"]*)\"").matcher(finding);
    if (number.find()) {
      subject.put("i0", Value.of(new BigDecimal(number.group(1))));
    }
    if (text.find()) {
      subject.put("i1", Value.of(text.group(1)));
    }
    return subject;
  }
}
