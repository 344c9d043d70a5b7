package org.yiwang.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// How far a follower has come.
///
/// @param name the follower's
/// @param seq the last event it has taken
/// @param behind how many events of the log it has still to take
/// @param failure why it stands still; empty if it does not
public record Followed(String name, long seq, long behind, String failure) {
  static List<Followed> list(Connection connection) throws SQLException {
    var sql =
        """
        SELECT f.name, f.seq, h.seq - f.seq AS behind, f.failure
        FROM journal_follower AS f CROSS JOIN journal_head AS h
        ORDER BY f.name
        """;
    try (var statement = connection.prepareStatement(sql);
        var row = statement.executeQuery()) {
      var all = new ArrayList<Followed>();
      while (row.next()) {
        all.add(
            new Followed(
                row.getString("name"),
                row.getLong("seq"),
                row.getLong("behind"),
                row.getString("failure")));
      }
      return all;
    }
  }
}
