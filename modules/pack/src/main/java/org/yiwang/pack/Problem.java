package org.yiwang.pack;

import java.util.Comparator;

/// One thing wrong in a pack, and where.
///
/// @param file path from the folder of all packs, with `/`, e.g. `hongkou/lights.yaml`
/// @param line counted from 1; 0 when the whole file is meant
/// @param zh what is wrong and what was expected, in Chinese
/// @param en the same in English
public record Problem(String file, int line, String zh, String en) implements Comparable<Problem> {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparing(Problem::en);

  /// By file, then by line, as a person would mend them.
  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /// `file:line: 中文 · English`, the form a terminal and an editor can jump from.
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + zh + " · " + en;
  }
}
