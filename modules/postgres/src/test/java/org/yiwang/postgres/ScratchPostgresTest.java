package org.yiwang.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScratchPostgresTest {

  @Test
  void two_fresh_databases_do_not_see_each_other() throws SQLException {
    try (Postgres one = ScratchPostgres.fresh();
        Postgres other = ScratchPostgres.fresh()) {
      execute(one, "CREATE TABLE thing (id int)");

      assertThat(ask(one, "SELECT to_regclass('thing') IS NOT NULL")).isEqualTo("t");
      assertThat(ask(other, "SELECT to_regclass('thing') IS NOT NULL")).isEqualTo("f");
    }
  }

  @Test
  void modules_number_their_migrations_independently() throws SQLException {
    try (Postgres database = ScratchPostgres.migrated(List.of("db/alpha", "db/beta"))) {
      assertThat(ask(database, "SELECT max(version) FROM flyway_alpha")).isEqualTo("1");
      assertThat(ask(database, "SELECT max(version) FROM flyway_beta")).isEqualTo("1");
      assertThat(ask(database, "SELECT to_regclass('beta_thing') IS NOT NULL")).isEqualTo("t");
    }
  }

  @Test
  void a_migrated_copy_is_empty_again_and_may_be_migrated_again() throws SQLException {
    List<String> locations = List.of("db/alpha");
    try (Postgres first = ScratchPostgres.migrated(locations)) {
      execute(first, "INSERT INTO alpha_thing (id) VALUES (1)");
    }
    try (Postgres second = ScratchPostgres.migrated(locations)) {
      second.migrate(locations);
      assertThat(ask(second, "SELECT count(*) FROM alpha_thing")).isEqualTo("0");
    }
  }

  @Test
  void text_is_utf_8_whatever_the_server_was_set_up_with() throws SQLException {
    try (Postgres database = ScratchPostgres.fresh()) {
      assertThat(ask(database, "SHOW server_encoding")).isEqualTo("UTF8");
      assertThat(ask(database, "SELECT upper('é') || lower('É') || '虹口'")).isEqualTo("Éé虹口");
    }
  }

  static void execute(Postgres database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String ask(Postgres database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
