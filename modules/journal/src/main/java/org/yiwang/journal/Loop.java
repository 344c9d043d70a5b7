package org.yiwang.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that does a step again and again until it is closed: at once while there is more to do,
/// else after a pause or when it is woken. It lives through outages of the database; any other
/// failure is logged and the step is done again after the pause.
final class Loop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

  /// One step; the result is whether there may be more to do at once.
  interface Step {
    boolean run() throws SQLException;
  }

  private final Semaphore wake = new Semaphore(0);
  private final Duration pause;
  private final Step step;
  private final Thread thread;
  private volatile boolean closing;

  private Loop(String name, Duration pause, Step step) {
    this.pause = pause;
    this.step = step;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  static Loop start(String name, Duration pause, Step step) {
    var loop = new Loop(name, pause, step);
    loop.thread.start();
    return loop;
  }

  void wake() {
    if (wake.availablePermits() == 0) {
      wake.release();
    }
  }

  private void run() {
    try {
      while (!closing) {
        if (!more() && !closing) {
          if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
          }
        }
      }
    } catch (InterruptedException closed) {
      closing = true;
    }
  }

  private boolean more() {
    try {
      return step.run();
    } catch (SQLException | RuntimeException failure) {
      if (closing) {
        return false;
      }
      if (Outage.is(failure)) {
        LOG.debug("{} waits for the database", thread.getName(), failure);
      } else {
        LOG.error("{} failed and goes on", thread.getName(), failure);
      }
      return false;
    }
  }

  @Override
  public void close() {
    closing = true;
    wake.release();
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
