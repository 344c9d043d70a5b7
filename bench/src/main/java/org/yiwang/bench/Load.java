package org.yiwang.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;

/// A closed load: so many clients, each asking again as soon as it is answered.
final class Load {
  /// One client's next piece of work.
  interface Step {
    /// Does it and returns when it is durable; returns how many transitions it was.
    int run(int client);
  }

  /// What was measured.
  ///
  /// @param perSecond transitions each second
  /// @param p50Micros half of the steps took at most this
  /// @param p99Micros 99 of 100 took at most this
  record Measured(double perSecond, double p50Micros, double p99Micros) {}

  private Load() {}

  static Measured run(int clients, Duration length, ThreadFactory threads, Step step) {
    var end = System.nanoTime() + length.toNanos();
    var begun = System.nanoTime();
    var transitions = new ConcurrentLinkedQueue<Long>();
    var latencies = new ConcurrentLinkedQueue<long[]>();
    var failure = new AtomicReference<Throwable>();
    List<Thread> running = new ArrayList<>();
    for (int number = 0; number < clients; number++) {
      int client = number;
      var thread =
          threads.newThread(() -> {
            long done = 0;
            var own = new long[1 << 10];
            int steps = 0;
            long now = System.nanoTime();
            // at least once, however late this thread came to run
            do {
              done += step.run(client);
              long after = System.nanoTime();
              own = steps < own.length ? own : Arrays.copyOf(own, own.length * 2);
              own[steps++] = after - now;
              now = after;
            } while (now < end);
            transitions.add(done);
            latencies.add(Arrays.copyOf(own, steps));
          });
      thread.setUncaughtExceptionHandler((_, thrown) -> failure.set(thrown));
      running.add(thread);
      thread.start();
    }
    join(running);
    if (failure.get() != null) {
      throw new IllegalStateException("a client failed", failure.get());
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    long total = transitions.stream().mapToLong(Long::longValue).sum();
    var sorted = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Measured(total / seconds, micros(sorted, 0.50), micros(sorted, 0.99));
  }

  private static double micros(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * share)] / 1e3;
  }

  private static void join(List<Thread> threads) {
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
