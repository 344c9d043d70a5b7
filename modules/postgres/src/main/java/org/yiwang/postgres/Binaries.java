package org.yiwang.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once for this user from the archive on the classpath.
record Binaries(Path home) {
  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final int MODE_EXECUTABLE = 0100;
  private static final int KEY_LENGTH = 16;

  /// Finds the programs below `cache`, unpacking them first if this very archive is not there yet.
  static Binaries in(Path cache, Consumer<String> progress) {
    String archive = archiveName();
    try {
      Path home = cache.resolve("postgres-" + keyOf(archive));
      if (!Files.isDirectory(home)) {
        progress.accept("正在解开 PostgreSQL 程序 · Unpacking the PostgreSQL programs");
        Files.createDirectories(cache);
        unpackInto(home, archive);
      }
      return new Binaries(home);
    } catch (IOException failed) {
      throw new PostgresUnavailable(
          "无法把 PostgreSQL 程序解到 " + cache + "：" + failed,
          "The PostgreSQL programs cannot be unpacked into " + cache + ": " + failed,
          failed);
    }
  }

  String initdb() {
    return home.resolve("bin/initdb").toString();
  }

  String postgres() {
    return home.resolve("bin/postgres").toString();
  }

  private static String archiveName() {
    String system = System.getProperty("os.name", "");
    String archive =
        switch (System.getProperty("os.arch", "")) {
          case "amd64", "x86_64" -> "/postgres-linux-x86_64.txz";
          case "aarch64" -> "/postgres-linux-arm_64.txz";
          default -> "";
        };
    if (!system.equals("Linux") || Binaries.class.getResource(archive) == null) {
      throw new PostgresUnavailable(
          "这台机器上没有内置的 PostgreSQL（只有 Linux x86-64 与 arm64）；请用 --database 指定一个 15 以上的数据库",
          "There is no embedded PostgreSQL for this machine (only Linux on x86-64 and arm64);"
              + " name a database of version 15 or newer with --database");
    }
    return archive;
  }

  private static InputStream open(String archive) throws IOException {
    InputStream stream = Binaries.class.getResourceAsStream(archive);
    if (stream == null) {
      throw new IOException(archive + " is not on the classpath");
    }
    return new BufferedInputStream(stream, 1 << 16);
  }

  /// Names the folder by the archive's content, so a new version never meets an old one's files.
  private static String keyOf(String archive) throws IOException {
    try (DigestInputStream stream =
        new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
      stream.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(stream.getMessageDigest().digest()).substring(0, KEY_LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Several processes may do this at once: each unpacks its own copy and the first rename wins.
  private static void unpackInto(Path home, String archive) throws IOException {
    Path draft = Files.createTempDirectory(home.getParent(), "unpacking");
    try {
      try (TarArchiveInputStream tar =
          new TarArchiveInputStream(new XZInputStream(open(archive)))) {
        for (TarArchiveEntry entry = tar.getNextEntry();
            entry != null;
            entry = tar.getNextEntry()) {
          unpack(tar, entry, draft);
        }
      }
      Files.setPosixFilePermissions(draft, EXECUTABLE);
      Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException lostTheRace) {
      if (!Files.isDirectory(home)) {
        throw lostTheRace;
      }
    } finally {
      Folders.delete(draft);
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path draft)
      throws IOException {
    Path target = draft.resolve(entry.getName()).normalize();
    if (!target.startsWith(draft)) {
      throw new IOException("the archive names a file outside itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
    } else if (entry.isSymbolicLink()) {
      Files.createDirectories(target.getParent());
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.createDirectories(target.getParent());
      Files.copy(tar, target);
      if ((entry.getMode() & MODE_EXECUTABLE) != 0) {
        Files.setPosixFilePermissions(target, EXECUTABLE);
      }
    }
  }
}
