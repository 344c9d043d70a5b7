package org.yiwang.web.page;

import java.util.List;
import java.util.Optional;

/// Where one promise stands, and how we know.
///
/// @param shell the frame
/// @param crumbs the way here
/// @param name what people call it
/// @param detail what else it promises
/// @param lamp how it stands
/// @param gap how far from the plan, in words; empty if on it
/// @param quote its sentence in the report
/// @param facts five facts: figure, plan today, self-reported, lead unit, deadline
/// @param chart plan and figure; empty if nothing is counted
/// @param parts by unit
/// @param milestones named steps
/// @param entries progress, newest first
/// @param orders supervision orders
/// @param locks months locked
/// @param changes decisions that changed it
/// @param history every event in words
/// @param acts what the visitor may do, the first being the main one
/// @param export address of the entries as a table; empty if none
public record TargetScreenPage(
    Shell shell,
    List<Link> crumbs,
    String name,
    String detail,
    Lamp lamp,
    String gap,
    Optional<Quote> quote,
    List<BigFact> facts,
    Optional<Chart> chart,
    List<Part> parts,
    List<Milestone> milestones,
    List<Entry> entries,
    List<OrderLine> orders,
    List<Lock> locks,
    List<Change> changes,
    List<Event> history,
    List<Link> acts,
    String export) {
  /// Keeps copies.
  public TargetScreenPage {
    crumbs = List.copyOf(crumbs);
    facts = List.copyOf(facts);
    parts = List.copyOf(parts);
    milestones = List.copyOf(milestones);
    entries = List.copyOf(entries);
    orders = List.copyOf(orders);
    locks = List.copyOf(locks);
    changes = List.copyOf(changes);
    history = List.copyOf(history);
    acts = List.copyOf(acts);
  }

  private static final int NEWEST_MAX = 20;
  private static final int FIRST_ACTS_MAX = 3;

  /// The acts in sight.
  public List<Link> firstActs() {
    return acts.subList(0, Math.min(FIRST_ACTS_MAX, acts.size()));
  }

  /// The acts shown when asked for.
  public List<Link> moreActs() {
    return acts.subList(firstActs().size(), acts.size());
  }

  /// The entries shown at once.
  public List<Entry> newest() {
    return entries.subList(0, Math.min(NEWEST_MAX, entries.size()));
  }

  /// The entries shown when asked for.
  public List<Entry> older() {
    return entries.subList(newest().size(), entries.size());
  }

  /// The promise as the report words it.
  public record Quote(String before, String marked, String after, Link source) {}

  /// A number or name in large type.
  ///
  /// @param unit small beside it
  /// @param under a line that says where it comes from
  /// @param state colours that line; empty for plain
  public record BigFact(String label, String value, String unit, String under, String state) {}

  /// What the chart script draws, and the same as rows for the table.
  ///
  /// @param title says what is seen
  /// @param json the series
  /// @param head of the table
  /// @param rows of the table
  /// @param source where the numbers come from, and as of when
  public record Chart(
      String title, String json, List<String> head, List<List<String>> rows, String source) {}

  /// One unit's part.
  public record Part(String unit, Bar bar, String figure, String share, Lamp lamp) {}

  /// A named step.
  public record Milestone(String name, String due, String done, Lamp lamp) {}

  /// One progress entry.
  ///
  /// @param amount with its sign
  /// @param source `self`, `derived` or `restated`
  /// @param sourceWord the same in words
  /// @param evidence proofs; those with a file lead to it
  /// @param restated what it said before, in words
  /// @param restate address of the form that restates it; empty if the visitor may not
  public record Entry(
      String day,
      String note,
      String unit,
      String amount,
      String source,
      String sourceWord,
      List<Link> evidence,
      List<String> restated,
      String restate) {}

  /// A month whose figures are locked.
  public record Lock(String month, String level, String unit, String figure, String when) {}

  /// A decision that changed the target.
  public record Change(String when, String what, String document, String reason) {}

  /// One event.
  public record Event(String seq, String when, String who, String words) {}
}
