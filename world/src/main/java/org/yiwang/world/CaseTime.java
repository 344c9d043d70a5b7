package org.yiwang.world;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// Working time as the checker understands it, for the weeks in which the drill plays: 8 to 12 and
/// 14 to 18, Monday to Friday, but for one holiday.
final class CaseTime {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DRAGON_BOAT_DAY = LocalDate.of(2024, 6, 10);

  /// The drill begins on a Monday morning.
  static final Instant MORNING = LocalDate.of(2024, 6, 3).atTime(8, 30).atZone(ZONE).toInstant();

  private static final List<LocalTime> OPENS = List.of(LocalTime.of(8, 0), LocalTime.of(14, 0));
  private static final Duration SHIFT = Duration.ofHours(4);

  private static final Map<String, Duration> UNITS =
      Map.of(
          "分钟", Duration.ofMinutes(1),
          "紧急工作时", Duration.ofHours(1),
          "工作分钟", Duration.ofMinutes(1),
          "工作时", Duration.ofHours(1),
          "工作日", Duration.ofHours(8));

  private CaseTime() {}

  /// So long, in working time or by the wall clock.
  record Limit(long nanos, boolean working) {
    static Limit of(String text) {
      var words = text.split(" ", -1);
      var one = UNITS.get(words[1]);
      if (one == null) {
        throw new IllegalArgumentException("no unit of time: " + text);
      }
      return new Limit(
          one.multipliedBy(Long.parseLong(words[0])).toNanos(),
          List.of("工作分钟", "工作时", "工作日").contains(words[1]));
    }
  }

  /// The moment by which so much time has passed since.
  static Instant after(Instant from, long nanos, boolean working) {
    if (!working || nanos == 0) {
      return from.plusNanos(nanos);
    }
    var left = nanos;
    for (var day = from.atZone(ZONE).toLocalDate(); ; day = day.plusDays(1)) {
      for (var opens : OPENS) {
        var begin = later(day.atTime(opens).atZone(ZONE).toInstant(), from);
        long open = worked(day, opens, begin);
        if (left <= open) {
          return begin.plusNanos(left);
        }
        left -= open;
      }
    }
  }

  /// How much time passes between two moments.
  static long between(Instant from, Instant to, boolean working) {
    if (!working) {
      return Duration.between(from, to).toNanos();
    }
    long sum = 0;
    var last = to.atZone(ZONE).toLocalDate();
    for (var day = from.atZone(ZONE).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
      for (var opens : OPENS) {
        var begin = later(day.atTime(opens).atZone(ZONE).toInstant(), from);
        sum += worked(day, opens, begin) - worked(day, opens, later(begin, to));
      }
    }
    return sum;
  }

  /// What is left of a shift from a moment on.
  private static long worked(LocalDate day, LocalTime opens, Instant from) {
    var closes = day.atTime(opens).atZone(ZONE).toInstant().plus(SHIFT);
    var works =
        day.getDayOfWeek() != DayOfWeek.SATURDAY
            && day.getDayOfWeek() != DayOfWeek.SUNDAY
            && !day.equals(DRAGON_BOAT_DAY);
    return works && from.isBefore(closes) ? Duration.between(from, closes).toNanos() : 0;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
