package org.yiwang.world;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The processes of a database server on this machine, as the server itself names them.
///
/// @param postmaster the parent of all
/// @param backends those that serve clients, without the one that was asked; at least one
record DatabaseProcesses(ProcessHandle postmaster, List<ProcessHandle> backends) {
  static DatabaseProcesses find(String url) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var query =
            connection.prepareStatement(
                """
                SELECT pid, pid = pg_backend_pid() AS own
                FROM pg_stat_activity
                WHERE backend_type = 'client backend' AND datname = current_database()
                """);
        var rows = query.executeQuery()) {
      List<ProcessHandle> backends = new ArrayList<>();
      List<ProcessHandle> own = new ArrayList<>();
      while (rows.next()) {
        var found = ProcessHandle.of(rows.getLong("pid"));
        found.ifPresent((rows.getBoolean("own") ? own : backends)::add);
      }
      var asked =
          own.stream().findFirst().orElseThrow(() -> new SQLException("not on this machine"));
      return new DatabaseProcesses(
          asked.parent().orElseThrow(() -> new SQLException("the backend has no parent")),
          backends.isEmpty() ? own : backends);
    }
  }

  /// The process ids of the backends that hold an advisory lock: the journals' writers at work.
  static List<Long> listWriters(Connection connection) throws SQLException {
    try (var query =
            connection.prepareStatement(
                """
                SELECT DISTINCT activity.pid
                FROM pg_stat_activity AS activity JOIN pg_locks AS held ON held.pid = activity.pid
                WHERE held.locktype = 'advisory' AND held.granted
                  AND activity.datname = current_database()
                """);
        var rows = query.executeQuery()) {
      List<Long> writers = new ArrayList<>();
      while (rows.next()) {
        writers.add(rows.getLong("pid"));
      }
      return writers;
    }
  }

  /// Whether this backend has written a whole batch and waits for the commit. A later moment would
  /// not do: once the commit is in the write-ahead log it survives the process.
  static boolean awaitsCommit(Connection connection, long pid) throws SQLException {
    try (var query =
        connection.prepareStatement(
            """
            SELECT 1 AS found
            FROM pg_stat_activity
            WHERE pid = ? AND state = 'idle in transaction'
              AND query LIKE 'INSERT INTO journal_receipt%'
            """)) {
      query.setLong(1, pid);
      try (var rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }
}
