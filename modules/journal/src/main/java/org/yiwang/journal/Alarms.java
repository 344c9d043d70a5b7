package org.yiwang.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands timers that are due to the writer, through the door that everyone uses.
///
/// Each is submitted under a key made of its stream, name and instant, so that several processes,
/// or one that died and came back, fire it once. One whose decider fails is tried again later, and
/// does not hold up the others.
final class Alarms implements AutoCloseable {
  private static final int BATCH_MAX = 256;
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

  private final DataSource database;
  private final InstantSource clock;
  private final Kinds kinds;
  private final Writer writer;
  private final Map<DueTimer, Long> failedNanos = new ConcurrentHashMap<>();
  private final Loop loop;

  Alarms(DataSource database, InstantSource clock, Kinds kinds, Writer writer) {
    this.database = database;
    this.clock = clock;
    this.kinds = kinds;
    this.writer = writer;
    this.loop = Loop.start("journal-alarms", PAUSE, this::ring);
  }

  /// Fires what is due; the result is whether there may be more.
  private boolean ring() throws SQLException {
    failedNanos.values().removeIf(failed -> System.nanoTime() - failed > AFTER_FAILURE.toNanos());
    var due = due(clock.instant());
    var now = due.stream().filter(set -> !failedNanos.containsKey(set.timer())).toList();
    now.stream()
        .map(set -> Thread.ofVirtual().start(() -> fire(set)))
        .toList()
        .forEach(Alarms::join);
    return now.size() >= BATCH_MAX;
  }

  private List<TimerTable.Set> due(Instant now) throws SQLException {
    try (var connection = database.getConnection()) {
      // those that failed a moment ago must not hide those behind them
      return TimerTable.due(connection, now, BATCH_MAX + failedNanos.size());
    }
  }

  private void fire(TimerTable.Set set) {
    var timer = set.timer();
    try {
      var body = kinds.get(timer.stream().kind()).commands().decode(set.type(), set.command());
      var submission = Submission.of(timer.key(), Actor.TIMER, Command.to(timer.stream(), body));
      var answer = writer.submit(submission, Request.of(submission, kinds), List.of(timer));
      LOG.debug("{}: {}", timer, answer);
    } catch (JournalUnavailable later) {
      LOG.info("{} could not be fired yet: {}", timer, later.getMessage());
    } catch (IllegalArgumentException | IllegalStateException bug) {
      LOG.error("{} cannot be fired; it will be tried again in {}", timer, AFTER_FAILURE, bug);
      failedNanos.put(timer, System.nanoTime());
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    loop.close();
  }
}
