package org.yiwang.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yiwang.matter.MatterEvent.ClockChange;
import org.yiwang.worktime.LimitClock;
import org.yiwang.worktime.WorkCalendar;

/// What acts do to clocks, and which points a clock comes to. All of it follows from the states a
/// matter was in: a clock runs in its states and stands still elsewhere.
final class Clocks {
  private static final int POINTS_BEFORE_OVERDUE = 3;

  private Clocks() {}

  /// A point of a running clock.
  ///
  /// @param step its place among the clock's points, from 0
  record Due(String clock, int step, Life.Point point, Instant at, List<String> parties) {}

  /// What entering the state `to` by `act` does to each clock; with no act, as when a matter
  /// begins, what being in that state does.
  static List<ClockChange> entering(
      Rulebook book, Optional<Matter> matter, String to, String act, Sight sight) {
    var changes = new ArrayList<ClockChange>();
    for (var clock : book.life().clocks()) {
      var latest = matter.flatMap(one -> one.findClock(clock.clock()));
      var runs = clock.runsIn().contains(to);
      var anew = latest.isEmpty() || (!act.isEmpty() && clock.anewAt().contains(act));
      if (latest.isPresent() && latest.get().time().stop().isEmpty() && ends(clock, act)) {
        changes.add(new ClockChange.Stopped(clock.clock()));
      } else if (runs && anew) {
        book.limit(clock.clock(), sight)
            .ifPresent(limit -> {
              latest
                  .filter(run -> run.time().stop().isEmpty())
                  .ifPresent(_ -> changes.add(new ClockChange.Stopped(clock.clock())));
              changes.add(new ClockChange.Started(clock.clock(), limit));
            });
      } else if (latest.isPresent() && latest.get().running() && !runs) {
        changes.add(new ClockChange.Stood(clock.clock()));
      } else if (latest.isPresent() && latest.get().standing() && runs) {
        changes.add(new ClockChange.WentOn(clock.clock()));
      }
    }
    return changes;
  }

  private static boolean ends(Life.Clock clock, String act) {
    return !act.isEmpty() && clock.until().equals(act);
  }

  /// What the act does to the clock it gives more time.
  static Optional<ClockChange> extended(Life.Act act, Matter matter, Sight sight) {
    return act.extension()
        .flatMap(more ->
            matter
                .findClock(more.clock())
                .map(run ->
                    new ClockChange.Extended(
                        more.clock(),
                        more.more()
                            .map(span -> span.from(sight.now().toInstant(), sight.now().getZone()))
                            .orElse(run.time().limit()))));
  }

  /// The points that running clocks have still to come to, in no order.
  static List<Due> ahead(Life life, Matter matter, WorkCalendar calendar) {
    var due = new ArrayList<Due>();
    for (var clock : life.clocks()) {
      matter
          .findClock(clock.clock())
          .filter(ClockRun::running)
          .ifPresent(run -> due.addAll(ahead(clock, run, calendar)));
    }
    return due;
  }

  private static List<Due> ahead(Life.Clock clock, ClockRun run, WorkCalendar calendar) {
    var reading = read(clock, run, calendar, run.time().start());
    var points = new ArrayList<Due>();
    add(points, clock, run, 0, Life.Point.YELLOW, reading.yellow());
    add(points, clock, run, 1, Life.Point.RED, reading.red());
    add(points, clock, run, 2, Life.Point.DUE, reading.deadline());
    int step = POINTS_BEFORE_OVERDUE;
    for (var tell : clock.tells()) {
      if (tell.point() == Life.Point.OVERDUE) {
        if (!run.signalled().contains(step)) {
          overdue(run, tell, calendar)
              .ifPresent(new Adding(points, clock, step, tell.parties())::at);
        }
        step++;
      }
    }
    return points;
  }

  private record Adding(List<Due> points, Life.Clock clock, int step, List<String> parties) {
    void at(Instant at) {
      points.add(new Due(clock.clock(), step, Life.Point.OVERDUE, at, parties));
    }
  }

  private static void add(
      List<Due> points,
      Life.Clock clock,
      ClockRun run,
      int step,
      Life.Point point,
      Optional<Instant> at) {
    if (at.isPresent() && !run.signalled().contains(step)) {
      var parties =
          clock.tells().stream()
              .filter(tell -> tell.point() == point)
              .flatMap(tell -> tell.parties().stream())
              .distinct()
              .toList();
      points.add(new Due(clock.clock(), step, point, at.get(), parties));
    }
  }

  /// When a clock will have been over for so long: as if it had been given that much more.
  private static Optional<Instant> overdue(ClockRun run, Life.Tell tell, WorkCalendar calendar) {
    var time = run.time();
    var extensions = new ArrayList<>(time.extensions());
    tell.overdueBy()
        .map(span -> span.from(time.start(), calendar.zone()))
        .filter(more -> more.unit().inWorkingHours() == time.limit().unit().inWorkingHours())
        .ifPresent(more -> extensions.add(new LimitClock.Extension(Instant.MAX, more)));
    return new LimitClock(time.limit(), time.start(), time.pauses(), extensions, time.stop())
        .read(calendar, time.start(), new LimitClock.Signals(0, 100))
        .deadline();
  }

  /// Where a clock stands.
  static LimitClock.Reading read(
      Life.Clock clock, ClockRun run, WorkCalendar calendar, Instant now) {
    return run.time()
        .read(calendar, now, new LimitClock.Signals(clock.yellowPercent(), clock.redPercent()));
  }

  /// The moment a clock first ran out, if it has by now. One that stands still has not, if it came
  /// to its limit at the very moment it was stopped.
  static Optional<Instant> expiry(ClockRun run, WorkCalendar calendar, Instant now) {
    var pauses = run.time().pauses();
    var until =
        !pauses.isEmpty() && pauses.getLast().until().isEmpty() ? pauses.getLast().from() : now;
    return run.time().read(calendar, until, new LimitClock.Signals(0, 100)).firstExpiry();
  }
}
