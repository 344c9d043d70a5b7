package org.yiwang.target.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.yiwang.pack.Text;
import org.yiwang.target.SupervisionOrder;

/// Reads supervision orders with their acts.
final class Orders {
  private static final String OF_YEAR =
      """
      SELECT
        target, no, level, to_unit, stage, reason_zh, reason_en, by_rule, issued_at, answer_by,
        due_on, redos
      FROM target_order
      WHERE year = :year
      ORDER BY issued_at DESC, target, no DESC
      """;
  private static final String OF_TARGET =
      """
      SELECT
        target, no, level, to_unit, stage, reason_zh, reason_en, by_rule, issued_at, answer_by,
        due_on, redos
      FROM target_order
      WHERE target = :target
      ORDER BY no DESC
      """;
  private static final String ACTS =
      """
      SELECT target, no, at, event, account, unit, passed, text, evidence::text AS evidence
      FROM target_act
      WHERE target = ANY (:targets)
      ORDER BY target, version
      """;

  private Orders() {}

  private record Key(String target, int no) {}

  private record Acted(Key key, OrderRow.Act act) {}

  static List<OrderRow> ofYear(Handle handle, int year, List<Kept> targets) {
    var byId = targets.stream().collect(Collectors.toMap(Kept::id, kept -> kept));
    var ids =
        targets.stream()
            .filter(kept -> !kept.target().orders().isEmpty())
            .map(Kept::id)
            .toArray(String[]::new);
    var acts = acts(handle, ids);
    return handle
        .createQuery(OF_YEAR)
        .bind("year", year)
        .map((row, _) ->
            Optional.ofNullable(byId.get(row.getString("target")))
                .map(kept -> order(row, kept, acts)))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  static List<OrderRow> ofTarget(Handle handle, Kept target) {
    var acts = acts(handle, new String[] {target.id()});
    return handle
        .createQuery(OF_TARGET)
        .bind("target", target.id())
        .map((row, _) -> order(row, target, acts))
        .list();
  }

  private static Map<Key, List<OrderRow.Act>> acts(Handle handle, String[] targets) {
    return handle
        .createQuery(ACTS)
        .bindArray("targets", String.class, (Object[]) targets)
        .map((row, _) -> acted(row))
        .stream()
        .collect(
            Collectors.groupingBy(Acted::key, Collectors.mapping(Acted::act, Collectors.toList())));
  }

  private static Acted acted(ResultSet row) throws SQLException {
    var passed = row.getBoolean("passed");
    var isCheck = !row.wasNull();
    return new Acted(
        new Key(row.getString("target"), row.getInt("no")),
        new OrderRow.Act(
            instant(row, "at"),
            row.getString("event"),
            row.getString("account"),
            row.getString("unit"),
            isCheck ? Optional.of(passed) : Optional.empty(),
            row.getString("text"),
            Stored.evidence(row.getString("evidence"))));
  }

  private static OrderRow order(ResultSet row, Kept kept, Map<Key, List<OrderRow.Act>> acts) {
    try {
      var no = row.getInt("no");
      return new OrderRow(
          kept.id(),
          kept.target().promise().name(),
          kept.target().light(),
          no,
          SupervisionOrder.Level.valueOf(row.getString("level")),
          row.getString("to_unit"),
          SupervisionOrder.Stage.valueOf(row.getString("stage")),
          new Text(row.getString("reason_zh"), row.getString("reason_en")),
          row.getBoolean("by_rule"),
          instant(row, "issued_at"),
          row.getObject("answer_by", LocalDate.class),
          Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
          row.getInt("redos"),
          acts.getOrDefault(new Key(kept.id(), no), List.of()));
    } catch (SQLException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
