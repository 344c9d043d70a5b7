package org.yiwang.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.feel.Value;
import org.yiwang.decisions.population.Explanation;

class ExplanationTest {
  private static final DecisionModel TABLE =
      Models.table(
          "FIRST",
          List.of(
              List.of(">= 80", "\"沪\"", "-", "-", "200"),
              List.of(">= 60", "\"沪\"", "< 3000.50", "-", "100"),
              List.of("-", "-", "-", "> date(\"2000-01-01\")", "50")));

  private static Explanation explained(DecisionModel model, Map<String, Value> subject) {
    return Explanation.of(model, "补贴", subject, Models.NOW);
  }

  @Test
  void the_nearest_change_is_one_step_over_the_nearest_limit() {
    var subject =
        Map.<String, Value>of("年龄", Value.of(61), "户籍", Value.of("苏"), "收入", Value.of(9_000));
    var explanation = explained(TABLE, subject);
    assertThat(explanation.result().isNothing()).isTrue();
    assertThat(explanation.missing()).containsExactly("生日");
    assertThat(explanation.nearest()).isPresent();
    var change = explanation.nearest().orElseThrow();
    assertThat(change.result()).isEqualTo(Value.of(50));
    assertThat(change.inputs()).containsEntry("生日", new Value.Day(LocalDate.of(2000, 1, 2)));
  }

  @Test
  void of_two_changes_that_are_as_near_the_input_that_comes_first_in_the_model_is_taken() {
    var model =
        Models.table(
            "FIRST",
            List.of(List.of("> 60", "-", "> 60", "-", "1"), List.of("< 60", "-", "-", "-", "2")));
    var subject = Map.<String, Value>of("年龄", Value.of(60), "收入", Value.of(61));
    var change = explained(model, subject).nearest().orElseThrow();
    assertThat(change.inputs()).isEqualTo(Map.of("年龄", Value.of(59)));
    assertThat(change.result()).isEqualTo(Value.of(2));
  }

  @Test
  void two_inputs_change_when_one_is_not_enough() {
    var model = Models.table("FIRST", List.of(List.of("> 60", "\"沪\"", "-", "-", "1")));
    var subject = Map.<String, Value>of("年龄", Value.of(50), "户籍", Value.of("苏"));
    var change = explained(model, subject).nearest().orElseThrow();
    assertThat(change.inputs()).isEqualTo(Map.of("年龄", Value.of(61), "户籍", Value.of("沪")));
  }

  @Test
  void an_input_that_is_calculated_with_is_moved_as_little_as_changes_the_result() {
    var model =
        Models.read(
            """
            <inputData id="a" name="收入"><variable name="收入" typeRef="number"/></inputData>
            <inputData id="b" name="人数"><variable name="人数" typeRef="number"/></inputData>
            <decision id="c" name="补贴"><variable name="补贴"/>
            <informationRequirement><requiredInput href="#a"/></informationRequirement>
            <informationRequirement><requiredInput href="#b"/></informationRequirement>
            <literalExpression><text>if 收入 / 人数 &lt; 1000 then 10 else 0</text></literalExpression></decision>\
            """);
    var subject = Map.<String, Value>of("收入", Value.of(4_321), "人数", Value.of(4));
    var change = explained(model, subject).nearest().orElseThrow();
    assertThat(change.inputs()).isEqualTo(Map.of("收入", Value.of(3_999)));
    assertThat(change.result()).isEqualTo(Value.of(10));
  }

  @Test
  void rules_that_hit_and_rules_that_lack_one_cell_are_shown_with_their_cells() {
    var subject =
        Map.<String, Value>of("年龄", Value.of(79), "户籍", Value.of("沪"), "收入", Value.of(2_000));
    var step = explained(TABLE, subject).steps().getFirst();
    assertThat(step.hits())
        .singleElement()
        .satisfies(hit -> {
          assertThat(hit.rule()).isEqualTo(2);
          assertThat(hit.cells())
              .containsExactly(
                  new Explanation.Cell("年龄", Value.of(79), ">= 60"),
                  new Explanation.Cell("户籍", Value.of("沪"), "\"沪\""),
                  new Explanation.Cell("收入", Value.of(2_000), "< 3000.50"));
        });
    assertThat(step.near()).anySatisfy(near -> assertThat(near.rule()).isEqualTo(1));
  }
}
