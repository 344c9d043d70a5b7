package org.yiwang.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.yiwang.journal.StreamId;
import org.yiwang.matter.MatterEvent.ClockChange;
import org.yiwang.matter.MatterEvent.Who;

/// The fold of a matter's events; needs no definition.
final class MatterHistory {
  private MatterHistory() {}

  static Matter after(MatterState before, MatterEvent event) {
    if (event instanceof MatterEvent.Reported reported) {
      if (before instanceof Matter) {
        throw new IllegalStateException("a matter was reported twice: " + event);
      }
      return begun(reported);
    }
    if (before instanceof Matter matter) {
      return after(matter, event);
    }
    throw new IllegalStateException("a matter that was never reported: " + event);
  }

  private static Matter begun(MatterEvent.Reported e) {
    var standing =
        new Matter.Standing(
            e.state(), e.at(), Life.End.OPEN, 0, Optional.empty(), false, false, Optional.empty());
    var matter =
        new Matter(
            e.type(),
            standing,
            new Matter.Report(e.at(), e.as(), e.who(), e.channel(), e.place()),
            e.answers(),
            Matter.Desk.EMPTY,
            Map.of(),
            List.of(),
            List.of(),
            0,
            new Matter.Links(e.parent(), Map.of(), Optional.empty(), List.of()));
    return clocked(matter, e.clocks(), e.at());
  }

  private static Matter after(Matter matter, MatterEvent event) {
    return switch (event) {
      case MatterEvent.Reported e -> throw new IllegalStateException("reported twice: " + e);
      case MatterEvent.Acted e -> acted(matter, e);
      case MatterEvent.Requested e -> requested(matter, e);
      case MatterEvent.Approved e -> e.last() ? settled(matter, e.request()) : approved(matter, e);
      case MatterEvent.Declined e -> settled(matter, e.request());
      case MatterEvent.Lapsed e -> settled(matter, e.request());
      case MatterEvent.FactsCorrected e -> matter.with(matter.facts().with(e.answers()));
      case MatterEvent.Routed e ->
          matter.with(
              new Matter.Desk(matter.desk().unit(), matter.desk().duty(), e.duty(), e.units()));
      case MatterEvent.Signalled e -> run(matter, e.clock(), run -> run.signalled(e.step()));
      case MatterEvent.Rated e -> matter.with(matter.standing().rated(e.level()));
      case MatterEvent.Sampled _ -> matter.with(matter.standing().drawn());
      case MatterEvent.Noted _ -> matter;
      case MatterEvent.Looked _ -> matter;
      case MatterEvent.JoinedRoot e -> matter.with(matter.links().under(Optional.of(e.root())));
      case MatterEvent.LeftRoot _ -> matter.with(matter.links().under(Optional.empty()));
      case MatterEvent.DuplicateTaken e -> {
        var all = new ArrayList<>(matter.links().duplicates());
        all.add(e.duplicate());
        yield matter.with(matter.links().answering(all));
      }
      case MatterEvent.DuplicateDropped e -> {
        var all = new ArrayList<>(matter.links().duplicates());
        all.remove(e.duplicate());
        yield matter.with(matter.links().answering(all));
      }
      case MatterEvent.RootFollowed e ->
          clocked(
              matter.with(matter.standing().entering(e.to(), e.end(), e.at())), e.clocks(), e.at());
      case MatterEvent.ChildTaken e -> child(matter, e.child(), false);
      case MatterEvent.ChildFollowed e -> child(matter, e.child(), e.ended());
      case MatterEvent.Moved e -> clocked(matter.withType(e.to()), e.clocks(), e.at());
      case MatterEvent.HandedOver e -> {
        var desk = matter.desk();
        yield matter.with(
            new Matter.Desk(e.to(), desk.duty(), desk.routedDuty(), desk.routedUnits()));
      }
    };
  }

