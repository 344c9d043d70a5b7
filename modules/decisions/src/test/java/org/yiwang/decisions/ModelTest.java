package org.yiwang.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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

  /// DMN 1.5, 7.3.3 and 10.3.2.9.4: the variable of a function has the type of the function, and
  /// what it gives is made to conform to the result.
  @Test
  void what_a_function_gives_is_made_to_conform_to_the_type_of_its_variable() {
    var model =
        Models.read(
            """
            <itemDefinition name="fNumbers"><functionItem outputTypeRef="numbers"/></itemDefinition>
            <itemDefinition name="fText"><functionItem outputTypeRef="string"/></itemDefinition>
            <itemDefinition name="numbers" isCollection="true"><typeRef>number</typeRef></itemDefinition>
            <businessKnowledgeModel id="b" name="知识"><variable name="知识" typeRef="fNumbers"/>
              <encapsulatedLogic><literalExpression><text>1</text></literalExpression></encapsulatedLogic>
            </businessKnowledgeModel>
            <decisionService id="s" name="服务"><variable name="服务" typeRef="fText"/>
              <outputDecision href="#a"/></decisionService>
            <decision id="a" name="甲"><literalExpression><text>1000</text></literalExpression></decision>
            <decision id="n" name="嵌套"><variable name="嵌套" typeRef="number"/>
              <literalExpression><text>[[10]]</text></literalExpression></decision>\
            """);
    assertThat(model.decide("知识", Map.of(), Models.NOW))
        .isEqualTo(new Value.Items(List.of(Value.of(1))));
    assertThat(model.decide("服务", Map.of(), Models.NOW).isNothing()).isTrue();
    assertThat(model.decide("嵌套", Map.of(), Models.NOW)).isEqualTo(Value.of(10));
  }

  /// A service that is called a million times may cost no more than one that is called once.
  @Test
  void services_spend_from_the_budget_of_their_caller() {
    var model =
        Models.read(
            """
            <decisionService id="s" name="服务"><variable name="服务"/><outputDecision href="#a"/></decisionService>
            <decision id="a" name="甲"><literalExpression>
              <text>count(for i in 1..999999 return i)</text></literalExpression></decision>
            <decision id="r" name="结果"><knowledgeRequirement><requiredKnowledge href="#s"/></knowledgeRequirement>
              <literalExpression><text>count(for i in 1..999999 return 服务())</text></literalExpression></decision>\
            """);
    assertThat(model.decide("结果", Map.of(), Models.NOW))
        .isInstanceOfSatisfying(
            Value.Nothing.class, nothing -> assertThat(nothing.why()).contains("步"));
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
    assertThat(TableCheck.findings(model, "补贴", Models.NOW))
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
    assertThat(TableCheck.findings(model, "补贴", Models.NOW)).isEmpty();
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

  @Test
  void a_cell_of_another_type_than_its_column_is_found_at_its_line_and_column() {
    var model =
        Models.table(
            "UNIQUE",
            List.of(List.of("\"八十\"", "-", "-", "-", "1"), List.of("-", "> 3", "-", "生曰", "2")));
    assertThat(model.findings())
        .extracting(Finding::cell, Finding::english)
        .containsExactly(
            tuple("补贴 / 规则 1 / 年龄", "expected number but it is string"),
            tuple("补贴 / 规则 2 / 户籍", "string and number have no order"),
            tuple("补贴 / 规则 2 / 生日", "unknown name 生曰; did you mean 生日?"));
    assertThat(model.findings().getFirst().place().line()).isEqualTo(2);
    assertThat(model.findings().getFirst().place().column()).isGreaterThan(400);
  }

  @Test
  void outputs_and_values_outside_of_what_a_type_allows_are_found() {
    var model =
        Models.read(
            """
            <itemDefinition name="等级"><typeRef>string</typeRef>
              <allowedValues><text>"高","低"</text></allowedValues></itemDefinition>
            <inputData id="i" name="级"><variable name="级" typeRef="等级"/></inputData>
            <decision id="a" name="甲"><variable name="甲" typeRef="number"/>
              <informationRequirement><requiredInput href="#i"/></informationRequirement>
              <decisionTable><input><inputExpression><text>级</text></inputExpression></input>
              <output name="甲" typeRef="number"/>
              <rule><inputEntry><text>"高"</text></inputEntry><outputEntry><text>"三"</text></outputEntry></rule>
              <rule><inputEntry><text>"底"</text></inputEntry><outputEntry><text>3</text></outputEntry></rule>
              </decisionTable></decision>
            <decision id="b" name="乙"><variable name="乙" typeRef="等级"/>
              <literalExpression><text>if 甲 > 1 then "高" else "中"</text></literalExpression></decision>\
            """);
    assertThat(model.findings())
        .extracting(Finding::cell, Finding::english)
        .containsExactly(
            tuple("甲 / 规则 1 / 甲", "expected number but it is string"),
            tuple("甲 / 规则 2 / 级", "\"底\" is not among the allowed values: \"高\", \"低\""),
            tuple("乙", "unknown name 甲"),
            tuple("乙", "\"中\" is not among the allowed values: \"高\", \"低\""));
  }

  @Test
  void elements_nested_without_end_are_refused() {
    assertThatThrownBy(() -> DecisionModel.read("<definitions>" + "<context>".repeat(100_000)))
        .isInstanceOfSatisfying(
            SyntaxProblem.class,
            problem -> {
              assertThat(problem.chinese()).contains("嵌套过深");
              assertThat(problem.english()).contains("nested too deeply");
            });
  }

  @Test
  void a_chain_of_requirements_without_end_is_found_and_gives_null() {
    var chain = new StringBuilder("<decision id='d0' name='d0'><literalExpression><text>1</text>");
    for (var i = 1; i < 3_000; i++) {
      chain.append(
          """
          </literalExpression></decision><decision id='d%d' name='d%d'><informationRequirement>
          <requiredDecision href='#d%d'/></informationRequirement><literalExpression><text>d%d</text>\
          """
              .formatted(i, i, i - 1, i - 1));
    }
    var model = Models.read(chain + "</literalExpression></decision>");
    assertThat(model.decide("d2999", Map.of(), Models.NOW).isNothing()).isTrue();
    assertThat(model.decide("d200", Map.of(), Models.NOW)).isEqualTo(Value.of(1));
  }

  @Test
  void types_that_refer_to_each_other_are_found() {
    var model =
        Models.read(
            """
            <itemDefinition name="甲"><typeRef>乙</typeRef></itemDefinition>
            <itemDefinition name="乙"><typeRef>甲</typeRef></itemDefinition>\
            """);
    assertThat(model.findings())
        .extracting(Finding::cell, Finding::english)
        .containsExactly(
            tuple("甲", "refers to an unknown type, or to itself"),
            tuple("乙", "refers to an unknown type, or to itself"));
  }
}
