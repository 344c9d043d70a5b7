package org.yiwang.journal;

import java.util.List;

/// What a decider answers: events that happen together, or a refusal.
public sealed interface Decision<E> {
  /// These happen, in this order; none is legal and means that nothing needs to change.
  record Accept<E>(List<E> events) implements Decision<E> {
    public Accept {
      events = List.copyOf(events);
    }
  }

  /// Nothing happens, for this reason.
  record Refuse<E>(Refusal refusal) implements Decision<E> {}

  /// Accepts with these events.
  @SafeVarargs
  // the array is only copied from
  @SuppressWarnings("varargs")
  static <E> Decision<E> accept(E... events) {
    return new Accept<>(List.of(events));
  }

  /// Refuses by a rule that has no field and no outside basis.
  static <E> Decision<E> refuse(String rule, String zh, String en) {
    return new Refuse<>(Refusal.of(rule, zh, en));
  }
}