  private static Matter acted(Matter matter, MatterEvent.Acted e) {
    if (!matter.state().equals(e.from())) {
      throw new IllegalStateException("not in the state " + e.from() + ": " + matter.standing());
    }
    var done = new HashMap<>(matter.done());
    var before = done.getOrDefault(e.act(), new Matter.Done(0, List.of(), List.of()));
    var by = new ArrayList<>(before.by());
    if (!by.contains(e.who())) {
      by.add(e.who());
    }
    done.put(e.act(), new Matter.Done(before.times() + 1, by, e.effects()));
    var desk = matter.desk();
    var after =
        matter
            .withDone(done)
            .with(facts(matter.facts(), e))
            .with(new Matter.Desk(e.unit(), e.duty(), desk.routedDuty(), desk.routedUnits()));
    if (!e.to().equals(e.from())) {
      after = after.with(after.standing().entering(e.to(), e.end(), e.at()));
    }
    if (e.effects().contains(Life.Effect.EXEMPTS)) {
      after = after.with(after.standing().exempted());
    }
    return clocked(after, e.clocks(), e.at());
  }

  private static Answers facts(Answers before, MatterEvent.Acted e) {
    var kept = before.with(e.answers().only(e.records()));
    var gathered =
        e.gathers()
            .map(one -> {
              var all = new ArrayList<>(kept.list(one.into()));
              all.addAll(e.answers().list(one.field()));
              return kept.and(one.into(), all.toArray(String[]::new));
            })
            .orElse(kept);
    return gathered.without(e.forgets());
  }

  private static Matter requested(Matter matter, MatterEvent.Requested e) {
    var all = new ArrayList<>(matter.requests());
    all.add(
        new Matter.Request(
            e.request(), e.act(), e.as(), e.who(), e.answers(), e.unit(), e.duty(), List.of()));
    return matter.withRequests(all, e.request());
  }

  private static Matter approved(Matter matter, MatterEvent.Approved e) {
    return matter.withRequests(
        matter.requests().stream()
            .map(one -> one.request() == e.request() ? approved(one, e.who()) : one)
            .toList(),
        matter.requestsMade());
  }

  private static Matter.Request approved(Matter.Request one, Who who) {
    var approvals = new ArrayList<>(one.approvals());
    approvals.add(who);
    return new Matter.Request(
        one.request(),
        one.act(),
        one.as(),
        one.who(),
        one.answers(),
        one.unit(),
        one.duty(),
        approvals);
  }

  private static Matter settled(Matter matter, int request) {
    return matter.withRequests(
        matter.requests().stream().filter(one -> one.request() != request).toList(),
        matter.requestsMade());
  }

  private static Matter child(Matter matter, StreamId child, boolean ended) {
    var links = matter.links();
    var children = new HashMap<>(links.children());
    children.put(child, ended);
    return matter.with(
        new Matter.Links(links.parent(), children, links.root(), links.duplicates()));
  }

  private static Matter clocked(Matter matter, List<ClockChange> changes, Instant at) {
    var after = matter;
    for (var change : changes) {
      after =
          switch (change) {
            case ClockChange.Started c -> {
              var all = new ArrayList<>(after.clocks());
              var run = after.findClock(c.clock()).map(ClockRun::run).orElse(0) + 1;
              all.add(ClockRun.begun(c.clock(), run, c.limit(), at));
              yield after.withClocks(all);
            }
            case ClockChange.Stood c -> run(after, c.clock(), run -> run.stood(at));
            case ClockChange.WentOn c -> run(after, c.clock(), run -> run.wentOn(at));
            case ClockChange.Stopped c -> run(after, c.clock(), run -> run.stopped(at));
            case ClockChange.Extended c -> run(after, c.clock(), run -> run.extended(at, c.by()));
          };
    }
    return after;
  }

  /// Changes the latest run of a clock.
  private static Matter run(Matter matter, String clock, UnaryOperator<ClockRun> change) {
    var latest =
        matter
            .findClock(clock)
            .orElseThrow(() -> new IllegalStateException("a clock that never began: " + clock));
    return matter.withClocks(
        matter.clocks().stream().map(run -> run.equals(latest) ? change.apply(run) : run).toList());
  }
}
