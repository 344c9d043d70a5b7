package org.yiwang.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The embedded server, run by [DatabaseHost] in a process of its own: when the drill kills
/// PostgreSQL, it is that process's watcher that has to bring it back.
final class EmbeddedServer implements Server {
  private static final String READY = "ready ";

  private final Process process;
  private final String url;

  private EmbeddedServer(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static EmbeddedServer start(Path folder) {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            DatabaseHost.class.getName(),
            folder.resolve("data").toString());
    builder.redirectError(folder.resolve("database.log").toFile());
    try {
      var process = builder.start();
      var line = process.inputReader(StandardCharsets.UTF_8).readLine();
      if (line == null || !line.startsWith(READY)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "the embedded server did not start, see " + folder.resolve("database.log"));
      }
      return new EmbeddedServer(process, line.substring(READY.length()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public boolean isKept() {
    return true;
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
