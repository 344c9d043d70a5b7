package org.yiwang.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The address of a PostgreSQL database as people type it:
/// `jdbc:postgresql://host:5432/name?user=…&password=…`. User and password may be left out; then
/// the user is the operating system's and the password is empty. The password never shows in
/// `toString`.
public record JdbcUrl(String value) {

  public JdbcUrl {
    if (!value.startsWith("jdbc:postgresql:") || !isUnderstood(value)) {
      throw new PostgresUnavailable(
          "不是 PostgreSQL 的 JDBC 地址，应形如 jdbc:postgresql://主机:5432/库名?user=用户&password=口令",
          "Not a PostgreSQL JDBC URL; expected jdbc:postgresql://host:5432/name?user=…&password=…");
    }
  }

  /// The same address without user and password: safe to print.
  public String withoutSecrets() {
    int query = value.indexOf('?');
    if (query < 0) {
      return value;
    }
    String kept =
        Arrays.stream(value.substring(query + 1).split("&"))
            .filter(each -> !each.startsWith("user=") && !each.startsWith("password="))
            .collect(Collectors.joining("&"));
    return value.substring(0, query) + (kept.isEmpty() ? "" : "?" + kept);
  }

  /// Who connects.
  public String user() {
    return findProperty("user").orElse(System.getProperty("user.name", "postgres"));
  }

  /// The password, empty if the URL has none.
  public String password() {
    return findProperty("password").orElse("");
  }

  /// The same server, user and password, another database.
  JdbcUrl database(String name) {
    int query = value.indexOf('?');
    String address = query < 0 ? value : value.substring(0, query);
    String rest = query < 0 ? "" : value.substring(query);
    int slash = address.lastIndexOf('/');
    return new JdbcUrl(address.substring(0, slash + 1) + name + rest);
  }

  private Optional<String> findProperty(String name) {
    int query = value.indexOf('?');
    String prefix = name + "=";
    return query < 0
        ? Optional.empty()
        : Arrays.stream(value.substring(query + 1).split("&"))
            .filter(each -> each.startsWith(prefix))
            .map(each -> URLDecoder.decode(each.substring(prefix.length()), UTF_8))
            .findFirst();
  }

  private static boolean isUnderstood(String value) {
    try {
      return DriverManager.getDriver(value).acceptsURL(value);
    } catch (SQLException noDriver) {
      return false;
    }
  }

  @Override
  public String toString() {
    return withoutSecrets();
  }
}
