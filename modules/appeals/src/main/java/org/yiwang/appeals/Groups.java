package org.yiwang.appeals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Messages about the same thing, by agglomeration with average linkage: the two groups whose
/// messages are most alike on average become one, until none are alike enough.
///
/// The average keeps one chance likeness from chaining two topics together. Pairs that share no
/// rare term count as unlike.
final class Groups {
  private record Pair(int one, int other, double likeness) {}

  private final Map<Integer, List<Integer>> members = new TreeMap<>();
  private final Map<Integer, Map<Integer, Double>> sums = new HashMap<>();
  private final PriorityQueue<Pair> queue =
      new PriorityQueue<>(
          Comparator.comparingDouble((Pair pair) -> -pair.likeness)
              .thenComparingInt(Pair::one)
              .thenComparingInt(Pair::other));
  private final double least;

  private Groups(double least) {
    this.least = least;
  }

  /// Groups of at least two, the places of their messages ascending.
  static List<List<Integer>> of(Corpus corpus, int textsMax, double least) {
    var groups = new Groups(least);
    var candidates = corpus.candidates(textsMax);
    var likenesses =
        IntStream.range(0, candidates.size())
            .parallel()
            .mapToObj(i ->
                IntStream.of(candidates.get(i))
                    .mapToObj(j -> new Pair(j, i, corpus.likeness(j, i).score()))
                    .filter(pair -> pair.likeness > 0.02)
                    .toList())
            .toList();
    for (int i = 0; i < candidates.size(); i++) {
      groups.members.put(i, new ArrayList<>(List.of(i)));
      likenesses.get(i).forEach(groups::link);
    }
    groups.merge();
    return groups.members.values().stream()
        .filter(group -> group.size() > 1)
        .map(group -> group.stream().sorted().toList())
        .toList();
  }

  private void link(Pair pair) {
    var _ = sums.computeIfAbsent(pair.one, _ -> new HashMap<>()).put(pair.other, pair.likeness);
    var _ = sums.computeIfAbsent(pair.other, _ -> new HashMap<>()).put(pair.one, pair.likeness);
    offer(pair.one, pair.other);
  }

  private void offer(int one, int other) {
    double average = average(one, other);
    if (average >= least) {
      queue.add(new Pair(Math.min(one, other), Math.max(one, other), average));
    }
  }

  private double average(int one, int other) {
    double sum = sums.getOrDefault(one, Map.of()).getOrDefault(other, 0.0);
    return sum / ((double) size(one) * size(other));
  }

  private int size(int group) {
    return members.getOrDefault(group, List.of()).size();
  }

  private void merge() {
    for (Pair best = queue.poll(); best != null; best = queue.poll()) {
      boolean stale =
          !members.containsKey(best.one)
              || !members.containsKey(best.other)
              || average(best.one, best.other) != best.likeness;
      if (!stale) {
        join(best.one, best.other);
      }
    }
  }

  private void join(int kept, int gone) {
    members.getOrDefault(kept, new ArrayList<>()).addAll(members.getOrDefault(gone, List.of()));
    members.keySet().remove(gone);
    var ofKept = sums.computeIfAbsent(kept, _ -> new HashMap<>());
    ofKept.keySet().remove(gone);
    var ofGone = sums.getOrDefault(gone, Map.of());
    sums.keySet().remove(gone);
    for (var entry : ofGone.entrySet()) {
      int other = entry.getKey();
      if (other != kept) {
        double sum = ofKept.merge(other, entry.getValue(), Double::sum);
        var ofOther = sums.computeIfAbsent(other, _ -> new HashMap<>());
        ofOther.keySet().remove(gone);
        var _ = ofOther.put(kept, sum);
      }
    }
    ofKept.keySet().forEach(other -> offer(kept, other));
  }
}
