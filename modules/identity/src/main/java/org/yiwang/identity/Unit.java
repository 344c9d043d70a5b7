package org.yiwang.identity;

import java.time.LocalDate;
import org.yiwang.pack.Text;

/// An organisational unit and the days on which it exists.
///
/// @param id its lasting name
/// @param code the code the field uses; for departments our own
/// @param kind what it is
/// @param parent the unit it belongs to; [UnitId#NONE] for the district
/// @param shortName what people say
/// @param name the full name
/// @param from its first day in this register
/// @param until its last day; [LocalDate#MAX] while it goes on
/// @param successor who takes its matters over after that; [UnitId#NONE] when none is known
public record Unit(
    UnitId id,
    String code,
    UnitKind kind,
    UnitId parent,
    Text shortName,
    Text name,
    LocalDate from,
    LocalDate until,
    UnitId successor) {
  /// Refuses a unit that ends before it begins or is its own successor.
  public Unit {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException(
          id + " 止于 " + until + "，早于 " + from + " · ends before it begins");
    }
    if (successor.equals(id) || parent.equals(id)) {
      throw new IllegalArgumentException(id + " 不能是自己的上级或承接单位 · is its own parent or successor");
    }
  }

  /// The same unit, ended by a reform.
  Unit endedBy(LocalDate lastDay, UnitId heir) {
    return new Unit(id, code, kind, parent, shortName, name, from, lastDay, heir);
  }

  /// Whether the unit exists on that day.
  public boolean validOn(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }
}
