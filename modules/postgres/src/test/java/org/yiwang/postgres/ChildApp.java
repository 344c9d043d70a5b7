package org.yiwang.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// An app in a process of its own: opens the data directory, says so in one line, stops on SIGTERM.
final class ChildApp implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ChildApp(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static ChildApp start(Path data) {
    return start(List.of(), System.getProperty("java.class.path"), data);
  }

  /// @param prefix what runs the JVM, e.g. `setpriv …`
  static ChildApp start(List<String> prefix, String classPath, Path data) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dstdout.encoding=UTF-8",
            "-cp",
            classPath,
            ChildApp.class.getName(),
            data.toString()));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("HOME", "/nonexistent");
      return new ChildApp(builder.start());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The line that begins with this word, without it; fails with all that was said if there is
  /// none.
  String await(String word) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(word + " ")) {
        return line.substring(word.length() + 1);
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("the child ended without saying " + word + ":\n" + said);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /// `kill -9`.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// SIGTERM, which like Ctrl-C runs the shutdown hook.
  int terminate() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /// The child's side.
  public static void main(String[] arguments) throws SQLException, InterruptedException {
    try {
      Postgres postgres = Postgres.embedded(Path.of(arguments[0]), System.out::println);
      Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
      Ask.execute(
          postgres, "CREATE TABLE IF NOT EXISTS visit (id bigint GENERATED ALWAYS AS IDENTITY)");
      Ask.execute(postgres, "INSERT INTO visit DEFAULT VALUES");
      System.out.println(
          "READY "
              + postgres.findServerPid().orElseThrow()
              + " "
              + Ask.one(postgres, "SELECT count(*) FROM visit"));
      Thread.currentThread().join();
    } catch (PostgresUnavailable refused) {
      System.out.println("REFUSED " + refused.getMessage());
    }
  }
}
