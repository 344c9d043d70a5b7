package org.yiwang.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yiwang.decisions.feel.Evaluator;
import org.yiwang.decisions.feel.LimitExceeded;
import org.yiwang.decisions.feel.Names;
import org.yiwang.decisions.feel.Parser;
import org.yiwang.decisions.feel.Printed;
import org.yiwang.decisions.feel.Scope;
import org.yiwang.decisions.feel.SyntaxProblem;
import org.yiwang.decisions.feel.Value;

class FeelTest {
  private static String of(String text, Map<String, Value> values) {
    try {
      var names = new Names(values.keySet(), List.of("group", "first name"));
      var expression = Parser.expression(text, names);
      return Printed.inner(
          new Evaluator(Map.of(), Models.NOW).evaluate(expression, Scope.of(values)));
    } catch (SyntaxProblem problem) {
      throw new AssertionError(problem.place() + " " + problem.english(), problem);
    }
  }

  @Test
  void names_may_be_chinese_and_may_hold_spaces() {
    assertThat(of("年龄 >= 80", Map.of("年龄", Value.of(80)))).isEqualTo("true");
    var category = new Value.Fields(Map.of("group", Value.of("噪声")));
    assertThat(of("category.group = \"噪声\"", Map.of("category", category))).isEqualTo("true");
    assertThat(of("days left - 1", Map.of("days left", Value.of(3)))).isEqualTo("2");
  }

  @Test
  void numbers_are_decimals_of_34_digits() {
    assertThat(of("0.1 + 0.2", Map.of())).isEqualTo("0.3");
    assertThat(of("1 / 3", Map.of())).isEqualTo("0.3333333333333333333333333333333333");
  }

  @Test
  void logic_has_three_values() {
    assertThat(of("null and false", Map.of())).isEqualTo("false");
    assertThat(of("null and true", Map.of())).isEqualTo("null");
    assertThat(of("null or true", Map.of())).isEqualTo("true");
  }

  @Test
  void a_birthday_on_a_leap_day_and_a_duration_add_up() {
    assertThat(of("date(\"2024-02-29\") + @\"P1Y\"", Map.of())).isEqualTo("2025-02-28");
  }

  @Test
  void a_syntax_problem_says_line_and_column_in_two_languages() {
    assertThatThrownBy(() -> Parser.expression("1 +\n  * 2", Names.none()))
        .isInstanceOfSatisfying(
            SyntaxProblem.class,
            problem -> {
              assertThat(problem.place()).hasToString("2:3");
              assertThat(problem.chinese()).contains("此处应为");
              assertThat(problem.english()).contains("expected");
            });
  }

  @Test
  void endless_recursion_and_iteration_meet_a_limit() {
    assertThatThrownBy(
            () -> of("{f: function(n) f(n + 1), r: for i in 1..99999999 return i}.r", Map.of()))
        .isInstanceOf(LimitExceeded.class);
    assertThatThrownBy(() -> of("count(for a in 1..9999, b in 1..9999 return a * b)", Map.of()))
        .isInstanceOf(LimitExceeded.class);
  }

  @Test
  void a_regular_expression_that_backtracks_without_end_meets_a_limit() {
    var text = Value.of("a".repeat(60) + "!");
    assertThatThrownBy(() -> of("matches(t, p)", Map.of("t", text, "p", Value.of("^(a|aa)+\\1b$"))))
        .isInstanceOf(LimitExceeded.class);
  }

  @Test
  void no_method_of_the_host_is_called() {
    var call =
        "{f: function(n) external {java: {class: \"java.lang.System\", method signature:"
            + " \"exit(int)\"}}, r: f(1)}.r";
    assertThat(of(call, Map.of())).isEqualTo("null");
  }

