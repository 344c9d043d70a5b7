package org.yiwang.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.yiwang.decisions.feel.Printed;
import org.yiwang.decisions.feel.Value;
import org.yiwang.decisions.population.Column;
import org.yiwang.decisions.population.Match;
import org.yiwang.decisions.population.Matcher;
import org.yiwang.decisions.population.Population;
import org.yiwang.decisions.population.RulePlan;

/// Compiled is interpreted: random models over random people, null and boundary values included.
/// `-Dyiwang.pairs=1000000` runs more than the default, `-Dyiwang.seed=N` repeats a run.
class PopulationTest {
  private static final long SEED = Long.getLong("yiwang.seed", 20_240_115L);
  private static final int PAIRS = Integer.getInteger("yiwang.pairs", 60_000);
  private static final int PEOPLE = 1_000;

  /// What was compared, for one kind of model.
  private static final class Tally {
    private int models;
    private int compiled;
    private long pairs;
    private long interpreted;
    private final Map<String, Integer> reasons = new java.util.TreeMap<>();

    void add(Match match) {
      models++;
      pairs += match.size();
      interpreted += match.interpreted();
      compiled += match.fallback().isEmpty() ? 1 : 0;
      if (!match.fallback().isEmpty()) {
        reasons.merge(match.fallback(), 1, Integer::sum);
      }
    }

    @Override
    public String toString() {
      return "%d models, %d compiled, %d pairs, %d interpreter calls, fallbacks %s"
          .formatted(models, compiled, pairs, interpreted, reasons);
    }
  }

