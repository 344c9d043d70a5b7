package org.yiwang.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.yiwang.postgres.Postgres;

/// Connections to the server that ours and the peer share, each to a database of its own.
final class Pools {
  private static final int FLOWABLE_CONNECTIONS = 20;

  private Pools() {}

  static HikariDataSource ours(Postgres postgres, int size) {
    return pool(postgres.url(), postgres, size);
  }

  static HikariDataSource flowable(Postgres postgres) throws SQLException {
    return pool(flowDatabase(postgres), postgres, FLOWABLE_CONNECTIONS);
  }

  private static HikariDataSource pool(String url, Postgres postgres, int size) {
    var settings = new HikariConfig();
    settings.setJdbcUrl(url);
    settings.setUsername(postgres.user());
    settings.setPassword(postgres.password());
    settings.setMaximumPoolSize(size);
    return new HikariDataSource(settings);
  }

  /// A database of its own for the peer; only the server's superuser may create one, with the same
  /// password.
  private static String flowDatabase(Postgres postgres) throws SQLException {
    var url = postgres.url();
    try (var connection = DriverManager.getConnection(url, "postgres", postgres.password());
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE bench_flowable OWNER " + postgres.user());
    }
    return url.substring(0, url.lastIndexOf('/') + 1) + "bench_flowable";
  }
}
