package org.yiwang.bench;

import java.io.IOException;
import java.sql.SQLException;

/// `./yiwang bench matters`: whole lives of city cases, from the report to the closed case, beside
/// Flowable passing a process of as many steps, on one server in one run.
public final class BenchMatters {
  private BenchMatters() {}

  /// Measures and prints a table and one line of JSON. Exit code 2: a wrong call.
  public static void main(String[] arguments) throws IOException, SQLException {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
    BenchCall.run("matters", arguments, MatterComparison::measure);
  }
}
