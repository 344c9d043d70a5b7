package org.yiwang.bench;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.feel.Evaluator;
import org.yiwang.decisions.feel.Formula;
import org.yiwang.decisions.feel.LimitExceeded;
import org.yiwang.decisions.feel.Names;
import org.yiwang.decisions.feel.Parser;
import org.yiwang.decisions.feel.Place;
import org.yiwang.decisions.feel.Printed;
import org.yiwang.decisions.feel.Scope;
import org.yiwang.decisions.feel.SyntaxProblem;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Type.Simple;
import org.yiwang.decisions.feel.Value;
import org.yiwang.decisions.guard.Guard;
import org.yiwang.decisions.population.TableCheck;

/// What the fuzzer calls with its inputs. Whatever a target throws is a finding.
final class FuzzTargets {
  private static final ZonedDateTime NOW = Instant.EPOCH.atZone(ZoneOffset.UTC);

  private static final Type.ContextOf SCHEMA =
      new Type.ContextOf(
          Map.of(
              "category",
              new Type.ContextOf(Map.of("group", Simple.STRING)),
              "年龄",
              Simple.NUMBER,
              "区",
              Type.oneOf("区", List.of("虹口", "静安")),
              "生日",
              Simple.DATE,
              "低保",
              Simple.BOOLEAN,
              "标签",
              new Type.ListOf(Simple.STRING)));

  private static final List<Map<String, Value>> SUBJECTS =
      List.of(
          Map.of(),
          Map.of(
              "category",
              new Value.Fields(Map.of("group", Value.of("噪声"))),
              "年龄",
              Value.of(80),
              "区",
              Value.of("虹口"),
              "生日",
              new Value.Day(LocalDate.EPOCH),
              "低保",
              Value.Truth.TRUE,
              "标签",
              new Value.Items(List.of(Value.of("急"), Value.Nothing.PLAIN))),
          Map.of(
              "category", Value.Nothing.PLAIN,
              "年龄", Value.of(new BigDecimal("36028797018963967.5")),
              "区", Value.of(1),
              "低保", Value.Truth.FALSE,
              "标签", Value.of("急")));

  static final List<String> WORDS =
      List.of(
          "if ",
          " then ",
          " else ",
          "for ",
          " in ",
          " return ",
          "some ",
          "every ",
          " satisfies ",
          " and ",
          " or ",
          " between ",
          " instance of ",
          "function(",
          " external ",
          "true",
          "false",
          "null",
          "not(",
          "date(\"",
          "time(\"",
          "duration(\"",
          "@\"",
          "P1D",
          "P1Y",
          "..",
          "<=",
          ">=",
          "!=",
          "**",
          "年龄",
          "category.group",
          "区",
          "生日",
          "低保",
          "标签",
          "item",
          "partial",
          "count(",
          "sum(",
          "list contains(",
          "contains(",
          "substring(",
          "matches(",
          "replace(",
          "split(",
          "number(",
          "string(",
          "sort(",
          "flatten(",
          "distinct values(",
          "context put(",
          "get entries(",
          "range(",
          "years and months duration(",
          "today()",
          "now()",
          "1e6000",
          "<decision ",
          "<decisionTable",
          "<input>",
          "<inputExpression>",
          "<text>",
          "</text>",
          "<rule>",
          "<inputEntry>",
          "<outputEntry>",
          "typeRef=\"number\"",
          "hitPolicy=\"COLLECT\"",
          "<itemDefinition ",
          "<informationRequirement>",
          "href=\"#",
          "<context>",
          "<![CDATA[",
          "<!DOCTYPE",
          "<!ENTITY",
          "&lt;",
          "xmlns=\"");

  static final List<String> EXPRESSIONS =
      List.of(
          "category.group = \"噪声\" and 年龄 >= 80 and 区 in [\"虹口\",\"静安\"]",
          "年龄 * 12 / 7 + 0.5 between -3 and 1e3 or 生日 < date(\"1970-01-02\")",
          "if 低保 then count(标签[item = \"急\"]) > 0 else not(list contains(标签, \"急\"))",
          "some x in 标签 satisfies matches(x, \"^a+(b|c)*$\")",
          "{a: [1, 2, 3], f: function(x: number) x ** 2, r: for i in a return f(i) + sum(partial)}.r",
          "(< 10), [1..5], not(= 3), \"a\", null, ? > 3",
          "@\"2024-02-29\" + @\"P1Y\" instance of date",
          "sort([3, 1, 2], function(x, y) x < y)[1] = number(\"1,5\", \".\", \",\")");

