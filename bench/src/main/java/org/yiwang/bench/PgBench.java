package org.yiwang.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yiwang.postgres.Postgres;

/// The bare SQL driven by PostgreSQL's own `pgbench`.
record PgBench(Path program, Postgres postgres, Path folder) implements BareSql {
  private static final Pattern URL = Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/([^?]+).*");
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

  /// Looks on the PATH and where Debian puts it.
  static Optional<Path> findProgram() {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    var debian =
        Stream.of("18", "17", "16", "15").map(each -> "/usr/lib/postgresql/" + each + "/bin");
    return Stream.concat(Stream.of(path.split(":")), debian)
        .map(each -> Path.of(each, "pgbench"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public String driver() {
    return "pgbench";
  }

  @Override
  public double perSecond(int clients, boolean batched, Duration length) {
    // Each client keeps to streams of its own, so that batches cannot wait for each other in a
    // ring.
    int own = STREAMS / clients;
    int last = batched ? own - BATCH : own - 1;
    var script =
        "\\set stream :client_id * %d + random(0, %d)\n%s"
            .formatted(own, last, batched ? MANY : ONE);
    try {
      var file = Files.writeString(folder.resolve("script.sql"), script);
      var output = run(clients, length, file);
      var found = RATE.matcher(output);
      if (!found.find()) {
        throw new IllegalStateException("pgbench printed no rate:\n" + output);
      }
      return Double.parseDouble(found.group(1)) * (batched ? BATCH : 1);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String run(int clients, Duration length, Path script) throws IOException {
    // The rate leaves the connecting out, but the time limit does not.
    long seconds = length.toSeconds() + clients / 16;
    var address = URL.matcher(postgres.url());
    if (!address.matches()) {
      throw new IllegalStateException("cannot read the address " + postgres.url());
    }
    var builder =
        new ProcessBuilder(
            program.toString(),
            "-n",
            "-M",
            "prepared",
            "-c",
            Integer.toString(clients),
            "-j",
            Integer.toString(Math.min(2, clients)),
            "-T",
            Long.toString(seconds),
            "-f",
            script.toString(),
            "-h",
            address.group(1),
            "-p",
            address.group(2),
            "-U",
            postgres.user(),
            address.group(3));
    builder.environment().put("PGPASSWORD", postgres.password());
    builder.redirectErrorStream(true);
    return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
