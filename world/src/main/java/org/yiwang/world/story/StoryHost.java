package org.yiwang.world.story;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.concurrent.TimeUnit;

/// The program in a process of its own, opening a fresh district for each story; it is spoken to by
/// lines, and found by the name of its class.
///
/// Its side: `open MINUTE` → `opened ID PORT`; `clock ID MINUTE` → `moved ID`, when all that was
/// due has happened; `close ID` → `closed ID`; anything that goes wrong → `failed WHY`.
final class StoryHost implements AutoCloseable {
  private final Process process;
  private final BufferedReader lines;
  private final PrintWriter words;

  private StoryHost(Process process) {
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
    this.words = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  /// @param root folder of the checkout
  /// @param log where its standard error goes
  static StoryHost start(Path root, Path pack, Path log) throws IOException {
    var app = root.resolve("modules/app/target");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-Dyiwang.root=" + root,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                app.resolve("classes") + File.pathSeparator + app.resolve("lib") + "/*",
                "org.yiwang.app.StoryDistricts",
                pack.toString())
            .redirectError(log.toFile())
            .start();
    return new StoryHost(process);
  }

  /// One fresh district.
  ///
  /// @param home the address of its first page
  record Open(String id, String home) {}

  Open open(LocalDateTime starts) throws IOException {
    var answer = ask("open " + starts, "opened ").split(" ", -1);
    return new Open(answer[0], "http://127.0.0.1:" + answer[1]);
  }

  /// Moves its clock, and waits until what was due has happened.
  void move(Open district, LocalDateTime to) throws IOException {
    var _ = ask("clock " + district.id() + " " + to, "moved ");
  }

  void close(Open district) throws IOException {
    var _ = ask("close " + district.id(), "closed ");
  }

  private synchronized String ask(String words, String expected) throws IOException {
    this.words.println(words);
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(expected)) {
        return line.substring(expected.length());
      }
      if (line.startsWith("failed ")) {
        throw new IOException(line.substring("failed ".length()));
      }
    }
    throw new IOException("the districts' process ended");
  }

  @Override
  public void close() {
    words.close();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
