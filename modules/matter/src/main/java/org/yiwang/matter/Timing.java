package org.yiwang.matter;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.Optional;
import org.yiwang.worktime.LimitClock;
import org.yiwang.worktime.WorkCalendar;

/// When the timer does an act: a pure function of the state entered, the facts and the calendar.
final class Timing {
  /// Ten years: a lot that did not fall for so long falls then, so that nobody is left out for
  /// ever.
  private static final int DAYS_MAX = 3_653;

  private final Rulebook book;
  private final Jurisdiction ground;
  private final WorkCalendar calendar;
  private final Matter matter;

  private Timing(Rulebook book, Jurisdiction ground, Matter matter) {
    this.book = book;
    this.ground = ground;
    this.calendar = ground.calendar();
    this.matter = matter;
  }

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
    var timing = new Timing(book, ground, matter);
    return timing
        .at(act, act.timed().get())
        .map(at -> at.isBefore(since) ? since : at)
        .filter(at -> act.guard().map(guard -> timing.holds(guard.when(), at)).orElse(true));
  }

  private boolean holds(String when, Instant at) {
    return book.holds(when, Sight.of(ground, at, matter, Answers.NONE));
  }

  private Optional<Instant> at(Life.Act act, Life.Timed timed) {
    var since = matter.standing().since();
    return switch (timed) {
      case Life.Timed.On(var field) -> begin(field, 0);
      case Life.Timed.Past(var field) -> begin(field, 1);
      case Life.Timed.After(var span) ->
          Optional.of(LimitClock.deadline(calendar, span.from(since, calendar.zone()), since));
      case Life.Timed.Rhythm(var field, var hour) ->
          matter
              .facts()
              .find(field)
              .flatMap(Life.Cadence::find)
              .flatMap(cadence -> next(line(act, cadence, hour), free()));
      case Life.Timed.Over(var clock) -> over(clock);
      case Life.Timed.Planned _ ->
          book.type().plan().stream()
              .filter(line -> line.act().equals(act.act()) && holds(line.when(), since))
              .flatMap(line -> next(line, free()).stream())
              .min(Comparator.naturalOrder());
    };
  }

  /// A rhythm that the matter names is a plan of one line.
  private static MatterType.Visit line(Life.Act act, Life.Cadence cadence, int hour) {
    return new MatterType.Visit(
        act.act(),
        LocalDate.EPOCH,
        Optional.empty(),
        "",
        cadence,
        hour,
        Optional.empty(),
        new Life.Basis("", true));
  }

  /// The first moment of so many days after the day a field names.
  private Optional<Instant> begin(String field, int daysAfter) {
    return matter
        .facts()
        .find(field)
        .map(LocalDate::parse)
        .map(day -> day.plusDays(daysAfter).atStartOfDay(calendar.zone()).toInstant());
  }

  /// Just after the deadline: at the deadline itself it has not run out.
  private Optional<Instant> over(String clock) {
    return matter
        .findClock(clock)
        .filter(ClockRun::running)
        .flatMap(run ->
            run.time()
                .read(calendar, run.time().start(), new LimitClock.Signals(0, 100))
                .deadline())
        .map(deadline -> deadline.plusMillis(1));
  }

  /// Since when it waits for its next time. A window that closes as the next one opens, such as a
  /// week's on a Monday at nine, closed just after that moment and must not lose it.
  private Instant free() {
    var since = matter.standing().since();
    var closed =
        matter.clocks().stream()
            .flatMap(run -> Clocks.expiry(run, calendar, since).stream())
            .anyMatch(since.minusMillis(1)::equals);
    return closed ? since.minusSeconds(1) : since;
  }

  /// The first time after `since` at which a line of the plan falls due.
  private Optional<Instant> next(MatterType.Visit line, Instant since) {
    var first = ground.day(since);
    var day = first.isBefore(line.from()) ? line.from() : first;
    var last = day.plusDays(DAYS_MAX);
    for (; !line.until().filter(day::isAfter).isPresent(); day = day.plusDays(1)) {
      var at = day.atTime(line.hour(), 0).atZone(calendar.zone()).toInstant();
      if (at.isAfter(since)
          && comes(line.cadence(), day)
          && (drawn(line, day) || day.isAfter(last))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /// Whether the lot falls on the matter's place that day.
  private boolean drawn(MatterType.Visit line, LocalDate day) {
    return line.share()
        .map(share -> Lot.perMille(Lot.of(share.seed(), matter, day)) < share.perMille())
        .orElse(true);
  }

  private boolean comes(Life.Cadence cadence, LocalDate day) {
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
