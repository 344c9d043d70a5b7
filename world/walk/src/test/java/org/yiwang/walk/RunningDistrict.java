package org.yiwang.walk;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The real program in a process of its own, on an empty data directory and a free port.
final class RunningDistrict implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)");
  private static final long START_SECONDS_MAX = 120;

  private final Process process;
  private final String address;

  private RunningDistrict(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /// Starts the program and waits until it has printed the address of its first page.
  static RunningDistrict start(Path data, String... options) throws Exception {
    var root = Path.of(System.getProperty("yiwang.root"));
    var app = root.resolve("modules/app/target");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dyiwang.root=" + root);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(
        List.of("-cp", app.resolve("classes") + File.pathSeparator + app.resolve("lib") + "/*"));
    command.addAll(List.of("org.yiwang.app.Yiwang", "--port", "0", "--data", data.toString()));
    command.addAll(List.of(options));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var printed = new StringBuilder();
    var address = new CompletableFuture<String>();
    Thread.ofVirtual().start(() -> read(process, printed, address));
    try {
      return new RunningDistrict(process, address.get(START_SECONDS_MAX, TimeUnit.SECONDS));
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException late) {
      process.destroy();
      throw new IllegalStateException("the district did not start:\n" + printed, late);
    }
  }

  private static void read(
      Process process, StringBuilder printed, CompletableFuture<String> address) {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        printed.append(line).append('\n');
        var found = ADDRESS.matcher(line);
        if (found.find()) {
          address.complete(found.group(1));
        }
      }
    } catch (IOException gone) {
      printed.append(gone);
    }
    address.completeExceptionally(new IllegalStateException("it ended"));
  }

  String address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the district did not stop within 30 seconds of SIGTERM");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}
