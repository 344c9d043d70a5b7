package org.yiwang.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Where an accruing figure leads by the deadline if it goes on as it went: three paces, no model.
///
/// The paces are those of the last 30 days, of the last 90, and since the start of the plan; the
/// slowest and the fastest make the edges of the fan. It is empty in the first 30 days, past the
/// deadline, while suspended, and for anything that does not accrue.
///
/// @param from the day it starts
/// @param figure the figure on that day
/// @param until the deadline
/// @param low the figure at the deadline at the slowest of the three paces
/// @param middle at the middle one
/// @param high at the fastest
public record Forecast(
    LocalDate from,
    BigDecimal figure,
    LocalDate until,
    BigDecimal low,
    BigDecimal middle,
    BigDecimal high) {
  private static final int DAYS_MIN = 30;

  /// The forecast from the cumulative figure by day.
  ///
  /// @param byDay the cumulative figure at the end of each day on which it changed
  /// @param start the day on which it was 0
  /// @param digits digits after the point
  public static Optional<Forecast> of(
      NavigableMap<LocalDate, BigDecimal> byDay,
      LocalDate start,
      LocalDate today,
      LocalDate deadline,
      int digits) {
    var elapsed = ChronoUnit.DAYS.between(start, today);
    var left = ChronoUnit.DAYS.between(today, deadline);
    if (elapsed < DAYS_MIN || left <= 0 || byDay.isEmpty()) {
      return Optional.empty();
    }
    var sums = new TreeMap<>(byDay);
    var now = on(sums, today);
    var ends =
        List.of(Math.min(30L, elapsed), Math.min(90L, elapsed), elapsed).stream()
            .map(days -> end(now, on(sums, today.minusDays(days)), days, left, digits))
            .sorted(Comparator.naturalOrder())
            .toList();
    return Optional.of(new Forecast(today, now, deadline, ends.get(0), ends.get(1), ends.get(2)));
  }

  private static BigDecimal on(NavigableMap<LocalDate, BigDecimal> sums, LocalDate day) {
    var last = sums.floorEntry(day);
    return last == null ? BigDecimal.ZERO : last.getValue();
  }

  private static BigDecimal end(
      BigDecimal now, BigDecimal before, long days, long left, int digits) {
    return now.subtract(before)
        .multiply(BigDecimal.valueOf(left))
        .divide(BigDecimal.valueOf(days), digits, RoundingMode.HALF_UP)
        .add(now);
  }
}
