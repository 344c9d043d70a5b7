package org.yiwang.matter.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rows for one array statement: each column becomes one array parameter, in the order they are
/// named.
///
/// @param <R> what a row is made of
final class Rows<R> {
  private final List<R> rows;
  private final List<String> types = new ArrayList<>();
  private final List<Function<R, @Nullable Object>> values = new ArrayList<>();

  Rows(List<R> rows) {
    this.rows = rows;
  }

  Rows<R> text(Function<R, String> value) {
    return column("text", value::apply);
  }

  Rows<R> number(Function<R, Number> value) {
    return column("int8", value::apply);
  }

  Rows<R> yes(Function<R, Boolean> value) {
    return column("bool", value::apply);
  }

  Rows<R> instant(Function<R, Instant> value) {
    return column("timestamptz", row -> value.apply(row).toString());
  }

  /// An instant, or never: infinity.
  Rows<R> dueInstant(Function<R, Optional<Instant>> value) {
    return column("timestamptz", row -> value.apply(row).map(Instant::toString).orElse("infinity"));
  }

  Rows<R> maybeInstant(Function<R, Optional<Instant>> value) {
    return column("timestamptz", row -> value.apply(row).map(Instant::toString).orElse(null));
  }

  Rows<R> maybeNumber(Function<R, Optional<Integer>> value) {
    return column("int8", row -> value.apply(row).map(Integer::longValue).orElse(null));
  }

  private Rows<R> column(String type, Function<R, @Nullable Object> value) {
    types.add(type);
    values.add(value);
    return this;
  }

  /// Runs `sql` once; does nothing without rows.
  void write(Connection connection, String sql) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        var value = values.get(i);
        @Nullable Object[] column = rows.stream().map(value).toArray();
        statement.setArray(i + 1, connection.createArrayOf(types.get(i), column));
      }
      statement.execute();
    }
  }
}
