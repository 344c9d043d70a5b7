package org.yiwang.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScratchPostgresTest {

  @Test
  void two_fresh_databases_do_not_see_each_other() throws SQLException {
    try (Postgres one = ScratchPostgres.fresh();
        Postgres other = ScratchPostgres.fresh()) {
      Ask.execute(one, "CREATE TABLE thing (id int)");

      assertThat(Ask.one(one, "SELECT to_regclass('thing') IS NOT NULL")).isEqualTo("t");
      assertThat(Ask.one(other, "SELECT to_regclass('thing') IS NOT NULL")).isEqualTo("f");
    }
  }

  @Test
  void a_closed_database_is_gone_even_while_somebody_is_connected() throws SQLException {
    try (Postgres watcher = ScratchPostgres.fresh()) {
      Postgres closed = ScratchPostgres.fresh();
      String name = closed.url().substring(closed.url().lastIndexOf('/') + 1);
      try (var _ = closed.connect()) {
        closed.close();
        closed.close();
      }
      assertThat(
              Ask.one(watcher, "SELECT count(*) FROM pg_database WHERE datname = '" + name + "'"))
          .isEqualTo("0");
    }
  }

  @Test
  void a_migrated_copy_is_empty_again_and_may_be_migrated_again() throws SQLException {
    List<String> locations = List.of("db/alpha");
    try (Postgres first = ScratchPostgres.migrated(locations)) {
      Ask.execute(first, "INSERT INTO alpha_thing (id) VALUES (1)");
    }
    try (Postgres second = ScratchPostgres.migrated(locations)) {
      second.migrate(locations);
      assertThat(Ask.one(second, "SELECT count(*) FROM alpha_thing")).isEqualTo("0");
    }
  }

  @Test
  void text_is_utf_8() throws SQLException {
    try (Postgres database = ScratchPostgres.fresh()) {
      assertThat(Ask.one(database, "SHOW server_encoding")).isEqualTo("UTF8");
      assertThat(Ask.one(database, "SELECT '虹口' || length('虹口')")).isEqualTo("虹口2");
    }
  }
}
