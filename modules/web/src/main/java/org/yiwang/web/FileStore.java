package org.yiwang.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;

/// Uploaded files, each under the SHA-256 of its content; a file once kept never changes.
///
/// A file that comes with a form waits in a folder of its own, already safe on the disk, until the
/// rules have said whether the form is taken. When the program was cut off in between, the next
/// start keeps what waits: the record may speak of it.
final class FileStore {
  private final Path folder;
  private final Path waiting;

  /// Opens the folder, and keeps what was left waiting there.
  FileStore(Path folder) {
    this.folder = folder;
    this.waiting = folder.resolve("waiting");
    try {
      Files.createDirectories(waiting);
      try (var left = Files.list(waiting)) {
        for (var file : left.toList()) {
          keep(file);
        }
      }
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  /// Files that came with one form, until it is taken or refused. For one request.
  final class Tray implements AutoCloseable {
    private final List<Path> files = new ArrayList<>();

    /// Writes these bytes safely and gives their hash in lower-case hex.
    String add(byte[] content) throws IOException {
      var hash = sha256(content);
      var file = Files.createTempFile(waiting, hash, "");
      files.add(file);
      Files.write(file, content);
      try (var channel = FileChannel.open(file)) {
        channel.force(true);
      }
      return hash;
    }

    /// Keeps them all: the record speaks of them now.
    void keepAll() throws IOException {
      for (var file : files) {
        keep(file);
      }
    }

    /// Forgets what was not kept.
    @Override
    public void close() throws IOException {
      for (var file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  Tray tray() {
    return new Tray();
  }

  /// Whether something is kept under this hash.
  boolean has(String hash) {
    return hash.matches("[0-9a-f]{64}") && Files.exists(place(hash));
  }

  /// The bytes kept under this hash.
  ///
  /// @throws NoSuchElementException if there are none
  byte[] get(String hash) throws IOException {
    if (!has(hash)) {
      throw new NoSuchElementException("no file " + hash);
    }
    return Files.readAllBytes(place(hash));
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private Path place(String hash) {
    return folder.resolve(hash.substring(0, 2)).resolve(hash);
  }

  private void keep(Path file) throws IOException {
    var place = place(sha256(Files.readAllBytes(file)));
    Files.createDirectories(place.getParent());
    try {
      Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException elsewhere) {
      Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
