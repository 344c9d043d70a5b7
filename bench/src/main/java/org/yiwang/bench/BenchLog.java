package org.yiwang.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// `./yiwang bench log`: durable transitions each second through the journal, beside bare SQL and
/// beside Flowable, on one server in one run.
public final class BenchLog {
  private static final int HTTP_CONNECTIONS = 64;
  private static final double HTTP_BUDGET = 3_000;

  private BenchLog() {}

  /// Measures and prints a table and one line of JSON. Exit code 2: a wrong call.
  public static void main(String[] arguments) throws IOException, SQLException {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
    BenchCall.run(
        "log",
        arguments,
        call -> {
          var rows =
              new ArrayList<>(LogComparison.measure(call.folder(), call.length(), call.people()));
          rows.addAll(overHttp(call));
          return rows;
        });
  }

  private static List<Row> overHttp(BenchCall call) throws IOException {
    call.people().println("经网页 · over HTTP");
    var root = Path.of(System.getProperty("yiwang.root", "."));
    try (var district = DistrictProcess.start(root, call.folder().resolve("district"))) {
      var over = OverHttp.of(district);
      var _ = over.measure(HTTP_CONNECTIONS, call.length());
      var measured = over.measure(HTTP_CONNECTIONS, call.length());
      var what =
          "progress reports over HTTP, %d connections, %d targets"
              .formatted(HTTP_CONNECTIONS, over.targets());
      return List.of(
          Row.rate(what, measured.perSecond(), "budget", HTTP_BUDGET),
          Row.time(what + ", p99", measured.p99Micros() / 1e3, "budget of a page", 50, "ms"));
    }
  }
}
