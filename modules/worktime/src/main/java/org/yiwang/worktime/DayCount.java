package org.yiwang.worktime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// How much of one day counted, and why; the lines by which a person can check a deadline.
///
/// @param date the day, in the calendar's zone
/// @param counted working time between the two instants on this day
/// @param reason `工作日`, `周末`, the holiday's name, or the holiday it is worked in exchange for
/// @param announced whether the day's year had been announced
public record DayCount(LocalDate date, Duration counted, String reason, boolean announced) {
  /// One line for each day from `from` to `to`, both included.
  static List<DayCount> between(WorkCalendar calendar, Instant from, Instant to) {
    var lines = new ArrayList<DayCount>();
    var last = to.atZone(calendar.zone()).toLocalDate();
    for (var date = from.atZone(calendar.zone()).toLocalDate();
        !date.isAfter(last);
        date = date.plusDays(1)) {
      var begin = date.atStartOfDay(calendar.zone()).toInstant();
      var end = date.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
      long counted =
          calendar.position(to.isBefore(end) ? to : end)
              - calendar.position(from.isAfter(begin) ? from : begin);
      lines.add(
          new DayCount(
              date, Duration.ofNanos(counted), reason(calendar, date), calendar.isAnnounced(date)));
    }
    return List.copyOf(lines);
  }

  private static String reason(WorkCalendar calendar, LocalDate date) {
    return calendar
        .findDay(date)
        .map(day -> day.worked() ? day.name() + "调休上班" : day.name() + "放假")
        .orElse(calendar.isWorkday(date) ? "工作日" : "周末");
  }
}
