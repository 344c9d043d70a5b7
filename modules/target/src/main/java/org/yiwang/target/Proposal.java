package org.yiwang.target;

import java.util.List;
import java.util.Optional;
import org.yiwang.pack.Text;

/// A target that an imported report suggests; a person decides what becomes of it.
///
/// @param no its number within the report, from 1
/// @param name what it might be called
/// @param goal the number as read
/// @param theme suggested id of a chapter; empty when none fits
/// @param leadUnit suggested lead unit; empty when none is known
/// @param like id of the pack's target of the year it resembles, e.g. `2024/elder-friendly-homes`;
///   empty when none does
/// @param section heading path it stands under
/// @param text the passage as it stands
/// @param start offset of its first character in the report's text
/// @param end offset after its last character
public record Proposal(
    int no,
    Text name,
    Goal goal,
    String theme,
    String leadUnit,
    String like,
    List<String> section,
    String text,
    int start,
    int end) {
  /// Keeps a copy.
  public Proposal {
    section = List.copyOf(section);
  }

  /// What became of a proposal.
  public enum Fate {
    /// 待定
    PROPOSED,
    /// 已采纳
    ACCEPTED,
    /// 已并入 another one.
    MERGED,
    /// 不采纳
    REJECTED
  }

  /// A proposal and what became of it.
  ///
  /// @param edited whether a person changed what was read
  /// @param target id of the target it became or was tied to
  /// @param into number of the proposal it was merged into
  public record Decided(
      Proposal proposal,
      Fate fate,
      boolean edited,
      Optional<String> target,
      Optional<Integer> into) {}

  /// Whether a target that promises `goal` promises what this passage says: kind, value and unit,
  /// or rate.
  public boolean saysSameAs(Goal goal) {
    return ReadGoal.says(goal, this.goal);
  }

  /// The passage as a quote of `report`.
  public Promise.Quote quote(String report) {
    return new Promise.Quote(report, text, start, end);
  }
}
