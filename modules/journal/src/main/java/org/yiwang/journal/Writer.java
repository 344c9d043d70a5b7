package org.yiwang.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread of this process that writes the log.
///
/// ## Concurrency
///
/// Callers put submissions into a bounded queue and wait. The thread takes all that wait, up to
/// [#BATCH_MAX], and runs them as one [Batch]. While a batch is at the disk the next one gathers,
/// so a slow disk makes batches larger instead of callers slower. Batches of several processes take
/// turns on an advisory lock that lasts as long as their transaction; whoever dies in it lets it
/// go. Within a batch everything is decided in the order of the queue.
///
/// ## Durability
///
/// Callers are answered after the commit, never before. PostgreSQL returns from the commit when its
/// log is on disk.
///
/// ## Idempotency
///
/// The answer is stored under the caller's key in the transaction of its effect. A batch whose
/// commit was cut off is therefore simply run again: what did happen is found by its key and only
/// answered.
///
/// ## Failure
///
/// While the database cannot be reached the batch is tried again until its callers' time is up;
/// these get [JournalUnavailable], which says that the outcome is unknown. A decider that throws
/// meets its own caller only. If a batch fails for another reason (a view), its submissions are run
/// one by one, so that the failure meets its cause.
final class Writer implements AutoCloseable {
  static final int BATCH_MAX = 512;
  private static final int QUEUE_MAX = 20_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
  private final Batch batch;
  private final Runnable committed;
  private final Thread thread;
  private volatile boolean closing;

  /// @param committed called after each commit
  Writer(Batch batch, Runnable committed) {
    this.batch = batch;
    this.committed = committed;
    this.thread = Thread.ofPlatform().name("journal-writer").start(this::run);
  }

  /// Hands in and waits for the answer.
  Answer submit(Submission submission, Request request, List<DueTimer> fires) {
    var until = System.nanoTime() + PATIENCE.toNanos();
    var waiting = new Waiting(submission, request, fires, until, new CompletableFuture<>());
    try {
      if (closing || !queue.offer(waiting, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new JournalUnavailable(
            "日志正在关闭或过忙 · the journal is closing or too busy", new TimeoutException());
      }
      return waiting.answer().get(PATIENCE.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw rethrown(failed);
    } catch (TimeoutException late) {
      throw new JournalUnavailable(
          "没有及时得到答复，结果未知 · no answer in time, the outcome is unknown", late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new JournalUnavailable("等待被打断，结果未知 · interrupted, the outcome is unknown", stopped);
    }
  }

  private static RuntimeException rethrown(ExecutionException failed) {
    return failed.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException(failed.getCause());
  }

  private void run() {
    var taken = new ArrayList<Waiting>(BATCH_MAX);
    while (!(closing && queue.isEmpty())) {
      try {
        var first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          taken.add(first);
          queue.drainTo(taken, BATCH_MAX - 1);
          settle(List.copyOf(taken));
          taken.clear();
        }
      } catch (InterruptedException stopped) {
        closing = true;
      }
    }
  }

  /// Sees to it that each of these is answered, whatever it takes.
  private void settle(List<Waiting> waiting) {
    var left = waiting;
    while (!left.isEmpty()) {
      try {
        batch.run(left).forEach(Outcome::give);
        committed.run();
        return;
      } catch (SQLException | RuntimeException | StackOverflowError | AssertionError failure) {
        if (Outage.is(failure)) {
          left = stillPatient(left, failure);
          LockSupport.parkNanos(PAUSE.toNanos());
        } else if (left.size() > 1) {
          left.forEach(one -> settle(List.of(one)));
          return;
        } else {
          LOG.error(
              "submission {} could not be written", left.getFirst().submission().key(), failure);
          left.forEach(one -> new Outcome.Broken(one, failure).give());
          return;
        }
      }
    }
  }

  private static List<Waiting> stillPatient(List<Waiting> waiting, Throwable outage) {
    waiting.stream()
        .filter(Waiting::isOverdue)
        .forEach(one ->
            one.answer()
                .completeExceptionally(
                    new JournalUnavailable(
                        "数据库暂不可用，结果未知 · the database cannot be reached, the outcome is unknown",
                        outage)));
    return waiting.stream().filter(one -> !one.isOverdue()).toList();
  }

  /// Finishes what was taken, then stops.
  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    var late = new JournalUnavailable("日志已关闭 · the journal is closed", new TimeoutException());
    queue.forEach(one -> one.answer().completeExceptionally(late));
  }
}
