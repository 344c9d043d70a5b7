package org.yiwang.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the log for one follower, whose place is committed with what it writes.
///
/// Several processes may run the same follower: the row with its place is locked while one works,
/// and the others pass by. A follower that throws, whatever it throws, stands still with the reason
/// in its row; it is tried again when the journal is opened anew.
final class FollowerLoop implements AutoCloseable {
  private static final int BATCH_MAX = 1_000;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int REASON_MAX = 2_000;
  private static final Logger LOG = LoggerFactory.getLogger(FollowerLoop.class);

  private final DataSource database;
  private final Kinds kinds;
  private final Follower follower;
  private final Loop loop;
  private volatile boolean begun;

  FollowerLoop(DataSource database, Kinds kinds, Follower follower) {
    this.database = database;
    this.kinds = kinds;
    this.follower = follower;
    this.loop = Loop.start("journal-follower-" + follower.name(), PAUSE, this::step);
  }

  void wake() {
    loop.wake();
  }

  private boolean step() throws SQLException {
    try (var tx = database.getConnection()) {
      tx.setAutoCommit(false);
      try {
        var settings = new Trip(tx);
        settings.perform(LogTables.SEES_AND_WRITES);
        settings.run();
        if (!begun) {
          begin(tx);
        }
        var more = follow(tx);
        tx.commit();
        begun = true;
        return more;
      } catch (SQLException
          | RuntimeException
          | StackOverflowError
          | LinkageError
          | AssertionError failure) {
        Batch.undo(tx, failure);
        if (Outage.is(failure)) {
          throw failure;
        }
        LOG.error("follower {} stands still", follower.name(), failure);
        stop(tx, failure);
        return false;
      }
    }
  }

  private void begin(Connection tx) throws SQLException {
    var sql =
        "INSERT INTO journal_follower (name, seq) VALUES (?, 0) ON CONFLICT (name) DO UPDATE SET failure = ''";
    try (var statement = tx.prepareStatement(sql)) {
      statement.setString(1, follower.name());
      statement.executeUpdate();
    }
  }

  private boolean follow(Connection tx) throws SQLException {
    var place = place(tx);
    if (place.isEmpty()) {
      return false;
    }
    var events = new LogTables(tx, kinds).after(place.get(), BATCH_MAX);
    if (events.isEmpty()) {
      return false;
    }
    follower.follow(tx, events);
    var trip = new Trip(tx);
    var keep = "UPDATE journal_follower SET seq = ? WHERE name = ?";
    trip.change(1, keep, events.getLast().seq(), follower.name());
    trip.run();
    return events.size() == BATCH_MAX;
  }

  /// How far it has come; empty while another process works on it or it stands still.
  private Optional<Long> place(Connection tx) throws SQLException {
    var sql =
        "SELECT seq FROM journal_follower WHERE name = ? AND failure = '' FOR UPDATE SKIP LOCKED";
    try (var statement = tx.prepareStatement(sql)) {
      statement.setString(1, follower.name());
      try (var row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getLong("seq")) : Optional.empty();
      }
    }
  }

  private void stop(Connection tx, Throwable failure) throws SQLException {
    var all = failure.toString();
    var some = all.substring(0, Math.min(all.length(), REASON_MAX));
    // what PostgreSQL cannot keep must not keep the reason from being kept
    var reason = new String(some.getBytes(UTF_8), UTF_8).replace('\0', ' ');
    try (var statement =
        tx.prepareStatement("UPDATE journal_follower SET failure = ? WHERE name = ?")) {
      statement.setString(1, reason);
      statement.setString(2, follower.name());
      statement.executeUpdate();
    }
    tx.commit();
  }

  @Override
  public void close() {
    loop.close();
  }
}
