package org.yiwang.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yiwang.decisions.feel.Finding;
import org.yiwang.decisions.feel.Formula;
import org.yiwang.decisions.feel.Place;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Type.Simple;
import org.yiwang.decisions.feel.Value;

class FormulaTest {
  private static final Type PHOTO =
      new Type.ContextOf(Map.of("name", Simple.STRING, "size", Simple.NUMBER));

  /// The fields of a form, as a pack would declare them.
  static final Type.ContextOf SCHEMA =
      new Type.ContextOf(
          new LinkedHashMap<>(
              Map.of(
                  "category",
                  new Type.ContextOf(Map.of("group", Simple.STRING)),
                  "年龄",
                  Simple.NUMBER,
                  "区",
                  Type.oneOf("区", List.of("虹口", "静安", "黄浦")),
                  "生日",
                  Simple.DATE,
                  "低保",
                  Simple.BOOLEAN,
                  "photo",
                  new Type.ListOf(PHOTO),
                  "标签",
                  new Type.ListOf(Simple.STRING),
                  "days left",
                  Simple.NUMBER,
                  "单位",
                  new Type.FunctionOf(List.of(Simple.STRING), Simple.STRING))));

  static Formula.Reading read(String text, Type wanted) {
    return Formula.read(text, Place.START, SCHEMA, wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "category.group = \"噪声\" and 年龄 >= 80 and 区 in [\"虹口\", \"静安\"]",
        "count(photo) >= 1 and every p in photo satisfies p.size < 5000000",
        "count(photo[size > 10 and ends with(name, \".jpg\")]) > 0",
        "生日 < date(\"1945-01-01\") or 生日 <= today() - @\"P80Y\"",
        "if 低保 then days left - 1 > 0 else 年龄 between 60 and 70",
        "some t in 标签 satisfies t = \"急\" or contains(t, \"险\")",
        "单位(区) = \"路灯队\" and category.group != null",
        "区 in (\"虹口\", \"黄浦\") and 年龄 in [60..80)",
        "{满: 年龄 >= 80, 该: 满 and not(低保)}.该",
        "年龄 = null or 标签 = []"
      })
  void a_sound_condition_is_of_the_type_boolean(String text) {
    var reading = read(text, Simple.BOOLEAN);
    assertThat(reading).isInstanceOf(Formula.Reading.Sound.class);
    assertThat(((Formula.Reading.Sound) reading).formula().result()).isEqualTo(Simple.BOOLEAN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "年令 >= 80 | 1:1 | unknown name 年令; did you mean 年龄?",
        "category.grup = \"噪声\" | 1:1 | context has no grup; did you mean group?",
        "年龄 >= \"80\" | 1:7 | number and string have no order",
        "年龄 = \"80\" | 1:6 | expected number but it is string; the two cannot be compared",
        "区 in [\"虹口\", \"静按\"] | 1:13 | among the allowed values: \"虹口\", \"静安\", \"黄浦\"; did you mean 静安?",
        "区 = \"浦东\" | 1:5 | \"浦东\" is not among the allowed values",
        "年龄 in [\"a\"..\"b\"] | 1:7 | expected number but it is range<string>",
        "contians(category.group, \"声\") | 1:1 | unknown function contians; did you mean contains?",
        "contains(category.group) | 1:1 | expected contains(string: string, match: string)",
        "contains(category.group, 年龄) | 1:26 | argument 2 must be string but it is number",
        "count(photo, 标签) = 1 | 1:1 | expected count(list: list<Any>)",
        "单位(年龄) = \"路灯队\" | 1:4 | argument 1 must be string but it is number",
        "单位() = \"路灯队\" | 1:1 | expected 1 arguments but there are 0",
        "年龄 and 低保 | 1:1 | a condition must be boolean but it is number",
        "年龄 + 低保 > 1 | 1:6 | no such operation: + on number and boolean",
        "生日 > 年龄 | 1:6 | date and number have no order",
        "生日 > date(\"2024-02-30\") | 1:11 | no such day: 2024-02-30",
        "count(photo[sise > 10]) > 0 | 1:13 | unknown name sise; did you mean size?",
        "年龄 + 1 | 1:1 | expected boolean but it is number",
        "if 年龄 then true else false | 1:4 | a condition must be boolean but it is number",
        "some t in 标签 satisfies t > 3 | 1:28 | string and number have no order",
        "年龄.years = 3 | 1:1 | number has no years",
        "年龄 instance of nummer | 1:16 | unknown type nummer; did you mean number?",
        "matches(年龄 | 1:11 | expected ) but found the end"
      })
  void what_is_wrong_is_found_at_its_place(String text, String place, String english) {
    var reading = read(text, Simple.BOOLEAN);
    assertThat(reading).isInstanceOf(Formula.Reading.Unsound.class);
    var findings = ((Formula.Reading.Unsound) reading).findings();
    assertThat(findings)
        .first()
        .satisfies(finding -> {
          assertThat(finding.english()).contains(english);
          assertThat(finding.place()).hasToString(place);
          assertThat(finding.chinese()).containsPattern("[应不没条件]");
        });
  }

  @Test
  void everything_that_is_wrong_is_found_at_once() {
    var reading = read("年令 > 1 and\n category.grup = 2", Simple.BOOLEAN);
    assertThat(((Formula.Reading.Unsound) reading).findings())
        .extracting(Finding::place)
        .containsExactly(new Place(1, 1), new Place(2, 2));
  }

  @Test
  void places_count_from_where_the_text_stands_in_its_file() {
    var reading = Formula.read("年令 > 1", new Place(12, 9), SCHEMA, Simple.BOOLEAN);
    assertThat(((Formula.Reading.Unsound) reading).findings())
        .singleElement()
        .extracting(Finding::place)
        .isEqualTo(new Place(12, 9));
  }

  @Test
  void a_formula_may_give_any_value_and_call_functions_of_the_caller() {
    var reading = read("if 年龄 > 60 then 单位(区) else \"街道\"", Simple.STRING);
    var formula = ((Formula.Reading.Sound) reading).formula();
    var unit =
        new Function(arguments -> Value.of(((Value.Text) arguments.values().get(0)).text() + "队"));
    var subject = Map.<String, Value>of("年龄", Value.of(61), "区", Value.of("虹口"), "单位", unit);
    assertThat(formula.value(subject, Models.NOW)).isEqualTo(Value.of("虹口队"));
  }

  private record Function(java.util.function.Function<Value.Arguments, Value> body)
      implements Value.Function {
    @Override
    public Value call(Value.Arguments arguments, org.yiwang.decisions.feel.Evaluator evaluator) {
      return body.apply(arguments);
    }

    @Override
    public List<String> parameters() {
      return List.of("区");
    }

    @Override
    public Type type() {
      return new Type.FunctionOf(List.of(Simple.STRING), Simple.STRING);
    }
  }
}
