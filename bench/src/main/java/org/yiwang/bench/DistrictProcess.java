package org.yiwang.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The whole program with its demo district, in a process of its own; found by the name of its
/// class.
final class DistrictProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

  private final Process program;
  private final int port;

  private DistrictProcess(Process program, int port) {
    this.program = program;
    this.port = port;
  }

  /// Starts the demo district on an empty folder.
  static DistrictProcess start(Path root, Path data) throws IOException {
    var app = root.resolve("modules/app/target");
    var program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dyiwang.root=" + root,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                app.resolve("classes") + File.pathSeparator + app.resolve("lib") + "/*",
                "org.yiwang.app.Yiwang",
                "--port",
                "0",
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .start();
    var lines = program.inputReader(StandardCharsets.UTF_8);
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      var found = ADDRESS.matcher(line);
      if (found.find()) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        return new DistrictProcess(program, Integer.parseInt(found.group(1)));
      }
    }
    throw new IOException("the district did not start");
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    program.destroy();
    try {
      if (!program.waitFor(30, TimeUnit.SECONDS)) {
        program.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      program.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
