package org.yiwang.decisions.feel;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;

/// What stands after a dot: fields of contexts, and the parts of dates, times, durations, ranges.
final class Members {
  private Members() {}

  static Value of(Value source, String member) {
    return switch (source) {
      case Value.Fields fields -> {
        var value = fields.fields().get(member);
        yield value == null ? none(member) : value;
      }
      case Value.Items list -> {
        var values = new ArrayList<Value>();
        for (var item : list.items()) {
          values.add(of(item, member));
        }
        yield new Value.Items(values);
      }
      case Value.Nothing nothing -> nothing;
      case Value.Day day -> date(day.date(), member);
      case Value.Moment moment -> {
        var date = date(moment.at().toLocalDate(), member);
        yield date.isNothing()
            ? time(moment.at().toLocalTime(), moment.zone(), offset(moment), member)
            : date;
      }
      case Value.Clock clock ->
          time(
              clock.time(),
              clock.zone(),
              clock.zone().isEmpty() ? ZoneOffset.UTC : Temporal.offset(clock),
              member);
      case Value.Days days -> days(days.length(), member);
      case Value.Months months ->
          switch (member) {
            case "years" -> Value.of(months.months() / 12);
            case "months" -> Value.of(months.months() % 12);
            default -> none(member);
          };
      case Value.Range range ->
          switch (member) {
            case "start" -> range.low();
            case "end" -> range.high();
            case "start included" -> Value.of(range.lowIncluded());
            case "end included" -> Value.of(range.highIncluded());
            default -> none(member);
          };
      default -> none(member);
    };
  }

  private static Value none(String member) {
    var shown = Value.shown(member);
    return Value.nothing("没有 " + shown + " · no member " + shown);
  }

  private static Value date(LocalDate date, String member) {
    return switch (member) {
      case "year" -> Value.of(date.getYear());
      case "month" -> Value.of(date.getMonthValue());
      case "day" -> Value.of(date.getDayOfMonth());
      case "weekday" -> Value.of(date.getDayOfWeek().getValue());
      default -> none(member);
    };
  }

  private static ZoneOffset offset(Value.Moment moment) {
    return moment.zone().isEmpty()
        ? ZoneOffset.UTC
        : moment.at().atZone(ZoneId.of(moment.zone())).getOffset();
  }

  private static Value time(LocalTime time, String zone, ZoneOffset offset, String member) {
    return switch (member) {
      case "hour" -> Value.of(time.getHour());
      case "minute" -> Value.of(time.getMinute());
      case "second" -> Value.of(time.getSecond());
      case "time offset" ->
          zone.isEmpty()
              ? Value.Nothing.PLAIN
              : new Value.Days(Duration.ofSeconds(offset.getTotalSeconds()));
      case "timezone" ->
          zone.isEmpty() || ZoneId.of(zone) instanceof ZoneOffset
              ? Value.Nothing.PLAIN
              : Value.of(zone);
      default -> none(member);
    };
  }

  private static Value days(Duration length, String member) {
    var sign = length.isNegative() ? -1 : 1;
    var part = Temporal.positive(length);
    return switch (member) {
      case "days" -> Value.of(sign * part.toDaysPart());
      case "hours" -> Value.of((long) sign * part.toHoursPart());
      case "minutes" -> Value.of((long) sign * part.toMinutesPart());
      case "seconds" -> Value.of((long) sign * part.toSecondsPart());
      default -> none(member);
    };
  }
}
