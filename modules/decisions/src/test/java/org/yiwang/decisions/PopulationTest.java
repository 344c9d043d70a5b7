package org.yiwang.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.feel.Printed;
import org.yiwang.decisions.population.Column;
import org.yiwang.decisions.population.Matcher;
import org.yiwang.decisions.population.Population;
import org.yiwang.decisions.population.RulePlan;

/// Compiled is interpreted: random tables over random people, null and boundary values included.
/// `-Dyiwang.pairs=1000000` runs more than the default, `-Dyiwang.seed=N` repeats a run.
class PopulationTest {
  private static final long SEED = Long.getLong("yiwang.seed", 20_240_115L);
  private static final int PAIRS = Integer.getInteger("yiwang.pairs", 30_000);
  private static final int PEOPLE = 500;
  private static final List<String> POLICIES =
      List.of(
          "UNIQUE",
          "FIRST",
          "ANY",
          "COLLECT",
          "RULE ORDER",
          "PRIORITY",
          "COLLECT' aggregation='SUM",
          "COLLECT' aggregation='MAX",
          "COLLECT' aggregation='COUNT");

  @Test
  void compiled_agrees_with_interpreted_on_every_pair() {
    var random = new Random(SEED);
    for (var done = 0; done < PAIRS; done += PEOPLE) {
      var model = table(random);
      var people = people(random);
      var match = Matcher.match(model, "补贴", people, Models.NOW);
      assertThat(match.fallback()).as("seed " + SEED).isEmpty();
      for (var person = 0; person < PEOPLE; person++) {
        var interpreted = model.decide("补贴", people.person(person), Models.NOW);
        assertThat(Printed.inner(match.outcome(person).value()))
            .as("seed %d, pair %d, %s", SEED, done + person, people.person(person))
            .isEqualTo(Printed.inner(interpreted));
      }
    }
  }

  @Test
  void one_person_is_matched_as_in_the_population() {
    var random = new Random(SEED + 1);
    for (var round = 0; round < 20; round++) {
      var model = table(random);
      var people = people(random);
      var match = Matcher.match(model, "补贴", people, Models.NOW);
      assertThat(RulePlan.of(model, "补贴")).isInstanceOf(RulePlan.Compilation.Compiled.class);
      if (RulePlan.of(model, "补贴") instanceof RulePlan.Compilation.Compiled(var plan)) {
        for (var person = 0; person < PEOPLE; person++) {
          for (var rule : match.outcome(person).rules()) {
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
    var model = Models.table("UNIQUE", rows);
    var people = people(new Random(SEED + 2));
    var match = Matcher.match(model, "补贴", people, Models.NOW);
    assertThat(match.fallback()).isEmpty();
    for (var person = 0; person < PEOPLE; person++) {
      assertThat(Printed.inner(match.outcome(person).value()))
          .isEqualTo(Printed.inner(model.decide("补贴", people.person(person), Models.NOW)));
    }
  }

  @Test
  void what_does_not_compile_falls_back_and_says_so() {
    var model =
        Models.table(
            "FIRST",
            List.of(List.of("? * 2 > 100", "-", "-", "-", "1"), List.of("-", "-", "-", "-", "0")));
    var people = people(new Random(SEED));
    var match = Matcher.match(model, "补贴", people, Models.NOW);
    assertThat(match.fallback()).contains("年龄");
    assertThat(Printed.inner(match.outcome(7).value()))
        .isEqualTo(Printed.inner(model.decide("补贴", people.person(7), Models.NOW)));
  }

  private static DecisionModel table(Random random) {
    var rows = new ArrayList<List<String>>();
    var count = 1 + random.nextInt(30);
    for (var i = 0; i < count; i++) {
      rows.add(
          List.of(
              number(random, 100),
              text(random),
              number(random, 9_000),
              day(random),
              "" + random.nextInt(4) * 100));
    }
    return Models.table(POLICIES.get(random.nextInt(POLICIES.size())), rows);
  }

  private static String number(Random random, int most) {
    var a = random.nextInt(most);
    var b = a + random.nextInt(most / 2);
    return switch (random.nextInt(9)) {
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

  private static String text(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> "\"沪\"";
      case 1 -> "\"沪\", \"苏\"";
      case 2 -> "not(\"浙\")";
      case 3 -> "!= \"苏\"";
      default -> "-";
    };
  }

  private static String day(Random random) {
    var date = LocalDate.ofEpochDay(random.nextInt(30));
    return switch (random.nextInt(6)) {
      case 0 -> "< date(\"" + date + "\")";
      case 1 -> "[date(\"" + date + "\")..date(\"" + date.plusDays(5) + "\")]";
      case 2 -> "@\"" + date + "\"";
      default -> "-";
    };
  }

  private static Population people(Random random) {
    var ages = new long[PEOPLE];
    var incomes = new long[PEOPLE];
    var days = new long[PEOPLE];
    var homes = new String[PEOPLE];
    var missing = new HashMap<String, BitSet>();
    for (var name : List.of("年龄", "户籍", "收入", "生日")) {
      missing.put(name, new BitSet());
    }
    for (var i = 0; i < PEOPLE; i++) {
      ages[i] = random.nextInt(101);
      incomes[i] = random.nextInt(20_000) * 50L;
      days[i] = random.nextInt(31);
      homes[i] = List.of("沪", "苏", "浙", "皖").get(random.nextInt(4));
      for (var each : missing.values()) {
        each.set(random.nextInt(20) == 0 ? i : PEOPLE);
        each.clear(PEOPLE);
      }
    }
    return Population.of(
        Map.of(
            "年龄", Column.numbers(ages, 0, missing.getOrDefault("年龄", new BitSet())),
            "户籍", Column.texts(homes, missing.getOrDefault("户籍", new BitSet())),
            "收入", Column.numbers(incomes, 2, missing.getOrDefault("收入", new BitSet())),
            "生日", Column.days(days, missing.getOrDefault("生日", new BitSet()))));
  }
}
