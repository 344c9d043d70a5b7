package org.yiwang.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;

/// Creates PostgreSQL's own files on the first run.
record Cluster(DataDirectory data, Account account, Binaries binaries, Consumer<String> progress) {

  /// Creates the cluster unless it is there. It gets its name only when complete, so a run killed
  /// here leaves nothing half-done for the next.
  void createIfAbsent() throws IOException {
    Path passwordForInitdb = data.passwordForInitdb();
    Files.deleteIfExists(passwordForInitdb);
    if (Files.isDirectory(data.cluster())) {
      return;
    }
    progress.accept("首次启动，正在建立数据库 · First start: creating the database");
    Path draft = data.unfinishedCluster();
    new Leftovers(draft, progress).end();
    Folders.delete(draft);
    Files.createDirectory(draft);
    String password = data.password();
    try {
      // The account must read the password, which outside the cluster is root's alone.
      Files.createFile(
          passwordForInitdb,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(passwordForInitdb, password + "\n");
      account.own(data, draft);
      account.ownFile(passwordForInitdb);
      Programs.Result result =
          Programs.run(account.running(initdb(draft, passwordForInitdb)), draft);
      if (result.exitCode() != 0) {
        throw new PostgresUnavailable(
            "建立数据库失败：" + result.output(), "Creating the database failed: " + result.output());
      }
    } finally {
      Files.deleteIfExists(passwordForInitdb);
    }
    Files.move(draft, data.cluster(), StandardCopyOption.ATOMIC_MOVE);
  }

  private List<String> initdb(Path draft, Path passwordFile) {
    return List.of(
        binaries.initdb(),
        "--pgdata=" + draft,
        "--username=" + EmbeddedPostgres.SUPERUSER,
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        // Sorts by code point alike on every machine, whatever its C library.
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--data-checksums");
  }
}
