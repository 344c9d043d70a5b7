package org.yiwang.matter.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yiwang.journal.Recorded;
import org.yiwang.journal.StreamId;
import org.yiwang.journal.View;
import org.yiwang.matter.ClockRun;
import org.yiwang.matter.Life;
import org.yiwang.matter.Matter;
import org.yiwang.matter.MatterEvent;
import org.yiwang.matter.MatterRoom;
import org.yiwang.matter.MatterState;

/// Keeps the query tables of matters: the row, the lists and the clocks of a matter from its state,
/// its bounces from its events.
final class MatterView implements View<MatterState> {
  private final MatterRoom room;

  MatterView(MatterRoom room) {
    this.room = room;
  }

  @Override
  public String kind() {
    return "matter";
  }

  /// A matter after a batch.
  ///
  /// @param at when its last event was recorded
  /// @param due the running clock that runs out first
  record Now(String id, long version, Matter matter, Instant at, Optional<Due> due) {}

  /// A running clock and when it runs out.
  record Due(String clock, Instant at) {}

  /// A matter on someone's list.
  record Waits(String matter, String role, String unit, String what, Optional<Instant> dueAt) {}

  private record Clocked(Now now, ClockRun run) {}

  private record Line(String matter, Recorded recorded, MatterEvent event) {}

  @Override
  public void write(Connection transaction, List<Change<MatterState>> changes) throws SQLException {
    var all = changes.stream().map(this::now).toList();
    MatterTable.write(transaction, all, room);
    var told = changes.stream().filter(TextTable::changes).map(this::now).toList();
    TextTable.write(transaction, told, room);
    waiting(transaction, all);
    clocks(transaction, all);
    var lines = changes.stream().flatMap(MatterView::lines).toList();
    bounces(transaction, lines);
    SignalTable.write(transaction, changes, all, room);
  }

  private Now now(Change<MatterState> change) {
    if (!(change.state() instanceof Matter matter)) {
      throw new IllegalStateException("events without a matter: " + change.stream());
    }
    var due =
        matter.clocks().stream()
            .filter(ClockRun::running)
            .flatMap(run ->
                room.reading(run, run.time().start()).deadline().stream()
                    .map(at -> new Due(run.clock(), at)))
            .min(Comparator.comparing(Due::at).thenComparing(Due::clock));
    return new Now(
        change.stream().id(), change.version(), matter, change.events().getLast().at(), due);
  }

  private static Stream<Line> lines(Change<MatterState> change) {
    return change.events().stream()
        .map(recorded -> new Line(change.stream().id(), recorded, (MatterEvent) recorded.event()));
  }

  private void waiting(Connection transaction, List<Now> all) throws SQLException {
    new Rows<>(all)
        .text(Now::id)
        .write(transaction, "DELETE FROM matter_waiting WHERE matter = ANY (?::text[])");
    new Rows<>(all.stream().flatMap(this::waits).distinct().toList())
        .text(Waits::matter)
        .text(Waits::role)
        .text(Waits::unit)
        .text(Waits::what)
        .dueInstant(Waits::dueAt)
        .write(
            transaction,
            """
            INSERT INTO matter_waiting (matter, role, unit, what, due_at)
            SELECT matter, role, unit, what, due_at
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
              AS rows (matter, role, unit, what, due_at)
            """);
  }

  /// The lists a matter is on: of whom its state waits for, and of the next who must approve.
  private Stream<Waits> waits(Now now) {
    var matter = now.matter();
    if (!matter.open() || matter.links().root().isPresent()) {
      return Stream.of();
    }
    var life = room.types().find(matter.type()).orElseThrow().life();
    var next = new ArrayList<Waits>();
    life.findState(matter.state())
        .ifPresent(state ->
            state
                .waitsFor()
                .forEach(party -> waits(now, life, party, state.state()).forEach(next::add)));
    for (var request : matter.requests()) {
      life.findAct(request.act())
          .map(act -> act.approvedBy().get(request.approvals().size()))
          .ifPresent(party -> waits(now, life, party, request.act()).forEach(next::add));
    }
    return next.stream();
  }

