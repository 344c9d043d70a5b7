package org.yiwang.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The embedded server under apps that are real processes: killed, doubled, stopped, unprivileged.
class EmbeddedProcessTest {
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  private static Path folder;
  private static Path data;

  @BeforeAll
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("yiwang-process").toRealPath();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    data = folder.resolve("data");
  }

  @AfterAll
  static void removeFolder() throws IOException {
    new Leftovers(data.resolve("cluster"), line -> {}).end();
    Folders.delete(folder);
  }

  @Test
  void the_server_of_a_killed_app_is_stopped_and_its_data_are_there()
      throws IOException, InterruptedException {
    try (ChildApp first = ChildApp.start(data)) {
      String[] before = first.await("READY").split(" ", -1);
      first.kill();
      long orphan = Long.parseLong(before[0]);
      assertThat(ProcessHandle.of(orphan)).as("the orphan lives on").isPresent();

      try (ChildApp second = ChildApp.start(data)) {
        String[] after = second.await("READY").split(" ", -1);
        // In a container nobody may collect the dead orphan, so its number alone proves nothing.
        assertThat(leftovers()).isNotEmpty().noneMatch(each -> each.pid() == orphan);
        assertThat(Integer.parseInt(after[1])).isEqualTo(Integer.parseInt(before[1]) + 1);
        assertThat(second.terminate()).isEqualTo(143);
      }
    }
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void app_and_server_killed_together_start_again_at_once()
      throws IOException, InterruptedException {
    try (ChildApp first = ChildApp.start(data)) {
      String[] before = first.await("READY").split(" ", -1);
      first.kill();
      ProcessHandle.of(Long.parseLong(before[0])).orElseThrow().destroyForcibly();

      try (ChildApp second = ChildApp.start(data)) {
        String[] after = second.await("READY").split(" ", -1);
        assertThat(Integer.parseInt(after[1])).isEqualTo(Integer.parseInt(before[1]) + 1);
        assertThat(second.terminate()).isEqualTo(143);
      }
    }
  }

  @Test
  void a_second_run_is_refused_and_told_who_holds_the_directory()
      throws IOException, InterruptedException {
    try (ChildApp first = ChildApp.start(data)) {
      assertThat(first.await("READY")).isNotEmpty();
      try (ChildApp second = ChildApp.start(data)) {
        assertThat(second.await("REFUSED"))
            .contains("正被进程 " + first.pid() + " 使用")
            .contains("in use by process " + first.pid());
      }
      assertThat(first.terminate()).isEqualTo(143);
    }
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void a_start_that_is_cut_short_leaves_no_process() throws IOException, InterruptedException {
    try (ChildApp first = ChildApp.start(data)) {
      assertThat(first.await("READY")).isNotEmpty();
      assertThat(first.terminate()).isEqualTo(143);
    }
    try (ChildApp second = ChildApp.start(data)) {
      while (leftovers().isEmpty() && second.isAlive()) {
        Programs.pause(1);
      }
      assertThat(second.terminate()).isEqualTo(143);
    }
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void a_run_killed_while_the_cluster_was_being_made_leaves_nothing_in_the_way()
      throws IOException, InterruptedException {
    Path interrupted = folder.resolve("interrupted");
    try (ChildApp first = ChildApp.start(interrupted)) {
      assertThat(first.await("首次启动，正在建立数据库")).contains("First start");
      first.kill();
    }
    try (ChildApp second = ChildApp.start(interrupted)) {
      assertThat(second.await("READY")).endsWith(" 1");
      assertThat(second.terminate()).isEqualTo(143);
    }
    try (Stream<Path> files = Files.walk(interrupted)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("password")
          .doesNotContain("password.initdb", "password.new");
    }
  }

  @Test
  void an_ordinary_user_can_run_it() throws IOException, InterruptedException {
    assumeTrue(isRoot(), "not root: every other test here already ran as an ordinary user");
    Path home = Files.createDirectory(folder.resolve("nobody"));
    Files.setAttribute(home, "unix:uid", 65534);
    try (ChildApp app = ChildApp.start(AS_NOBODY, readableClassPath(), home.resolve("data"))) {
      String[] ready = app.await("READY").split(" ", -1);
      assertThat(Folders.ownerOf(Path.of("/proc", ready[0]))).isEqualTo(65534);
      assertThat(app.terminate()).isEqualTo(143);
    }
    assertThat(new Leftovers(home.resolve("data/cluster"), line -> {}).list()).isEmpty();
  }

  @Test
  void root_without_namespaces_runs_it_as_nobody_and_back() throws IOException, SQLException {
    assumeTrue(isRoot(), "not root: there is no privilege to step down from");
    Path own = folder.resolve("stepped-down");
    for (Account account : List.of(Account.NOBODY, Account.NAMESPACE, Account.NOBODY)) {
      try (Postgres postgres = EmbeddedPostgres.start(own, account, line -> {})) {
        Path process = Path.of("/proc", postgres.findServerPid().orElseThrow().toString());
        int user = account == Account.NOBODY ? 65534 : 0;
        assertThat(Folders.ownerOf(process)).isEqualTo(user);
        assertThat(Ask.one(postgres, "SELECT 1")).isEqualTo("1");
      }
    }
  }

  private static boolean isRoot() throws IOException {
    return Folders.ownerOf(Path.of("/proc/self")) == 0;
  }

  private static List<ProcessHandle> leftovers() {
    return new Leftovers(data.resolve("cluster"), line -> {}).list();
  }

  /// The class path copied to where everyone may read; root's own folders are closed to others.
  private static String readableClassPath() throws IOException {
    List<String> copies = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(":", -1)) {
      Path source = Path.of(entry);
      Path copy = folder.resolve("classpath-" + copies.size() + "-" + source.getFileName());
      if (Files.exists(source)) {
        copyAll(source, copy);
        copies.add(copy.toString());
      }
    }
    return String.join(":", copies);
  }

  private static void copyAll(Path source, Path copy) throws IOException {
    try (Stream<Path> all = Files.walk(source)) {
      for (Path each : all.toList()) {
        Files.copy(each, copy.resolve(source.relativize(each).toString()));
      }
    }
  }
}
