package org.yiwang.matter.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.yiwang.matter.Life;
import org.yiwang.matter.Matter;
import org.yiwang.matter.MatterRoom;
import org.yiwang.matter.view.MatterView.Due;
import org.yiwang.matter.view.MatterView.Now;

/// The row of each matter.
final class MatterTable {
  private static final String UPSERT =
      """
      INSERT INTO matter_matter (
        id, version, type, matter, state, ending, since, reported_at, reporter, channel, unit, duty,
        conflict, site, address, cell, summary, due_at, due_clock, bounces, cycle, exempt, sampled,
        rating, root, parent)
      SELECT
        id, version, type, matter, state, ending, since, reported_at, reporter, channel, unit, duty,
        conflict, site, address, cell, summary, due_at, due_clock, bounces, cycle, exempt, sampled,
        rating, root, parent
      FROM unnest(
        ?::text[], ?::int8[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
        ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bool[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::int[], ?::int[], ?::bool[],
        ?::bool[], ?::int[], ?::text[], ?::text[]) AS rows (
        id, version, type, matter, state, ending, since, reported_at, reporter, channel, unit, duty,
        conflict, site, address, cell, summary, due_at, due_clock, bounces, cycle, exempt, sampled,
        rating, root, parent)
      ON CONFLICT (id) DO UPDATE
      SET
        version = excluded.version,
        type = excluded.type,
        state = excluded.state,
        ending = excluded.ending,
        since = excluded.since,
        unit = excluded.unit,
        duty = excluded.duty,
        conflict = excluded.conflict,
        summary = excluded.summary,
        due_at = excluded.due_at,
        due_clock = excluded.due_clock,
        bounces = excluded.bounces,
        cycle = excluded.cycle,
        exempt = excluded.exempt,
        sampled = excluded.sampled,
        rating = excluded.rating,
        root = excluded.root,
        parent = excluded.parent
      """;

  private MatterTable() {}

  static void write(Connection transaction, List<Now> all, MatterRoom room) throws SQLException {
    new Rows<>(all)
        .text(Now::id)
        .number(Now::version)
        .text(now -> now.matter().type())
        .text(now -> now.matter().type().replaceFirst("@\\d+$", ""))
        .text(now -> now.matter().state())
        .text(now -> now.matter().standing().end().name())
        .instant(now -> now.matter().standing().since())
        .instant(now -> now.matter().report().at())
        .text(now -> now.matter().report().who().account())
        .text(now -> now.matter().report().channel())
        .text(now -> now.matter().desk().unit())
        .text(now -> now.matter().desk().duty())
        .yes(now -> now.matter().desk().conflict())
        .text(now -> now.matter().report().place().map(place -> place.site()).orElse(""))
        .text(now -> now.matter().report().place().map(place -> place.address()).orElse(""))
        .text(now -> now.matter().report().place().map(place -> place.cell()).orElse(""))
        .text(now -> summary(now.matter(), room))
        .dueInstant(now -> now.due().map(Due::at))
        .text(now -> now.due().map(Due::clock).orElse(""))
        .number(now -> now.matter().times(Life.Effect.RETURNS))
        .number(now -> now.matter().standing().cycle())
        .yes(now -> now.matter().standing().exempt())
        .yes(now -> now.matter().standing().sampled())
        .maybeNumber(now -> now.matter().standing().rating())
        .text(now -> MatterView.id(now.matter().links().root()))
        .text(now -> MatterView.id(now.matter().links().parent()))
        .write(transaction, UPSERT);
  }

  /// What stands for a matter in lists; a choice by its Chinese name.
  private static String summary(Matter matter, MatterRoom room) {
    var type = room.types().find(matter.type()).orElseThrow();
    var given = matter.facts().find(type.summary()).orElse("");
    return type.form().stream()
        .filter(field -> field.field().equals(type.summary()))
        .flatMap(field -> field.options().stream())
        .filter(option -> option.option().equals(given))
        .map(option -> option.name().zh())
        .findFirst()
        .orElse(given);
  }
}
