package org.yiwang.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Statements that go to the server together and are answered together: one round trip however many
/// they are.
///
/// They run in their order, each with a snapshot of its own, so that one sees what the one before
/// it waited for or wrote. The first that fails fails the trip. Used by one thread, once.
final class Trip {
  private final Connection tx;
  private final List<Part> parts = new ArrayList<>();

  Trip(Connection tx) {
    this.tx = tx;
  }

  /// Makes a value of a question's rows.
  interface Reader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /// What is done with the answer to one statement.
  private interface Receiver {
    void receive(PreparedStatement statement) throws SQLException;
  }

  private record Part(String sql, List<Object> parameters, Receiver receiver) {}

  /// The answer to one question; there once the trip has run.
  private static final class Answered<T> implements Supplier<T> {
    private @Nullable T value;

    @Override
    public T get() {
      if (value == null) {
        throw new IllegalStateException("the trip has not run");
      }
      return value;
    }
  }

  /// Adds a question.
  <T> Supplier<T> ask(String sql, Reader<T> reader, Object... parameters) {
    var answered = new Answered<T>();
    parts.add(
        new Part(
            sql,
            List.of(parameters),
            statement -> {
              try (var rows = statement.getResultSet()) {
                answered.value = reader.read(rows);
              }
            }));
    return answered;
  }

  /// Adds a change that must meet exactly so many rows.
  void change(int rows, String sql, Object... parameters) {
    parts.add(
        new Part(
            sql,
            List.of(parameters),
            statement -> {
              int written = statement.getUpdateCount();
              if (written != rows) {
                throw new IllegalStateException(
                    "wrote %d rows, not %d: someone else wrote the log without its lock"
                        .formatted(written, rows));
              }
            }));
  }

  /// Adds a statement whose answer does not matter.
  void perform(String sql, Object... parameters) {
    parts.add(new Part(sql, List.of(parameters), _ -> {}));
  }

  /// Goes there and back. Without statements it stays at home.
  void run() throws SQLException {
    if (parts.isEmpty()) {
      return;
    }
    var sql = parts.stream().map(Part::sql).collect(Collectors.joining(";\n"));
    try (var statement = tx.prepareStatement(sql)) {
      int place = 1;
      for (var part : parts) {
        for (var parameter : part.parameters()) {
          statement.setObject(place++, parameter);
        }
      }
      var _ = statement.execute();
      for (var part : parts) {
        part.receiver().receive(statement);
        var _ = statement.getMoreResults();
      }
    }
  }
}
