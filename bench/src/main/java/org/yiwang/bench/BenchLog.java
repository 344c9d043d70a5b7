package org.yiwang.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// `./yiwang bench log`: durable transitions each second through the journal, beside bare SQL and
/// beside Flowable, on one server in one run.
public final class BenchLog {
  private static final String USAGE =
      """
      ./yiwang bench log [--seconds N] [--json]
        --seconds N  每次测量的秒数 · length of each measurement (2)
        --json       标准输出只有 JSON · only JSON on standard output\
      """;

  private static final int HTTP_CONNECTIONS = 64;
  private static final double HTTP_BUDGET = 3_000;

  private BenchLog() {}

  /// Measures and prints a table and one line of JSON. Exit code 2: a wrong call.
  public static void main(String[] arguments) throws IOException, SQLException {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    long seconds = 2;
    boolean json = false;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--json")) {
        json = true;
      } else if (arguments[i].equals("--seconds")
          && i + 1 < arguments.length
          && arguments[i + 1].matches("[1-9][0-9]{0,3}")) {
        seconds = Long.parseLong(arguments[++i]);
      } else {
        boolean help = arguments[i].equals("--help") || arguments[i].equals("-h");
        (help ? out : err).println(USAGE);
        System.exit(help ? 0 : 2);
      }
    }
    var people = json ? err : out;
    var folder = Files.createTempDirectory("yiwang-bench");
    try {
      var length = Duration.ofSeconds(seconds);
      var rows = new ArrayList<>(LogComparison.measure(folder, length, people));
      rows.addAll(overHttp(folder, length, people));
      rows.forEach(row -> people.println(row.text()));
      out.println(Row.json("log", Row.machine(), rows));
    } finally {
      remove(folder);
    }
  }

  private static List<Row> overHttp(Path folder, Duration length, PrintStream people)
      throws IOException {
    people.println("经网页 · over HTTP");
    var root = Path.of(System.getProperty("yiwang.root", "."));
    try (var over = OverHttp.start(root, folder.resolve("district"))) {
      var _ = over.measure(HTTP_CONNECTIONS, length);
      var measured = over.measure(HTTP_CONNECTIONS, length);
      var what =
          "progress reports over HTTP, %d connections, %d targets"
              .formatted(HTTP_CONNECTIONS, over.targets());
      return List.of(
          Row.rate(what, measured.perSecond(), "budget", HTTP_BUDGET),
          Row.time(what + ", p99", measured.p99Micros() / 1e3, "budget of a page", 50, "ms"));
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
