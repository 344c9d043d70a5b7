package org.yiwang.target.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.yiwang.target.Proposal;
import org.yiwang.target.ReportRegister;

/// Reads imported reports.
final class Reports {
  private static final String LIST =
      """
      SELECT
        id, version, title, place, year, file_name, sha256, imported_at, account,
        state::text AS state
      FROM target_report
      ORDER BY imported_at DESC, id
      """;
  private static final String FIND =
      """
      SELECT
        id, version, title, place, year, file_name, sha256, imported_at, account,
        state::text AS state, body
      FROM target_report
      WHERE id = :id
      """;

  private Reports() {}

  static List<ReportPage.ReportRow> list(Handle handle) {
    return handle
        .createQuery(LIST)
        .map((row, _) -> row(row, Stored.report(row.getString("state"))))
        .list();
  }

  static Optional<ReportPage> find(Handle handle, String id) {
    return handle
        .createQuery(FIND)
        .bind("id", id)
        .map((row, _) -> {
          var report = Stored.report(row.getString("state"));
          return new ReportPage(row(row, report), row.getString("body"), report.proposals());
        })
        .findOne();
  }

  private static ReportPage.ReportRow row(ResultSet row, ReportRegister report)
      throws SQLException {
    var fates = new EnumMap<Proposal.Fate, Integer>(Proposal.Fate.class);
    for (var fate : Proposal.Fate.values()) {
      fates.put(fate, 0);
    }
    report.proposals().forEach(decided -> fates.merge(decided.fate(), 1, Integer::sum));
    return new ReportPage.ReportRow(
        row.getString("id"),
        row.getLong("version"),
        row.getString("title"),
        row.getString("place"),
        row.getInt("year"),
        row.getString("file_name"),
        row.getString("sha256"),
        Orders.instant(row, "imported_at"),
        row.getString("account"),
        fates);
  }
}
