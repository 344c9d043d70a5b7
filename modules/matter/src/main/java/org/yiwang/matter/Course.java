package org.yiwang.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.yiwang.journal.StreamId;
import org.yiwang.matter.MatterEvent.Who;

/// A matter on its way through one decision: what happens is folded at once, so that each step sees
/// the effect of those before it.
final class Course {
  /// A matter left alone for years catches up in several steps, each its own decision.
  private static final int PASSES_MAX = 200;

  private final Rulebook book;
  private final Jurisdiction ground;
  private final StreamId stream;
  private final List<MatterEvent> events = new ArrayList<>();
  private Matter matter;

  Course(Rulebook book, Jurisdiction ground, StreamId stream, Matter matter) {
    this.book = book;
    this.ground = ground;
    this.stream = stream;
    this.matter = matter;
  }

  Rulebook book() {
    return book;
  }

  Jurisdiction ground() {
    return ground;
  }

  StreamId stream() {
    return stream;
  }

  Matter matter() {
    return matter;
  }

  List<MatterEvent> events() {
    return events;
  }

  void happen(MatterEvent event) {
    events.add(event);
    matter = MatterHistory.after(matter, event);
  }

  Sight sight(Instant at, Answers answers) {
    return Sight.of(ground, at, matter, answers);
  }

  /// Writes what was due by now and that the timer has not come to yet, each from its own moment,
  /// so that the record does not depend on how late a timer is.
  void passTo(Instant now) {
    for (int passes = 0; passes < PASSES_MAX; passes++) {
      var next = Ahead.next(book, ground, matter);
      if (next.isEmpty() || next.get().at().isAfter(now)) {
        return;
      }
      switch (next.get()) {
        case Ahead.Point(var due) ->
            happen(
                new MatterEvent.Signalled(
                    due.at(), due.clock(), due.step(), due.point(), due.parties()));
        case Ahead.Timed(var act, var at) ->
            take(
                act,
                Life.TIMER,
                new Who(Life.TIMER, ""),
                Answers.NONE,
                matter.desk().unit(),
                matter.desk().duty(),
                at);
      }
    }
  }

  /// Lets an act take effect that has passed every check.
  ///
  /// @param unit the unit the matter is with from now on
  /// @param duty the duty cited
  void take(
      Life.Act act, String as, Who who, Answers answers, String unit, String duty, Instant at) {
    var from = matter.state();
    var to = act.to().isEmpty() ? from : act.to();
    var drawn = drawn(act, at);
    var records = new ArrayList<>(act.records());
    records.addAll(drawn.values().keySet());
    var seen = sight(at, answers);
    var clocks = new ArrayList<>(Clocks.entering(book, Optional.of(matter), to, act.act(), seen));
    Clocks.extended(act, matter, seen).ifPresent(change -> clocks.add(0, change));
    happen(
        new MatterEvent.Acted(
            at,
            act.act(),
            as,
            who,
            from,
            to,
            end(to),
            answers.with(drawn),
            records,
            act.does(Life.Effect.RETURNS) ? "" : unit,
            duty,
            matter.desk().duty(),
            act.effects(),
            clocks,
            act.gathers(),
            act.forgets()));
    lapse(at);
    route(at);
    if (end(to) == Life.End.CLOSED && end(from) == Life.End.OPEN) {
      sample(at);
    }
  }

  Life.End end(String state) {
    return book.life().findState(state).map(Life.State::end).orElse(Life.End.OPEN);
  }

  /// Drops what was asked for and can no longer be done.
  void lapse(Instant at) {
    for (var request : matter.requests()) {
      var act = book.life().findAct(request.act());
      if (act.isEmpty() || !act.get().from().contains(matter.state())) {
        happen(new MatterEvent.Lapsed(at, request.request()));
      }
    }
  }

  /// Decides where the matter goes, and says so if that has changed.
  void route(Instant at) {
    if (!matter.open()) {
      return;
    }
    var duty = book.route(sight(at, Answers.NONE));
    List<String> units =
        duty.isEmpty() ? List.of() : ground.owners(duty, matter.report().place(), at);
    var desk = matter.desk();
    if (!duty.equals(desk.routedDuty()) || !units.equals(desk.routedUnits())) {
      happen(new MatterEvent.Routed(at, duty, units));
    }
  }

  private void sample(Instant at) {
    book.life()
        .sampling()
        .filter(sampling ->
            Lot.perMille(sampling.seed() + "/" + stream + "/" + matter.standing().cycle())
                < sampling.perMille())
        .ifPresent(_ -> happen(new MatterEvent.Sampled(at)));
  }

  /// The unit the lot names, for an act that draws one; the same for anyone who draws again.
  private Answers drawn(Life.Act act, Instant at) {
    return act.draws()
        .map(draw -> {
          var all = matter.facts().list(draw.among());
          var lot = Lot.oneOf(Lot.of(draw.seed(), matter, ground.day(at)), Math.max(1, all.size()));
          return all.isEmpty() ? Answers.NONE : Answers.of(draw.field(), all.get(lot));
        })
        .orElse(Answers.NONE);
  }

  /// What comes to a matter by itself.
  sealed interface Ahead {
    /// When.
    Instant at();

    /// A clock comes to a point.
    record Point(Clocks.Due due) implements Ahead {
      @Override
      public Instant at() {
        return due.at();
      }
    }

    /// The timer does an act.
    record Timed(Life.Act act, Instant at) implements Ahead {}

    /// The next of all; at the same moment a clock's point goes before an act.
    static Optional<Ahead> next(Rulebook book, Jurisdiction ground, Matter matter) {
      var all = new ArrayList<Ahead>();
      Clocks.ahead(book.life(), matter, ground.calendar()).forEach(due -> all.add(new Point(due)));
      for (var act : book.life().acts()) {
        Timing.at(book, ground, matter, act).ifPresent(at -> all.add(new Timed(act, at)));
      }
      return all.stream().min(Comparator.comparing(Ahead::at));
    }
  }
}
