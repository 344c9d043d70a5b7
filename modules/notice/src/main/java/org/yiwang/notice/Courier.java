package org.yiwang.notice;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yiwang.notice.NoticesFile.Notices;

/// Takes letters to their addresses until it is closed. Each subscription has a thread of its own,
/// so that a receiver that hangs keeps back nobody else; any number of processes may do this at
/// once.
///
/// A letter is taken first, in a transaction, and marked after it was sent: a process that dies
/// between the two leaves a letter that is tried again, with the same id, when its lease has run
/// out. So every letter arrives at least once, and a receiver that keeps the ids it has seen gets
/// each once.
public final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final long PAUSE_MILLIS = 1_000;
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final List<Walk> walks;

  private Courier(List<Walk> walks) {
    this.walks = walks;
  }

  /// Starts walking.
  ///
  /// @param database migrated; the caller closes it after the courier
  /// @param clock real time
  /// @param seed makes pauses differ from those of other processes
  public static Courier start(
      DataSource database, InstantSource clock, Notices notices, long seed) {
    var walks =
        notices.subscriptions().stream()
            .map(one ->
                new Walk(new Round(new Letters(database), clock, notices.source(), one, seed)))
            .toList();
    walks.forEach(Walk::start);
    return new Courier(walks);
  }

  /// Lets the tries under way come to their end for two seconds, and stops. What had no end by then
  /// counts as lost and is tried again when its lease has run out.
  @Override
  public void close() {
    walks.forEach(Walk::tell);
    var until = System.nanoTime() + GRACE.toNanos();
    walks.forEach(walk -> walk.end(Duration.ofNanos(until - System.nanoTime())));
  }

  /// Rounds of one subscription, one after the other.
  private static final class Walk {
    private final Semaphore told = new Semaphore(0);
    private final Round round;
    private final Thread thread;
    private volatile boolean closing;
    private String failure = "";

    Walk(Round round) {
      this.round = round;
      this.thread = Thread.ofVirtual().name("courier-" + round.name()).unstarted(this::run);
    }

    void start() {
      thread.start();
    }

    void tell() {
      closing = true;
      told.release();
    }

    void end(Duration grace) {
      try {
        if (grace.isNegative() || !thread.join(grace)) {
          thread.interrupt();
          thread.join();
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      round.close();
    }

    private void run() {
      try {
        while (!closing) {
          if (walked() == 0 && told.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
            return;
          }
        }
      } catch (InterruptedException stopped) {
        closing = true;
      }
    }

    /// Catches everything: an outage of the database or a bug must not end the courier. What was
    /// taken and not marked is tried again; each failure is told once.
    private int walked() throws InterruptedException {
      try {
        var taken = round.walk();
        failure = "";
        return taken;
      } catch (RuntimeException other) {
        if (!closing && !failure.equals(other.toString())) {
          failure = other.toString();
          LOG.error("courier {} failed and goes on", round.name(), other);
        }
        return 0;
      }
    }
  }
}
