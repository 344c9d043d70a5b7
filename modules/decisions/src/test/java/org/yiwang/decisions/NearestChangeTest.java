package org.yiwang.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.feel.Printed;
import org.yiwang.decisions.feel.Value;
import org.yiwang.decisions.population.Explanation;

/// What is proposed is the nearest by the order of the README: held against all changes of small
/// domains, one by one.
class NearestChangeTest {
  private static final List<String> NAMES = List.of("a", "b", "c");

  private static String inputs(int size) {
    var text = new StringBuilder();
    for (var name : NAMES.subList(0, size)) {
      text.append(
          "<inputData id='%s' name='%s'><variable name='%s' typeRef='number'/></inputData>"
              .formatted(name, name, name));
    }
    return text.toString();
  }

  private static String needs(int size) {
    var text = new StringBuilder();
    for (var name : NAMES.subList(0, size)) {
      text.append(
          "<informationRequirement><requiredInput href='#%s'/></informationRequirement>"
              .formatted(name));
    }
    return text.toString();
  }

  private static DecisionModel formula(int size, String feel) {
    return Models.read(
        inputs(size)
            + "<decision id='r' name='r'><variable name='r'/>"
            + needs(size)
            + "<literalExpression><text>"
            + feel.replace("<", "&lt;")
            + "</text></literalExpression></decision>");
  }

  private static Explanation.Change nearest(DecisionModel model, Map<String, Value> subject) {
    return Explanation.of(model, "r", subject, Models.NOW).nearest().orElseThrow();
  }

  @Test
  void three_inputs_change_when_two_are_not_enough() {
    var model = formula(3, "if a >= 10 and b >= 10 and c >= 10 then 1 else 0");
    var none = Map.<String, Value>of("a", Value.of(1), "b", Value.of(2), "c", Value.of(3));
    assertThat(nearest(model, none).inputs())
        .isEqualTo(Map.of("a", Value.of(10), "b", Value.of(10), "c", Value.of(10)));
  }

  @Test
  void a_band_that_doubled_steps_would_skip_is_found() {
    var band = formula(1, "if a * a >= 9 and a * a <= 10 then \"hit\" else \"no\"");
    assertThat(nearest(band, Map.of("a", Value.of(0))).inputs())
        .isEqualTo(Map.of("a", Value.of(-3)));
    var remainder = formula(1, "if modulo(a, 10) = 7 then \"x\" else \"y\"");
    assertThat(nearest(remainder, Map.of("a", Value.of(0))).inputs())
        .isEqualTo(Map.of("a", Value.of(-3)));
    assertThat(nearest(remainder, Map.of("a", Value.of(4))).inputs())
        .isEqualTo(Map.of("a", Value.of(7)));
  }

  @Test
  void a_value_that_the_input_may_not_have_is_not_proposed() {
    var model =
        Models.read(
            """
            <itemDefinition name="t"><typeRef>number</typeRef>
              <allowedValues><text>[0..10]</text></allowedValues></itemDefinition>
            <inputData id="a" name="a"><variable name="a" typeRef="t"/></inputData>
            <decision id="r" name="r"><variable name="r"/>
              <informationRequirement><requiredInput href="#a"/></informationRequirement>
              <literalExpression><text>if a > 5 then 1 else 0</text></literalExpression></decision>\
            """);
    assertThat(nearest(model, Map.of("a", Value.of(10))).inputs())
        .isEqualTo(Map.of("a", Value.of(5)));
  }

  /// A random table over numbers with even limits, so that a whole number lies in every band.
  private static DecisionModel table(SplittableRandom random, int size) {
    var text = new StringBuilder(inputs(size));
    text.append("<decision id='r' name='r'><variable name='r'/>").append(needs(size));
    text.append("<decisionTable hitPolicy='FIRST'>");
    for (var name : NAMES.subList(0, size)) {
      text.append("<input><inputExpression><text>" + name + "</text></inputExpression></input>");
    }
    text.append("<output name='r'/>");
    for (var rule = 0; rule < 1 + random.nextInt(4); rule++) {
      text.append("<rule>");
      for (var column = 0; column < size; column++) {
        text.append("<inputEntry><text>" + cell(random) + "</text></inputEntry>");
      }
      text.append("<outputEntry><text>" + random.nextInt(3) + "</text></outputEntry></rule>");
    }
    return Models.read(text.append("</decisionTable></decision>").toString());
  }

  private static String cell(SplittableRandom random) {
    if (random.nextInt(4) == 0) {
      return "-";
    }
    var low = 2 * random.nextInt(5);
    return switch (random.nextInt(3)) {
      case 0 -> ">= " + low;
      case 1 -> "&lt; " + low;
      default -> "[" + low + ".." + (low + 2 * random.nextInt(3)) + "]";
    };
  }

