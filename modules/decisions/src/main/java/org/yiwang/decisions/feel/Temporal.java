package org.yiwang.decisions.feel;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/// Dates, times and durations as texts, in the lexical forms of XML Schema and of FEEL.
final class Temporal {
  private static final Pattern DATE =
      Pattern.compile("(-?)([1-9]\\d{4,8}|\\d{4})-(\\d\\d)-(\\d\\d)");
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d\\d):(\\d\\d):(\\d\\d)(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d(?::\\d\\d)?|@[A-Za-z_+\\-/0-9]+)?");
  private static final Pattern DAYS =
      Pattern.compile("(-?)P(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)(\\.\\d*)?S)?)?");
  private static final Pattern MONTHS = Pattern.compile("(-?)P(?:(\\d+)Y)?(?:(\\d+)M)?");

  private static final int LENGTH_MAX = 200;

  private Temporal() {}

  /// The value of `@"text"`.
  static Value at(String text) {
    if (text.startsWith("P") || text.startsWith("-P")) {
      return duration(text);
    }
    if (text.indexOf('T') > 0 && text.indexOf('T') < text.indexOf(':')) {
      return moment(text);
    }
    return text.indexOf(':') > 0 ? clock(text) : day(text);
  }

  static Value day(String text) {
    var match = DATE.matcher(text);
    if (text.length() > LENGTH_MAX || !match.matches()) {
      return Value.nothing("不是日期 · not a date: " + Value.shown(text));
    }
    try {
      var year = Integer.parseInt(match.group(1) + match.group(2));
      return new Value.Day(
          LocalDate.of(year, Integer.parseInt(match.group(3)), Integer.parseInt(match.group(4))));
    } catch (DateTimeException noSuchDay) {
      return Value.nothing("没有这一天 · no such day: " + Value.shown(text));
    }
  }

  static Value clock(String text) {
    var match = TIME.matcher(text);
    if (text.length() > LENGTH_MAX || !match.matches()) {
      return Value.nothing("不是时间 · not a time: " + Value.shown(text));
    }
    try {
      var fraction = match.group(4) == null ? "" : match.group(4).substring(1);
      var nanos =
          fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
      var time =
          LocalTime.of(
              Integer.parseInt(match.group(1)),
              Integer.parseInt(match.group(2)),
              Integer.parseInt(match.group(3)),
              nanos);
      return new Value.Clock(time, zone(match.group(5) == null ? "" : match.group(5)));
    } catch (DateTimeException noSuchTime) {
      return Value.nothing("没有这个时间 · no such time: " + Value.shown(text));
    }
  }

  private static String zone(String text) {
    if (text.isEmpty()) {
      return "";
    }
    if (text.startsWith("@")) {
      return ZoneId.of(text.substring(1)).getId();
    }
    if (text.startsWith("-00:00") || text.equals("+00:00")) {
      return "Z";
    }
    return ZoneOffset.of(text).getId();
  }

  static Value moment(String text) {
    var t = text.indexOf('T');
    if (t < 0) {
      return day(text) instanceof Value.Day day
          ? new Value.Moment(Arithmetic.midnight(day), "")
          : Value.nothing("不是日期时间 · not a date and time: " + Value.shown(text));
    }
    var day = day(text.substring(0, t));
    var clock = clock(text.substring(t + 1));
    return day instanceof Value.Day date && clock instanceof Value.Clock time
        ? new Value.Moment(LocalDateTime.of(date.date(), time.time()), time.zone())
        : Value.nothing("不是日期时间 · not a date and time: " + Value.shown(text));
  }

  static Value duration(String text) {
    if (text.length() > LENGTH_MAX) {
      return Value.nothing("时长过大 · the duration is too long: " + Value.shown(text));
    }
    var months = MONTHS.matcher(text);
    var days = DAYS.matcher(text);
    try {
      if (months.matches() && (months.group(2) != null || months.group(3) != null)) {
        var sum =
            Math.addExact(Math.multiplyExact(whole(months.group(2)), 12L), whole(months.group(3)));
        return new Value.Months(months.group(1).isEmpty() ? sum : -sum);
      }
      if (days.matches() && !text.endsWith("P") && !text.endsWith("T")) {
        var seconds =
            BigDecimal.valueOf(whole(days.group(2)))
                .multiply(BigDecimal.valueOf(86_400))
                .add(BigDecimal.valueOf(whole(days.group(3))).multiply(BigDecimal.valueOf(3_600)))
                .add(BigDecimal.valueOf(whole(days.group(4))).multiply(BigDecimal.valueOf(60)))
                .add(BigDecimal.valueOf(whole(days.group(5))));
        var fraction = days.group(6) == null ? "" : days.group(6).substring(1);
        var nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
        var length = Duration.ofSeconds(seconds.longValueExact(), nanos);
        return new Value.Days(days.group(1).isEmpty() ? length : length.negated());
      }
    } catch (ArithmeticException | NumberFormatException tooLong) {
      return Value.nothing("时长过大 · the duration is too long: " + Value.shown(text));
    }
    return Value.nothing("不是时长 · not a duration: " + Value.shown(text));
  }

  private static long whole(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /// The offset of a time of day; of a zone with summer time that of the first of January 1970.
  static ZoneOffset offset(Value.Clock clock) {
    return ZoneId.of(clock.zone()).getRules().getOffset(Instant.EPOCH);
  }

  static String text(Value.Day day) {
    var date = day.date();
    var year = Math.abs((long) date.getYear());
    return (date.getYear() < 0 ? "-" : "")
        + (year < 1000 ? ("000" + year).substring(("000" + year).length() - 4) : "" + year)
        + date.toString().substring(date.toString().length() - 6);
  }

  static String text(Value.Clock clock) {
    var time = clock.time();
    var nano = time.get(java.time.temporal.ChronoField.NANO_OF_SECOND);
    var text = new StringBuilder();
    two(text, time.getHour()).append(':');
    two(text, time.getMinute()).append(':');
    var _ = two(text, time.getSecond());
    if (nano != 0) {
      text.append('.').append(("" + (1_000_000_000L + nano)).substring(1).replaceAll("0+$", ""));
    }
    return text.append(zoneText(clock.zone())).toString();
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return text.append(number < 10 ? "0" : "").append(number);
  }

  private static String zoneText(String zone) {
    return zone.isEmpty() || zone.equals("Z") || zone.charAt(0) == '+' || zone.charAt(0) == '-'
        ? zone
        : "@" + zone;
  }

  static String text(Value.Moment moment) {
    return text(new Value.Day(moment.at().toLocalDate()))
        + "T"
        + text(new Value.Clock(moment.at().toLocalTime(), moment.zone()));
  }

  static String text(Value.Months months) {
    var all = Math.abs(Math.max(months.months(), -Long.MAX_VALUE));
    var years = all / 12;
    var rest = all % 12;
    return (months.months() < 0 ? "-" : "")
        + "P"
        + (years > 0 ? years + "Y" : "")
        + (rest > 0 || years == 0 ? rest + "M" : "");
  }

  /// The length without its sign. That of the longest negative one cannot be told exactly.
  static Duration positive(Duration length) {
    return length.toSeconds() == Long.MIN_VALUE ? Duration.ofSeconds(Long.MAX_VALUE) : length.abs();
  }

  static String text(Value.Days days) {
    var length = days.length();
    var positive = positive(length);
    var text = new StringBuilder(length.isNegative() ? "-P" : "P");
    if (positive.toDaysPart() > 0) {
      text.append(positive.toDaysPart()).append('D');
    }
    var time = new StringBuilder();
    if (positive.toHoursPart() > 0) {
      time.append(positive.toHoursPart()).append('H');
    }
    if (positive.toMinutesPart() > 0) {
      time.append(positive.toMinutesPart()).append('M');
    }
    if (positive.toSecondsPart() > 0 || positive.toNanosPart() > 0) {
      var seconds =
          BigDecimal.valueOf(positive.toSecondsPart())
              .add(BigDecimal.valueOf(positive.toNanosPart(), 9))
              .stripTrailingZeros();
      time.append(seconds.toPlainString()).append('S');
    }
    if (!time.isEmpty()) {
      text.append('T').append(time);
    }
    return text.length() <= 2 && text.charAt(text.length() - 1) == 'P' ? "PT0S" : text.toString();
  }
}
