package org.yiwang.target.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.yiwang.pack.Text;
import org.yiwang.target.LightRules;
import org.yiwang.target.TargetCommand;

/// Reads what happened to one target: entries, locks, changes, history.
final class Entries {
  private static final int ENTRIES_MAX = 500;

  private static final String NEWEST =
      """
      SELECT
        no, at, day, unit, site, source, amount, step, note, open, evidence::text AS evidence,
        reporter, account
      FROM target_entry
      WHERE target = :target
      ORDER BY at DESC, no DESC
      LIMIT :most
      """;
  private static final String RESTATEMENTS =
      """
      SELECT
        entry, at, was_amount, is_amount, was_total, is_total, reason, locked, unit, account
      FROM target_restatement
      WHERE target = :target
      ORDER BY version
      """;
  private static final String LOCKS =
      """
      SELECT month, level, unit, at, figure, account
      FROM target_lock
      WHERE target = :target
      ORDER BY version DESC
      """;
  private static final String CHANGES =
      """
      SELECT
        at, document, reason, was_value, is_value, was_deadline, is_deadline, was_base, is_base,
        account
      FROM target_change
      WHERE target = :target
      ORDER BY version DESC
      """;
  private static final String HISTORY =
      """
      SELECT seq, at, account, unit, event, words_zh, words_en
      FROM target_history
      WHERE target = :target
      ORDER BY version DESC
      LIMIT :most
      """;

  private final Handle handle;

  Entries(Handle handle) {
    this.handle = handle;
  }

  private record Of(int entry, TargetPage.Restatement restatement) {}

  List<TargetPage.EntryRow> newest(String target) {
    var restated =
        handle
            .createQuery(RESTATEMENTS)
            .bind("target", target)
            .map((row, _) -> restatement(row))
            .stream()
            .collect(
                Collectors.groupingBy(
                    Of::entry, Collectors.mapping(Of::restatement, Collectors.toList())));
    return handle
        .createQuery(NEWEST)
        .bind("target", target)
        .bind("most", ENTRIES_MAX)
        .map((row, _) -> entry(row, restated))
        .list();
  }

  private static Of restatement(ResultSet row) throws SQLException {
    return new Of(
        row.getInt("entry"),
        new TargetPage.Restatement(
            Orders.instant(row, "at"),
            row.getBigDecimal("was_amount"),
            row.getBigDecimal("is_amount"),
            row.getBigDecimal("was_total"),
            row.getBigDecimal("is_total"),
            row.getString("reason"),
            Optional.ofNullable(row.getString("locked")).map(LightRules.Level::valueOf),
            row.getString("unit"),
            row.getString("account")));
  }

  private static TargetPage.EntryRow entry(
      ResultSet row, Map<Integer, List<TargetPage.Restatement>> restated) throws SQLException {
    var no = row.getInt("no");
    return new TargetPage.EntryRow(
        no,
        Orders.instant(row, "at"),
        row.getObject("day", LocalDate.class),
        row.getString("unit"),
        row.getString("site"),
        TargetCommand.Source.valueOf(row.getString("source")),
        row.getBigDecimal("amount"),
        row.getString("step"),
        row.getString("note"),
        row.getBoolean("open"),
        Stored.evidence(row.getString("evidence")),
        row.getString("reporter"),
        row.getString("account"),
        restated.getOrDefault(no, List.of()));
  }

  List<TargetPage.LockRow> locks(String target) {
    return handle
        .createQuery(LOCKS)
        .bind("target", target)
        .map((row, _) ->
            new TargetPage.LockRow(
                YearMonth.parse(row.getString("month")),
                LightRules.Level.valueOf(row.getString("level")),
                row.getString("unit"),
                Orders.instant(row, "at"),
                Optional.ofNullable(row.getBigDecimal("figure")),
                row.getString("account")))
        .list();
  }

  List<TargetPage.ChangeRow> changes(String target) {
    return handle
        .createQuery(CHANGES)
        .bind("target", target)
        .map((row, _) ->
            new TargetPage.ChangeRow(
                Orders.instant(row, "at"),
                row.getString("document"),
                row.getString("reason"),
                Optional.ofNullable(row.getBigDecimal("was_value")),
                Optional.ofNullable(row.getBigDecimal("is_value")),
                Optional.ofNullable(row.getObject("was_deadline", LocalDate.class)),
                Optional.ofNullable(row.getObject("is_deadline", LocalDate.class)),
                Optional.ofNullable(row.getBigDecimal("was_base")),
                Optional.ofNullable(row.getBigDecimal("is_base")),
                row.getString("account")))
        .list();
  }

  List<TargetPage.HistoryRow> history(String target) {
    return handle
        .createQuery(HISTORY)
        .bind("target", target)
        .bind("most", ENTRIES_MAX)
        .map((row, _) ->
            new TargetPage.HistoryRow(
                row.getLong("seq"),
                Orders.instant(row, "at"),
                row.getString("account"),
                row.getString("unit"),
                row.getString("event"),
                new Text(row.getString("words_zh"), row.getString("words_en"))))
        .list();
  }
}
