package org.yiwang.worktime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Which days are worked and at what hours; turns instants into worked time and back.
///
/// Worked time is counted from the calendar's first day, so that a deadline is one addition between
/// two look-ups. `position` is non-decreasing; `instantAt` gives the *earliest* instant of a
/// position: a limit that is used up at 18:00 ends at 18:00, not at 08:00 of the next working day.
/// Immutable; any thread may use it. Covers [#FIRST] to [#LAST]; building one costs about a
/// millisecond, a question some ten nanoseconds.
public final class WorkCalendar {
  /// The first day covered.
  public static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

  /// The last day covered.
  public static final LocalDate LAST = LocalDate.of(2099, 12, 31);

  private static final int BASE = (int) FIRST.toEpochDay();
  private static final int DAYS = (int) LAST.toEpochDay() - BASE + 1;
  private static final long NANOS_OF_DAY = Duration.ofDays(1).toNanos();

  private final ZoneId zone;
  private final DailyHours hours;
  private final TreeMap<LocalDate, Day> exceptions;
  private final TreeMap<Integer, Boolean> announced;
  private final long[] from;
  private final long[] to;
  private final long dayNanos;
  private final int[] workdaysBefore = new int[DAYS + 1];
  private final int[] dayOfWorkday;

  /// What is special about a day.
  ///
  /// @param worked whether it is worked
  /// @param name the holiday it belongs to, or is worked in exchange for
  public record Day(boolean worked, String name) {}

  private WorkCalendar(
      ZoneId zone,
      DailyHours hours,
      Map<LocalDate, Day> exceptions,
      Map<Integer, Boolean> announced) {
    this.zone = zone;
    this.hours = hours;
    this.exceptions = new TreeMap<>(exceptions);
    this.announced = new TreeMap<>(announced);
    var windows = hours.windows();
    from = windows.stream().mapToLong(window -> window.from().toNanoOfDay()).toArray();
    to = windows.stream().mapToLong(window -> window.to().toNanoOfDay()).toArray();
    dayNanos = IntStream.range(0, from.length).mapToLong(i -> to[i] - from[i]).sum();
    for (int day = 0; day < DAYS; day++) {
      workdaysBefore[day + 1] = workdaysBefore[day] + (isWorkday(FIRST.plusDays(day)) ? 1 : 0);
    }
    dayOfWorkday =
        IntStream.range(0, DAYS)
            .filter(day -> workdaysBefore[day + 1] > workdaysBefore[day])
            .toArray();
  }

  /// Mainland China's calendar as announced so far, in Shanghai's time, with the usual hours.
  public static WorkCalendar china() {
    return HolidayFile.china();
  }

  static WorkCalendar of(
      ZoneId zone, Map<LocalDate, Day> exceptions, Map<Integer, Boolean> announced) {
    return new WorkCalendar(zone, DailyHours.USUAL, exceptions, announced);
  }

  /// The same calendar with other working hours.
  public WorkCalendar withHours(DailyHours other) {
    return new WorkCalendar(zone, other, exceptions, announced);
  }

  /// The same calendar with days added or changed, say by a pack; their years then count as
  /// announced.
  public WorkCalendar with(Map<LocalDate, Day> days) {
    var all = new TreeMap<>(exceptions);
    all.putAll(days);
    var years = new TreeMap<>(announced);
    days.keySet().forEach(date -> years.put(date.getYear(), true));
    return new WorkCalendar(zone, hours, all, years);
  }

  /// Whether this date is worked. Beyond the announced years only weekends are known to be off.
  public boolean isWorkday(LocalDate date) {
    var special = exceptions.get(date);
    return special != null ? special.worked() : date.getDayOfWeek().getValue() <= 5;
  }

  /// Why a day differs from an ordinary weekday or weekend.
  public Optional<Day> findDay(LocalDate date) {
    return Optional.ofNullable(exceptions.get(date));
  }

  /// Whether the holidays of the date's year have been announced, so that the answer above is a
  /// fact.
  public boolean isAnnounced(LocalDate date) {
    return announced.containsKey(date.getYear());
  }

  /// How many working days there are from `first` to `last`, both included; 0 if `last` is earlier.
  public int workdays(LocalDate first, LocalDate last) {
    return last.isBefore(first)
        ? 0
        : workdaysBefore[index(last) + 1] - workdaysBefore[index(first)];
  }

  /// The last of `count` working days after `date`, which itself does not count; `date` for 0.
  ///
  /// @throws IllegalArgumentException outside [#FIRST] to [#LAST]
  public LocalDate workdayAfter(LocalDate date, int count) {
    if (count == 0) {
      return date;
    }
    int workday = workdaysBefore[index(date) + 1] + count - 1;
    if (count < 0 || workday >= dayOfWorkday.length) {
      throw new IllegalArgumentException("outside " + FIRST + " to " + LAST);
    }
    return FIRST.plusDays(dayOfWorkday[workday]);
  }

  /// The zone in which days begin.
  public ZoneId zone() {
    return zone;
  }

  /// The working hours.
  public DailyHours hours() {
    return hours;
  }

  /// Worked nanoseconds of one unit.
  long nanos(TimeLimit limit) {
    return limit.amount()
        * switch (limit.unit()) {
          case WORKDAY -> dayNanos;
          case WORK_HOUR, CLOCK_HOUR -> 3_600_000_000_000L;
          case WORK_MINUTE, CLOCK_MINUTE -> 60_000_000_000L;
        };
  }

  /// Nanoseconds worked from the calendar's first day to this instant.
  long position(Instant instant) {
    long second = instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds();
    int day = checked(Math.floorDiv(second, 86_400L) - BASE);
    long worked = workdaysBefore[day] * dayNanos;
    if (workdaysBefore[day + 1] == workdaysBefore[day]) {
      return worked;
    }
    long nano = Math.floorMod(second, 86_400L) * 1_000_000_000L + instant.getNano();
    for (int i = 0; i < from.length && nano > from[i]; i++) {
      worked += Math.min(nano, to[i]) - from[i];
    }
    return worked;
  }

  /// The earliest instant at which this much has been worked; `position` above 0.
  Instant instantAt(long position) {
    int workday = (int) ((position - 1) / dayNanos);
    if (position <= 0 || workday >= dayOfWorkday.length) {
      throw new IllegalArgumentException("outside " + FIRST + " to " + LAST);
    }
    long left = position - workday * dayNanos;
    int window = 0;
    while (left > to[window] - from[window]) {
      left -= to[window] - from[window];
      window++;
    }
    long nano = from[window] + left;
    var date = LocalDate.ofEpochDay((long) BASE + dayOfWorkday[workday]);
    var midnight = date.atStartOfDay(zone).toEpochSecond();
    return Instant.ofEpochSecond(midnight, Math.min(nano, NANOS_OF_DAY));
  }

  private static int index(LocalDate date) {
    return checked(date.toEpochDay() - BASE);
  }

  private static int checked(long day) {
    if (day < 0 || day >= DAYS) {
      throw new IllegalArgumentException("outside " + FIRST + " to " + LAST);
    }
    return (int) day;
  }
}
