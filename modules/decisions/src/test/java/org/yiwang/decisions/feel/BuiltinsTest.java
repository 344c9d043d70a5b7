package org.yiwang.decisions.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yiwang.decisions.guard.Guard;

class BuiltinsTest {
  private static final ZonedDateTime NOW =
      ZonedDateTime.of(2024, 2, 29, 12, 0, 0, 0, ZoneId.of("Asia/Shanghai"));
  private static final List<String> PARAMETERS = List.of("甲", "乙", "丙", "丁");

  /// One of each kind: what three and four arguments are taken from.
  private static final List<Value> KINDS =
      List.of(
          Value.Nothing.PLAIN,
          Value.of(2),
          number("-4294967297.5"),
          number("1E+6144"),
          Value.of("a"),
          Value.Truth.TRUE,
          new Value.Day(LocalDate.MAX),
          new Value.Days(Duration.ofSeconds(Long.MIN_VALUE)),
          list(Value.of(1), list(Value.of("a")), Value.Nothing.PLAIN),
          fields("key", Value.of("a")),
          Builtins.find("count").orElseThrow());

  private static final List<Value> MORE =
      List.of(
          Value.of(0),
          Value.of(-1),
          number("0.5"),
          number("1E-6144"),
          number("2147483648"),
          number("-2147483648"),
          Value.of(Long.MIN_VALUE),
          Value.of(""),
          Value.of("("),
          Value.of("P1Y"),
          Value.of("[1..2]"),
          Value.of("2024-02-29"),
          Value.of("\uD83D\uDE00"),
          Value.Truth.FALSE,
          new Value.Day(LocalDate.MIN),
          new Value.Clock(LocalTime.MAX, ""),
          new Value.Clock(LocalTime.MIN, "+18:00"),
          new Value.Moment(LocalDateTime.MAX, "Asia/Shanghai"),
          new Value.Moment(LocalDateTime.MIN, ""),
          new Value.Days(Duration.ofSeconds(Long.MAX_VALUE)),
          new Value.Months(Long.MIN_VALUE),
          list(),
          list(Value.of("a"), Value.of("b")),
          list(list(list())),
          list(fields("key", Value.of("b")), fields("value", list())),
          fields("value", fields("a", Value.Truth.TRUE)),
          new Value.Range(Value.of(1), true, number("1E+30"), false),
          new Value.Range(Value.Nothing.OPEN_END, false, Value.of("z"), true),
          new Value.Range(Value.Nothing.PLAIN, false, list(), true));

  private static Value number(String text) {
    return Value.of(new BigDecimal(text));
  }

  private static Value list(Value... items) {
    return new Value.Items(List.of(items));
  }

  private static Value fields(String name, Value value) {
    var fields = new LinkedHashMap<String, Value>();
    fields.put(name, value);
    fields.put("value", Value.of(1));
    return new Value.Fields(fields);
  }

  private static Formula formula(String text) {
    var schema = new HashMap<String, Type>();
    PARAMETERS.forEach(name -> schema.put(name, Type.Simple.ANY));
    return switch (Formula.read(
        text, Place.START, new Type.ContextOf(schema), Type.Simple.BOOLEAN)) {
      case Formula.Reading.Sound(var formula) -> formula;
      case Formula.Reading.Unsound(var findings) -> throw new AssertionError(findings.toString());
    };
  }

  private static boolean takes(String name, int count) {
    return Builtins.find(name).orElseThrow() instanceof Builtin builtin
        && builtin.forms().stream()
            .anyMatch(form ->
                form.parameters().size() == count
                    || (form.parameters().size() == count + 1
                        && form.parameters().getLast().optional())
                    || (!form.parameters().isEmpty() && form.parameters().getLast().many()));
  }

  /// Calls the function with all combinations of values, in the interpreter and in a guard.
  private static int called(String name, int count, List<Value> values) {
    if (!takes(name, count)) {
      return 0;
    }
    var call = name + "(" + String.join(", ", PARAMETERS.subList(0, count)) + ")";
    var formula = formula(call + " = null");
    var guard = Guard.of(formula);
    var calls = 0;
    var chosen = new int[count];
    while (true) {
      var subject = new HashMap<String, Value>();
      var arguments = new ArrayList<Value>();
      for (var i = 0; i < count; i++) {
        subject.put(PARAMETERS.get(i), values.get(chosen[i]));
        arguments.add(values.get(chosen[i]));
      }
      var value = interpreted(name, arguments);
      var answer = guard.answer(subject, NOW);
      assertThat(answer == Guard.Answer.TRUE)
          .as(call + " of " + arguments)
          .isEqualTo(value.isNothing());
      calls++;
      var at = 0;
      while (at < count && ++chosen[at] == values.size()) {
        chosen[at++] = 0;
      }
      if (at == count) {
        return calls;
      }
    }
  }

  private static Value interpreted(String name, List<Value> arguments) {
    try {
      var function = (Value.Function) Builtins.find(name).orElseThrow();
      return function.call(new Value.Arguments(arguments, List.of()), new Evaluator(Map.of(), NOW));
    } catch (RuntimeException failed) {
      throw new AssertionError(name + " of " + arguments, failed);
    }
  }

  @Test
  void no_function_throws_whatever_it_is_given() {
    var all = new ArrayList<>(KINDS);
    all.addAll(MORE);
    var calls = 0;
    for (var name : Builtins.all()) {
      calls += called(name, 1, all) + called(name, 2, all);
      calls += called(name, 3, KINDS) + called(name, 4, KINDS.subList(0, 6));
    }
    assertThat(calls).isGreaterThan(50_000);
  }

  @Test
  void the_parts_and_signs_of_values_at_the_ends_of_their_ranges_do_not_throw() {
    var all = new ArrayList<>(KINDS);
    all.addAll(MORE);
    var texts = new ArrayList<String>();
    for (var member :
        List.of(
            "year",
            "day",
            "hour",
            "days",
            "seconds",
            "months",
            "years",
            "end",
            "timezone",
            "time offset")) {
      texts.add("甲." + member);
    }
    texts.addAll(List.of("-甲", "string(甲)", "甲[乙]", "甲 + 乙", "甲 - 乙", "甲 * 乙", "甲 / 乙", "甲 ** 乙"));
    texts.addAll(
        List.of("甲 < 乙", "甲 in 乙", "甲 in [乙..丙]", "for i in 甲..乙 return i", "甲 between 乙 and 丙"));
    var values = 0;
    for (var text : texts) {
      var formula = formula("(" + text + ") = null");
      for (var a : all) {
        for (var b : all) {
          var value = formula.value(Map.of("甲", a, "乙", b, "丙", a), NOW);
          assertThat(value).as(text + " of " + a + ", " + b).isNotNull();
          values++;
        }
      }
    }
    assertThat(values).isGreaterThan(20_000);
  }
}
