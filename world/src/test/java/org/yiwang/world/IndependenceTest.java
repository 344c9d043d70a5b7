package org.yiwang.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A judge that shares code with the accused shares its mistakes.
final class IndependenceTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("yiwang.root"), "world/src/main/java");

  @Test
  void nothing_here_imports_a_room() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      List<String> imports =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(IndependenceTest::lines)
              .filter(line -> line.startsWith("import org.yiwang."))
              .filter(line -> !line.startsWith("import org.yiwang.world."))
              .filter(line -> !line.startsWith("import org.yiwang.postgres."))
              .toList();
      assertThat(imports).isEmpty();
    }
  }

  private static java.util.stream.Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }
}