  static final List<String> MODELS =
      List.of(
          """
          <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">
          <itemDefinition name="T"><typeRef>string</typeRef><allowedValues><text>"a","b"</text></allowedValues></itemDefinition>
          <inputData id="i" name="x"><variable name="x" typeRef="T"/></inputData>
          <decision id="d" name="y"><variable name="y" typeRef="number"/>
          <informationRequirement><requiredInput href="#i"/></informationRequirement>
          <decisionTable hitPolicy="FIRST"><input><inputExpression><text>x</text></inputExpression></input>
          <output name="y" typeRef="number"/>
          <rule><inputEntry><text>"a"</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
          <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>2</text></outputEntry></rule>
          </decisionTable></decision></definitions>
          """,
          """
          <definitions name="m" namespace="n">
          <decision id="a" name="a"><informationRequirement><requiredDecision href="#b"/></informationRequirement>
          <context><contextEntry><variable name="k"/><literalExpression><text>b + 1</text></literalExpression></contextEntry>
          <contextEntry><invocation><literalExpression><text>f</text></literalExpression>
          <binding><parameter name="p"/><literalExpression><text>k</text></literalExpression></binding></invocation></contextEntry>
          </context></decision>
          <decision id="b" name="b"><literalExpression><text>for i in 1..3 return i</text></literalExpression></decision>
          <businessKnowledgeModel id="f" name="f"><encapsulatedLogic><formalParameter name="p" typeRef="number"/>
          <literalExpression><text>p * 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
          <decisionService id="s" name="s"><outputDecision href="#a"/></decisionService></definitions>
          """);

  private FuzzTargets() {}

  private static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }

  /// The reader of models, and what it read.
  public static final class Model {
    private Model() {}

    /// Reads, checks and decides.
    public static void fuzzerTestOneInput(byte[] input) {
      try {
        var model = DecisionModel.read(text(input));
        for (var decision : model.decisions()) {
          var _ = Printed.text(model.decide(decision, Map.of("x", Value.of("a")), NOW));
          var _ = TableCheck.findings(model, decision, NOW);
        }
      } catch (SyntaxProblem refused) {
        said(refused);
      }
    }
  }

  /// Parser and evaluator.
  public static final class Feel {
    private Feel() {}

    /// Reads the input as an expression and as a cell, and evaluates both.
    public static void fuzzerTestOneInput(byte[] input) {
      var names = new Names(SCHEMA.fields().keySet(), List.of("group"));
      try {
        var expression = Parser.expression(text(input), names);
        for (var subject : SUBJECTS) {
          var _ =
              Printed.text(new Evaluator(Map.of(), NOW).evaluate(expression, Scope.of(subject)));
        }
      } catch (SyntaxProblem refused) {
        said(refused);
      } catch (LimitExceeded bounded) {
        // as it must be
      }
      try {
        var cell = Parser.unaryTests(text(input), names, Place.START);
        var _ = new Evaluator(Map.of(), NOW).tested(cell, Value.of(3), Scope.EMPTY);
      } catch (SyntaxProblem refused) {
        said(refused);
      } catch (LimitExceeded bounded) {
        // as it must be
      }
    }
  }

  /// The guard compiler against the interpreter.
  public static final class Guards {
    private Guards() {}

    /// Reads a condition and asks it of each subject in both ways.
    public static void fuzzerTestOneInput(byte[] input) {
      switch (Formula.read(text(input), Place.START, SCHEMA, Simple.BOOLEAN)) {
        case Formula.Reading.Unsound(var findings) -> {
          if (findings.isEmpty()) {
            throw new AssertionError("refused without a word");
          }
        }
        case Formula.Reading.Sound(var formula) -> {
          var guard = Guard.of(formula);
          for (var subject : SUBJECTS) {
            var value = guard.value(subject, NOW);
            var wanted =
                value.isTrue()
                    ? Guard.Answer.TRUE
                    : value.isFalse() ? Guard.Answer.FALSE : Guard.Answer.NULL;
            var answer = guard.answer(subject, NOW);
            if (answer != wanted) {
              throw new AssertionError(answer + " instead of " + Printed.inner(value));
            }
          }
        }
      }
    }
  }

  private static void said(SyntaxProblem refused) {
    if (refused.chinese().isBlank() || refused.english().isBlank() || refused.place().line() < 1) {
      throw new AssertionError("refused without a word");
    }
  }
}
