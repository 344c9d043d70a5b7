package org.yiwang.journal;

import java.util.List;

/// A stream before and after a batch, and its events in between.
record Moved(Live<?, ?, ?> before, Live<?, ?, ?> after, List<Recorded> events) {
  Moved {
    if (after.version() != before.version() + events.size() || events.isEmpty()) {
      throw new IllegalStateException(
          after.id()
              + ": version %d is not version %d and %d events"
                  .formatted(after.version(), before.version(), events.size()));
    }
  }

  /// The change as a view of this kind sees it; a view follows one kind, so the state is its `S`.
  // its kind's codec has checked what it is
  @SuppressWarnings("unchecked")
  <S> View.Change<S> change() {
    return new View.Change<>(after.id(), after.version(), (S) after.state(), events);
  }
}
