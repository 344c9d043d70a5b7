package org.yiwang.target.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.yiwang.target.TargetEvent;
import org.yiwang.target.TargetEvent.LightTurned;
import org.yiwang.target.TargetEvent.MonthLocked;
import org.yiwang.target.view.TargetView.Happened;

/// Turns of the light, locks, changes by decision, and every event in words.
final class RecordTables {
  private static final String TURN =
      """
      INSERT INTO target_turn (
        target, version, year, seq, at, day, from_light, to_light, why_zh, why_en)
      SELECT target, version, year, seq, at, day, from_light, to_light, why_zh, why_en
      FROM unnest(
        ?::text[], ?::int8[], ?::int4[], ?::int8[], ?::timestamptz[], ?::date[], ?::text[],
        ?::text[], ?::text[], ?::text[])
        AS rows (target, version, year, seq, at, day, from_light, to_light, why_zh, why_en)
      """;
  private static final String LOCK =
      """
      INSERT INTO target_lock (target, version, month, level, unit, at, figure, account)
      SELECT target, version, month, level, unit, at, figure, account
      FROM unnest(
        ?::text[], ?::int8[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::numeric[],
        ?::text[])
        AS rows (target, version, month, level, unit, at, figure, account)
      """;
  private static final String CHANGE =
      """
      INSERT INTO target_change (
        target, version, at, document, reason, was_value, is_value, was_deadline, is_deadline,
        was_base, is_base, account)
      SELECT
        target, version, at, document, reason, was_value, is_value, was_deadline, is_deadline,
        was_base, is_base, account
      FROM unnest(
        ?::text[], ?::int8[], ?::timestamptz[], ?::text[], ?::text[], ?::numeric[],
        ?::numeric[], ?::date[], ?::date[], ?::numeric[], ?::numeric[], ?::text[])
        AS rows (
          target, version, at, document, reason, was_value, is_value, was_deadline, is_deadline,
          was_base, is_base, account)
      """;
  private static final String HISTORY =
      """
      INSERT INTO target_history (
        target, version, seq, at, account, unit, event, words_zh, words_en)
      SELECT target, version, seq, at, account, unit, event, words_zh, words_en
      FROM unnest(
        ?::text[], ?::int8[], ?::int8[], ?::timestamptz[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[])
        AS rows (target, version, seq, at, account, unit, event, words_zh, words_en)
      """;

  private RecordTables() {}

  static void write(Connection connection, List<Happened<TargetEvent>> happened)
      throws SQLException {
    Batch.run(
        connection,
        TURN,
        TargetView.only(happened, LightTurned.class),
        List.of(
            TargetView.targetId(),
            TargetView.versionColumn(),
            Batch.column("int4", Happened::year),
            Batch.column("int8", one -> one.recorded().seq()),
            TargetView.at(),
            TargetView.of("date", LightTurned::on),
            TargetView.text(e -> e.from().name()),
            TargetView.text(e -> e.to().name()),
            TargetView.text(e -> e.why().zh()),
            TargetView.text(e -> e.why().en())));
    Batch.run(
        connection,
        LOCK,
        TargetView.only(happened, MonthLocked.class),
        List.of(
            TargetView.targetId(),
            TargetView.versionColumn(),
            TargetView.text(e -> e.month().toString()),
            TargetView.text(e -> e.level().name()),
            TargetView.text(MonthLocked::unit),
            TargetView.at(),
            TargetView.of("numeric", e -> e.figure().orElse(null)),
            TargetView.account()));
    writeChanges(connection, happened);
    writeHistory(connection, happened);
  }

  private static void writeChanges(Connection connection, List<Happened<TargetEvent>> happened)
      throws SQLException {
    var changes = new ArrayList<Happened<TargetEvent.Changed>>();
    var bases = new ArrayList<Happened<TargetEvent.BaseRestated>>();
    changes.addAll(TargetView.only(happened, TargetEvent.Changed.class));
    bases.addAll(TargetView.only(happened, TargetEvent.BaseRestated.class));
    Batch.run(
        connection,
        CHANGE,
        changes,
        List.of(
            TargetView.targetId(),
            TargetView.versionColumn(),
            TargetView.at(),
            TargetView.text(TargetEvent.Changed::document),
            TargetView.text(TargetEvent.Changed::reason),
            TargetView.of("numeric", e -> e.wasValue().orElse(null)),
            TargetView.of("numeric", e -> e.isValue().orElse(null)),
            TargetView.of("date", e -> e.wasDeadline().orElse(null)),
            TargetView.of("date", e -> e.isDeadline().orElse(null)),
            TargetView.of("numeric", _ -> null),
            TargetView.of("numeric", _ -> null),
            TargetView.account()));
    Batch.run(
        connection,
        CHANGE,
        bases,
        List.of(
            TargetView.targetId(),
            TargetView.versionColumn(),
            TargetView.at(),
            TargetView.text(TargetEvent.BaseRestated::document),
            TargetView.text(TargetEvent.BaseRestated::reason),
            TargetView.of("numeric", TargetEvent.BaseRestated::wasValue),
            TargetView.of("numeric", TargetEvent.BaseRestated::isValue),
            TargetView.of("date", _ -> null),
            TargetView.of("date", _ -> null),
            TargetView.of("numeric", e -> e.was().value()),
            TargetView.of("numeric", e -> e.is().value()),
            TargetView.account()));
  }

  private static void writeHistory(Connection connection, List<Happened<TargetEvent>> happened)
      throws SQLException {
    Batch.run(
        connection,
        HISTORY,
        happened,
        List.of(
            TargetView.targetId(),
            TargetView.versionColumn(),
            Batch.column("int8", one -> one.recorded().seq()),
            TargetView.at(),
            TargetView.account(),
            TargetView.unit(),
            TargetView.text(e -> e.getClass().getSimpleName()),
            TargetView.text(e -> HistoryWords.of(e).zh()),
            TargetView.text(e -> HistoryWords.of(e).en())));
  }
}
