package org.yiwang.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  private static final List<String> BOTH = List.of("db/alpha", "db/beta");

  @Test
  void modules_number_their_migrations_independently() throws SQLException {
    try (Postgres database = ScratchPostgres.migrated(BOTH)) {
      assertThat(Ask.one(database, "SELECT max(version) FROM flyway_alpha")).isEqualTo("1");
      assertThat(Ask.one(database, "SELECT max(version) FROM flyway_beta")).isEqualTo("1");
      assertThat(Ask.one(database, "SELECT to_regclass('beta_thing') IS NOT NULL")).isEqualTo("t");
    }
  }

  @Test
  void several_processes_may_migrate_one_database_at_once()
      throws SQLException, InterruptedException, ExecutionException {
    try (Postgres database = ScratchPostgres.fresh();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<? extends Future<?>> calls =
          IntStream.range(0, 6)
              .mapToObj(_ -> callers.submit(() -> database.migrate(BOTH)))
              .toList();
      for (Future<?> each : calls) {
        each.get();
      }
      assertThat(Ask.one(database, "SELECT count(*) FROM flyway_beta WHERE version = '1'"))
          .isEqualTo("1");
    }
  }

  @Test
  void a_location_that_is_not_there_is_an_error() {
    try (Postgres database = ScratchPostgres.fresh()) {
      assertThatThrownBy(() -> database.migrate(List.of("db/nowhere")))
          .isInstanceOf(FlywayException.class)
          .hasMessageContaining("db/nowhere");
    }
  }
}
