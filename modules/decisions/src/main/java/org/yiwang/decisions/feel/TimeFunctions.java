package org.yiwang.decisions.feel;

import static org.yiwang.decisions.feel.Builtin.form;
import static org.yiwang.decisions.feel.NumberFunctions.n;
import static org.yiwang.decisions.feel.TextFunctions.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Functions over dates, times and durations.
final class TimeFunctions {
  private TimeFunctions() {}

  static void addTo(Builtins.Register to) {
    to.add(
        "date",
        form("from: string", (a, _) -> Temporal.day(text(a, 0))),
        form("from: date", (a, _) -> a.get(0)),
        form(
            "from: date and time",
            (a, _) -> new Value.Day(((Value.Moment) a.get(0)).at().toLocalDate())),
        form("year: number, month: number, day: number", (a, _) -> date(a)));
    to.add(
        "time",
        form("from: string", (a, _) -> Temporal.clock(text(a, 0))),
        form("from: time", (a, _) -> a.get(0)),
        form("from: date", (a, _) -> new Value.Clock(LocalTime.MIDNIGHT, "Z")),
        form(
            "from: date and time",
            (a, _) ->
                new Value.Clock(
                    ((Value.Moment) a.get(0)).at().toLocalTime(),
                    ((Value.Moment) a.get(0)).zone())),
        form("hour: number, minute: number, second: number, offset: Any", (a, _) -> time(a)),
        form("hour: number, minute: number, second: number", (a, _) -> time(a)));
    to.add(
        "date and time",
        form("from: string", (a, _) -> Temporal.moment(text(a, 0))),
        form("from: date and time", (a, _) -> a.get(0)),
        form(
            "from: date",
            (a, _) -> new Value.Moment(Arithmetic.midnight((Value.Day) a.get(0)), "Z")),
        form(
            "date: date, time: time",
            (a, _) -> joined(((Value.Day) a.get(0)).date(), (Value.Clock) a.get(1))),
        form(
            "date: date and time, time: time",
            (a, _) ->
                joined(((Value.Moment) a.get(0)).at().toLocalDate(), (Value.Clock) a.get(1))));
    to.add(
        "duration",
        form("from: string", (a, _) -> Temporal.duration(text(a, 0))),
        form("from: days and time duration", (a, _) -> a.get(0)),
        form("from: years and months duration", (a, _) -> a.get(0)));
    to.add(
        "years and months duration",
        form("from: Any, to: Any", (a, _) -> between(a.get(0), a.get(1))));
    to.add(
        "now",
        form("", (_, e) -> new Value.Moment(e.now().toLocalDateTime(), e.now().getZone().getId())));
    to.add("today", form("", (_, e) -> new Value.Day(e.now().toLocalDate())));
    ofDate(to, "day of year", date -> Value.of(date.getDayOfYear()));
    ofDate(
        to,
        "day of week",
        date -> Value.of(date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
    ofDate(
        to,
        "month of year",
        date -> Value.of(date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
    ofDate(to, "week of year", date -> Value.of(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
    to.add(
        "is",
        form("value1: Any, value2: Any", (a, _) -> is(a.get(0), a.get(1))),
        form("value1: Any", (a, _) -> is(a.get(0), Value.Nothing.PLAIN)),
        form("value2: Any", (a, _) -> is(Value.Nothing.PLAIN, a.get(0))));
  }

  private static void ofDate(
      Builtins.Register to, String name, Function<LocalDate, Value> function) {
    to.add(
        name,
        form("date: date", (a, _) -> function.apply(((Value.Day) a.get(0)).date())),
        form(
            "date: date and time",
            (a, _) -> function.apply(((Value.Moment) a.get(0)).at().toLocalDate())));
  }

  private static Value date(List<Value> a) {
    try {
      return new Value.Day(LocalDate.of(whole(n(a, 0)), whole(n(a, 1)), whole(n(a, 2))));
    } catch (DateTimeException | ArithmeticException none) {
      return Value.nothing("没有这一天 · no such day");
    }
  }

  private static int whole(BigDecimal number) {
    return number.setScale(0, RoundingMode.DOWN).intValueExact();
  }

  private static Value time(List<Value> a) {
    try {
      var second = n(a, 2);
      var nanos =
          second
              .remainder(BigDecimal.ONE)
              .movePointRight(9)
              .setScale(0, RoundingMode.DOWN)
              .intValueExact();
      var time = LocalTime.of(whole(n(a, 0)), whole(n(a, 1)), whole(second), nanos);
      if (a.size() < 4 || a.get(3).isNothing()) {
        return new Value.Clock(time, "");
      }
      return a.get(3) instanceof Value.Days offset
          ? new Value.Clock(
              time, ZoneOffset.ofTotalSeconds(Math.toIntExact(offset.length().toSeconds())).getId())
          : Value.nothing("时差应为时长 · the offset must be a duration");
    } catch (DateTimeException | ArithmeticException none) {
      return Value.nothing("没有这个时间 · no such time");
    }
  }

  private static Value joined(LocalDate date, Value.Clock clock) {
    return new Value.Moment(LocalDateTime.of(date, clock.time()), clock.zone());
  }

  private static Value between(Value from, Value to) {
    var start = day(from);
    var end = day(to);
    if (start.isEmpty() || end.isEmpty()) {
      return Value.nothing("不是日期 · not dates");
    }
    return new Value.Months(ChronoUnit.MONTHS.between(start.get(), end.get()));
  }

  /// Whole months are those between the dates; the time of day does not count.
  private static Optional<LocalDate> day(Value value) {
    return switch (value) {
      case Value.Day day -> Optional.of(day.date());
      case Value.Moment moment -> Optional.of(moment.at().toLocalDate());
      default -> Optional.empty();
    };
  }

  /// Whether two values are the same in every part, zone included.
  private static Value is(Value a, Value b) {
    return switch (a) {
      case Value.Clock x when b instanceof Value.Clock y ->
          Value.of(x.time().equals(y.time()) && sameZone(x.zone(), y.zone()));
      case Value.Moment x when b instanceof Value.Moment y ->
          Value.of(x.at().equals(y.at()) && sameZone(x.zone(), y.zone()));
      case Value.Nothing _ -> Value.of(b.isNothing());
      default -> Value.of(a.getClass() == b.getClass() && Ordering.equal(a, b).isTrue());
    };
  }

  private static boolean sameZone(String a, String b) {
    return a.equals(b);
  }
}