  @Test
  void the_number_that_stands_for_null_inside_is_a_number_outside() throws Exception {
    var numbers = new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1, 5, 0};
    var missing = new java.util.BitSet();
    missing.set(3);
    var people = Population.of(Map.of("a", Column.numbers(numbers, 0, missing)));
    for (var text : List.of("a", "a + 1", "a < 0", "a = null", "-a", "if a < 0 then 75 else a")) {
      var model =
          Models.read(
              "<inputData id='a' name='a'><variable name='a' typeRef='number'/></inputData>"
                  + "<decision id='r' name='r'><variable name='r'/>"
                  + "<informationRequirement><requiredInput href='#a'/></informationRequirement>"
                  + "<literalExpression><text>%s</text></literalExpression></decision>"
                      .formatted(text.replace("<", "&lt;")));
      var match = Matcher.match(model, "r", people, Models.NOW);
      for (var person = 0; person < numbers.length; person++) {
        var value = missing.get(person) ? Value.Nothing.PLAIN : Value.of(numbers[person]);
        assertThat(Printed.inner(match.value(person)))
            .as(text + " of " + Printed.inner(value))
            .isEqualTo(Printed.inner(model.decide("r", Map.of("a", value), Models.NOW)));
      }
    }
  }

  @Test
  void compiled_agrees_with_interpreted_on_every_pair_and_nearly_everything_compiles() {
    var random = new Random(SEED);
    var tallies = new EnumMap<RandomModels.Kind, Tally>(RandomModels.Kind.class);
    var kinds = RandomModels.Kind.values();
    for (var done = 0; done < PAIRS / PEOPLE; done++) {
      var kind = kinds[done % kinds.length];
      var match = compared(new RandomModels(random), kind, done);
      tallies.computeIfAbsent(kind, _ -> new Tally()).add(match);
    }
    var told = new StringBuilder("seed " + SEED + "\n");
    tallies.forEach((kind, tally) -> told.append(kind).append(": ").append(tally).append('\n'));
    if (PAIRS >= 1_000_000) {
      java.util.logging.Logger.getLogger("yiwang").info(told.toString());
    }
    assertThat(tallies.values())
        .as(told.toString())
        .allSatisfy(tally -> {
          assertThat(tally.compiled).isGreaterThanOrEqualTo(tally.models * 8 / 10);
          assertThat(tally.interpreted).isLessThan(tally.pairs * 3 / 10);
        });
  }

  private static Match compared(RandomModels models, RandomModels.Kind kind, int round) {
    var model = models.model(kind);
    var people = models.people(PEOPLE);
    var match = Matcher.match(model, "结果", people, Models.NOW);
    for (var person = 0; person < PEOPLE; person++) {
      var interpreted = plain(model.decide("结果", people.person(person), Models.NOW));
      var compiled = plain(match.value(person));
      if (!compiled.equals(interpreted)) {
        assertThat(compiled)
            .as("seed %d, model %d of kind %s, %s", SEED, round, kind, people.person(person))
            .isEqualTo(interpreted);
      }
    }
    return match;
  }

  /// FEEL counts 7 and 7.00 as the same number.
  private static String plain(Value value) {
    return switch (value) {
      case Value.Amount amount -> amount.number().stripTrailingZeros().toPlainString();
      case Value.Items items ->
          items.items().stream().map(PopulationTest::plain).toList().toString();
      default -> Printed.inner(value);
    };
  }

  @Test
  void one_person_is_matched_as_in_the_population() {
    var random = new Random(SEED + 1);
    for (var round = 0; round < 20; round++) {
      var models = new RandomModels(random);
      var model = models.model(RandomModels.Kind.TABLE);
      var people = models.people(PEOPLE);
      var match = Matcher.match(model, "结果", people, Models.NOW);
      if (RulePlan.of(model, "结果", Models.NOW) instanceof RulePlan.Compilation.Compiled(var plan)) {
        for (var person = 0; person < PEOPLE; person++) {
          assertThat(Printed.inner(plan.decide(people.person(person))))
              .isEqualTo(Printed.inner(match.value(person)));
          for (var rule : match.rulesOf(person)) {
            assertThat(plan.match(people.person(person))).contains(rule);
            assertThat(match.peopleOf(rule).get(person)).isTrue();
          }
        }
      }
    }
  }

  @Test
  void a_table_of_a_thousand_rules_agrees_too() {
    var rows = new ArrayList<List<String>>();
    for (var i = 0; i < 1_000; i++) {
      rows.add(List.of("-", "-", "[" + 10 * i + ".." + (10 * i + 9) + "]", "-", "" + i));
    }
    for (var policy : List.of("UNIQUE", "COLLECT' aggregation='SUM")) {
      var model = Models.table(policy, rows);
      var people = new RandomModels(new Random(SEED + 2)).people(PEOPLE);
      var match = Matcher.match(model, "补贴", people, Models.NOW);
      assertThat(match.fallback()).isEmpty();
      for (var person = 0; person < PEOPLE; person++) {
        assertThat(Printed.inner(match.value(person)))
            .isEqualTo(Printed.inner(model.decide("补贴", people.person(person), Models.NOW)));
      }
    }
  }

  @Test
  void what_does_not_compile_falls_back_and_says_so() {
    var model =
        Models.read(
            """
            <inputData id="收入" name="收入"><variable name="收入" typeRef="number"/></inputData>
            <decision id="a" name="甲"><variable name="甲"/>
            <informationRequirement><requiredInput href="#收入"/></informationRequirement>
            <literalExpression><text>count(for i in 1..3 return i * 收入) * 收入 ** 2</text></literalExpression></decision>\
            """);
    var people = new RandomModels(new Random(SEED)).people(PEOPLE);
    var match = Matcher.match(model, "甲", people, Models.NOW);
    assertThat(match.fallback()).contains("组合").contains("combination");
    assertThat(Printed.inner(match.value(7)))
        .isEqualTo(Printed.inner(model.decide("甲", people.person(7), Models.NOW)));
  }

  @Test
  void a_member_of_a_context_that_somebody_has_is_matched_for_everyone() {
    var model =
        Models.read(
            """
            <inputData id="p" name="p"><variable name="p"/></inputData>
            <decision id="a" name="甲"><variable name="甲"/>
            <informationRequirement><requiredInput href="#p"/></informationRequirement>
            <literalExpression><text>p.name</text></literalExpression></decision>\
            """);
    List<Value> all = List.of(new Value.Fields(Map.of("name", Value.of("甲"))), Value.Nothing.PLAIN);
    var match =
        Matcher.match(model, "甲", Population.of(Map.of("p", Column.values(all))), Models.NOW);
    assertThat(match.value(0)).isEqualTo(Value.of("甲"));
    assertThat(match.value(1)).isInstanceOf(Value.Nothing.class);
  }
}
