package org.yiwang.world.story;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// The program in a process of its own, opening a fresh district for each story; it is spoken to by
/// lines, and found by the name of its class. Safe for many threads.
///
/// A line begins with a word of ours, which its answer repeats: `W open MINUTE PACK` → `W opened
/// PORT`; `W clock PORT MINUTE` → `W moved`, when all that was due has happened; `W close PORT` →
/// `W closed`; anything that goes wrong → `W failed WHY`.
final class StoryHost implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final PrintWriter words;
  private final Map<String, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();

  private StoryHost(Process process) {
    this.process = process;
    this.words = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    Thread.ofVirtual().start(() -> read(process.inputReader(StandardCharsets.UTF_8)));
  }

  /// @param root folder of the checkout
  /// @param log where its standard error goes
  static StoryHost start(Path root, Path log) throws IOException {
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
                "org.yiwang.app.StoryDistricts")
            .redirectError(log.toFile())
            .start();
    return new StoryHost(process);
  }

  /// One fresh district.
  record Open(String port) {
    String home() {
      return "http://127.0.0.1:" + port;
    }
  }

  Open open(LocalDateTime starts, Path pack) throws IOException, InterruptedException {
    return new Open(ask("open " + starts + " " + pack, "opened ").strip());
  }

  /// Moves its clock, and waits until what was due has happened.
  void move(Open district, LocalDateTime to) throws IOException, InterruptedException {
    var _ = ask("clock " + district.port() + " " + to, "moved");
  }

  void close(Open district) throws IOException, InterruptedException {
    var _ = ask("close " + district.port(), "closed");
  }

  private String ask(String line, String expected) throws IOException, InterruptedException {
    var word = Integer.toString(asked.incrementAndGet());
    var answer = new CompletableFuture<String>();
    waiting.put(word, answer);
    synchronized (words) {
      words.println(word + " " + line);
    }
    if (!process.isAlive()) {
      throw new IOException("the districts' process ended");
    }
    try {
      var told = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!told.startsWith(expected)) {
        throw new IOException(told.replaceFirst("^failed ", ""));
      }
      return told.substring(expected.length());
    } catch (ExecutionException | TimeoutException silent) {
      throw new IOException("no answer to: " + line, silent);
    }
  }

  private void read(BufferedReader lines) {
    try {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var end = line.indexOf(' ');
        var answer = waiting.remove(end < 0 ? line : line.substring(0, end));
        if (answer != null) {
          answer.complete(line.substring(end + 1));
        }
      }
    } catch (IOException gone) {
      words.close();
    }
    waiting
        .values()
        .forEach(one -> one.completeExceptionally(new IOException("the districts' process ended")));
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
