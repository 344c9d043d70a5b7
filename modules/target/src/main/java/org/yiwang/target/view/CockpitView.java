package org.yiwang.target.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.pack.Text;
import org.yiwang.target.Light;

/// The year at a glance: are we keeping our word?
///
/// @param today the day it is of
/// @param targets how many promises
/// @param byLight how many show which light; every light is a key
/// @param themes chapters in the order of the pack, with their targets: worst gap first
/// @param leadUnits counts by lead unit, most late first
/// @param subdistricts the units that have a share of a split target, most late first
/// @param turns what turned in the seven days up to today, newest first
/// @param due what is due next, soonest first
/// @param freshness where the numbers come from and how fresh they are
public record CockpitView(
    int year,
    LocalDate today,
    int targets,
    Map<Light, Integer> byLight,
    List<ThemeGroup> themes,
    List<UnitCounts> leadUnits,
    List<UnitParts> subdistricts,
    List<Turn> turns,
    List<Due> due,
    Freshness freshness) {
  /// A chapter of the year.
  public record ThemeGroup(String theme, Text name, List<TargetRow> rows) {}

  /// A unit with its shares of split targets, worst first, each judged by the rules of its target.
  public record UnitParts(String unit, List<Share> parts) {
    /// Keeps a copy.
    public UnitParts {
      parts = List.copyOf(parts);
    }

    /// How many are on plan or done.
    public int fine() {
      return (int) parts.stream().filter(one -> one.part().light().fine()).count();
    }
  }

  /// A unit's share of one target.
  public record Share(String target, Text name, TargetPage.PartRow part) {}

  /// How many targets of a unit show which light; only lights that occur.
  public record UnitCounts(String unit, int targets, Map<Light, Integer> byLight) {}

  /// A light that changed.
  ///
  /// @param on the day it counts on; `at` is when it was recorded
  /// @param order number of the supervision order it opened
  public record Turn(
      long seq,
      Instant at,
      LocalDate on,
      String target,
      Text name,
      Light from,
      Light to,
      Text why,
      Optional<Integer> order) {}

  /// Something to be reached or done by a day.
  ///
  /// @param kind what it is
  /// @param target id; empty for a lock day of all targets
  /// @param what name of the milestone, or what is to be reached, in words; of a lock day its
  ///   level, e.g. `DISTRICT`
  public record Due(LocalDate on, DueKind kind, String target, Text name, Text what) {}

  /// What is due.
  public enum DueKind {
    /// A point of the plan.
    NODE,
    /// A milestone.
    MILESTONE,
    /// The deadline.
    DEADLINE,
    /// The figures of a month lock.
    LOCK,
    /// An answer to a supervision order.
    ORDER
  }

  /// Where the numbers come from.
  ///
  /// @param lastEntryAt when any progress was last entered
  /// @param derived targets whose figure comes from evidence records
  /// @param selfReported targets whose figure is as reported
  /// @param silent targets without any entry
  public record Freshness(
      Optional<Instant> lastEntryAt, int derived, int selfReported, int silent) {}
}
