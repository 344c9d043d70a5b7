package org.yiwang.target.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.yiwang.target.Evidence;
import org.yiwang.target.Promise;
import org.yiwang.target.TargetCommand;

/// A published target as anyone may see it: no account, no inner note, no closed evidence.
///
/// @param row the figures
/// @param changes decisions that changed it: openness includes what was promised before
public record PublicPage(
    TargetRow row,
    Optional<Promise.Quote> quote,
    List<TargetPage.DayValue> scheduled,
    List<TargetPage.MilestoneRow> milestones,
    List<TargetPage.DayValue> series,
    List<TargetPage.PartRow> parts,
    List<Entry> entries,
    List<TargetPage.ChangeRow> changes) {
  /// An entry as the public sees it.
  ///
  /// @param note empty unless it was entered as open
  /// @param evidence only what is open
  public record Entry(
      LocalDate day,
      String unit,
      TargetCommand.Source source,
      BigDecimal amount,
      String step,
      String note,
      List<Evidence> evidence) {}
}
