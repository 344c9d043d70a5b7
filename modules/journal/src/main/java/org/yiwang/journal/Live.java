package org.yiwang.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/// One stream at one moment: its state and the version it was reached at. Immutable.
record Live<S, C, E>(StreamKind<S, C, E> kind, StreamId id, long version, S state) {
  /// A stream before its first event.
  static <S, C, E> Live<S, C, E> initial(StreamKind<S, C, E> kind, StreamId id) {
    return new Live<>(kind, id, 0, kind.decider().initial());
  }

  /// A stream as it was kept.
  static <S, C, E> Live<S, C, E> kept(
      StreamKind<S, C, E> kind, StreamId id, long version, String type, String json) {
    return new Live<>(kind, id, version, kind.states().decode(type, json));
  }

  /// The same state under another version.
  Live<S, C, E> at(long otherVersion) {
    return new Live<>(kind, id, otherVersion, state);
  }

  /// Asks the decider.
  // the command is of this kind: its codec has written it at the door
  @SuppressWarnings("unchecked")
  Decision<E> decide(Object command, Instant at, Actor actor) {
    return kind.decider().decide(state, (C) command, new Context(id, version, at, actor));
  }

  /// The stream after one more event.
  // the event is of this kind: its decider or its codec has made it
  @SuppressWarnings("unchecked")
  Live<S, C, E> after(Object event) {
    return new Live<>(kind, id, version + 1, kind.decider().evolve(state, (E) event));
  }

  /// The timers this state implies, by name.
  Map<String, Timer<C>> timers() {
    var byName = new LinkedHashMap<String, Timer<C>>();
    for (var timer : kind.decider().timers(state)) {
      // PostgreSQL keeps microseconds
      var due = timer.due().truncatedTo(ChronoUnit.MICROS);
      if (byName.put(timer.name(), new Timer<>(timer.name(), due, timer.command())) != null) {
        throw new IllegalStateException(id + ": two timers named " + timer.name());
      }
    }
    return byName;
  }

  String definition() {
    return kind.decider().definition(state);
  }

  String stateType() {
    return kind.states().type(state);
  }

  String stateJson() {
    return kind.states().encode(state);
  }

  // its kind's codec has checked what it is
  @SuppressWarnings("unchecked")
  String eventType(Object event) {
    return kind.events().type((E) event);
  }

  // its kind's codec has checked what it is
  @SuppressWarnings("unchecked")
  String eventJson(Object event) {
    return kind.events().encode((E) event);
  }

  // its kind's codec has checked what it is
  @SuppressWarnings("unchecked")
  String commandType(Object command) {
    return kind.commands().type((C) command);
  }

  // its kind's codec has checked what it is
  @SuppressWarnings("unchecked")
  String commandJson(Object command) {
    return kind.commands().encode((C) command);
  }
}
