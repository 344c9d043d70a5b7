package org.yiwang.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import org.yiwang.journal.View;

/// A figure kept beside the log: how many cases ever entered each step.
final class StepCounts implements View<SixTasks> {
  @Override
  public String kind() {
    return SixTasks.KIND.name();
  }

  @Override
  public void write(Connection transaction, List<Change<SixTasks>> changes) throws SQLException {
    var counts = new TreeMap<Integer, Long>();
    for (var change : changes) {
      for (var recorded : change.events()) {
        if (recorded.event() instanceof SixTasks.Entered(int step)) {
          counts.merge(step, 1L, Long::sum);
        }
      }
    }
    try (var statement =
        transaction.prepareStatement(
            """
            INSERT INTO bench_step (step, cases)
            SELECT new.step, new.cases FROM unnest(?::int[], ?::bigint[]) AS new (step, cases)
            ON CONFLICT (step) DO UPDATE SET cases = bench_step.cases + excluded.cases
            """)) {
      statement.setArray(1, transaction.createArrayOf("int4", counts.keySet().toArray()));
      statement.setArray(2, transaction.createArrayOf("int8", counts.values().toArray()));
      statement.executeUpdate();
    }
  }

  @Override
  public void clear(Connection transaction) throws SQLException {
    try (var statement = transaction.prepareStatement("DELETE FROM bench_step")) {
      statement.executeUpdate();
    }
  }
}
