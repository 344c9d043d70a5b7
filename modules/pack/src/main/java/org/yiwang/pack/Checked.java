package org.yiwang.pack;

import java.util.List;
import java.util.stream.Collectors;

/// Definitions that are sound as a whole, or everything that is wrong with them; never half of
/// each.
///
/// @param <T> what was to be read
public sealed interface Checked<T> {
  /// Sound.
  ///
  /// @param value what was read
  /// @param <T> its type
  record Valid<T>(T value) implements Checked<T> {}

  /// Not sound; nothing of it may be used.
  ///
  /// @param problems all of them, by file and line, at least one
  /// @param <T> what was to be read
  record Invalid<T>(List<Problem> problems) implements Checked<T> {
    /// Keeps a sorted copy without repetitions.
    public Invalid {
      problems = problems.stream().distinct().sorted().toList();
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("invalid, and yet no problem is named");
      }
    }
  }

  /// The value, where a faulty pack is a fault of the program, such as in a test.
  ///
  /// @throws IllegalStateException naming every problem
  default T get() {
    return switch (this) {
      case Valid<T>(T value) -> value;
      case Invalid<T>(List<Problem> problems) ->
          throw new IllegalStateException(
              problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    };
  }

  /// Every problem, by file and line; empty when sound.
  default List<Problem> problems() {
    return switch (this) {
      case Valid<T> _ -> List.of();
      case Invalid<T>(List<Problem> all) -> all;
    };
  }
}
