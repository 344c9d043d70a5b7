package org.yiwang.journal;

import java.util.List;

/// The rules of one kind of stream as pure functions: no input or output, no clock, no chance.
///
/// All methods may be called by several threads at once and several times for one transition; the
/// same arguments always give the same result. `S`, `C` and `E` are immutable.
public interface Decider<S, C, E> {
  /// The state of a stream that has no event yet.
  S initial();

  /// What the command leads to, or why not.
  Decision<E> decide(S state, C command, Context context);

  /// The state after one more event. An event that cannot follow this state is a corrupt history
  /// and throws [IllegalStateException]; nothing is skipped.
  S evolve(S state, E event);

  /// The timers that this state implies, each with its own name. The runtime keeps exactly these
  /// for the stream, so an event that changes the state also moves or drops the timers.
  default List<Timer<C>> timers(S state) {
    return List.of();
  }

  /// The definition of a pack this stream lives under, with its version, e.g. `some-life@3`; kept
  /// beside the state so that streams can be found by it. Empty if there is none.
  default String definition(S state) {
    return "";
  }
}