  /// Found by throwing mutated texts at the reader.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "some b in a, ",
        "1e99999999999",
        "1e7000",
        "not(< 1, ",
        "x instance of list<list<",
        "for"
      })
  void a_text_that_breaks_off_or_overshoots_is_refused_with_a_place(String text) {
    assertThatThrownBy(() -> Parser.expression(text, Names.none()))
        .isInstanceOfSatisfying(
            SyntaxProblem.class, problem -> assertThat(problem.place().line()).isEqualTo(1));
  }

  @Test
  void what_is_nested_or_strung_together_without_end_is_refused() {
    for (var text :
        List.of(
            "(".repeat(5_000),
            "-".repeat(5_000) + "1",
            "1" + " + 1".repeat(5_000),
            "x in (" + "not(< 1, ".repeat(5_000),
            "x instance of " + "list<".repeat(5_000),
            "a" + ".a".repeat(5_000),
            "{a: ".repeat(5_000))) {
      assertThatThrownBy(() -> Parser.expression(text, Names.none()))
          .isInstanceOf(SyntaxProblem.class);
    }
  }

  @Test
  void a_long_line_is_read_in_linear_time() {
    var text = "[" + "1, ".repeat(300_000) + "1]";
    assertThatCode(() -> Parser.expression(text, Names.none())).doesNotThrowAnyException();
  }

  @Test
  void numbers_lists_and_strings_do_not_grow_without_end() {
    assertThat(of("(1e6000 * 1e6000)", Map.of())).isEqualTo("null");
    var doubled = new StringBuilder("{a0: [1, 2, 3, 4]");
    var joined = new StringBuilder("{a0: \"abcd\"");
    for (var i = 1; i < 40; i++) {
      doubled.append(", a%d: concatenate(a%d, a%d)".formatted(i, i - 1, i - 1));
      joined.append(", a%d: a%d + a%d".formatted(i, i - 1, i - 1));
    }
    for (var text : List.of(doubled + "}.a39", joined + "}.a39")) {
      assertThatThrownBy(() -> of(text, Map.of())).isInstanceOf(LimitExceeded.class);
    }
    assertThatThrownBy(() -> of("count(distinct values(for i in 1..200000 return i))", Map.of()))
        .isInstanceOf(LimitExceeded.class);
  }

  @Test
  void shared_parts_count_wherever_they_stand() {
    var shared = new StringBuilder("{a0: [1, 1]");
    for (var i = 1; i < 40; i++) {
      shared.append(", a%d: [a%d, a%d]".formatted(i, i - 1, i - 1));
    }
    var deep = "(for i in 1..20000 return if i = 1 then [1] else [partial[-1]])[-1]";
    for (var text :
        List.of(
            shared + ", r: a39 = a39}.r",
            shared + ", r: string(a39)}.r",
            shared + ", r: list contains([a39], a39)}.r",
            shared + ", r: distinct values([a39, a39])}.r",
            deep + " = " + deep,
            "string(" + deep + ")",
            "flatten(" + deep + ")")) {
      assertThatThrownBy(() -> of(text, Map.of())).isInstanceOf(LimitExceeded.class);
    }
  }

  @Test
  void what_takes_longer_counts_as_more_steps() {
    for (var text :
        List.of(
            "sum(for i in 1..1000000 return 1.0000000000000000000000000000001 ** 300000)",
            "count(for i in 1..999999 return exp(i / 1000))",
            "count(for i in 1..999999 return log(i))",
            "count(for i in 1..999999 return sqrt(i))",
            "count(for i in 1..999999 return 2 ** 0.5)",
            "count(for i in 1..999999 return 1e6000 + modulo(1e6000, 7e-6000))")) {
      assertThatThrownBy(() -> of(text, Map.of())).isInstanceOf(LimitExceeded.class);
    }
  }

  @Test
  void counts_within_counts_of_a_regular_expression_are_refused() {
    assertThat(of("matches(\"b\", \"((((){99}){99}){99}){99}a\")", Map.of())).isEqualTo("null");
    assertThat(of("matches(\"2024-2024-1\", \"^([0-9]{4}-){2}[0-9]{1,500}$\")", Map.of()))
        .isEqualTo("true");
  }

  /// DMN 1.5, 7.3.2.7: a test that asks for `?` must be true; a calculation that comes to nothing
  /// is no value to be equal to.
  @Test
  void a_missing_value_does_not_satisfy_what_cannot_be_calculated() {
    var missing = Map.<String, Value>of("a", Value.Nothing.PLAIN, "b", Value.Nothing.PLAIN);
    for (var test :
        List.of(
            "(? >= 0 and ? < 1500)",
            "(? < 1500)",
            "(contains(?, \"x\"))",
            "[5..1]",
            "[[5..1]]",
            "(1 + b)",
            "(-b)",
            "(number(\"x\"))",
            "not([5..1])")) {
      assertThat(of("a in " + test, missing)).as(test).isIn("null", "false");
    }
    for (var test : List.of("(null)", "(b)", "[1, null]", "(? = null)", "(not(? != null))")) {
      assertThat(of("a in " + test, missing)).as(test).isEqualTo("true");
    }
  }

  @Test
  void a_loop_may_stand_in_parentheses_and_lists() {
    assertThat(of("(for i in 1..3 return i)[-1]", Map.of())).isEqualTo("3");
    assertThat(of("sum((for i in 1..3, j in 1..2 return i * j))", Map.of())).isEqualTo("18");
    assertThat(of("[for i in 1..3 return i]", Map.of())).isEqualTo("[[1, 2, 3]]");
    assertThat(of("(some i in 1..3 satisfies i > 2)", Map.of())).isEqualTo("true");
    assertThat(
            of(
                "{a: 5, b: 9, r: 6 in [a..(if every i in 1..3 satisfies i > 2 then a else b)]}.r",
                Map.of()))
        .isEqualTo("true");
    assertThat(of("2 in [count(for i in 1..2 return i)..3]", Map.of())).isEqualTo("true");
  }

  @Test
  void positions_do_not_wrap() {
    assertThat(of("substring(\"abc\", 4294967297)", Map.of())).isEqualTo("null");
    assertThat(of("substring(\"abc\", -2147483648)", Map.of())).isEqualTo("null");
    assertThat(of("substring(\"abc\", 1, 4294967297)", Map.of())).isEqualTo("\"abc\"");
    for (var text :
        List.of(
            "[1, 2, 3][4294967297]",
            "sublist([1, 2, 3], 1, 4294967297)",
            "remove([1, 2], 4294967297)",
            "insert before([1, 2], 4294967297, 3)",
            "list replace([1, 2], 4294967297, 3)",
            "list replace([1, 2], 1.5, 3)")) {
      assertThat(of(text, Map.of())).as(text).isEqualTo("null");
    }
  }

  @Test
  void functions_take_what_the_standard_says() {
    var expected =
        Map.ofEntries(
            Map.entry("context merge([{a: 1}, {b: 2, a: 3}])", "{a: 3, b: 2}"),
            Map.entry("context merge({a: 1})", "{a: 1}"),
            Map.entry("context merge([1])", "null"),
            Map.entry("context merge([{a: 1}, null])", "null"),
            Map.entry("context({key: \"a\", value: 1})", "{a: 1}"),
            Map.entry("context([{key: \"a\", value: null}])", "{a: null}"),
            Map.entry("context([{key: \"\", value: 1}])", "{\"\": 1}"),
            Map.entry("context([1, 2])", "null"),
            Map.entry("string([\"a \\\"b\\\"\"])", "\"[\\\"a \\\\\\\"b\\\\\\\"\\\"]\""),
            Map.entry("context([null])", "null"),
            Map.entry("list replace([2, 4], function(a, b, c) true, 5)", "null"),
            Map.entry("list replace([2, 4], function(a, b) a, 5)", "null"),
            Map.entry("sort([1, 2], function(x) x)", "null"),
            Map.entry("@\"2021-01-02\" - @\"PT1H\"", "2021-01-01"),
            Map.entry("@\"2021-01-02\" - @\"-PT1H\"", "2021-01-02"),
            Map.entry("@\"P2D\" + @\"2021-01-01\"", "2021-01-03"),
            Map.entry(
                "years and months duration(@\"2014-12-31T23:59:59\", @\"2019-10-01T12:00:00\")",
                "P4Y9M"),
            Map.entry("matches(\"abc\", \"a\", \"q\")", "null"),
            Map.entry("replace(\"abc\", \"a\", \"b\", \"q\")", "null"));
    expected.forEach((text, value) -> assertThat(of(text, Map.of())).as(text).isEqualTo(value));
  }
}