  /// The limits of a column, read from the text of its cells.
  private static List<Integer> limits(DecisionModel model, int column) {
    var limits = new java.util.TreeSet<Integer>();
    var table = model.findTable("r").orElseThrow();
    for (var rule : table.rules()) {
      var found = java.util.regex.Pattern.compile("number=(-?\\d+)");
      var matcher = found.matcher(rule.tests().get(column).toString());
      while (matcher.find()) {
        limits.add(Integer.parseInt(matcher.group(1)));
      }
    }
    return List.copyOf(limits);
  }

  private static int band(List<Integer> limits, int value) {
    var below = (int) limits.stream().filter(limit -> limit < value).count();
    return 2 * below + (limits.contains(value) ? 1 : 0);
  }

  private record Move(int value, int distance) {}

  /// For each band but its own the value nearest to the present one.
  private static List<Move> moves(List<Integer> limits, int value) {
    var nearest = new LinkedHashMap<Integer, Integer>();
    for (var other = -1; other <= 14; other++) {
      var at = band(limits, other);
      if (at != band(limits, value)) {
        var known = nearest.getOrDefault(at, 1_000);
        if (Math.abs(other - value) < Math.abs(known - value)) {
          nearest.put(at, other);
        }
      }
    }
    return nearest.entrySet().stream()
        .map(each -> new Move(each.getValue(), Math.abs(each.getKey() - band(limits, value))))
        .toList();
  }

  private record Option(Map<String, Value> inputs, int distance, String order) {}

  private static List<Option> all(DecisionModel model, List<Integer> subject) {
    var options = new ArrayList<>(List.of(new Option(new LinkedHashMap<>(), 0, "")));
    for (var i = 0; i < subject.size(); i++) {
      for (var option : List.copyOf(options)) {
        for (var move : moves(limits(model, i), subject.get(i))) {
          var inputs = new LinkedHashMap<>(option.inputs);
          inputs.put(NAMES.get(i), Value.of(move.value));
          var order = option.order + "%02d".formatted(move.value + 10);
          options.add(new Option(inputs, option.distance + move.distance, order));
        }
      }
    }
    options.removeFirst();
    options.sort(
        Comparator.comparingInt((Option option) -> option.inputs.size())
            .thenComparingInt(Option::distance)
            .thenComparing(option -> String.join("", option.inputs.keySet()))
            .thenComparing(Option::order));
    return options;
  }

  @Test
  void what_is_proposed_is_the_first_of_all_changes_in_the_order_of_the_readme() {
    var random = new SplittableRandom(Long.getLong("yiwang.seed", 11));
    var found = 0;
    for (var round = 0; round < 400; round++) {
      var size = 1 + random.nextInt(3);
      var model = table(random, size);
      var values = new ArrayList<Integer>();
      var subject = new LinkedHashMap<String, Value>();
      for (var i = 0; i < size; i++) {
        values.add(random.nextInt(12));
        subject.put(NAMES.get(i), Value.of(values.get(i)));
      }
      var before = Printed.inner(model.decide("r", subject, Models.NOW));
      Optional<Map<String, Value>> wanted = Optional.empty();
      for (var option : all(model, values)) {
        var changed = new LinkedHashMap<>(subject);
        changed.putAll(option.inputs);
        if (!Printed.inner(model.decide("r", changed, Models.NOW)).equals(before)) {
          wanted = Optional.of(option.inputs);
          break;
        }
      }
      found += wanted.isPresent() ? 1 : 0;
      var actual =
          Explanation.of(model, "r", subject, Models.NOW).nearest().map(Explanation.Change::inputs);
      assertThat(actual).as("round %d of %s", round, subject).isEqualTo(wanted);
    }
    assertThat(found).isGreaterThan(200);
  }

  @Test
  void a_formula_over_two_inputs_gives_the_fewest_steps() {
    var random = new SplittableRandom(Long.getLong("yiwang.seed", 12));
    for (var round = 0; round < 60; round++) {
      var p = 2 + random.nextInt(4);
      var q = random.nextInt(2 * p);
      var model = formula(2, "modulo(a * b + a, " + 2 * p + ") = " + q);
      var a = random.nextInt(9);
      var b = random.nextInt(9);
      var subject = Map.<String, Value>of("a", Value.of(a), "b", Value.of(b));
      var before = model.decide("r", subject, Models.NOW);
      var wanted = new ArrayList<Map<String, Value>>();
      for (var name : List.of("a", "b")) {
        for (var step = 1; step <= 20; step++) {
          for (var by : new int[] {-step, step}) {
            var changed = new LinkedHashMap<>(subject);
            changed.put(name, Value.of((name.equals("a") ? a : b) + by));
            if (!model.decide("r", changed, Models.NOW).equals(before)) {
              wanted.add(Map.of(name, changed.get(name)));
            }
          }
        }
      }
      if (!wanted.isEmpty()) {
        assertThat(nearest(model, subject).inputs()).isEqualTo(wanted.getFirst());
      }
    }
  }
}
