package org.yiwang.decisions.feel;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The known name that someone who misspelt one most likely meant.
public final class Nearest {
  private static final int LENGTH_MAX = 100;
  private static final int NAMES_MAX = 5_000;

  private Nearest() {}

  /// The nearest known name; empty when none is near, that is when more than a third of it, and
  /// more than one letter, would have to change. A single letter has no near name.
  public static Optional<String> to(String name, Collection<String> known) {
    var length = name.codePointCount(0, name.length());
    var far = length < 2 ? 0 : Math.max(1, length / 3);
    return known.stream()
        .limit(NAMES_MAX)
        .filter(each ->
            !each.isEmpty()
                && Math.abs(each.length() - name.length()) <= 2 * far
                && distance(name, each) <= far)
        .min(
            Comparator.comparingInt((String each) -> distance(name, each))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// The question "did you mean", to be put behind a message; empty without a near name.
  static String chinese(Optional<String> near) {
    return near.map(name -> "；是否指 " + name + "？").orElse("");
  }

  static String english(Optional<String> near) {
    return near.map(name -> "; did you mean " + name + "?").orElse("");
  }

  /// How many letters must be put in, taken out, changed or swapped with their neighbour.
  private static int distance(String a, String b) {
    var x = a.codePoints().limit(LENGTH_MAX).map(Character::toLowerCase).toArray();
    var y = b.codePoints().limit(LENGTH_MAX).map(Character::toLowerCase).toArray();
    var rows = new int[x.length + 1][y.length + 1];
    for (var i = 0; i <= x.length; i++) {
      for (var j = 0; j <= y.length; j++) {
        if (i == 0 || j == 0) {
          rows[i][j] = i + j;
          continue;
        }
        var change = rows[i - 1][j - 1] + (x[i - 1] == y[j - 1] ? 0 : 1);
        rows[i][j] = Math.min(change, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1]) {
          rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
      }
    }
    return rows[x.length][y.length];
  }
}
