package org.yiwang.target.view;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yiwang.target.TargetCommand;
import org.yiwang.target.TargetEvent;
import org.yiwang.target.view.TargetView.Happened;

/// What each unit's entries add up to, by source.
final class PartTable {
  private static final String ADD =
      """
      INSERT INTO target_part AS part (target, unit, source, amount)
      SELECT target, unit, source, amount
      FROM unnest(?::text[], ?::text[], ?::text[], ?::numeric[])
        AS rows (target, unit, source, amount)
      ON CONFLICT (target, unit, source) DO UPDATE SET
        amount = part.amount + excluded.amount
      """;

  private PartTable() {}

  private record Key(String target, String unit, TargetCommand.Source source) {}

  static void write(Connection connection, List<Happened<TargetEvent>> happened)
      throws SQLException {
    var sums = new LinkedHashMap<Key, BigDecimal>();
    for (var one : happened) {
      if (one.event() instanceof TargetEvent.Progressed e) {
        sums.merge(new Key(one.target(), e.unit(), e.source()), e.amount(), BigDecimal::add);
      } else if (one.event() instanceof TargetEvent.Restated e) {
        var key = new Key(one.target(), e.entryUnit(), e.source());
        sums.merge(key, e.is().subtract(e.was()), BigDecimal::add);
      }
    }
    Batch.run(
        connection,
        ADD,
        List.copyOf(sums.entrySet()),
        List.of(
            Batch.column("text", (Map.Entry<Key, BigDecimal> row) -> row.getKey().target()),
            Batch.column("text", row -> row.getKey().unit()),
            Batch.column("text", row -> row.getKey().source().name()),
            Batch.column("numeric", Map.Entry::getValue)));
  }
}
