package org.yiwang.target.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.yiwang.journal.Recorded;
import org.yiwang.journal.View;
import org.yiwang.target.ReportEvent;
import org.yiwang.target.ReportRegister;

/// Keeps the query table of imported reports: the text from the import, the proposals as decided.
final class ReportView implements View<ReportRegister> {
  private static final String ADD =
      """
      INSERT INTO target_report (
        id, version, title, place, year, file_name, sha256, body, imported_at, account, state)
      SELECT
        id, version, title, place, year, file_name, sha256, body, imported_at, account, '{}'::jsonb
      FROM unnest(
        ?::text[], ?::int8[], ?::text[], ?::text[], ?::int4[], ?::text[], ?::text[], ?::text[],
        ?::timestamptz[], ?::text[])
        AS rows (
          id, version, title, place, year, file_name, sha256, body, imported_at, account)
      """;
  private static final String MOVE =
      """
      UPDATE target_report AS report
      SET version = rows.version,
          state = rows.state::jsonb
      FROM unnest(?::text[], ?::int8[], ?::text[]) AS rows (id, version, state)
      WHERE report.id = rows.id
      """;

  private record Imported(String id, Recorded recorded, ReportEvent.Imported event) {}

  @Override
  public String kind() {
    return "report";
  }

  @Override
  public void write(Connection transaction, List<Change<ReportRegister>> changes)
      throws SQLException {
    var imported = new ArrayList<Imported>();
    for (var change : changes) {
      for (var recorded : change.events()) {
        if (recorded.event() instanceof ReportEvent.Imported event) {
          imported.add(new Imported(change.stream().id(), recorded, event));
        }
      }
    }
    Batch.run(
        transaction,
        ADD,
        imported,
        List.of(
            Batch.column("text", Imported::id),
            Batch.column("int8", one -> one.recorded().version()),
            Batch.column("text", one -> one.event().title()),
            Batch.column("text", one -> one.event().place()),
            Batch.column("int4", one -> one.event().year()),
            Batch.column("text", one -> one.event().fileName()),
            Batch.column("text", one -> one.event().sha256()),
            Batch.column("text", one -> one.event().text()),
            Batch.column("timestamptz", one -> one.recorded().at()),
            Batch.column("text", one -> one.recorded().actor().account())));
    Batch.run(
        transaction,
        MOVE,
        changes,
        List.of(
            Batch.column("text", change -> change.stream().id()),
            Batch.column("int8", Change::version),
            Batch.column("text", change -> Stored.report(change.state()))));
  }

  @Override
  public void clear(Connection transaction) throws SQLException {
    Batch.clear(transaction, List.of("TRUNCATE target_report"));
  }
}
