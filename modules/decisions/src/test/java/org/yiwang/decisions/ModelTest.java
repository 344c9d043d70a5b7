package org.yiwang.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.feel.Finding;
import org.yiwang.decisions.feel.SyntaxProblem;
import org.yiwang.decisions.feel.Value;
import org.yiwang.decisions.population.TableCheck;

class ModelTest {
  @Test
  void a_circle_of_requirements_is_found_and_named() {
    var model =
        Models.read(
            """
            <decision id="a" name="甲"><informationRequirement><requiredDecision href="#b"/></informationRequirement>
              <literalExpression><text>乙</text></literalExpression></decision>
            <decision id="b" name="乙"><informationRequirement><requiredDecision href="#a"/></informationRequirement>
              <literalExpression><text>甲</text></literalExpression></decision>\
            """);
    assertThat(model.findings()).anySatisfy(f -> assertThat(f.chinese()).contains("循环依赖"));
    assertThat(model.decide("甲", Map.of(), Models.NOW).isNothing()).isTrue();
  }

  @Test
  void an_unknown_type_is_found() {
    var model =
        Models.read("<inputData id='a' name='甲'><variable name='甲' typeRef='tNone'/></inputData>");
    assertThat(model.findings())
        .singleElement()
        .extracting(Finding::english)
        .isEqualTo("unknown type tNone");
  }

  @Test
  void text_that_is_no_feel_is_found_at_its_cell() {
    var model = Models.table("UNIQUE", List.of(List.of(">= ", "-", "-", "-", "1")));
    assertThat(model.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.cell()).isEqualTo("补贴 / 规则 1 / 年龄");
          assertThat(finding.chinese()).contains("表达式");
        });
  }

  @Test
  void overlapping_rules_are_named_with_a_subject() {
    var model =
        Models.table(
            "UNIQUE",
            List.of(
                List.of("[60..80]", "-", "-", "-", "1"), List.of(">= 80", "\"沪\"", "-", "-", "2")));
    var table = model.findTable("补贴").orElseThrow();
    assertThat(TableCheck.findings("补贴", table))
        .anySatisfy(finding ->
            assertThat(finding.english())
                .contains("rules 1 and 2 overlap")
                .contains("年龄 = 80")
                .contains("户籍 = \"沪\""))
        .anySatisfy(finding -> assertThat(finding.english()).contains("no rule covers"));
  }

  @Test
  void a_table_without_gap_or_overlap_is_clean() {
    var model =
        Models.table(
            "UNIQUE",
            List.of(List.of("< 60", "-", "-", "-", "0"), List.of(">= 60", "-", "-", "-", "1")));
    assertThat(TableCheck.findings("补贴", model.findTable("补贴").orElseThrow())).isEmpty();
  }

  @Test
  void a_bomb_an_external_entity_and_a_huge_file_are_refused() {
    assertThatThrownBy(() ->
            DecisionModel.read("<!DOCTYPE a [<!ENTITY b \"bb\">]><definitions>&b;</definitions>"))
        .isInstanceOf(SyntaxProblem.class);
    assertThatThrownBy(() ->
            DecisionModel.read(
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><definitions>&b;</definitions>"))
        .isInstanceOf(SyntaxProblem.class);
    assertThatThrownBy(() -> DecisionModel.read(" ".repeat(20_000_001)))
        .isInstanceOf(SyntaxProblem.class)
        .hasMessageContaining("longer than");
  }

  @Test
  void what_is_missing_is_said() {
    var model = Models.table("FIRST", List.of(List.of(">= 60", "-", "-", "-", "1")));
    var result = model.decide("补贴", Map.of("户籍", Value.of("沪")), Models.NOW);
    assertThat(result).isEqualTo(Value.nothing("没有规则命中 · no rule hits"));
  }
}
