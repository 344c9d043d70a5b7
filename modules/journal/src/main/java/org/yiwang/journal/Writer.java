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
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread of this process that writes the log.
///
/// ## Concurrency
///
/// Callers put submissions into a bounded queue and wait. The thread takes all that wait, up to
/// [#COMMANDS_MAX] commands, and runs them as one [Batch]. While a batch is at the disk the next
/// one gathers, so a slow disk makes batches larger instead of callers slower. Within a batch
/// everything is decided in the order of the queue.
///
/// Batches of several processes take turns on an advisory lock that lasts as long as their
/// transaction; whoever dies in it lets it go, and whoever hangs in it is cut off by the server.
/// Under that lock `seq` is given out and committed: it has no gap, its order is the order of the
/// commits, and a reader who has seen `n` is never shown an event before `n` later. A batch waits
/// for no second lock of the journal, so batches cannot deadlock.
///
/// ## Durability
///
/// Callers are answered after the commit, never before, and the transaction itself asks PostgreSQL
/// to return from the commit only when its log is on disk. Events, states, views, timers and
/// receipts are in that one transaction: a crash at any moment leaves all of a submission or
/// nothing.
///
/// ## Idempotency
///
/// The answer is stored under the caller's key, with a hash of what was asked, in the transaction
/// of its effect; a refusal too, since a retry must not succeed where the caller was told no. A
/// batch whose commit was cut off is therefore simply run again: what did happen is found by its
/// key and only answered. Two of the same key within a batch see each other in memory.
///
/// ## Failure
///
/// - *The database is away.* The batch is tried again; callers see a pause. One whose [#PATIENCE]
///   is used up gets [JournalUnavailable], which says that the outcome is unknown.
/// - *A decider throws.* A bug: it meets its own caller, the rest of the batch goes on.
/// - *A view throws, something cannot be written, or a batch takes too long.* Nothing of the batch
///   is committed. It is halved, and each half run alone, in order and with little time, until the
///   culprit stands alone and fails alone.
/// - *The thread dies* of something nobody foresaw: the door closes, and whoever waits is told.
///
/// Catches everything: a batch must end in an answer for each of its callers, whatever a view does.
final class Writer implements AutoCloseable {
  static final int COMMANDS_MAX = 512;

  /// No statement of a batch takes so long unless something is wrong; other processes wait for it.
  static final Duration LIMIT = Duration.ofSeconds(15);

  static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int QUEUE_MAX = 20_000;
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int SHARE_OF_A_HALF = 5;
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
  private final ReadWriteLock door = new ReentrantReadWriteLock();
  private final Batch batch;
  private final Duration usual;
  private final Runnable committed;
  private final Thread thread;
  private volatile boolean closing;

  /// @param usual how long a statement of a batch may take
  /// @param committed called after each commit
  Writer(Batch batch, Duration usual, Runnable committed) {
    this.batch = batch;
    this.usual = usual;
    this.committed = committed;
    this.thread = Thread.ofPlatform().name("journal-writer").daemon().start(this::run);
  }

  /// Hands in and waits for the answer.
  Answer submit(Submission submission, Request request, List<DueTimer> fires) {
    var until = System.nanoTime() + PATIENCE.toNanos();
    var waiting = new Waiting(submission, request, fires, until, new CompletableFuture<>());
    try {
      enter(waiting);
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

  /// Joins the queue. Nobody joins after the door was closed, so whoever joined is answered.
  private void enter(Waiting waiting) throws InterruptedException {
    door.readLock().lock();
    try {
      if (closing || !queue.offer(waiting, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new JournalUnavailable(
            "日志正在关闭或过忙 · the journal is closing or too busy", new TimeoutException());
      }
    } finally {
      door.readLock().unlock();
    }
  }

  private static RuntimeException rethrown(ExecutionException failed) {
    return failed.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException(failed.getCause());
  }

  private void run() {
    var taken = List.<Waiting>of();
    try {
      while (!(closing && queue.isEmpty())) {
        taken = take();
        settle(taken, usual);
      }
    } catch (InterruptedException stopped) {
      LOG.warn("the writer was interrupted");
    } finally {
      shut();
      var left = new ArrayList<>(taken);
      queue.drainTo(left);
      giveUp(left, "日志已关闭 · the journal is closed", new TimeoutException());
    }
  }

  /// What has gathered; nothing, when nobody came for a while.
  private List<Waiting> take() throws InterruptedException {
    var taken = new ArrayList<Waiting>();
    var commands = 0;
    var chars = 0;
    var next = queue.poll(100, TimeUnit.MILLISECONDS);
    while (next != null) {
      taken.add(next);
      commands += next.submission().commands().size();
      chars += next.request().chars();
      next = commands < COMMANDS_MAX && chars < Request.CHARS_MAX ? queue.poll() : null;
    }
    return taken;
  }

  /// Sees to it that each of these is answered, whatever it takes.
  private void settle(List<Waiting> waiting, Duration firstLimit) throws InterruptedException {
    var left = waiting;
    var limit = firstLimit;
    while (!left.isEmpty()) {
      try {
        batch.run(left, limit).forEach(Outcome::give);
        committed.run();
        return;
      } catch (SQLException
          | RuntimeException
          | StackOverflowError
          | AssertionError
          | LinkageError failure) {
        var oneIsToBlame = !Outage.is(failure) || (Outage.isSlowness(failure) && left.size() > 1);
        if (oneIsToBlame) {
          isolate(left, failure);
          return;
        }
        limit = usual;
        left = stillPatient(left, failure);
        Thread.sleep(PAUSE);
      }
    }
  }

  /// Finds the one that cannot be written.
  private void isolate(List<Waiting> waiting, Throwable failure) throws InterruptedException {
    if (waiting.size() == 1) {
      var culprit = waiting.getFirst();
      LOG.error("submission {} could not be written", culprit.submission().key(), failure);
      new Outcome.Broken(culprit, failure).give();
      return;
    }
    var middle = waiting.size() / 2;
    settle(waiting.subList(0, middle), usual.dividedBy(SHARE_OF_A_HALF));
    settle(waiting.subList(middle, waiting.size()), usual.dividedBy(SHARE_OF_A_HALF));
  }

  private static List<Waiting> stillPatient(List<Waiting> waiting, Throwable outage) {
    giveUp(
        waiting.stream().filter(Waiting::isOverdue).toList(),
        "数据库暂不可用，结果未知 · the database cannot be reached, the outcome is unknown",
        outage);
    return waiting.stream().filter(one -> !one.answer().isDone()).toList();
  }

  private static void giveUp(List<Waiting> waiting, String why, Throwable cause) {
    waiting.forEach(one -> one.answer().completeExceptionally(new JournalUnavailable(why, cause)));
  }

  private void shut() {
    door.writeLock().lock();
    try {
      closing = true;
    } finally {
      door.writeLock().unlock();
    }
  }

  /// Finishes what was taken, then stops; not waiting for ever for a decider that never ends.
  @Override
  public void close() {
    shut();
    try {
      if (!thread.join(PATIENCE)) {
        LOG.error("the writer does not end; it is left behind");
        thread.interrupt();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
