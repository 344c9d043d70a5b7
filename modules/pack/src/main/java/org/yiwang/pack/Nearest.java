package org.yiwang.pack;

import java.util.Collection;
import java.util.Comparator;

/// The known word a mistyped one was most likely meant to be.
final class Nearest {
  private static final int LENGTH_MAX = 80;

  private Nearest() {}

  /// A hint to put behind a message; blank when nothing is near.
  static Text to(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= Math.max(2, word.length() / 3))
        .min(Comparator.<String>comparingInt(c -> distance(word, c)).thenComparing(c -> c))
        .map(near -> new Text("，是不是 " + near + "？", ", did you mean " + near + "?"))
        .orElse(new Text("", ""));
  }

  /// Levenshtein distance; words of absurd length are far from everything.
  static int distance(String left, String right) {
    if (left.length() > LENGTH_MAX || right.length() > LENGTH_MAX) {
      return Integer.MAX_VALUE;
    }
    int[] above = new int[right.length() + 1];
    for (int column = 0; column <= right.length(); column++) {
      above[column] = column;
    }
    for (int row = 1; row <= left.length(); row++) {
      int[] here = new int[right.length() + 1];
      here[0] = row;
      for (int column = 1; column <= right.length(); column++) {
        int swap = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
        int step = Math.min(above[column], here[column - 1]) + 1;
        here[column] = Math.min(step, above[column - 1] + swap);
      }
      above = here;
    }
    return above[right.length()];
  }
}
