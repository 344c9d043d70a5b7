package org.yiwang.web;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.NoSuchElementException;

/// Uploaded files, each under the SHA-256 of its content; a file once kept never changes.
final class FileStore {
  private final Path folder;

  FileStore(Path folder) {
    this.folder = folder;
  }

  /// Keeps these bytes and gives their hash in lower-case hex.
  String keep(byte[] content) throws IOException {
    var hash = sha256(content);
    var place = place(hash);
    if (!Files.exists(place)) {
      Files.createDirectories(place.getParent());
      var part = Files.createTempFile(place.getParent(), "part", "");
      Files.write(part, content);
      try (var file = java.nio.channels.FileChannel.open(part)) {
        file.force(true);
      }
      move(part, place);
    }
    return hash;
  }

  /// The bytes kept under this hash.
  ///
  /// @throws NoSuchElementException if there are none
  byte[] get(String hash) throws IOException {
    if (!hash.matches("[0-9a-f]{64}") || !Files.exists(place(hash))) {
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

  private static void move(Path part, Path place) throws IOException {
    try {
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException elsewhere) {
      Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
