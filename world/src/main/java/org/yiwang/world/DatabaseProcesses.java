package org.yiwang.world;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// The processes of a database server on this machine, as the server itself names them.
///
/// @param postmaster the parent of all
/// @param backends those that serve clients, without the one that was asked; at least one
record DatabaseProcesses(ProcessHandle postmaster, List<ProcessHandle> backends) {
  private static final long END_NANOS_MAX = 30_000_000_000L;
  private static final int ASK_SECONDS_MAX = 5;

  static DatabaseProcesses find(Connection witness) throws SQLException {
    try (var query =
            witness.prepareStatement(
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

  /// Returns when the server of this connection has cut it off, as it does with all of them when
  /// one of its processes was killed.
  static void awaitEnd(Connection witness) throws SQLException {
    long end = System.nanoTime() + END_NANOS_MAX;
    while (witness.isValid(ASK_SECONDS_MAX)) {
      if (System.nanoTime() > end) {
        throw new SQLException("the server goes on as if nothing had been killed");
      }
      LockSupport.parkNanos(1_000_000);
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
