package org.yiwang.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/// DuckDB in memory: the rules as one CASE over a table that was loaded before. The result is
/// counted by rule, so that nothing is measured but the matching and a small grouping.
final class DuckPeer implements AutoCloseable {
  private final Connection connection;

  DuckPeer(Residents all) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE people (年龄 TINYINT, 街道 VARCHAR, 收入 DECIMAL(9,2), 残疾等级 TINYINT,
            居住年限 TINYINT)\
          """);
    }
    var own = connection.unwrap(DuckDBConnection.class);
    try (var appender = own.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "people")) {
      for (var i = 0; i < all.size(); i++) {
        appender.beginRow();
        for (var value : new Object[] {"年龄", "街道", "收入", "残疾等级", "居住年限"}) {
          switch (all.asObjects(i).get(value)) {
            case null -> appender.appendNull();
            case String text -> appender.append(text);
            case java.math.BigDecimal number when value.equals("收入") ->
                appender.append(number.setScale(2));
            case Object number -> appender.append((byte) ((Number) number).intValue());
          }
        }
        appender.endRow();
      }
    }
  }

  void threads(int threads) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("SET threads = " + threads);
    }
  }

  /// How many people each rule has; 0 for those whom none covers.
  long[] counts() throws SQLException {
    var counts = new long[ThirtyRules.RULES.size() + 1];
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT rule, count(*) FROM (SELECT "
                    + ThirtyRules.sql()
                    + " AS rule FROM people) GROUP BY rule")) {
      while (rows.next()) {
        counts[rows.getInt(1)] = rows.getLong(2);
      }
    }
    return counts;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
