package org.yiwang.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs small programs of the operating system to their end.
final class Programs {
  private Programs() {}

  /// What a program said and how it ended.
  record Result(int exitCode, String output) {}

  /// Runs a command to its end with an environment that nothing of the user's leaks into.
  static Result run(List<String> command, Path directory) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    clean(builder.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Result(process.waitFor(), output);
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while running " + command.getFirst(), interrupted);
    }
  }

  static boolean succeeds(List<String> command) {
    try {
      return run(command, Path.of("/")).exitCode() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  /// Sends a signal by its short name, `INT` or `QUIT`. Java itself can only send TERM and KILL,
  /// and to PostgreSQL TERM means to wait for every client to leave.
  static void signal(String name, ProcessHandle process) {
    if (!succeeds(List.of("sh", "-c", "kill -" + name + " " + process.pid()))
        && process.isAlive()) {
      process.destroy();
    }
  }

  /// Waits at most so long for a process to end; tells whether it did.
  static boolean endsWithin(long seconds, ProcessHandle process) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (process.isAlive() && System.nanoTime() < deadline) {
      pause(20);
    }
    return !process.isAlive();
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for PostgreSQL", interrupted);
    }
  }

  static void clean(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
    environment.put("LC_ALL", "C");
  }
}
