package org.yiwang.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yiwang.pack.Text;
import org.yiwang.web.page.FormPage.Choice;

/// What someone typed into a form, read field by field; collects everything that is wrong at once.
final class Typed {
  private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");

  /// Something wrong with a field, and what to do.
  record Wrong(String field, Text say) {}

  private static final int YEAR_MIN = 2000;
  private static final int YEAR_MAX = 2099;

  private final Call call;
  private final List<Wrong> wrong = new ArrayList<>();

  Typed(Call call) {
    this.call = call;
  }

  List<Wrong> wrong() {
    return List.copyOf(wrong);
  }

  void wrong(String field, String zh, String en) {
    wrong.add(new Wrong(field, new Text(zh, en)));
  }

  /// Required words of at most `most` characters.
  String words(String field, int most) {
    var typed = optionalWords(field, most);
    if (typed.isEmpty()) {
      wrong(field, "请填写", "Fill this in");
    }
    return typed;
  }

  String optionalWords(String field, int most) {
    var typed = call.field(field);
    if (typed.length() > most) {
      wrong(field, "最多 " + most + " 个字，现有 " + typed.length(), "At most " + most + " characters");
      return typed.substring(0, most);
    }
    return typed;
  }

  /// A required number; zero stands in for one that is wrong.
  BigDecimal number(String field) {
    if (call.field(field).isEmpty()) {
      wrong(field, "请填写数字", "Type a number");
      return BigDecimal.ZERO;
    }
    return optionalNumber(field).orElse(BigDecimal.ZERO);
  }

  Optional<BigDecimal> optionalNumber(String field) {
    var grouped = call.field(field).replace('，', ',').replace('−', '-');
    var typed = GROUPED.matcher(grouped).matches() ? grouped.replace(",", "") : grouped;
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    if (!typed.matches("-?\\d{1,13}(\\.\\d{1,6})?")) {
      wrong(field, "请只填数字，例如 31 或 0.5", "Type digits only, such as 31 or 0.5");
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(typed));
  }

  /// A required day; `instead` stands in for one that is wrong.
  LocalDate day(String field, LocalDate instead) {
    var found = optionalDay(field);
    if (found.isEmpty() && call.field(field).isEmpty()) {
      wrong(field, "请选日期", "Choose a day");
    }
    return found.orElse(instead);
  }

  Optional<LocalDate> optionalDay(String field) {
    var typed = call.field(field);
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    try {
      var day = LocalDate.parse(typed);
      if (day.getYear() < YEAR_MIN || day.getYear() > YEAR_MAX) {
        wrong(
            field,
            "年份应在 " + YEAR_MIN + " 至 " + YEAR_MAX + " 之间",
            "The year must be from " + YEAR_MIN + " to " + YEAR_MAX);
        return Optional.empty();
      }
      return Optional.of(day);
    } catch (DateTimeException unreadable) {
      wrong(field, "日期写成 2024-10-15 这样", "Write the day like 2024-10-15");
      return Optional.empty();
    }
  }

  /// The values of the choices that are ticked.
  List<String> checked(String field, List<Choice> choices) {
    return choices.stream()
        .map(Choice::value)
        .filter(value -> !call.field(field + "." + value).isEmpty())
        .toList();
  }

  /// The numbers typed beside the choices, in their order; what is left empty is not there.
  Map<String, BigDecimal> numbers(String field, List<Choice> choices) {
    return each(field, choices, this::optionalNumber);
  }

  /// The days typed beside the choices, in their order; what is left empty is not there.
  Map<String, LocalDate> days(String field, List<Choice> choices) {
    return each(field, choices, this::optionalDay);
  }

  private <T> Map<String, T> each(
      String field, List<Choice> choices, Function<String, Optional<T>> read) {
    var found = new LinkedHashMap<String, T>();
    for (var choice : choices) {
      var before = wrong.size();
      var typed = read.apply(field + "." + choice.value());
      typed.ifPresent(it -> found.put(choice.value(), it));
      for (int i = before; i < wrong.size(); i++) {
        var say = wrong.get(i).say();
        wrong.set(
            i,
            new Wrong(
                field,
                new Text(choice.words() + "：" + say.zh(), choice.words() + ": " + say.en())));
      }
    }
    return found;
  }

  /// One of the choices offered; the first stands in for anything else.
  String choice(String field, List<String> choices) {
    var typed = call.field(field);
    if (!choices.contains(typed)) {
      wrong(field, "请选一项", "Choose one");
      return choices.isEmpty() ? "" : choices.getFirst();
    }
    return typed;
  }
}
