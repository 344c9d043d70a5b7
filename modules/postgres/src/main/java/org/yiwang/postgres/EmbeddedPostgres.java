package org.yiwang.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// A server of our own in one data directory.
final class EmbeddedPostgres implements Postgres {
  static final String SUPERUSER = "postgres";
  private static final String USER = "yiwang";
  private static final String DATABASE = "yiwang";

  private final DataLock lock;
  private final EmbeddedServer server;
  private final String password;
  private final ReentrantLock closing = new ReentrantLock();
  private boolean closed;

  private EmbeddedPostgres(DataLock lock, EmbeddedServer server, String password) {
    this.lock = lock;
    this.server = server;
    this.password = password;
  }

  static EmbeddedPostgres start(Path dataDir, Consumer<String> progress) {
    return start(dataDir, Account.choose(), progress);
  }

  static EmbeddedPostgres start(Path dataDir, Account account, Consumer<String> progress) {
    DataDirectory data = DataDirectory.at(dataDir);
    DataLock lock = DataLock.take(data);
    boolean started = false;
    try {
      Binaries binaries = Binaries.in(account.programCache(data), progress);
      new Cluster(data, account, binaries, progress).createIfAbsent();
      String password = data.password();
      EmbeddedServer server = EmbeddedServer.start(data, account, binaries, progress);
      EmbeddedPostgres postgres = new EmbeddedPostgres(lock, server, password);
      postgres.prepareOrStop();
      started = true;
      return postgres;
    } catch (IOException failed) {
      throw new PostgresUnavailable(
          "内置数据库启动失败：" + failed, "The embedded database did not start: " + failed, failed);
    } finally {
      if (!started) {
        lock.close();
      }
    }
  }

  private void prepareOrStop() {
    boolean ready = false;
    try {
      prepare();
      ready = true;
    } finally {
      server.handOver();
      if (!ready) {
        server.close();
      }
    }
  }

  /// Creates the app's user and database on the first run, or after one that was killed between.
  private void prepare() {
    try (Connection connection = connectAsSuperuser(SUPERUSER);
        Statement statement = connection.createStatement()) {
      if (isAbsent(
          connection, "SELECT NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ?)", USER)) {
        statement.execute(createUser(connection));
        statement.execute("GRANT pg_monitor TO yiwang");
      }
      if (isAbsent(
          connection, "SELECT NOT EXISTS (SELECT FROM pg_database WHERE datname = ?)", DATABASE)) {
        statement.execute("CREATE DATABASE yiwang OWNER yiwang");
      }
    } catch (SQLException failed) {
      throw new PostgresUnavailable(
          "内置数据库无法准备：" + failed.getMessage(),
          "The embedded database cannot be prepared: " + failed.getMessage(),
          failed);
    }
  }

  private static boolean isAbsent(Connection connection, String question, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private String createUser(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT format('CREATE ROLE yiwang LOGIN PASSWORD %L', ?)")) {
      statement.setString(1, password);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /// For what only a superuser may do: creating databases.
  Connection connectAsSuperuser(String database) throws SQLException {
    return DriverManager.getConnection(address(database), SUPERUSER, password);
  }

  String address(String database) {
    return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database;
  }

  @Override
  public String url() {
    return address(DATABASE);
  }

  @Override
  public String user() {
    return USER;
  }

  @Override
  public String password() {
    return password;
  }

  @Override
  public Optional<Long> findServerPid() {
    return server.findPid();
  }

  @Override
  public void close() {
    closing.lock();
    try {
      // After the lock is given back the folder may be another process's.
      if (!closed) {
        server.close();
        lock.close();
        closed = true;
      }
    } finally {
      closing.unlock();
    }
  }

  @Override
  public String toString() {
    return url();
  }
}
