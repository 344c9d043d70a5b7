package org.yiwang.matter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.yiwang.worktime.WorkCalendar;

/// A stop-watch for the models: counts minutes one working window after the other, the plain way.
final class Watch {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final List<LocalTime[]> WINDOWS =
      List.of(
          new LocalTime[] {LocalTime.of(8, 0), LocalTime.of(12, 0)},
          new LocalTime[] {LocalTime.of(14, 0), LocalTime.of(18, 0)});

  private final boolean working;
  private final long first;
  private long limit;
  private long used;
  private Optional<Instant> since;
  private Optional<Instant> left = Optional.empty();
  private Optional<Instant> expiry = Optional.empty();

  /// @param working whether only working minutes count
  Watch(long limitMinutes, boolean working, Instant start) {
    this.limit = limitMinutes;
    this.first = limitMinutes;
    this.working = working;
    this.since = Optional.of(start);
  }

  boolean running() {
    return since.isPresent();
  }

  void halt(Instant now) {
    used = used(now);
    since = Optional.empty();
    left = Optional.of(now);
  }

  void goOn(Instant now) {
    since = Optional.of(now);
    if (used >= limit && expiry.isEmpty()) {
      expiry = left;
    }
  }

  void addMore(long minutes) {
    limit += minutes;
  }

  void addOriginal() {
    limit += first;
  }

  /// When it is used up, if it goes on running.
  Optional<Instant> due() {
    return expiry.or(() -> since.map(from -> reach(from, limit - used)));
  }

  boolean over(Instant now) {
    if (expiry.isEmpty()) {
      var at = due().filter(due -> due.isBefore(now));
      expiry = at;
    }
    return expiry.filter(at -> at.isBefore(left.filter(_ -> !running()).orElse(now))).isPresent();
  }

  /// To be asked before it halts, so that what ran out before is remembered.
  private long used(Instant now) {
    var _ = over(now);
    return used + since.map(from -> minutes(from, now)).orElse(0L);
  }

  private long minutes(Instant from, Instant to) {
    if (!working) {
      return Duration.between(from, to).toMinutes();
    }
    long sum = 0;
    var day = from.atZone(ZONE).toLocalDate();
    var last = to.atZone(ZONE).toLocalDate();
    while (!day.isAfter(last)) {
      for (var window : windows(day)) {
        var begin = window[0].isAfter(from) ? window[0] : from;
        var end = window[1].isBefore(to) ? window[1] : to;
        sum += end.isAfter(begin) ? Duration.between(begin, end).toMinutes() : 0;
      }
      day = day.plusDays(1);
    }
    return sum;
  }

  private Instant reach(Instant from, long need) {
    if (need <= 0) {
      return from;
    }
    if (!working) {
      return from.plus(Duration.ofMinutes(need));
    }
    long left = need;
    for (var day = from.atZone(ZONE).toLocalDate(); ; day = day.plusDays(1)) {
      for (var window : windows(day)) {
        var begin = window[0].isAfter(from) ? window[0] : from;
        long there = window[1].isAfter(begin) ? Duration.between(begin, window[1]).toMinutes() : 0;
        if (left <= there) {
          return begin.plus(Duration.ofMinutes(left));
        }
        left -= there;
      }
    }
  }

  private static List<Instant[]> windows(LocalDate day) {
    return WorkCalendar.china().isWorkday(day)
        ? WINDOWS.stream()
            .map(window ->
                new Instant[] {
                  day.atTime(window[0]).atZone(ZONE).toInstant(),
                  day.atTime(window[1]).atZone(ZONE).toInstant()
                })
            .toList()
        : List.of();
  }
}
