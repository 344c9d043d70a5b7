package org.yiwang.worktime;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The clock of one time limit: what started, paused, extended and stopped it, and what that makes
/// of the deadline.
///
/// A pure function of its parts and a calendar: nothing restarts it, and anyone can compute it
/// again. Only time that counts for the limit's unit is used up; a pause uses none.
///
/// @param limit the limit it began with
/// @param start when it began
/// @param pauses apart from each other and not before the start, in any order; only the last may be
///   open
/// @param extensions granted at an instant, in any order; one granted after expiry does not undo
///   the expiry
/// @param stop when the work was done; empty while it runs
public record LimitClock(
    TimeLimit limit,
    Instant start,
    List<Pause> pauses,
    List<Extension> extensions,
    Optional<Instant> stop) {

  /// Time that does not count; open while it lasts.
  public record Pause(Instant from, Optional<Instant> until) {
    public Pause {
      if (until.isPresent() && until.get().isBefore(from)) {
        throw new IllegalArgumentException(
            "a pause ends before it begins: " + from + " to " + until.get());
      }
    }
  }

  /// More time, in any unit of the limit's kind.
  public record Extension(Instant at, TimeLimit by) {}

  /// The share of the limit, in percent, after which it turns yellow and red.
  public record Signals(int yellowPercent, int redPercent) {
    public Signals {
      if (yellowPercent < 0 || yellowPercent > redPercent || redPercent > 100) {
        throw new IllegalArgumentException(
            "0 ≤ yellow ≤ red ≤ 100, not " + yellowPercent + " and " + redPercent);
      }
    }
  }

  /// Where the clock stands.
  ///
  /// @param deadline when the limit is used up; empty while a pause is open that began before
  /// @param yellow when it turns yellow; empty as above
  /// @param red when it turns red; empty as above
  /// @param elapsed counted time used
  /// @param remaining counted time left; negative when over
  /// @param firstExpiry the first instant at which it ran out under what had been granted until
  ///   then
  /// @param paused whether it stands still by a pause
  public record Reading(
      Optional<Instant> deadline,
      Optional<Instant> yellow,
      Optional<Instant> red,
      Duration elapsed,
      Duration remaining,
      Optional<Instant> firstExpiry,
      boolean paused) {}

  public LimitClock {
    pauses = pauses.stream().sorted(Comparator.comparing(Pause::from)).toList();
    extensions = extensions.stream().sorted(Comparator.comparing(Extension::at)).toList();
    for (int i = 0; i < pauses.size(); i++) {
      var before = i == 0 ? Optional.of(start) : pauses.get(i - 1).until();
      if (before.isEmpty() || pauses.get(i).from().isBefore(before.get())) {
        throw new IllegalArgumentException("pauses overlap, or one is before the start: " + pauses);
      }
    }
    for (var extension : extensions) {
      if (extension.by().unit().inWorkingHours() != limit.unit().inWorkingHours()) {
        throw new IllegalArgumentException(
            "a limit in " + limit.unit().zh() + " cannot be extended by " + extension.by());
      }
    }
  }

  /// A clock that runs without pause or extension.
  public static LimitClock of(TimeLimit limit, Instant start) {
    return new LimitClock(limit, start, List.of(), List.of(), Optional.empty());
  }

  /// When a limit that begins at `start` and is never paused is used up. The hot path: no
  /// allocation but the result.
  public static Instant deadline(WorkCalendar calendar, TimeLimit limit, Instant start) {
    long nanos = calendar.nanos(limit);
    if (nanos == 0) {
      return start;
    }
    return limit.unit().inWorkingHours()
        ? calendar.instantAt(calendar.position(start) + nanos)
        : start.plusNanos(nanos);
  }

  /// Where the clock stands at `now` (or when it was stopped, if that is earlier).
  public Reading read(WorkCalendar calendar, Instant now, Signals signals) {
    var at = stop.filter(stopped -> stopped.isBefore(now)).orElse(now);
    long granted = calendar.nanos(limit);
    var firstExpiry = Optional.<Instant>empty();
    for (var extension : extensions) {
      var then = reach(calendar, granted).filter(expiry -> expiry.isBefore(extension.at()));
      firstExpiry = firstExpiry.or(() -> then);
      granted += calendar.nanos(extension.by());
    }
    var deadline = reach(calendar, granted);
    long elapsed = elapsed(calendar, at);
    var paused =
        pauses.stream()
            .anyMatch(pause ->
                !at.isBefore(pause.from())
                    && pause.until().filter(end -> !at.isBefore(end)).isEmpty());
    return new Reading(
        deadline,
        reach(calendar, share(granted, signals.yellowPercent())),
        reach(calendar, share(granted, signals.redPercent())),
        Duration.ofNanos(elapsed),
        Duration.ofNanos(granted - elapsed),
        firstExpiry.or(() -> deadline.filter(expiry -> expiry.isBefore(at))),
        paused && stop.isEmpty());
  }

  /// Counted time from the start to `at`.
  private long elapsed(WorkCalendar calendar, Instant at) {
    if (at.isBefore(start)) {
      return 0;
    }
    long elapsed = between(calendar, start, at);
    for (var pause : pauses) {
      if (pause.from().isBefore(at)) {
        elapsed -=
            between(
                calendar, pause.from(), pause.until().filter(end -> end.isBefore(at)).orElse(at));
      }
    }
    return elapsed;
  }

  /// The earliest instant by which this much counted time has been used; empty if an open pause
  /// comes first.
  private Optional<Instant> reach(WorkCalendar calendar, long nanos) {
    var from = start;
    long left = nanos;
    for (var pause : pauses) {
      long until = between(calendar, from, pause.from());
      if (left <= until) {
        break;
      }
      left -= until;
      if (pause.until().isEmpty()) {
        return Optional.empty();
      }
      from = pause.until().get();
    }
    if (left == 0) {
      return Optional.of(from);
    }
    return Optional.of(
        limit.unit().inWorkingHours()
            ? calendar.instantAt(calendar.position(from) + left)
            : from.plusNanos(left));
  }

  private long between(WorkCalendar calendar, Instant from, Instant to) {
    return limit.unit().inWorkingHours()
        ? calendar.position(to) - calendar.position(from)
        : Duration.between(from, to).toNanos();
  }

  private static long share(long nanos, int percent) {
    return nanos / 100 * percent + nanos % 100 * percent / 100;
  }
}
