package org.yiwang.world;

import java.io.IOException;
import java.nio.file.Path;
import org.yiwang.postgres.Postgres;

/// The embedded PostgreSQL in a process of its own, kept alive by its watcher, until standard input
/// ends. Prints one line, `ready JDBC-URL`.
final class DatabaseHost {
  private DatabaseHost() {}

  /// Runs the server on the data directory that the only argument names.
  public static void main(String[] arguments) throws IOException {
    try (var postgres = Postgres.embedded(Path.of(arguments[0]), DatabaseHost::progress)) {
      System.out.println(
          "ready "
              + postgres.url()
              + "?user="
              + postgres.user()
              + "&password="
              + postgres.password());
      while (System.in.read() >= 0) {
        // Nothing is said on standard input; its end is the sign to stop.
      }
    }
  }

  private static void progress(String line) {
    System.err.println(line);
  }
}
