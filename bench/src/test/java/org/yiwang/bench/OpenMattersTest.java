package org.yiwang.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yiwang.postgres.ScratchPostgres;

final class OpenMattersTest {
  private static final Instant NOW = Instant.parse("2024-06-07T09:50:00Z");

  /// Each table that holds something of one matter, without what names it.
  private static final Map<String, String> TABLES =
      Map.of(
          "journal_event", "version, at, type, actor, unit, purpose, data",
          "journal_stream", "version, definition, type, state",
          "journal_timer", "name, due, type, command",
          "matter_matter", "to_jsonb(t) - 'id'",
          "matter_text", "reported_at, replace(words::text, 'MATTER', '')",
          "matter_waiting", "role, unit, what, due_at",
          "matter_clock", "clock, run, started_at, allowed, due_at, over_at");

  @Test
  void a_matter_opened_in_one_submission_leaves_the_rows_of_one_opened_step_by_step()
      throws SQLException {
    try (var postgres = ScratchPostgres.migrated(MatterEngine.TABLES);
        var pool = Pools.ours(postgres, 4);
        var engine =
            new MatterEngine(pool, () -> NOW, Path.of(System.getProperty("yiwang.root")))) {
      engine.open("zqatonce", OpenMatters.STEPS, OpenMatters.STEPS);
      engine.open("zqbysteps", OpenMatters.STEPS, 1);
      try (var connection = postgres.connect();
          var statement = connection.createStatement()) {
        var rows = new LinkedHashMap<String, List<List<String>>>();
        for (var matter : List.of("zqatonce", "zqbysteps")) {
          for (var table : TABLES.entrySet()) {
            var own = new ArrayList<String>();
            var sql =
                "SELECT (%s)::text AS line FROM %s AS t WHERE to_jsonb(t)::text LIKE '%%MATTER%%' ORDER BY 1"
                    .formatted("ROW(" + table.getValue() + ")", table.getKey())
                    .replace("MATTER", matter);
            try (var row = statement.executeQuery(sql)) {
              while (row.next()) {
                own.add(row.getString("line"));
              }
            }
            rows.computeIfAbsent(table.getKey(), _ -> new ArrayList<>()).add(own);
          }
        }
        assertThat(rows)
            .hasSameSizeAs(TABLES)
            .allSatisfy((table, both) -> {
              assertThat(both.getFirst()).as(table).isNotEmpty();
              assertThat(both.getLast()).as(table).isEqualTo(both.getFirst());
            });
      }
    }
  }
}
