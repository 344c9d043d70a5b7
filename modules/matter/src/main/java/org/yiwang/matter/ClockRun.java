package org.yiwang.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yiwang.worktime.LimitClock;
import org.yiwang.worktime.TimeLimit;

/// One clock of a matter from where it began, or began anew.
///
/// @param clock its name in the life
/// @param run 1, 2, 3 … each time it begins
/// @param time what started, paused, extended and stopped it: all that a reading needs
/// @param signalled steps of its points that are on record
public record ClockRun(String clock, int run, LimitClock time, List<Integer> signalled) {
  public ClockRun {
    signalled = List.copyOf(signalled);
  }

  static ClockRun begun(String clock, int run, TimeLimit limit, Instant at) {
    return new ClockRun(clock, run, LimitClock.of(limit, at), List.of());
  }

  /// Whether it runs now: neither standing still nor ended.
  public boolean running() {
    return time.stop().isEmpty() && !standing();
  }

  /// Whether it stands still and may go on.
  public boolean standing() {
    return time.stop().isEmpty()
        && !time.pauses().isEmpty()
        && time.pauses().getLast().until().isEmpty();
  }

  ClockRun stood(Instant at) {
    var pauses = new ArrayList<>(time.pauses());
    pauses.add(new LimitClock.Pause(at, Optional.empty()));
    return with(new LimitClock(time.limit(), time.start(), pauses, time.extensions(), time.stop()));
  }

  ClockRun wentOn(Instant at) {
    var pauses = new ArrayList<>(time.pauses());
    var open = pauses.removeLast();
    pauses.add(new LimitClock.Pause(open.from(), Optional.of(at)));
    return with(new LimitClock(time.limit(), time.start(), pauses, time.extensions(), time.stop()));
  }

  ClockRun stopped(Instant at) {
    return with(
        new LimitClock(
            time.limit(), time.start(), time.pauses(), time.extensions(), Optional.of(at)));
  }

  ClockRun extended(Instant at, TimeLimit by) {
    var extensions = new ArrayList<>(time.extensions());
    extensions.add(new LimitClock.Extension(at, by));
    return with(new LimitClock(time.limit(), time.start(), time.pauses(), extensions, time.stop()));
  }

  ClockRun signalled(int step) {
    var steps = new ArrayList<>(signalled);
    steps.add(step);
    return new ClockRun(clock, run, time, steps);
  }

  private ClockRun with(LimitClock other) {
    return new ClockRun(clock, run, other, signalled);
  }
}
