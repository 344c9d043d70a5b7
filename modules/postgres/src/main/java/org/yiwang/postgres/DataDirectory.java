package org.yiwang.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// The files of one embedded server: `cluster/` (PostgreSQL's own), `lock`, `password`, `port`,
/// `server.log`.
record DataDirectory(Path root) {
  private static final int PASSWORD_BYTES = 24;

  /// Creates the folder if absent, readable by its owner alone.
  static DataDirectory at(Path path) {
    try {
      Path absolute = path.toAbsolutePath();
      if (!Files.isDirectory(absolute)) {
        if (absolute.getParent() != null) {
          Files.createDirectories(absolute.getParent());
        }
        Files.createDirectory(
            absolute,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      return new DataDirectory(absolute.toRealPath());
    } catch (IOException | UnsupportedOperationException refused) {
      throw new PostgresUnavailable(
          "数据目录 " + path + " 无法使用：" + refused,
          "The data directory " + path + " cannot be used: " + refused,
          refused);
    }
  }

  Path cluster() {
    return root.resolve("cluster");
  }

  /// Where `initdb` works; renamed to `cluster` only when it is complete.
  Path unfinishedCluster() {
    return root.resolve("cluster.new");
  }

  Path lockFile() {
    return root.resolve("lock");
  }

  Path passwordFile() {
    return root.resolve("password");
  }

  /// What `initdb` reads the password from: beside the lasting one, so that a run killed here
  /// leaves none anywhere else, and the next deletes it.
  Path passwordForInitdb() {
    return root.resolve("password.initdb");
  }

  Path serverLog() {
    return root.resolve("server.log");
  }

  /// The server's password: generated once, then kept.
  String password() throws IOException {
    if (Files.exists(passwordFile())) {
      return Files.readString(passwordFile()).strip();
    }
    if (Files.exists(cluster())) {
      throw new PostgresUnavailable(
          "数据目录里有数据，但口令文件 " + passwordFile() + " 不见了，请从备份中恢复它",
          "The data is there but the password file "
              + passwordFile()
              + " is gone; restore it from a backup");
    }
    byte[] secret = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(secret);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    writeWhole("password", password);
    return password;
  }

  /// The port of the last run.
  Optional<Integer> findPort() {
    try {
      Path file = root.resolve("port");
      return Files.exists(file)
          ? Optional.of(Integer.parseInt(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException | NumberFormatException unreadable) {
      return Optional.empty();
    }
  }

  void keepPort(int port) {
    try {
      writeWhole("port", Integer.toString(port));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void writeWhole(String name, String content) throws IOException {
    Path draft = root.resolve(name + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, content + "\n");
    Files.move(draft, root.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
