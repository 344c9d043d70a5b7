package org.yiwang.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whole folders: removed, or given to another owner.
final class Folders {
  private Folders() {}

  /// Removes the folder and all in it; one that is not there is fine.
  static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// The numeric user id that owns a path.
  static int ownerOf(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid");
  }

  /// Gives the folder and all in it to a user; only root may.
  static void give(Path folder, int userId) throws IOException {
    if (!Files.isDirectory(folder) || ownerOf(folder) == userId) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.toList().reversed()) {
        Files.setAttribute(each, "unix:uid", userId);
      }
    }
  }
}
