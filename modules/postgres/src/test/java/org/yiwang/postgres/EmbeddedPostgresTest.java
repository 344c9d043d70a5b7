package org.yiwang.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One data directory, started and stopped again and again, as a district's is over the years.
class EmbeddedPostgresTest {
  private static final Map<String, String> EXPECTED_SETTINGS =
      Map.of(
          "fsync", "on",
          "synchronous_commit", "on",
          "full_page_writes", "on",
          "data_checksums", "on",
          "server_encoding", "UTF8",
          "listen_addresses", "127.0.0.1",
          "unix_socket_directories", "",
          "password_encryption", "scram-sha-256",
          "max_connections", "100");

  @TempDir static Path data;

  private static Postgres start() {
    return Postgres.embedded(data, line -> {});
  }

  @Test
  void what_is_acknowledged_is_on_disk() throws SQLException {
    try (Postgres postgres = start();
        Connection connection = postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name, setting FROM pg_settings")) {
      Map<String, String> settings = new TreeMap<>();
      while (rows.next()) {
        settings.put(rows.getString("name"), rows.getString("setting"));
      }
      assertThat(settings).containsAllEntriesOf(EXPECTED_SETTINGS);
    }
  }

  @Test
  void chinese_sorts_by_pinyin_where_asked_and_letters_fold_everywhere() throws SQLException {
    try (Postgres postgres = start()) {
      assertThat(
              Ask.one(
                  postgres,
                  """
                  SELECT string_agg(name, '' ORDER BY name COLLATE "zh-x-icu")
                  FROM (VALUES ('虹'), ('安'), ('浦')) AS place (name)
                  """))
          .isEqualTo("安虹浦");
      assertThat(Ask.one(postgres, "SELECT upper('é')")).isEqualTo("É");
    }
  }

  @Test
  void data_password_and_port_are_kept_over_restarts() throws SQLException {
    String url;
    String password;
    try (Postgres first = start()) {
      Ask.execute(first, "CREATE TABLE IF NOT EXISTS kept AS SELECT 42 AS answer");
      url = first.url();
      password = first.password();
    }
    try (Postgres second = start()) {
      assertThat(second.url()).isEqualTo(url);
      assertThat(second.password()).isEqualTo(password);
      assertThat(Ask.one(second, "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void nobody_gets_in_without_the_password_and_the_app_is_no_superuser()
      throws SQLException, IOException {
    try (Postgres postgres = start()) {
      for (String user : List.of("yiwang", "postgres")) {
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), user, "guess"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("password authentication failed");
      }
      assertThat(Ask.one(postgres, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
          .isEqualTo("f");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(data.resolve("password"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void close_leaves_no_process_and_may_be_called_again() throws IOException {
    Postgres postgres = start();
    long pid = postgres.findServerPid().orElseThrow();
    postgres.close();
    postgres.close();

    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(leftovers()).isEmpty();
    assertThat(postgres.findServerPid()).isEmpty();
  }

  @Test
  void a_second_user_of_the_directory_is_refused_with_the_owners_process_id() {
    try (Postgres first = start()) {
      String owner = Long.toString(ProcessHandle.current().pid());
      assertThatThrownBy(EmbeddedPostgresTest::start)
          .isInstanceOf(PostgresUnavailable.class)
          .hasMessageContaining("正被进程 " + owner + " 使用")
          .hasMessageContaining("in use by process " + owner);
      assertThat(first.findServerPid()).isPresent();
    }
  }

  @Test
  void a_pid_file_whose_number_now_belongs_to_another_program_does_not_stop_the_start()
      throws IOException, SQLException {
    start().close();
    Files.writeString(
        data.resolve("cluster/postmaster.pid"), ProcessHandle.current().pid() + "\n/elsewhere\n");
    try (Postgres postgres = start()) {
      assertThat(Ask.one(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void a_killed_server_comes_back_on_its_port_and_loses_nothing_it_acknowledged()
      throws SQLException {
    List<String> said = new CopyOnWriteArrayList<>();
    try (Postgres postgres = Postgres.embedded(data, said::add)) {
      Ask.execute(postgres, "CREATE TABLE IF NOT EXISTS written (id int PRIMARY KEY)");
      Ask.execute(postgres, "TRUNCATE written");
      List<Integer> acknowledged = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        int first = round * 1_000;
        for (int id = first; id < first + 50; id++) {
          Ask.execute(postgres, "INSERT INTO written (id) VALUES (" + id + ")");
          acknowledged.add(id);
        }
        ProcessHandle.of(postgres.findServerPid().orElseThrow()).orElseThrow().destroyForcibly();
        assertThat(secondsUntilWritable(postgres, first + 500)).isLessThan(10);
      }
      assertThat(Ask.one(postgres, "SELECT count(*) FROM written WHERE id % 1000 < 50"))
          .isEqualTo(Integer.toString(acknowledged.size()));
    }
    assertThat(said).anyMatch(line -> line.contains("The database is back"));
  }

  private static double secondsUntilWritable(Postgres postgres, int id) {
    long start = System.nanoTime();
    while (true) {
      try {
        Ask.execute(
            postgres, "INSERT INTO written (id) VALUES (" + id + ") ON CONFLICT DO NOTHING");
        if (postgres.findServerPid().isPresent()) {
          return (System.nanoTime() - start) / 1e9;
        }
      } catch (SQLException notYet) {
        assertThat(System.nanoTime() - start).as(notYet.getMessage()).isLessThan(60_000_000_000L);
      }
      Programs.pause(20);
    }
  }

  private static List<ProcessHandle> leftovers() throws IOException {
    return new Leftovers(data.toRealPath().resolve("cluster"), line -> {}).list();
  }
}
