package org.yiwang.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Single statements for tests.
final class Ask {
  private Ask() {}

  static void execute(Postgres database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// The first column of the first row.
  static String one(Postgres database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      if (!row.next()) {
        throw new AssertionError("no row: " + sql);
      }
      return row.getString(1);
    }
  }
}
