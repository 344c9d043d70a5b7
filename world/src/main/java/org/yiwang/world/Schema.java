package org.yiwang.world;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.yiwang.postgres.JdbcUrl;
import org.yiwang.postgres.Postgres;

/// A schema of its own for each drill, so that a drill leaves a given database as it was.
final class Schema implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern NAME = Pattern.compile("[a-z0-9_]+");

  private final Server server;
  private final String name;

  private Schema(Server server, String name) {
    this.server = server;
    this.name = name;
  }

  /// @param tables what is migrated
  static Schema create(Server server, String name, List<String> tables) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("schema name: " + name);
    }
    var schema = new Schema(server, name);
    schema.execute("DROP SCHEMA IF EXISTS %s CASCADE".formatted(name));
    schema.execute("CREATE SCHEMA %s".formatted(name));
    try (var postgres = Postgres.at(new JdbcUrl(schema.url()))) {
      postgres.migrate(tables);
    }
    return schema;
  }

  /// The address that finds this schema's tables.
  String url() {
    var mark = server.url().contains("?") ? "&" : "?";
    return server.url() + mark + "currentSchema=" + name;
  }

  /// Reads what a schema holds at one moment.
  interface Reader<T> {
    T read(Connection database) throws SQLException;
  }

  /// What the schema holds now.
  <T> T read(Reader<T> reader) {
    try (var connection = connect(url())) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return reader.read(connection);
    } catch (SQLException failed) {
      throw new IllegalStateException("the log cannot be read", failed);
    }
  }

  private void execute(String statement) {
    try (var connection = connect(server.url());
        var words = connection.createStatement()) {
      words.setQueryTimeout((int) PATIENCE.toSeconds());
      words.execute(statement);
    } catch (SQLException failed) {
      throw new IllegalStateException(statement, failed);
    }
  }

  @Override
  public void close() {
    execute("DROP SCHEMA IF EXISTS %s CASCADE".formatted(name));
  }

  /// A connection as soon as the server takes one: it may be starting, or recovering from a kill.
  static Connection connect(String url) throws SQLException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return DriverManager.getConnection(url);
      } catch (SQLException refused) {
        boolean starting = "57P03".equals(refused.getSQLState());
        boolean unreachable =
            refused.getSQLState() != null && refused.getSQLState().startsWith("08");
        if (!(starting || unreachable) || System.nanoTime() > end) {
          throw refused;
        }
        LockSupport.parkNanos(50_000_000);
      }
    }
  }
}
