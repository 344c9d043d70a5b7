package org.yiwang.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;

/// `./yiwang bench decisions`: one decision table over a million people, beside kie-dmn, Camunda's
/// FEEL engine, DuckDB and a loop written by hand, on the same data in one run; and one guard over
/// one subject.
public final class BenchDecisions {
  private BenchDecisions() {}

  /// Measures and prints a table and one line of JSON. Exit code 2: a wrong call.
  public static void main(String[] arguments) throws IOException, SQLException {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
    BenchCall.run(
        "decisions",
        arguments,
        call -> {
          call.people().println("每个数是各轮中最好的 · each number is the best of its rounds");
          var rows =
              new ArrayList<>(DecisionComparison.measure(call.length().toSeconds(), call.people()));
          call.people().println("单个对象的规则 · guards over one subject");
          rows.addAll(BenchGuard.measure(call.length()));
          return rows;
        });
  }
}
