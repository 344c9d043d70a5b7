package org.yiwang.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// Tells one listener of every event after a place in the log; its own thread, so that a slow one
/// delays only itself.
final class Listening implements AutoCloseable {
  private static final int BATCH_MAX = 500;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final DataSource database;
  private final Kinds kinds;
  private final Consumer<List<Recorded>> listener;
  private final Consumer<Listening> closed;
  private final Loop loop;
  private long seq;

  Listening(
      DataSource database,
      Kinds kinds,
      long seq,
      Consumer<List<Recorded>> listener,
      Consumer<Listening> closed) {
    this.database = database;
    this.kinds = kinds;
    this.seq = seq;
    this.listener = listener;
    this.closed = closed;
    this.loop = Loop.start("journal-listener", PAUSE, this::step);
  }

  void wake() {
    loop.wake();
  }

  private boolean step() throws SQLException {
    List<Recorded> events;
    try (var connection = database.getConnection()) {
      events = new LogTables(connection, kinds).after(seq, BATCH_MAX);
    }
    if (events.isEmpty()) {
      return false;
    }
    seq = events.getLast().seq();
    listener.accept(events);
    return events.size() == BATCH_MAX;
  }

  @Override
  public void close() {
    loop.close();
    closed.accept(this);
  }
}
