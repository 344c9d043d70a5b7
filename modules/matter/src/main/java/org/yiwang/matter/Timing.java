package org.yiwang.matter;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.yiwang.worktime.LimitClock;
import org.yiwang.worktime.WorkCalendar;

/// When the timer does an act: a pure function of the state entered, the facts and the calendar.
final class Timing {
  private Timing() {}

  /// The moment, if the timer does this act in the matter's present state and its guard holds then.
  /// A matter that others hang on is not ended by the timer: they must be told.
  static Optional<Instant> at(Rulebook book, Jurisdiction ground, Matter matter, Life.Act act) {
    if (act.timed().isEmpty() || !act.from().contains(matter.state())) {
      return Optional.empty();
    }
    var links = matter.links();
    var ends = book.life().findState(act.to()).filter(to -> to.end() != Life.End.OPEN).isPresent();
    if (links.root().isPresent()
        || (ends && (links.parent().isPresent() || !links.duplicates().isEmpty()))) {
      return Optional.empty();
    }
    var since = matter.standing().since();
    return at(act.timed().get(), matter, ground.calendar())
        .map(at -> at.isBefore(since) ? since : at)
        .filter(at ->
            act.guard()
                .map(guard -> book.holds(guard.when(), Sight.of(ground, at, matter, Answers.NONE)))
                .orElse(true));
  }

  private static Optional<Instant> at(Life.Timed timed, Matter matter, WorkCalendar calendar) {
    var since = matter.standing().since();
    return switch (timed) {
      case Life.Timed.On(var field) -> begin(matter, field, 0, calendar);
      case Life.Timed.Past(var field) -> begin(matter, field, 1, calendar);
      case Life.Timed.After(var span) ->
          Optional.of(LimitClock.deadline(calendar, span.from(since, calendar.zone()), since));
      case Life.Timed.Every(var cadence, var hour) ->
          Optional.of(next(cadence, hour, since, calendar));
      case Life.Timed.Rhythm(var field, var hour) ->
          matter
              .facts()
              .find(field)
              .flatMap(Life.Cadence::find)
              .map(cadence -> next(cadence, hour, since, calendar));
    };
  }

  /// The first moment of so many days after the day a field names.
  private static Optional<Instant> begin(
      Matter matter, String field, int daysAfter, WorkCalendar calendar) {
    return matter
        .facts()
        .find(field)
        .map(LocalDate::parse)
        .map(day -> day.plusDays(daysAfter).atStartOfDay(calendar.zone()).toInstant());
  }

  private static Instant next(
      Life.Cadence cadence, int hour, Instant since, WorkCalendar calendar) {
    var day = since.atZone(calendar.zone()).toLocalDate();
    while (true) {
      var at = day.atTime(hour, 0).atZone(calendar.zone()).toInstant();
      if (comes(cadence, day, calendar) && at.isAfter(since)) {
        return at;
      }
      day = day.plusDays(1);
    }
  }

  private static boolean comes(Life.Cadence cadence, LocalDate day, WorkCalendar calendar) {
    return switch (cadence) {
      case DAY -> true;
      case WORKDAY -> calendar.isWorkday(day);
      case WEEK -> day.getDayOfWeek() == DayOfWeek.MONDAY;
      case MONTH -> day.getDayOfMonth() == 1;
      case FIRST_WORKDAY_OF_MONTH ->
          calendar.isWorkday(day)
              && calendar.workdays(day.with(TemporalAdjusters.firstDayOfMonth()), day) == 1;
      case QUARTER -> day.getDayOfMonth() == 1 && day.getMonthValue() % 3 == 1;
      case YEAR -> day.getDayOfYear() == 1;
    };
  }
}
