package org.yiwang.web.page;

import java.util.List;
import java.util.Optional;

/// Are we keeping our word this year?
///
/// @param shell the frame
/// @param headline the answer: parts that link to what they count
/// @param under what the answer rests on
/// @param strips one lamp a promise, by chapter
/// @param groups one line a promise, by chapter
/// @param turns what turned this week
/// @param due what is due next
/// @param units counts by lead unit
/// @param subdistricts the shares of each subdistrict, most late first
/// @param subdistrictsTitle how they stand in one line
/// @param map the subdistricts; empty when there are no outlines or no shares
/// @param years other years one may look at
public record CockpitPage(
    Shell shell,
    List<Part> headline,
    List<Part> under,
    List<Strip> strips,
    List<Group> groups,
    List<Turn> turns,
    List<Due> due,
    List<UnitLine> units,
    List<UnitLine> subdistricts,
    String subdistrictsTitle,
    Optional<DistrictMap> map,
    List<Link> years) {
  /// Keeps copies.
  public CockpitPage {
    headline = List.copyOf(headline);
    under = List.copyOf(under);
    strips = List.copyOf(strips);
    groups = List.copyOf(groups);
    turns = List.copyOf(turns);
    due = List.copyOf(due);
    units = List.copyOf(units);
    subdistricts = List.copyOf(subdistricts);
    years = List.copyOf(years);
  }

  /// Whether there is any target at all.
  public boolean empty() {
    return groups.isEmpty();
  }

  /// Words of the answer.
  ///
  /// @param words what is said
  /// @param href what it is made of; empty when it is nothing to open
  /// @param state of the light it counts; empty for plain ink
  public record Part(String words, String href, String state) {}

  /// The lamps of a chapter.
  public record Strip(String name, int count, List<StripLamp> lamps) {}

  /// One lamp that leads to its target.
  public record StripLamp(Lamp lamp, String href, String said) {}

  /// The lines of a chapter.
  public record Group(String name, List<TargetLine> lines) {}

  /// A light that turned.
  public record Turn(
      Lamp now, String was, String name, String href, String when, String why, Link order) {}

  /// Something that is due.
  public record Due(String day, String what, String href, String left, boolean soon) {}

  /// How the targets a unit leads, or its shares of targets, stand.
  ///
  /// @param count how many, or how many of how many are as they should be
  public record UnitLine(String name, String href, String count, List<StripLamp> lamps) {}
}
