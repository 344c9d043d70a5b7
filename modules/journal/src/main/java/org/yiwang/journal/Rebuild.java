package org.yiwang.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Makes everything derived again from the log, in one transaction that holds the log's lock.
///
/// Streams and views go through the same writing as a batch of commands; the log itself is only
/// read.
final class Rebuild {
  private static final int CHUNK = 10_000;

  private final Connection tx;
  private final LogTables log;
  private final TimerTable timers;
  private final Views views;
  private final List<Follower> followers;

  Rebuild(Connection tx, Kinds kinds, Views views, List<Follower> followers) {
    this.tx = tx;
    this.log = new LogTables(tx, kinds);
    this.timers = new TimerTable(log);
    this.views = views;
    this.followers = followers;
  }

  /// How many events were replayed.
  long run() throws SQLException {
    var trip = new Trip(tx);
    log.lock(trip, Duration.ZERO);
    trip.run();
    clear();
    long seq = 0;
    for (var events = log.after(0, CHUNK); !events.isEmpty(); events = log.after(seq, CHUNK)) {
      replay(events);
      seq = events.getLast().seq();
    }
    dropFiredTimers();
    return seq;
  }

  private void clear() throws SQLException {
    try (var statement = tx.createStatement()) {
      statement.executeUpdate("DELETE FROM journal_stream");
      statement.executeUpdate("DELETE FROM journal_timer");
    }
    views.clear(tx);
    for (var follower : followers) {
      var sql = "UPDATE journal_follower SET seq = 0, failure = '' WHERE name = ?";
      try (var statement = tx.prepareStatement(sql)) {
        statement.setString(1, follower.name());
        statement.executeUpdate();
      }
      follower.clear(tx);
    }
  }

  private void replay(List<Recorded> events) throws SQLException {
    var ids = events.stream().map(Recorded::stream).collect(Collectors.toSet());
    var before = log.ask(trip -> log.streams(trip, ids));
    var after = new HashMap<>(before);
    Map<StreamId, List<Recorded>> byStream = new LinkedHashMap<>();
    for (var event : events) {
      after.computeIfPresent(event.stream(), (_, live) -> live.after(event.event()));
      byStream.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event);
    }
    var moved = new ArrayList<Moved>();
    for (var entry : byStream.entrySet()) {
      var id = entry.getKey();
      moved.add(new Moved(stream(before, id), stream(after, id), entry.getValue()));
    }
    var trip = new Trip(tx);
    log.keepStreams(trip, moved);
    timers.keep(trip, moved, List.of());
    trip.run();
    views.write(tx, moved);
  }

  private static Live<?, ?, ?> stream(Map<StreamId, Live<?, ?, ?>> streams, StreamId id) {
    var live = streams.get(id);
    if (live == null) {
      throw new IllegalStateException("not loaded: " + id);
    }
    return live;
  }

  /// A timer whose receipt exists has fired and must not fire again.
  private void dropFiredTimers() throws SQLException {
    var page = TimerTable.after(tx, "", "", CHUNK);
    while (!page.isEmpty()) {
      var byKey =
          page.stream().collect(Collectors.toMap(set -> set.timer().key(), TimerTable.Set::timer));
      var fired = log.ask(trip -> log.receipts(trip, byKey.keySet(), Batch.ANSWERS)).keySet();
      var trip = new Trip(tx);
      timers.keep(
          trip,
          List.of(),
          byKey.entrySet().stream()
              .filter(e -> fired.contains(e.getKey()))
              .map(Map.Entry::getValue)
              .toList());
      trip.run();
      var last = page.getLast().timer();
      page = TimerTable.after(tx, last.stream().toString(), last.name(), CHUNK);
    }
  }
}
