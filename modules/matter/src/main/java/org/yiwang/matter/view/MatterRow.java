package org.yiwang.matter.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.yiwang.matter.Life;

/// One line of a list of matters.
///
/// @param id of its stream
/// @param type name and version of its type
/// @param dueAt when its first running clock runs out; empty while none runs
/// @param dueClock that clock; empty while none runs
/// @param site unit of the place; empty when it has none
/// @param root the case that answers it; empty when none
public record MatterRow(
    String id,
    long version,
    String type,
    String state,
    Life.End end,
    Instant reportedAt,
    String unit,
    String duty,
    String site,
    String address,
    String summary,
    Optional<Instant> dueAt,
    String dueClock,
    int bounces,
    String root) {
  static final String COLUMNS =
      """
      m.id, m.version, m.type, m.state, m.ending, m.reported_at, m.unit, m.duty, m.site, m.address,
      m.summary, m.due_at, m.due_clock, m.bounces, m.root
      """;

  static MatterRow of(ResultSet row) throws SQLException {
    return new MatterRow(
        row.getString("id"),
        row.getLong("version"),
        row.getString("type"),
        row.getString("state"),
        Life.End.valueOf(row.getString("ending")),
        row.getObject("reported_at", OffsetDateTime.class).toInstant(),
        row.getString("unit"),
        row.getString("duty"),
        row.getString("site"),
        row.getString("address"),
        row.getString("summary"),
        Optional.of(row.getObject("due_at", OffsetDateTime.class))
            .filter(due -> !due.equals(OffsetDateTime.MAX))
            .map(OffsetDateTime::toInstant),
        row.getString("due_clock"),
        row.getInt("bounces"),
        row.getString("root"));
  }

  /// Whether its clock has run out.
  public boolean overdue(Instant now) {
    return dueAt.filter(due -> due.isBefore(now)).isPresent();
  }
}
