package org.yiwang.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
}
