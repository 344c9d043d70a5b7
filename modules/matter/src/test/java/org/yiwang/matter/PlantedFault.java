package org.yiwang.matter;

import java.util.List;
import java.util.function.UnaryOperator;
import org.yiwang.journal.Context;
import org.yiwang.journal.Decider;
import org.yiwang.journal.Decision;
import org.yiwang.journal.StreamKind;
import org.yiwang.journal.Timer;

/// The rules of matters with a mistake in them that a drill plants to see that its checker finds
/// it: what the rules decide is changed before it is written down.
record PlantedFault(
    Decider<MatterState, MatterCommand, MatterEvent> rules, UnaryOperator<List<MatterEvent>> change)
    implements Decider<MatterState, MatterCommand, MatterEvent> {

  /// The kind with this fault; with any other word, as it is.
  static StreamKind<MatterState, MatterCommand, MatterEvent> in(
      StreamKind<MatterState, MatterCommand, MatterEvent> kind, String fault) {
    UnaryOperator<List<MatterEvent>> change =
        switch (fault) {
          case "clock-not-stopped" ->
              events -> events.stream().map(PlantedFault::runningOn).toList();
          case "signal-lost" -> PlantedFault::withoutSignals;
          default -> events -> events;
        };
    return new StreamKind<>(
        kind.name(),
        new PlantedFault(kind.decider(), change),
        kind.commands(),
        kind.events(),
        kind.states());
  }

  private static MatterEvent runningOn(MatterEvent event) {
    return event instanceof MatterEvent.Acted e
        ? new MatterEvent.Acted(
            e.at(),
            e.act(),
            e.as(),
            e.who(),
            e.from(),
            e.to(),
            e.end(),
            e.answers(),
            e.records(),
            e.unit(),
            e.duty(),
            e.was(),
            e.effects(),
            e.clocks().stream()
                .filter(change -> !(change instanceof MatterEvent.ClockChange.Stood))
                .toList(),
            e.gathers(),
            e.forgets())
        : event;
  }

  private static List<MatterEvent> withoutSignals(List<MatterEvent> events) {
    return events.stream().filter(event -> !(event instanceof MatterEvent.Signalled)).toList();
  }

  @Override
  public MatterState initial() {
    return rules.initial();
  }

  @Override
  public Decision<MatterEvent> decide(MatterState state, MatterCommand command, Context context) {
    return switch (rules.decide(state, command, context)) {
      case Decision.Accept<MatterEvent>(var events) -> new Decision.Accept<>(change.apply(events));
      case Decision.Refuse<MatterEvent> refused -> refused;
    };
  }

  @Override
  public MatterState evolve(MatterState state, MatterEvent event) {
    return rules.evolve(state, event);
  }

  @Override
  public List<Timer<MatterCommand>> timers(MatterState state) {
    return rules.timers(state);
  }

  @Override
  public String definition(MatterState state) {
    return rules.definition(state);
  }
}
