package org.yiwang.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// One call of a benchmark: what it was told, where it speaks, and the folder it may fill.
///
/// @param length of each measurement
/// @param existing how much is there before some of it is measured; of matters only
/// @param people where it speaks to people; standard output holds only JSON if that was asked for
/// @param folder empty at the start, removed at the end
record BenchCall(Duration length, int existing, PrintStream people, Path folder) {
  private static final String WITH_EXISTING = "matters";
  private static final int EXISTING = 1_000_000;
  private static final String EXISTING_USAGE =
      "  --existing N  先有多少在办事项再量 · open matters there before the rest is measured (1000000)\n";

  /// What a benchmark measures.
  interface Measuring {
    List<Row> measure(BenchCall call) throws IOException, SQLException;
  }

  /// Measures and prints a table and one line of JSON. Ends the program with code 2 on a wrong
  /// call.
  static void run(String bench, String[] arguments, Measuring measuring)
      throws IOException, SQLException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    long seconds = 2;
    int existing = EXISTING;
    boolean json = false;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--json")) {
        json = true;
      } else if (arguments[i].equals("--seconds")
          && i + 1 < arguments.length
          && arguments[i + 1].matches("[1-9][0-9]{0,3}")) {
        seconds = Long.parseLong(arguments[++i]);
      } else if (bench.equals(WITH_EXISTING)
          && arguments[i].equals("--existing")
          && i + 1 < arguments.length
          && arguments[i + 1].matches("[1-9][0-9]{0,6}")) {
        existing = Integer.parseInt(arguments[++i]);
      } else {
        boolean help = arguments[i].equals("--help") || arguments[i].equals("-h");
        (help ? out : err).println(usage(bench));
        System.exit(help ? 0 : 2);
      }
    }
    var folder = Files.createTempDirectory("yiwang-bench");
    try {
      var call = new BenchCall(Duration.ofSeconds(seconds), existing, json ? err : out, folder);
      var before = load();
      var rows = measuring.measure(call);
      rows.forEach(row -> call.people().println(row.text()));
      var machine = "%s, load %.1f before and %.1f after".formatted(Row.machine(), before, load());
      out.println(Row.json(bench, machine, rows));
    } finally {
      remove(folder);
    }
  }

  private static String usage(String bench) {
    var more = bench.equals(WITH_EXISTING);
    return """
    ./yiwang bench %s [--seconds N]%s [--json]
      --seconds N   每次测量的秒数 · seconds of each measurement (2)
    %s  --json        标准输出只有 JSON · only JSON on standard output\
    """
        .formatted(bench, more ? " [--existing N]" : "", more ? EXISTING_USAGE : "");
  }

  /// Processes that wanted a core during the last minute: what others did shows in the first.
  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static void remove(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
