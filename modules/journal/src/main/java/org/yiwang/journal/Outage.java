package org.yiwang.journal;

import java.sql.SQLException;
import java.sql.SQLTransientException;

/// Tells a database that is not there just now from a statement that is wrong.
final class Outage {
  private Outage() {}

  /// Whether the same work may succeed if it is done again: the connection broke, the server is
  /// starting, stopping or out of room, or two transactions stood in each other's way (SQLSTATE
  /// classes 08, 40, 53, 57), or the server gave up a transaction in which this process hung
  /// (25P03).
  static boolean is(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && is(sql)) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(SQLException failure) {
    var state = failure.getSQLState();
    if (state == null || state.length() < 2) {
      return failure instanceof SQLTransientException;
    }
    if (state.equals("25P03")) {
      return true;
    }
    return switch (state.substring(0, 2)) {
      case "08", "40", "53", "57" -> true;
      default -> failure instanceof SQLTransientException;
    };
  }
}
