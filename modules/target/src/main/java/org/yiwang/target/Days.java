package org.yiwang.target;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.yiwang.worktime.WorkCalendar;

/// Days of the district: Asia/Shanghai, which has had no summer time since 1991.
final class Days {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final WorkCalendar CALENDAR = WorkCalendar.china();

  private Days() {}

  static LocalDate of(Instant at) {
    return LocalDate.ofInstant(at, ZONE);
  }

  /// The last day of a limit of `workdays` that begins on `day`, which itself does not count.
  ///
  /// The calendar is that of the announced holidays; what it made of a limit stands in the event,
  /// so that a later announcement moves no day that somebody was told.
  static LocalDate workdaysAfter(LocalDate day, int workdays) {
    return CALENDAR.workdayAfter(day, workdays);
  }

  /// The first instant of a day.
  static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }
}
