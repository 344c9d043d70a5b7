package org.yiwang.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.yiwang.identity.Unit;
import org.yiwang.identity.UnitId;
import org.yiwang.identity.UnitKind;
import org.yiwang.identity.Units;
import org.yiwang.worktime.WorkCalendar;

/// 辖区: the ground matters stand on: units with their successors, whose duty is what, and the
/// calendar. Immutable.
///
/// @param units the organisational units; none when a pack that any district shares is checked
/// @param duties whose duty is what
/// @param calendar working days and hours
public record Jurisdiction(Units units, Duties duties, WorkCalendar calendar) {
  /// The day of an instant.
  LocalDate day(Instant at) {
    return at.atZone(calendar.zone()).toLocalDate();
  }

  /// The unit that answers today for what `unit` was given.
  String answering(String unit, Instant at) {
    return units.findAnswering(new UnitId(unit), day(at)).map(one -> one.id().value()).orElse(unit);
  }

  /// Whether the unit exists and is in force.
  boolean inForce(String unit, Instant at) {
    return units.list().isEmpty()
        || units.find(new UnitId(unit)).filter(one -> one.validOn(day(at))).isPresent();
  }

  /// Whether `site`, or the unit that answers for it by then, is `unit` or lies under it.
  boolean covers(String unit, String site, Instant at) {
    return within(unit, site) || within(unit, answering(site, at));
  }

  private boolean within(String unit, String site) {
    return unit.equals(site) || units.within(new UnitId(site), new UnitId(unit));
  }

  /// The subdistrict of a place's unit; empty when it has none.
  String subdistrict(String site) {
    var at = units.find(new UnitId(site));
    while (at.isPresent() && at.get().kind() != UnitKind.SUBDISTRICT) {
      at = parent(at.get());
    }
    return at.map(unit -> unit.id().value()).orElse("");
  }

  private Optional<Unit> parent(Unit unit) {
    return unit.parent().present() ? units.find(unit.parent()) : Optional.empty();
  }

  /// The units whose duty it is at that place, today.
  List<String> owners(String duty, Optional<Location> place, Instant at) {
    return duties.owners(duty).stream()
        .map(owner ->
            owner.equals(Duties.SUBDISTRICT)
                ? place.map(one -> subdistrict(answering(one.site(), at))).orElse("")
                : owner)
        .map(unit -> answering(unit, at))
        .filter(unit -> !unit.isEmpty())
        .distinct()
        .toList();
  }
}
