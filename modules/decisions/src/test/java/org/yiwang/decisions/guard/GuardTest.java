package org.yiwang.decisions.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yiwang.decisions.feel.Formula;
import org.yiwang.decisions.feel.Place;
import org.yiwang.decisions.feel.Type.Simple;
import org.yiwang.decisions.feel.Value;
import org.yiwang.decisions.guard.Guard.Answer;

class GuardTest {
  private static final int PAIRS = Integer.getInteger("yiwang.pairs", 50_000);
  private static final long SEED = Long.getLong("yiwang.seed", 20_261_125);
  private static final int SUBJECTS = 20;
  private static final ZonedDateTime NOW = Instant.EPOCH.atZone(ZoneOffset.UTC);

  private static final String TYPICAL =
      "category.group = \"噪声\" and 年龄 >= 80 and 区 in [\"虹口\",\"静安\"]";

  private static Formula formula(String text) {
    return switch (Formula.read(text, Place.START, Conditions.SCHEMA, Simple.BOOLEAN)) {
      case Formula.Reading.Sound(var formula) -> formula;
      case Formula.Reading.Unsound(var findings) -> throw new AssertionError(text + " " + findings);
    };
  }

  private static Conditions.Case someone(long age, String district) {
    return new Conditions.Case(
        new Conditions.Category("噪声", BigDecimal.ONE),
        age,
        new BigDecimal("1800.50"),
        district,
        LocalDate.of(1944, 2, 29),
        true,
        new Value.Items(List.of(Value.of("急"))));
  }

  @Test
  void compiled_answers_as_interpreted_for_every_pair() {
    var random = new Random(SEED);
    var conditions = new Conditions(random);
    var compiled = 0;
    for (var done = 0; done < PAIRS; done += 2 * SUBJECTS) {
      var formula = formula(conditions.condition(3));
      var records = Guard.of(formula, Conditions.FIELDS);
      var maps = Guard.of(formula);
      compiled += records.fallback().isEmpty() ? 1 : 0;
      for (var i = 0; i < SUBJECTS; i++) {
        var subject = conditions.subject();
        var map = conditions.map(subject);
        assertThat(records.answer(subject, NOW))
            .as("seed %d, %s, %s", SEED, formula.expression(), subject)
            .isEqualTo(records.interpreted(subject, NOW));
        assertThat(maps.answer(map, NOW))
            .as("seed %d, %s, %s", SEED, formula.expression(), map)
            .isEqualTo(maps.interpreted(map, NOW));
      }
    }
    assertThat(compiled).as("guards compiled").isGreaterThan(PAIRS / (2 * SUBJECTS) * 2 / 5);
  }

  @Test
  void a_record_and_a_map_get_the_same_answer() {
    var formula = formula(TYPICAL);
    var records = Guard.of(formula, Conditions.FIELDS);
    assertThat(records.fallback()).isEmpty();
    assertThat(records.holds(someone(80, "虹口"), NOW)).isTrue();
    assertThat(records.holds(someone(79, "虹口"), NOW)).isFalse();
    var map = Accessor.values(Conditions.FIELDS, someone(80, "静安"));
    assertThat(Guard.of(formula).holds(map, NOW)).isTrue();
  }

  @Test
  void what_is_missing_makes_the_answer_null_unless_the_rest_decides() {
    var guard = Guard.of(formula("年龄 >= 80 and 区 = \"虹口\""));
    assertThat(guard.answer(Map.of("区", Value.of("虹口")), NOW)).isEqualTo(Answer.NULL);
    assertThat(guard.answer(Map.of("区", Value.of("静安")), NOW)).isEqualTo(Answer.FALSE);
    assertThat(guard.answer(Map.of("年龄", Value.of(79)), NOW)).isEqualTo(Answer.FALSE);
  }

  @Test
  void numbers_beyond_a_long_are_compared_exactly() {
    var guard = Guard.of(formula("收入 > 36028797018963966 and 收入 - 0.1 < 36028797018963967"));
    assertThat(guard.fallback()).isEmpty();
    var near = new BigDecimal("36028797018963966.05");
    assertThat(guard.holds(Map.of("收入", Value.of(near)), NOW)).isTrue();
    var above = new BigDecimal("36028797018963967.1");
    assertThat(guard.holds(Map.of("收入", Value.of(above)), NOW)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "some t in 标签 satisfies t = \"急\"",
        "matches(区, \"虹.*\")",
        "count(标签[item = \"急\"]) > 0",
        "年龄 ** 2 > 6400",
        "收入 > 99999999999999999999"
      })
  void what_is_not_compiled_is_interpreted_and_says_so(String text) {
    var guard = Guard.of(formula(text), Conditions.FIELDS);
    assertThat(guard.fallback())
        .hasValueSatisfying(why -> {
          assertThat(why.chinese()).startsWith("由解释器求值");
          assertThat(why.english()).startsWith("left to the interpreter");
        });
    var subject = someone(81, "虹口");
    assertThat(guard.answer(subject, NOW)).isEqualTo(guard.interpreted(subject, NOW));
  }

  @Test
  void a_regular_expression_without_end_makes_the_answer_null() {
    var guard = Guard.of(formula("matches(区, \"^(a|aa)+\\\\1b$\")"));
    var map = Map.<String, Value>of("区", Value.of("a".repeat(60) + "!"));
    assertThat(guard.answer(map, NOW)).isEqualTo(Answer.NULL);
    assertThat(guard.value(map, NOW)).asString().contains("the regular expression takes too long");
  }

  @Test
  void fields_that_are_not_those_of_the_schema_are_refused() {
    assertThatThrownBy(() ->
            Guard.of(formula(TYPICAL), Map.of("年龄", new Accessor.Whole<Conditions.Case>(c -> 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("字段与模式不符");
  }
}
