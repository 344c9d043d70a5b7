package org.yiwang.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// A database on a server that somebody else runs.
record ExternalPostgres(String url, String user, String password) implements Postgres {
  private static final int OLDEST_VERSION = 15;

  static ExternalPostgres at(JdbcUrl address) {
    try (Connection connection =
            DriverManager.getConnection(
                address.withoutSecrets(), address.user(), address.password());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT current_setting('server_version') AS version,
                       current_setting('server_version_num')::int / 10000 AS major,
                       pg_encoding_to_char(encoding) AS encoding,
                       pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean AS read_only
                FROM pg_database
                WHERE datname = current_database()
                """)) {
      row.next();
      check(
          address,
          row.getString("version"),
          row.getInt("major"),
          row.getString("encoding"),
          row.getBoolean("read_only"));
    } catch (SQLException unreachable) {
      throw new PostgresUnavailable(
          "连不上数据库 " + address + "：" + unreachable.getMessage(),
          "Cannot use the database at " + address + ": " + unreachable.getMessage(),
          unreachable);
    }
    return new ExternalPostgres(address.withoutSecrets(), address.user(), address.password());
  }

  static void check(JdbcUrl address, String version, int major, String encoding, boolean readOnly) {
    if (major < OLDEST_VERSION) {
      throw new PostgresUnavailable(
          "数据库 " + address + " 是 PostgreSQL " + version + "，本系统需要 15 或更新的版本",
          "The database at " + address + " is PostgreSQL " + version + "; 15 or newer is needed");
    }
    if (!encoding.equals("UTF8")) {
      throw new PostgresUnavailable(
          "数据库 " + address + " 的编码是 " + encoding + "，请用 CREATE DATABASE … ENCODING 'UTF8' 新建",
          "The database at "
              + address
              + " stores "
              + encoding
              + "; create one with CREATE DATABASE … ENCODING 'UTF8'");
    }
    if (readOnly) {
      throw new PostgresUnavailable(
          "数据库 " + address + " 只读（可能是备库），无法写入",
          "The database at " + address + " takes no writes (a standby?)");
    }
  }

  @Override
  public Optional<Long> findServerPid() {
    return Optional.empty();
  }

  @Override
  public void close() {}

  @Override
  public String toString() {
    return url;
  }
}
