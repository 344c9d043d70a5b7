package org.yiwang.world;

import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The broken promises found so far; of each promise the first few in words, the rest counted,
/// since one fault under load breaks thousands.
final class Violations {
  private static final int WORDED_PER_PROMISE = 5;

  private final List<Violation> worded = new ArrayList<>();
  private final Map<Promise, Integer> counts = new EnumMap<>(Promise.class);

  @FormatMethod
  void add(Promise promise, String format, Object... arguments) {
    if (counts.merge(promise, 1, Integer::sum) <= WORDED_PER_PROMISE) {
      worded.add(new Violation(promise, format.formatted(arguments)));
    }
  }

  /// Takes over those of another judgement that concern these promises.
  void addAll(Violations other, Set<Promise> promises) {
    for (var promise : promises) {
      other.counts.computeIfPresent(
          promise,
          (_, count) -> {
            counts.merge(promise, count, Integer::sum);
            return count;
          });
    }
    other.worded.stream()
        .filter(violation -> promises.contains(violation.promise()))
        .forEach(worded::add);
  }

  /// The first few of each promise.
  List<Violation> worded() {
    return List.copyOf(worded);
  }

  /// How often each promise was broken; a promise kept is absent.
  Map<Promise, Integer> counts() {
    return Map.copyOf(counts);
  }

  /// How many in all.
  int count() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
