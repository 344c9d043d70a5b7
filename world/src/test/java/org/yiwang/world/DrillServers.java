package org.yiwang.world;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The servers the drills of the test run use: embedded, or what `YIWANG_TEST_DATABASE` names.
final class DrillServers {
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql/15/bin");

  private DrillServers() {}

  static Server any(Path folder) {
    return given().<Server>map(Server.Given::new).orElseGet(() -> EmbeddedServer.start(folder));
  }

  /// A server given by URL is not ours to kill; Debian's of the same version stands in for it.
  static Server mayBeKilled(Path folder) {
    return given().isPresent() && Files.isDirectory(INSTALLED)
        ? InstalledServer.start(INSTALLED)
        : EmbeddedServer.start(folder);
  }

  static long seed() {
    return Optional.ofNullable(System.getenv("YIWANG_DRILL_SEED"))
        .map(Long::parseLong)
        .orElse(20_241_015L);
  }

  private static Optional<String> given() {
    return Optional.ofNullable(System.getenv("YIWANG_TEST_DATABASE")).filter(url -> !url.isEmpty());
  }
}
