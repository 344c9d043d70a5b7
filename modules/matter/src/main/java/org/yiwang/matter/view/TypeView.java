package org.yiwang.matter.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.yiwang.journal.View;
import org.yiwang.matter.MatterRoom;
import org.yiwang.matter.MatterType;
import org.yiwang.matter.TypeRecord;

/// Keeps every version of every matter type that is on record.
final class TypeView implements View<TypeRecord> {
  private static final String ADD =
      """
      INSERT INTO matter_type (id, body)
      SELECT rows.id, rows.body::jsonb
      FROM unnest(?::text[], ?::text[]) AS rows (id, body)
      ON CONFLICT (id) DO NOTHING
      """;

  @Override
  public String kind() {
    return "matter-type";
  }

  @Override
  public void write(Connection transaction, List<Change<TypeRecord>> changes) throws SQLException {
    List<MatterType> types =
        changes.stream()
            .map(Change::state)
            .map(TypeRecord::type)
            .flatMap(Optional::stream)
            .toList();
    new Rows<>(types).text(MatterType::id).text(MatterRoom::written).write(transaction, ADD);
  }

  @Override
  public void clear(Connection transaction) throws SQLException {
    try (var statement = transaction.createStatement()) {
      statement.execute("TRUNCATE matter_type");
    }
  }
}
