package org.yiwang.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.feel.Value;
import org.yiwang.decisions.population.Policies;
import org.yiwang.decisions.population.Population;
import org.yiwang.decisions.population.RulePlan;
import org.yiwang.decisions.population.Simulation;

class SimulationTest {
  private static final int PEOPLE = 2_000;

  private static BigDecimal amount(DecisionModel model, Population people, int person) {
    return model.decide("结果", people.person(person), Models.NOW) instanceof Value.Amount amount
        ? amount.number()
        : BigDecimal.ZERO;
  }

  @Test
  void gains_losses_and_costs_are_those_that_counting_person_by_person_gives() {
    var random = new Random(11);
    for (var round = 0; round < 6; round++) {
      var models = new RandomModels(random);
      var kind = round % 2 == 0 ? RandomModels.Kind.GRAPH : RandomModels.Kind.FUNCTION;
      var current = models.model(kind);
      var draft = models.model(kind);
      var people = models.people(PEOPLE);
      var result = Simulation.of(current, draft, "结果", people, Models.NOW).by("户籍", "");
      long gain = 0;
      var cost = BigDecimal.ZERO;
      for (var i = 0; i < PEOPLE; i++) {
        var change = amount(draft, people, i).subtract(amount(current, people, i));
        gain += change.signum() > 0 ? 1 : 0;
        cost = cost.add(change);
        assertThat(result.gainers().get(i)).isEqualTo(change.signum() > 0);
        assertThat(result.losers().get(i)).isEqualTo(change.signum() < 0);
      }
      assertThat(result.all().gain()).isEqualTo(gain);
      assertThat(result.all().cost()).isEqualByComparingTo(cost);
      assertThat(result.groups()).hasSize(5);
      assertThat(result.groups().stream().mapToLong(group -> group.effect().people()).sum())
          .isEqualTo(PEOPLE);
    }
  }

  @Test
  void results_that_are_no_amounts_can_only_change() {
    var rows =
        List.of(List.of(">= 60", "-", "-", "-", "\"一档\""), List.of("-", "-", "-", "-", "\"二档\""));
    var later =
        List.of(List.of(">= 65", "-", "-", "-", "\"一档\""), List.of("-", "-", "-", "-", "\"二档\""));
    var people = new RandomModels(new Random(3)).people(PEOPLE);
    var simulation =
        Simulation.of(
            Models.table("FIRST", rows), Models.table("FIRST", later), "补贴", people, Models.NOW);
    var all = simulation.by("", "").all();
    assertThat(all.gain() + all.lose()).isZero();
    assertThat(all.changes()).isBetween(30L, 200L);
    assertThatThrownBy(() -> simulation.by("没有", "")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void many_policies_asked_at_once_say_what_each_of_them_says() {
    var random = new Random(12);
    var models = new RandomModels(random);
    var plans = new ArrayList<RulePlan>();
    for (var i = 0; i < 40; i++) {
      if (RulePlan.of(models.model(RandomModels.Kind.TABLE), "结果", Models.NOW)
          instanceof RulePlan.Compilation.Compiled(var plan)) {
        plans.add(plan);
      }
    }
    assertThat(plans).hasSizeGreaterThan(20);
    var policies = Policies.of(plans);
    var people = models.people(500);
    for (var i = 0; i < 500; i++) {
      var person = people.person(i);
      assertThat(policies.match(person))
          .isEqualTo(plans.stream().map(plan -> plan.match(person)).toList());
    }
  }
}
