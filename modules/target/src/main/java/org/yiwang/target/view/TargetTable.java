package org.yiwang.target.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.yiwang.journal.View.Change;
import org.yiwang.target.Assignment;
import org.yiwang.target.SupervisionOrder;
import org.yiwang.target.Target;
import org.yiwang.target.TargetCommand;
import org.yiwang.target.TargetEvent;
import org.yiwang.target.TargetState;

/// One row a target as it stands, and which units it concerns.
final class TargetTable {
  private static final String UPSERT =
      """
      INSERT INTO target_target (
        id, version, year, number, theme, light, lead_unit, published, signed_off,
        figure, derived, self_reported, entries, open_orders, state)
      SELECT
        id, version, year, number, theme, light, lead_unit, published, signed_off,
        figure, derived, self_reported, entries, open_orders, state::jsonb
      FROM unnest(
        ?::text[], ?::int8[], ?::int4[], ?::int4[], ?::text[], ?::text[], ?::text[], ?::bool[],
        ?::bool[], ?::numeric[], ?::numeric[], ?::numeric[], ?::int4[], ?::int4[], ?::text[])
        AS rows (
          id, version, year, number, theme, light, lead_unit, published, signed_off,
          figure, derived, self_reported, entries, open_orders, state)
      ON CONFLICT (id) DO UPDATE SET
        version = excluded.version,
        light = excluded.light,
        lead_unit = excluded.lead_unit,
        published = excluded.published,
        signed_off = excluded.signed_off,
        figure = excluded.figure,
        derived = excluded.derived,
        self_reported = excluded.self_reported,
        entries = excluded.entries,
        open_orders = excluded.open_orders,
        state = excluded.state
      """;
  private static final String FORGET_UNITS =
      """
      DELETE FROM target_unit
      WHERE target = ANY (?::text[])
      """;
  private static final String ADD_UNITS =
      """
      INSERT INTO target_unit (target, unit, lead)
      SELECT target, unit, lead
      FROM unnest(?::text[], ?::text[], ?::bool[]) AS rows (target, unit, lead)
      """;

  private TargetTable() {}

  private record Part(String target, String unit, boolean lead) {}

  static void write(
      Connection connection,
      List<Change<TargetState>> changes,
      List<TargetView.Happened<TargetEvent>> happened)
      throws SQLException {
    Batch.run(
        connection,
        UPSERT,
        changes,
        List.of(
            Batch.column("text", c -> c.stream().id()),
            Batch.column("int8", Change::version),
            Batch.column("int4", c -> of(c).promise().year()),
            Batch.column("int4", c -> of(c).promise().number()),
            Batch.column("text", c -> of(c).promise().theme()),
            Batch.column("text", c -> of(c).light().name()),
            Batch.column("text", c -> of(c).assignment().map(Assignment::leadUnit).orElse("")),
            Batch.column("bool", c -> of(c).standing().published()),
            Batch.column("bool", c -> of(c).signedOff()),
            Batch.column("numeric", c -> of(c).figure().orElse(null)),
            Batch.column("numeric", c -> of(c).figure(TargetCommand.Source.DERIVED).orElse(null)),
            Batch.column(
                "numeric", c -> of(c).figure(TargetCommand.Source.SELF_REPORTED).orElse(null)),
            Batch.column("int4", c -> of(c).progress().entries().size()),
            Batch.column(
                "int4", c -> (int) of(c).orders().stream().filter(SupervisionOrder::open).count()),
            Batch.column("text", c -> Stored.target(of(c)))));
    writeUnits(connection, changes, happened);
  }

  private static void writeUnits(
      Connection connection,
      List<Change<TargetState>> changes,
      List<TargetView.Happened<TargetEvent>> happened)
      throws SQLException {
    var reassigned =
        TargetView.only(happened, TargetEvent.Assigned.class).stream()
            .map(TargetView.Happened::target)
            .distinct()
            .toList();
    Batch.run(connection, FORGET_UNITS, reassigned, List.of(Batch.column("text", id -> id)));
    var parts = new ArrayList<Part>();
    for (var change : changes) {
      if (reassigned.contains(change.stream().id())) {
        of(change).assignment().ifPresent(named -> parts.addAll(parts(change, named)));
      }
    }
    Batch.run(
        connection,
        ADD_UNITS,
        parts,
        List.of(
            Batch.column("text", Part::target),
            Batch.column("text", Part::unit),
            Batch.column("bool", Part::lead)));
  }

  private static List<Part> parts(Change<TargetState> change, Assignment named) {
    var id = change.stream().id();
    var parts = new ArrayList<Part>();
    parts.add(new Part(id, named.leadUnit(), true));
    named.assistUnits().forEach(unit -> parts.add(new Part(id, unit, false)));
    return parts;
  }

  private static Target of(Change<TargetState> change) {
    return TargetView.target(change);
  }
}
