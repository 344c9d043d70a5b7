package org.yiwang.target.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import org.yiwang.target.TargetEvent;
import org.yiwang.target.TargetEvent.Progressed;
import org.yiwang.target.TargetEvent.Restated;
import org.yiwang.target.view.TargetView.Happened;

/// Progress entries as they say now, and what they said before.
final class EntryTables {
  private static final String ADD =
      """
      INSERT INTO target_entry (
        target, no, at, day, unit, site, source, amount, step, note, open, evidence, reporter,
        account)
      SELECT
        target, no, at, day, unit, site, source, amount, step, note, open, evidence::jsonb,
        reporter, account
      FROM unnest(
        ?::text[], ?::int4[], ?::timestamptz[], ?::date[], ?::text[], ?::text[], ?::text[],
        ?::numeric[], ?::text[], ?::text[], ?::bool[], ?::text[], ?::text[], ?::text[])
        AS rows (
          target, no, at, day, unit, site, source, amount, step, note, open, evidence, reporter,
          account)
      """;
  private static final String REPLACE =
      """
      UPDATE target_entry AS entry
      SET amount = rows.amount
      FROM unnest(?::text[], ?::int4[], ?::numeric[]) AS rows (target, no, amount)
      WHERE entry.target = rows.target
        AND entry.no = rows.no
      """;
  private static final String KEEP =
      """
      INSERT INTO target_restatement (
        target, version, entry, at, was_amount, is_amount, was_total, is_total, reason, locked,
        unit, account)
      SELECT
        target, version, entry, at, was_amount, is_amount, was_total, is_total, reason, locked,
        unit, account
      FROM unnest(
        ?::text[], ?::int8[], ?::int4[], ?::timestamptz[], ?::numeric[], ?::numeric[],
        ?::numeric[], ?::numeric[], ?::text[], ?::text[], ?::text[], ?::text[])
        AS rows (
          target, version, entry, at, was_amount, is_amount, was_total, is_total, reason, locked,
          unit, account)
      """;

  private EntryTables() {}

  private record Key(String target, int no) {}

  static void write(Connection connection, List<Happened<TargetEvent>> happened)
      throws SQLException {
    Batch.run(
        connection,
        ADD,
        TargetView.only(happened, Progressed.class),
        List.of(
            TargetView.targetId(),
            TargetView.of("int4", Progressed::no),
            TargetView.at(),
            TargetView.of("date", Progressed::day),
            TargetView.text(Progressed::unit),
            TargetView.text(Progressed::site),
            TargetView.text(e -> e.source().name()),
            TargetView.of("numeric", Progressed::amount),
            TargetView.text(Progressed::step),
            TargetView.text(Progressed::note),
            TargetView.of("bool", Progressed::open),
            TargetView.text(e -> Stored.evidence(e.evidence())),
            TargetView.text(Progressed::reporter),
            TargetView.text(Progressed::account)));
    restated(connection, TargetView.only(happened, Restated.class));
  }

  private static void restated(Connection connection, List<Happened<Restated>> restated)
      throws SQLException {
    var last = new LinkedHashMap<Key, Happened<Restated>>();
    restated.forEach(one -> last.put(new Key(one.target(), one.event().no()), one));
    Batch.run(
        connection,
        REPLACE,
        List.copyOf(last.values()),
        List.of(
            TargetView.targetId(),
            TargetView.of("int4", Restated::no),
            TargetView.of("numeric", Restated::is)));
    Batch.run(
        connection,
        KEEP,
        restated,
        List.of(
            TargetView.targetId(),
            TargetView.versionColumn(),
            TargetView.of("int4", Restated::no),
            TargetView.at(),
            TargetView.of("numeric", Restated::was),
            TargetView.of("numeric", Restated::is),
            TargetView.of("numeric", Restated::totalWas),
            TargetView.of("numeric", Restated::totalIs),
            TargetView.text(Restated::reason),
            TargetView.text(e -> e.locked().map(Enum::name).orElse(null)),
            TargetView.text(Restated::unit),
            TargetView.text(Restated::account)));
  }
}
