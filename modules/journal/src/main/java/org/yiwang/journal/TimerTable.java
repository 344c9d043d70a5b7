package org.yiwang.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The timers that wait, as rows; written only by the transaction that changes what implies them.
final class TimerTable {
  private final LogTables log;

  TimerTable(LogTables log) {
    this.log = log;
  }

  /// A timer row to be written.
  private record Row(StreamId stream, String name, Instant due, String type, String command) {}

  /// Drops what fired, and for each stream makes the rows those its state implies.
  void keep(Trip trip, List<Moved> moved, List<DueTimer> fired) throws SQLException {
    var gone = new ArrayList<DueTimer>(fired);
    var set = new ArrayList<Row>();
    for (var move : moved) {
      compare(move, gone, set);
    }
    if (!gone.isEmpty()) {
      drop(trip, gone);
    }
    if (!set.isEmpty()) {
      set(trip, set);
    }
  }

  private static void compare(Moved move, List<DueTimer> gone, List<Row> set) {
    var before = move.before().timers();
    var after = move.after().timers();
    var id = move.after().id();
    before.forEach((name, timer) -> {
      if (!after.containsKey(name)) {
        gone.add(new DueTimer(id, name, timer.due()));
      }
    });
    after.forEach((name, timer) -> {
      var old = before.get(name);
      if (old == null || !old.due().equals(timer.due()) || !old.command().equals(timer.command())) {
        set.add(
            new Row(
                id,
                name,
                timer.due(),
                move.after().commandType(timer.command()),
                move.after().commandJson(timer.command())));
      }
    });
  }

  private void drop(Trip trip, List<DueTimer> gone) throws SQLException {
    trip.perform(
        """
        DELETE FROM journal_timer AS t
        USING unnest(?::text[], ?::text[], ?::text[]) AS g(stream, name, due)
        WHERE t.stream = g.stream AND t.name = g.name AND t.due = g.due::timestamptz
        """,
        log.texts(gone, timer -> timer.stream().toString()),
        log.texts(gone, DueTimer::name),
        log.texts(gone, timer -> timer.due().toString()));
  }

  private void set(Trip trip, List<Row> rows) throws SQLException {
    trip.change(
        rows.size(),
        """
        INSERT INTO journal_timer (stream, name, due, type, command)
        SELECT t.stream, t.name, t.due::timestamptz, t.type, t.command::jsonb
        FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) AS t(stream, name, due, type, command)
        ON CONFLICT (stream, name) DO UPDATE
        SET due = excluded.due, type = excluded.type, command = excluded.command
        """,
        log.texts(rows, row -> row.stream().toString()),
        log.texts(rows, Row::name),
        log.texts(rows, row -> row.due().toString()),
        log.texts(rows, Row::type),
        log.texts(rows, Row::command));
  }

  /// A timer that waits, and what it will submit.
  record Set(DueTimer timer, String type, String command) {}

  /// The timers due at `now`, the longest waiting first.
  static List<Set> due(Connection connection, Instant now, int limit) throws SQLException {
    var sql =
        """
        SELECT stream, name, due, type, command::text AS command
        FROM journal_timer
        WHERE due <= ?
        ORDER BY due, stream, name
        LIMIT ?
        """;
    try (var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, LogTables.at(now));
      statement.setInt(2, limit);
      return list(statement.executeQuery());
    }
  }

  /// All timers after this one in the order of their keys.
  static List<Set> after(Connection connection, String stream, String name, int limit)
      throws SQLException {
    var sql =
        """
        SELECT stream, name, due, type, command::text AS command
        FROM journal_timer
        WHERE (stream, name) > (?, ?)
        ORDER BY stream, name
        LIMIT ?
        """;
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, stream);
      statement.setString(2, name);
      statement.setInt(3, limit);
      return list(statement.executeQuery());
    }
  }

  private static List<Set> list(java.sql.ResultSet row) throws SQLException {
    try (row) {
      var sets = new ArrayList<Set>();
      while (row.next()) {
        var timer =
            new DueTimer(
                StreamId.parse(row.getString("stream")),
                row.getString("name"),
                LogTables.instant(row, "due"));
        sets.add(new Set(timer, row.getString("type"), row.getString("command")));
      }
      return sets;
    }
  }
}
