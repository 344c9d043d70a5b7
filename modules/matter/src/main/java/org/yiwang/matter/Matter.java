package org.yiwang.matter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.journal.StreamId;
import org.yiwang.matter.MatterEvent.Who;

/// 事项: something someone must see to the end.
///
/// @param type name and version of its type
/// @param standing where in its life it is
/// @param report how it began
/// @param facts what is known: the answers of the report, corrections, what acts recorded
/// @param desk whom it is with and where the rules would send it
/// @param done how often each act took effect, and by whom
/// @param clocks every run of every clock, in the order they began
/// @param requests what waits for approval
/// @param requestsMade how many requests there ever were
/// @param links other matters it belongs with
public record Matter(
    String type,
    Standing standing,
    Report report,
    Answers facts,
    Desk desk,
    Map<String, Done> done,
    List<ClockRun> clocks,
    List<Request> requests,
    int requestsMade,
    Links links)
    implements MatterState {
  public Matter {
    done = Map.copyOf(done);
    clocks = List.copyOf(clocks);
    requests = List.copyOf(requests);
  }

  /// Where in its life a matter is.
  ///
  /// @param state the state's name
  /// @param since when it was entered
  /// @param end whether it is an end
  /// @param cycle how often it has been closed
  /// @param endedAt when it last came to an end; empty while open
  /// @param exempt whether statistics leave it out
  /// @param sampled whether the sample drew it, this cycle
  /// @param rating the reporter's rating, this cycle
  public record Standing(
      String state,
      Instant since,
      Life.End end,
      int cycle,
      Optional<Instant> endedAt,
      boolean exempt,
      boolean sampled,
      Optional<Integer> rating) {
    Standing exempted() {
      return new Standing(state, since, end, cycle, endedAt, true, sampled, rating);
    }

    Standing drawn() {
      return new Standing(state, since, end, cycle, endedAt, exempt, true, rating);
    }

    Standing rated(int level) {
      return new Standing(state, since, end, cycle, endedAt, exempt, sampled, Optional.of(level));
    }

    /// In another state; a matter that opens again begins its next cycle without rating and sample.
    Standing entering(String to, Life.End kind, Instant at) {
      var opens = end != Life.End.OPEN && kind == Life.End.OPEN;
      var closes = end == Life.End.OPEN && kind == Life.End.CLOSED;
      var ended = end == kind ? endedAt : Optional.of(at);
      return new Standing(
          to,
          at,
          kind,
          cycle + (closes ? 1 : 0),
          kind == Life.End.OPEN ? Optional.empty() : ended,
          exempt,
          sampled && !opens,
          opens ? Optional.empty() : rating);
    }
  }

  /// How a matter began.
  ///
  /// @param as the party that reported
  public record Report(Instant at, String as, Who who, String channel, Optional<Location> place) {}

  /// Whom a matter is with.
  ///
  /// @param unit the unit that has it; empty when none
  /// @param duty the duty by which that unit has it
  /// @param routedDuty the duty the rules found; empty when none
  /// @param routedUnits the units whose duty that is: none and several are conflicts
  public record Desk(String unit, String duty, String routedDuty, List<String> routedUnits) {
    /// With nobody, and not looked for yet.
    static final Desk EMPTY = new Desk("", "", "", List.of());

    public Desk {
      routedUnits = List.copyOf(routedUnits);
    }

    /// Whether the rules found a duty that is nobody's, or several units'.
    public boolean conflict() {
      return !routedDuty.isEmpty() && routedUnits.size() != 1;
    }
  }

  /// How often an act took effect.
  ///
  /// @param by everyone who did it, each once
  /// @param effects what it does besides leading to a state
  public record Done(int times, List<Who> by, List<Life.Effect> effects) {
    public Done {
      by = List.copyOf(by);
      effects = List.copyOf(effects);
    }
  }

  /// An act that waits for approval.
  ///
  /// @param request its number, from 1
  /// @param approvals who has approved so far, in order
  public record Request(
      int request,
      String act,
      String as,
      Who who,
      Answers answers,
      String unit,
      String duty,
      List<Who> approvals) {
    public Request {
      approvals = List.copyOf(approvals);
    }
  }

  /// Other matters a matter belongs with.
  ///
  /// @param parent the matter it is part of
  /// @param children its parts, and whether each has ended
  /// @param root the case that answers it
  /// @param duplicates matters it answers
  public record Links(
      Optional<StreamId> parent,
      Map<StreamId, Boolean> children,
      Optional<StreamId> root,
      List<StreamId> duplicates) {
    public Links {
      children = Map.copyOf(children);
      duplicates = List.copyOf(duplicates);
    }

    Links under(Optional<StreamId> other) {
      return new Links(parent, children, other, duplicates);
    }

    Links answering(List<StreamId> others) {
      return new Links(parent, children, root, others);
    }

    /// How many parts are still open.
    public int openChildren() {
      return (int) children.values().stream().filter(ended -> !ended).count();
    }
  }

  /// The state's name.
  public String state() {
    return standing.state();
  }

  /// Whether it has neither been closed nor set aside.
  public boolean open() {
    return standing.end() == Life.End.OPEN;
  }

  /// How often the act took effect.
  public int times(String act) {
    return Optional.ofNullable(done.get(act)).map(Done::times).orElse(0);
  }

  /// How often acts with this effect took effect, e.g. bounces.
  public int times(Life.Effect effect) {
    return done.values().stream()
        .filter(one -> one.effects().contains(effect))
        .mapToInt(Done::times)
        .sum();
  }

  /// The latest run of a clock, if it ever began.
  public Optional<ClockRun> findClock(String clock) {
    return clocks.stream().filter(run -> run.clock().equals(clock)).reduce((_, later) -> later);
  }

  /// The request of that number, if it still waits.
  public Optional<Request> findRequest(int request) {
    return requests.stream().filter(one -> one.request() == request).findFirst();
  }

  Matter with(Standing other) {
    return new Matter(
        type, other, report, facts, desk, done, clocks, requests, requestsMade, links);
  }

  Matter with(Answers other) {
    return new Matter(
        type, standing, report, other, desk, done, clocks, requests, requestsMade, links);
  }

  Matter with(Desk other) {
    return new Matter(
        type, standing, report, facts, other, done, clocks, requests, requestsMade, links);
  }

  Matter with(Links other) {
    return new Matter(
        type, standing, report, facts, desk, done, clocks, requests, requestsMade, other);
  }

  Matter withType(String other) {
    return new Matter(
        other, standing, report, facts, desk, done, clocks, requests, requestsMade, links);
  }

  Matter withDone(Map<String, Done> other) {
    return new Matter(
        type, standing, report, facts, desk, other, clocks, requests, requestsMade, links);
  }

  Matter withClocks(List<ClockRun> other) {
    return new Matter(
        type, standing, report, facts, desk, done, other, requests, requestsMade, links);
  }

  Matter withRequests(List<Request> other, int made) {
    return new Matter(type, standing, report, facts, desk, done, clocks, other, made, links);
  }
}
