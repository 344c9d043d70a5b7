package org.yiwang.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Reads the log some moments behind its end and writes what it derives, exactly once: its place in
/// the log is committed with its output. It never submits commands.
public interface Follower {
  /// Unique name its place is kept under.
  String name();

  /// Takes the next events of the log, of all kinds, in order. A throw stops this follower,
  /// visibly, until it is mended; no event is skipped.
  void follow(Connection transaction, List<Recorded> events) throws SQLException;

  /// Empties its tables before a rebuild.
  void clear(Connection transaction) throws SQLException;
}
