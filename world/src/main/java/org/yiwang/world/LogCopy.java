package org.yiwang.world;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the database holds after a drill, copied out by plain SQL.
///
/// @param events all rows of the log, ordered by `seq`
/// @param receipts for each key how many receipts there are
/// @param accounts the stored state of each stream, by name
record LogCopy(List<Event> events, Map<String, Integer> receipts, Map<String, Account> accounts) {
  LogCopy {
    events = List.copyOf(events);
    receipts = Map.copyOf(receipts);
    accounts = Map.copyOf(accounts);
  }

  /// Copies the tables in the connection's schema.
  static LogCopy read(Connection database) throws SQLException {
    return new LogCopy(events(database), receipts(database), accounts(database));
  }

  private static List<Event> events(Connection database) throws SQLException {
    try (var query =
            database.prepareStatement(
                """
                SELECT seq, stream, version, (data ->> 'amount')::bigint AS amount
                FROM journal_event
                ORDER BY seq, stream, version
                """);
        var rows = query.executeQuery()) {
      List<Event> events = new ArrayList<>();
      while (rows.next()) {
        events.add(
            new Event(
                rows.getLong("seq"),
                account(rows.getString("stream")),
                rows.getLong("version"),
                rows.getLong("amount")));
      }
      return events;
    }
  }

  private static Map<String, Integer> receipts(Connection database) throws SQLException {
    try (var query =
            database.prepareStatement(
                """
                SELECT key, count(*) AS times
                FROM journal_receipt
                GROUP BY key
                """);
        var rows = query.executeQuery()) {
      Map<String, Integer> receipts = new HashMap<>();
      while (rows.next()) {
        receipts.put(rows.getString("key"), rows.getInt("times"));
      }
      return receipts;
    }
  }

  private static Map<String, Account> accounts(Connection database) throws SQLException {
    try (var query =
            database.prepareStatement(
                """
                SELECT id, version, (state ->> 'balance')::bigint AS balance
                FROM journal_stream
                """);
        var rows = query.executeQuery()) {
      Map<String, Account> accounts = new HashMap<>();
      while (rows.next()) {
        accounts.put(
            account(rows.getString("id")),
            new Account(rows.getLong("version"), rows.getLong("balance")));
      }
      return accounts;
    }
  }

  /// The log names a stream `kind/id`; the callers of a drill name only the id.
  private static String account(String stream) {
    return stream.substring(stream.indexOf('/') + 1);
  }

  /// One row of the log.
  record Event(long seq, String stream, long version, long amount) {
    Attempt.Body body() {
      return new Attempt.Body(stream, amount);
    }
  }

  /// One row of the streams.
  record Account(long version, long balance) {}
}