  /// The lists of the posts that are this party of a matter.
  static Stream<Waits> waits(Now now, Life life, String name, String what) {
    return life.findParty(name).stream()
        .flatMap(party -> {
          var unit =
              switch (party.at()) {
                case ASSIGNED -> now.matter().desk().unit();
                case PLACE -> now.matter().report().place().map(place -> place.site()).orElse("");
                case NAMED -> now.matter().facts().find(party.field()).orElse("");
                case ANYWHERE, REPORTER, ANYBODY -> "";
              };
          return party.roles().stream()
              .map(role -> new Waits(now.id(), role, unit, what, now.due().map(Due::at)));
        });
  }

  private void clocks(Connection transaction, List<Now> all) throws SQLException {
    var runs =
        all.stream()
            .flatMap(now -> now.matter().clocks().stream().map(run -> new Clocked(now, run)))
            .toList();
    new Rows<>(runs)
        .text(one -> one.now().id())
        .text(one -> one.run().clock())
        .number(one -> one.run().run())
        .instant(one -> one.run().time().start())
        .text(one -> one.run().time().limit().toString())
        .maybeInstant(one -> room.reading(one.run(), one.now().at()).deadline())
        .maybeInstant(one -> room.expiry(one.run(), one.now().at().plusNanos(1)))
        .write(
            transaction,
            """
            INSERT INTO matter_clock (matter, clock, run, started_at, allowed, due_at, over_at)
            SELECT matter, clock, run, started_at, allowed, due_at, over_at
            FROM unnest(
              ?::text[], ?::text[], ?::int[], ?::timestamptz[], ?::text[], ?::timestamptz[],
              ?::timestamptz[]) AS rows (matter, clock, run, started_at, allowed, due_at, over_at)
            ON CONFLICT (matter, clock, run) DO UPDATE
            SET due_at = excluded.due_at, over_at = excluded.over_at
            WHERE (matter_clock.due_at, matter_clock.over_at)
              IS DISTINCT FROM (excluded.due_at, excluded.over_at)
            """);
  }

  private record Bounce(Line line, MatterEvent.Acted act) {}

  private static void bounces(Connection transaction, List<Line> lines) throws SQLException {
    var bounces =
        lines.stream()
            .filter(line ->
                line.event() instanceof MatterEvent.Acted act
                    && act.effects().contains(Life.Effect.RETURNS))
            .map(line -> new Bounce(line, (MatterEvent.Acted) line.event()))
            .toList();
    new Rows<>(bounces)
        .text(one -> one.line().matter())
        .number(one -> one.line().recorded().version())
        .instant(one -> one.act().at())
        .text(one -> one.act().who().unit())
        .text(one -> one.act().was())
        .text(one -> one.act().duty())
        .text(one -> one.act().answers().find("reason").orElse(""))
        .text(one -> one.act().who().account())
        .write(
            transaction,
            """
            INSERT INTO matter_bounce (matter, version, at, unit, held, cited, reason, account)
            SELECT matter, version, at, unit, held, cited, reason, account
            FROM unnest(
              ?::text[], ?::int8[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[],
              ?::text[]) AS rows (matter, version, at, unit, held, cited, reason, account)
            """);
  }

  @Override
  public void clear(Connection transaction) throws SQLException {
    try (var statement = transaction.createStatement()) {
      statement.execute(
          """
          TRUNCATE
            matter_matter, matter_text, matter_waiting, matter_clock, matter_bounce, matter_signal,
            matter_notice
          """);
    }
  }

  /// The stream's id within its kind; empty where there is none.
  static String id(Optional<StreamId> stream) {
    return stream.map(StreamId::id).orElse("");
  }
}
