package org.yiwang.matter.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.yiwang.journal.Recorded;
import org.yiwang.journal.View;
import org.yiwang.matter.Life;
import org.yiwang.matter.MatterEvent;
import org.yiwang.matter.MatterRoom;
import org.yiwang.matter.MatterState;
import org.yiwang.matter.view.MatterView.Now;

/// Whom the points of a matter's clocks are told to. Costs nothing for a matter whose clocks came
/// to none.
///
/// The points are what happened; whom they are told to follows from how the matter stands, so that
/// a warning goes with it when it changes desks, and a rebuild gives the same rows.
final class SignalTable {
  private SignalTable() {}

  private record Signal(String matter, Recorded recorded, MatterEvent.Signalled event) {}

  private record Told(String matter, String party, String role, String unit) {}

  static void write(
      Connection transaction,
      List<View.Change<MatterState>> changes,
      List<Now> all,
      MatterRoom room)
      throws SQLException {
    signals(transaction, changes.stream().flatMap(SignalTable::signals).toList());
    var signalled =
        all.stream()
            .filter(
                now -> now.matter().clocks().stream().anyMatch(run -> !run.signalled().isEmpty()))
            .toList();
    new Rows<>(signalled)
        .text(Now::id)
        .write(transaction, "DELETE FROM matter_notice WHERE matter = ANY (?::text[])");
    notices(transaction, signalled.stream().flatMap(now -> told(now, room)).distinct().toList());
  }

  private static Stream<Signal> signals(View.Change<MatterState> change) {
    return change.events().stream()
        .flatMap(recorded ->
            recorded.event() instanceof MatterEvent.Signalled event
                ? Stream.of(new Signal(change.stream().id(), recorded, event))
                : Stream.empty());
  }

  private static void signals(Connection transaction, List<Signal> signals) throws SQLException {
    new Rows<>(signals)
        .text(Signal::matter)
        .number(one -> one.recorded().version())
        .instant(one -> one.event().at())
        .text(one -> one.event().clock())
        .text(one -> one.event().point().name())
        .text(one -> String.join(",", one.event().parties()))
        .write(
            transaction,
            """
            INSERT INTO matter_signal (matter, version, at, clock, point, parties)
            SELECT matter, version, at, clock, point, string_to_array(parties, ',')
            FROM unnest(
              ?::text[], ?::int8[], ?::timestamptz[], ?::text[], ?::text[], ?::text[])
              AS rows (matter, version, at, clock, point, parties)
            """);
  }

  /// Everyone whom a point of some clock is told to, as the matter stands.
  private static Stream<Told> told(Now now, MatterRoom room) {
    var life = room.types().find(now.matter().type()).orElseThrow().life();
    return life.clocks().stream()
        .flatMap(clock -> clock.tells().stream())
        .flatMap(tell -> tell.parties().stream())
        .distinct()
        .flatMap(party -> told(now, life, party));
  }

  private static Stream<Told> told(Now now, Life life, String party) {
    var anywhere = life.findParty(party).filter(it -> it.at() == Life.At.ANYWHERE).isPresent();
    return MatterView.waits(now, life, party, party)
        // a matter that is with nobody is not everybody's
        .filter(one -> anywhere || !one.unit().isEmpty())
        .map(one -> new Told(one.matter(), party, one.role(), one.unit()));
  }

  private static void notices(Connection transaction, List<Told> told) throws SQLException {
    new Rows<>(told)
        .text(Told::matter)
        .text(Told::party)
        .text(Told::role)
        .text(Told::unit)
        .write(
            transaction,
            """
            INSERT INTO matter_notice (matter, version, role, unit, at, clock, point)
            SELECT DISTINCT s.matter, s.version, rows.role, rows.unit, s.at, s.clock, s.point
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[])
              AS rows (matter, party, role, unit)
            JOIN matter_signal AS s ON s.matter = rows.matter AND rows.party = ANY (s.parties)
            """);
  }
}
