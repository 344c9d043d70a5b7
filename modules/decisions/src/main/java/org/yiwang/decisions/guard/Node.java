package org.yiwang.decisions.guard;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yiwang.decisions.feel.Value;

/// A compiled expression, by what it gives. Nodes hold no state and allocate nothing themselves.
/// One that meets a value it was not made for throws [Inexact]; the interpreter then answers.
sealed interface Node<S> {
  /// A truth of three values, as one of the constants below.
  non-sealed interface Logic<S> extends Node<S> {
    int FALSE = 0;
    int TRUE = 1;
    int NULL = 2;

    int of(S subject, ZonedDateTime now);
  }

  /// A number, packed as [Scaled] says.
  non-sealed interface Decimal<S> extends Node<S> {
    long of(S subject, ZonedDateTime now);
  }

  /// A string.
  non-sealed interface Text<S> extends Node<S> {
    @Nullable String of(S subject, ZonedDateTime now);
  }

  /// A date.
  non-sealed interface Day<S> extends Node<S> {
    @Nullable LocalDate of(S subject, ZonedDateTime now);
  }

  /// A list.
  non-sealed interface Items<S> extends Node<S> {
    @Nullable List<Value> of(S subject, ZonedDateTime now);
  }

  /// Something of which only may be asked whether it is there.
  non-sealed interface Thing<S> extends Node<S> {
    boolean missing(S subject, ZonedDateTime now);
  }
}
