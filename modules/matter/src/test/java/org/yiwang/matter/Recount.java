package org.yiwang.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.yiwang.matter.MatterEvent.Acted;
import org.yiwang.worktime.LimitClock;

/// Counts again, from the events and the life alone, what the state says.
final class Recount {
  private Recount() {}

  static void check(List<MatterEvent> events, Matter matter, Life life) {
    for (var clock : life.clocks()) {
      var counted = runs(events, clock);
      var kept =
          matter.clocks().stream()
              .filter(run -> run.clock().equals(clock.clock()))
              .map(ClockRun::time)
              .toList();
      assertThat(kept).as(clock.clock()).isEqualTo(counted);
    }
    handlersNeverVerify(events);
    closedOnceACycle(events, matter);
  }

  private static final class Run {
    private final LimitClock begun;
    private final List<LimitClock.Pause> pauses = new ArrayList<>();
    private final List<LimitClock.Extension> extensions = new ArrayList<>();
    private Optional<Instant> stop = Optional.empty();
    private Optional<Instant> left = Optional.empty();

    Run(LimitClock begun) {
      this.begun = begun;
    }

    LimitClock whole() {
      var all = new ArrayList<>(pauses);
      left.ifPresent(from -> all.add(new LimitClock.Pause(from, Optional.empty())));
      return new LimitClock(begun.limit(), begun.start(), all, extensions, stop);
    }
  }

  /// The runs of a clock by where the matter was; only the limits are taken from the record.
  private static List<LimitClock> runs(List<MatterEvent> events, Life.Clock clock) {
    var runs = new ArrayList<Run>();
    for (var event : events) {
      switch (event) {
        case MatterEvent.Reported e -> enter(runs, clock, e.state(), "", e.at(), e.clocks());
        case Acted e -> {
          extend(runs, clock, e);
          enter(runs, clock, e.to(), e.act(), e.at(), e.clocks());
        }
        case MatterEvent.RootFollowed e -> enter(runs, clock, e.to(), "", e.at(), e.clocks());
        default -> {}
      }
    }
    return runs.stream().map(Run::whole).toList();
  }

  private static void extend(List<Run> runs, Life.Clock clock, Acted e) {
    for (var change : e.clocks()) {
      if (change instanceof MatterEvent.ClockChange.Extended more
          && more.clock().equals(clock.clock())) {
        runs.getLast().extensions.add(new LimitClock.Extension(e.at(), more.by()));
      }
    }
  }

  private static void enter(
      List<Run> runs,
      Life.Clock clock,
      String state,
      String act,
      Instant at,
      List<MatterEvent.ClockChange> changes) {
    var in = clock.runsIn().contains(state);
    var live = !runs.isEmpty() && runs.getLast().stop.isEmpty();
    if (live && !clock.until().isEmpty() && clock.until().equals(act)) {
      runs.getLast().stop = Optional.of(at);
      return;
    }
    if (in && (runs.isEmpty() || clock.anewAt().contains(act))) {
      if (live) {
        runs.getLast().stop = Optional.of(at);
      }
      changes.stream()
          .filter(MatterEvent.ClockChange.Started.class::isInstance)
          .map(MatterEvent.ClockChange.Started.class::cast)
          .filter(started -> started.clock().equals(clock.clock()))
          .findFirst()
          .ifPresent(started -> runs.add(new Run(LimitClock.of(started.limit(), at))));
      return;
    }
    if (!live) {
      return;
    }
    var run = runs.getLast();
    if (in && run.left.isPresent()) {
      run.pauses.add(new LimitClock.Pause(run.left.get(), Optional.of(at)));
      run.left = Optional.empty();
    } else if (!in && run.left.isEmpty()) {
      run.left = Optional.of(at);
    }
  }

  private static void handlersNeverVerify(List<MatterEvent> events) {
    var accounts = new HashSet<String>();
    var units = new HashSet<String>();
    for (var event : events) {
      if (event instanceof Acted e && e.effects().contains(Life.Effect.HANDLES)) {
        accounts.add(e.who().account());
        units.add(e.who().unit());
      }
      if (event instanceof Acted e && e.effects().contains(Life.Effect.VERIFIES)) {
        assertThat(accounts).doesNotContain(e.who().account());
        assertThat(units).doesNotContain(e.who().unit());
      }
    }
  }

  private static void closedOnceACycle(List<MatterEvent> events, Matter matter) {
    var closed = 0;
    var open = true;
    for (var event : events) {
      if (event instanceof Acted e && !e.from().equals(e.to())) {
        if (e.end() == Life.End.CLOSED) {
          assertThat(open).as("closed twice without being opened in between").isTrue();
          closed++;
        }
        open = e.end() == Life.End.OPEN;
      }
    }
    assertThat(matter.standing().cycle()).isEqualTo(closed);
  }
}
