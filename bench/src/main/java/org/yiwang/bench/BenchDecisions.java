package org.yiwang.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/// `./yiwang bench decisions`: one decision table over a million people, beside kie-dmn, Camunda's
/// FEEL engine, DuckDB and a loop written by hand, on the same data in one run.
public final class BenchDecisions {
  private static final String USAGE =
      """
      ./yiwang bench decisions [--seconds N] [--json]
        --seconds N  每项测量的秒数 · seconds of each measurement (2)
        --json       标准输出只有 JSON · only JSON on standard output\
      """;

  private BenchDecisions() {}

  /// Measures and prints a table and one line of JSON. Exit code 2: a wrong call.
  public static void main(String[] arguments) throws SQLException {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
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
    people.println("每个数是各轮中最好的 · each number is the best of its rounds");
    var rows = DecisionComparison.measure(seconds, people);
    rows.forEach(row -> people.println(row.text()));
    var load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    out.println(Row.json("decisions", "%s, load %.1f".formatted(Row.machine(), load), rows));
  }
}
