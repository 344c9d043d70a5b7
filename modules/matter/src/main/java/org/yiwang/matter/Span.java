package org.yiwang.matter;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yiwang.worktime.TimeLimit;
import org.yiwang.worktime.WorkUnit;

/// How long something may take, as a rule writes it: in working time (`5 工作日`, `2 紧急工作时`), or in
/// days, months and years of the calendar (`60 天`, `3 个月`, `1 年`).
///
/// @param text as written; kept so that a definition reads like its rule
public record Span(String text) {
  private static final Pattern CALENDAR =
      Pattern.compile("\\s*(\\d{1,4})\\s*(天|自然日|个月|月|年|days?|months?|years?)\\s*");
  private static final int CALENDAR_DAYS_MAX = 3_660;

  public Span {
    if (calendar(text).isEmpty()) {
      var _ = TimeLimit.parse(text);
    }
  }

  /// The limit that begins at `start`. Months and years are turned into hours at once, so that
  /// pauses can be taken off them like off any other limit.
  public TimeLimit from(Instant start, ZoneId zone) {
    return calendar(text)
        .map(period -> {
          var end = start.atZone(zone).plus(period).toInstant();
          return new TimeLimit((int) Duration.between(start, end).toHours(), WorkUnit.CLOCK_HOUR);
        })
        .orElseGet(() -> TimeLimit.parse(text));
  }

  /// Whether it stands still outside working hours.
  boolean inWorkingHours() {
    return calendar(text).isEmpty() && TimeLimit.parse(text).unit().inWorkingHours();
  }

  private static Optional<Period> calendar(String text) {
    var written = CALENDAR.matcher(text);
    if (!written.matches()) {
      return Optional.empty();
    }
    int amount = Integer.parseInt(written.group(1));
    var unit = written.group(2);
    var period =
        unit.startsWith("年") || unit.startsWith("year")
            ? Period.ofYears(amount)
            : unit.contains("月") || unit.startsWith("month")
                ? Period.ofMonths(amount)
                : Period.ofDays(amount);
    if (period.getYears() * 366L + period.getMonths() * 31L + period.getDays()
        > CALENDAR_DAYS_MAX) {
      throw new IllegalArgumentException("时限最长十年 · a limit is ten years at most: " + text);
    }
    return Optional.of(period);
  }

  @Override
  public String toString() {
    return text;
  }
}
