package org.yiwang.appeals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Finds messages that are nearly the same text: sent twice, or by several people from one draft.
///
/// Two are copies when at least half of the four-character pieces that stand in either stand in
/// both. Candidates come from MinHash in bands (Broder 1997), so that the work grows with the
/// number of messages and not with its square; each candidate is then compared exactly.
final class Copies {
  private static final int PIECE = 4;
  private static final int HASHES = 64;
  private static final int BAND = 4;
  static final double LEAST = 0.5;
  private static final int COMPARED_MAX = 32;

  private Copies() {}

  /// The group of each message: the place of its first copy, or its own place.
  static int[] groups(List<Appeal> appeals) {
    var pieces = appeals.parallelStream().map(Copies::pieces).toList();
    var signatures = pieces.parallelStream().map(Copies::signature).toList();
    int[] group = IntStream.range(0, appeals.size()).toArray();
    for (int band = 0; band < HASHES / BAND; band++) {
      Map<Long, List<Integer>> buckets = new HashMap<>();
      for (int i = 0; i < group.length; i++) {
        if (pieces.get(i).isEmpty()) {
          continue;
        }
        var bucket = buckets.computeIfAbsent(key(signatures.get(i), band), _ -> new ArrayList<>());
        for (int earlier : bucket.subList(0, Math.min(COMPARED_MAX, bucket.size()))) {
          if (root(group, earlier) != root(group, i)
              && share(pieces.get(earlier), pieces.get(i)) >= LEAST) {
            join(group, earlier, i);
          }
        }
        bucket.add(i);
      }
    }
    return IntStream.range(0, group.length).map(i -> root(group, i)).toArray();
  }

  private static int root(int[] group, int of) {
    int at = of;
    while (group[at] != at) {
      at = group[at];
    }
    return at;
  }

  private static void join(int[] group, int one, int other) {
    int a = root(group, one);
    int b = root(group, other);
    group[Math.max(a, b)] = Math.min(a, b);
  }

  static Set<Integer> pieces(Appeal appeal) {
    String text = (appeal.subject() + appeal.detail()).replaceAll("[^\\p{L}\\p{N}]", "");
    var pieces = new HashSet<Integer>();
    for (int i = 0; i + PIECE <= text.length(); i++) {
      pieces.add(text.substring(i, i + PIECE).hashCode());
    }
    return pieces;
  }

  static double share(Set<Integer> one, Set<Integer> other) {
    boolean less = one.size() <= other.size();
    Set<Integer> small = less ? one : other;
    Set<Integer> large = less ? other : one;
    int both = 0;
    for (int piece : small) {
      both += large.contains(piece) ? 1 : 0;
    }
    return both == 0 ? 0 : (double) both / (one.size() + other.size() - both);
  }

  private static int[] signature(Set<Integer> pieces) {
    int[] least = new int[HASHES];
    java.util.Arrays.fill(least, Integer.MAX_VALUE);
    for (int piece : pieces) {
      for (int i = 0; i < HASHES; i++) {
        least[i] = Math.min(least[i], mixed(piece + i * 0x9E3779B9));
      }
    }
    return least;
  }

  private static int mixed(int value) {
    int h = value * 0x85EBCA6B;
    h = (h ^ (h >>> 13)) * 0xC2B2AE35;
    return h ^ (h >>> 16);
  }

  private static long key(int[] signature, int band) {
    long key = 17;
    for (int i = band * BAND; i < (band + 1) * BAND; i++) {
      key = key * 0x5851F42D4C957F2DL + signature[i];
    }
    return key;
  }
}
