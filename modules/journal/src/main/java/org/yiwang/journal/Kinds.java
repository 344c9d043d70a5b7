package org.yiwang.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The stream kinds of this journal by name.
final class Kinds {
  private final Map<String, StreamKind<?, ?, ?>> byName = new HashMap<>();

  Kinds(List<StreamKind<?, ?, ?>> kinds) {
    for (var kind : kinds) {
      if (byName.put(kind.name(), kind) != null) {
        throw new IllegalArgumentException("two stream kinds named " + kind.name());
      }
    }
  }

  /// The kind of that name.
  ///
  /// @throws IllegalArgumentException if it is not plugged in
  StreamKind<?, ?, ?> get(String name) {
    require(name);
    return Objects.requireNonNull(byName.get(name));
  }

  /// Fails at once if a kind is not plugged in.
  void require(String name) {
    if (!byName.containsKey(name)) {
      throw new IllegalArgumentException("no stream kind named " + name);
    }
  }

  /// The stream before its first event.
  Live<?, ?, ?> initial(StreamId stream) {
    return Live.initial(get(stream.kind()), stream);
  }
}
