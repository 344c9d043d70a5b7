package org.yiwang.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The files of a checkout that people write, without what builds and runs leave behind.
///
/// @param files in the order of their paths
/// @param shapes of every Java file, by its path
record Checkout(List<TextFile> files, Map<String, JavaShapes> shapes) {
  private static final Set<String> MADE = Set.of(".git", ".yiwang", "node_modules", ".idea");

  Checkout(List<TextFile> files) {
    this(files, JavaShapes.of(files.stream().filter(TextFile::isJava).toList()));
  }

  /// One file.
  ///
  /// @param path below the root, with `/`
  /// @param text its text; empty for a file that is no UTF-8 text
  record TextFile(String path, String text) {
    List<String> lines() {
      return text.lines().toList();
    }

    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean isJava() {
      return path.endsWith(".java");
    }

    boolean isTestJava() {
      return isJava() && path.contains("/src/test/");
    }

    boolean isMainJava() {
      return isJava() && path.contains("/src/main/java/");
    }
  }

  /// Reads every file below `root`.
  static Checkout of(Path root) {
    var files = new ArrayList<TextFile>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return isMade(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              files.add(read(root, file));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    files.sort(java.util.Comparator.comparing(TextFile::path));
    return new Checkout(List.copyOf(files));
  }

  JavaShapes shapes(TextFile file) {
    return Optional.ofNullable(shapes.get(file.path())).orElseThrow();
  }

  List<TextFile> list(Predicate<TextFile> wanted) {
    return files.stream().filter(wanted).toList();
  }

  /// Maven's `target` beside a pom is made; the room called target is not.
  private static boolean isMade(Path folder) {
    return MADE.contains(String.valueOf(folder.getFileName()))
        || (folder.endsWith("target") && Files.exists(folder.resolveSibling("pom.xml")));
  }

  private static TextFile read(Path root, Path file) throws IOException {
    var path = root.relativize(file).toString().replace('\\', '/');
    try {
      var text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file)));
      return new TextFile(path, text.toString());
    } catch (CharacterCodingException notText) {
      return new TextFile(path, "");
    }
  }
}
