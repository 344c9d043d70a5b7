package org.yiwang.journal;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;

/// Tells a database that is not there just now from a statement that is wrong.
final class Outage {
  private static final Set<String> SLOW = Set.of("57014", "25P03");

  private Outage() {}

  /// Whether the same work may succeed if it is done again: the connection broke, the server is
  /// starting, stopping or out of room, or two transactions stood in each other's way (SQLSTATE
  /// classes 08, 40, 53, 57), somebody else holds the log (55P03), or the server gave up a
  /// transaction in which this process hung (25P03).
  static boolean is(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && is(sql)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the work itself took too long: a statement was given up (57014), or the transaction in
  /// which a decider thought too long (25P03). One of a batch may be to blame for all.
  static boolean isSlowness(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && SLOW.contains(state(sql))) {
        return true;
      }
    }
    return false;
  }

  private static String state(SQLException failure) {
    return Objects.requireNonNullElse(failure.getSQLState(), "");
  }

  private static boolean is(SQLException failure) {
    var state = state(failure);
    if (state.length() < 2) {
      return failure instanceof SQLTransientException;
    }
    if (state.equals("55P03") || SLOW.contains(state)) {
      return true;
    }
    return switch (state.substring(0, 2)) {
      case "08", "40", "53", "57" -> true;
      default -> failure instanceof SQLTransientException;
    };
  }
}
