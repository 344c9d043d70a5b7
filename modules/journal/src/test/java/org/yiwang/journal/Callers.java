package org.yiwang.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Many callers at once, each a virtual thread.
final class Callers {
  private Callers() {}

  interface Call<T> {
    T run(int caller) throws Exception;
  }

  /// What each caller brought back, in the order of their numbers; fails if one failed.
  static <T> List<T> atOnce(int callers, Call<T> call) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<T>>();
      for (int i = 0; i < callers; i++) {
        var caller = i;
        futures.add(threads.submit(() -> call.run(caller)));
      }
      var results = new ArrayList<T>();
      for (var future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }
}
