package org.yiwang.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExternalPostgresTest {

  @Test
  void a_server_that_does_not_answer_is_refused_with_its_address() {
    assertThatThrownBy(
            () -> Postgres.at(new JdbcUrl("jdbc:postgresql://127.0.0.1:1/none?password=secret")))
        .isInstanceOf(PostgresUnavailable.class)
        .hasMessageContaining("连不上数据库 jdbc:postgresql://127.0.0.1:1/none")
        .hasMessageContaining("Cannot use the database at")
        .hasMessageNotContaining("secret");
  }

  @Test
  void a_server_older_than_15_is_refused_with_both_versions() {
    assertThatThrownBy(() ->
            ExternalPostgres.check(new JdbcUrl("jdbc:postgresql:old"), "14.9", 14, "UTF8", false))
        .isInstanceOf(PostgresUnavailable.class)
        .hasMessageContaining("是 PostgreSQL 14.9，本系统需要 15 或更新的版本")
        .hasMessageContaining("is PostgreSQL 14.9; 15 or newer is needed");
  }

  /// On a real server of Debian's version.
  @Nested
  class OnPostgres15 {
    private static DebianPostgres debian;

    @BeforeAll
    static void start() {
      debian = DebianPostgres.start();
    }

    @AfterAll
    static void stop() {
      if (debian != null) {
        debian.close();
      }
    }

    @Test
    void a_database_of_version_15_is_accepted_and_left_running() throws SQLException {
      Postgres first = Postgres.at(debian.address());
      assertThat(Ask.one(first, "SHOW server_version")).startsWith("15.");
      assertThat(first.findServerPid()).isEmpty();
      first.close();
      assertThat(Ask.one(Postgres.at(debian.address()), "SELECT 1")).isEqualTo("1");
    }

    @Test
    void a_wrong_password_is_refused() {
      assertThatThrownBy(() -> Postgres.at(new JdbcUrl(debian.address().value() + "-wrong")))
          .isInstanceOf(PostgresUnavailable.class)
          .hasMessageContaining("password authentication failed");
    }

    @Test
    void a_database_that_is_not_utf_8_is_refused() throws SQLException {
      Ask.execute(
          Postgres.at(debian.address()),
          "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
      assertThatThrownBy(() -> Postgres.at(debian.address().database("latin")))
          .isInstanceOf(PostgresUnavailable.class)
          .hasMessageContaining("编码是 LATIN1")
          .hasMessageContaining("stores LATIN1");
    }

    @Test
    void a_read_only_database_is_refused() {
      assertThatThrownBy(() ->
              Postgres.at(
                  new JdbcUrl(
                      debian.address().value() + "&options=-cdefault_transaction_read_only=on")))
          .isInstanceOf(PostgresUnavailable.class)
          .hasMessageContaining("takes no writes");
    }

    @Test
    void scratch_databases_and_migrations_work_there_too() throws SQLException {
      ScratchServer server = ScratchServer.startExternal(debian.address());
      assertThat(server.isExternal()).isTrue();
      try (Postgres database = server.createMigrated(List.of("db/alpha", "db/beta"))) {
        assertThat(Ask.one(database, "SELECT max(version) FROM flyway_beta")).isEqualTo("1");
        assertThat(Ask.one(database, "SHOW server_encoding")).isEqualTo("UTF8");
      }
      server.dropAll();
      assertThat(
              Ask.one(
                  Postgres.at(debian.address()),
                  """
                  SELECT count(*)
                  FROM pg_database
                  WHERE datname LIKE 'yiwang_scratch%' AND datname <> current_database()
                  """))
          .isEqualTo("0");
    }
  }
}
