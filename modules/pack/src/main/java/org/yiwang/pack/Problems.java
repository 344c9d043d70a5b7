package org.yiwang.pack;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong while the files of one folder are read. For one thread.
final class Problems {
  private final List<Problem> noted = new ArrayList<>();

  void note(String file, int line, String zh, String en) {
    noted.add(new Problem(file, line, zh, en));
  }

  int count() {
    return noted.size();
  }

  List<Problem> all() {
    return List.copyOf(noted);
  }
}
