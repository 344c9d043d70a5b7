package org.yiwang.target.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One array statement for many rows: each column of the rows becomes one array parameter.
final class Batch {
  private Batch() {}

  /// A column of a batch.
  ///
  /// @param type PostgreSQL name of the element's type
  /// @param value its value in a row; null stores NULL
  record Column<R>(String type, Function<R, @Nullable Object> value) {}

  static <R> Column<R> column(String type, Function<R, @Nullable Object> value) {
    return new Column<>(type, value);
  }

  /// Runs `sql` once with one array a column; does nothing without rows.
  static <R> void run(Connection connection, String sql, List<R> rows, List<Column<R>> columns)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < columns.size(); i++) {
        var column = columns.get(i);
        @Nullable Object[] values = rows.stream().map(column.value()).toArray();
        statement.setArray(i + 1, connection.createArrayOf(column.type(), values));
      }
      statement.execute();
    }
  }

  /// Empties tables.
  static void clear(Connection connection, List<String> statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
