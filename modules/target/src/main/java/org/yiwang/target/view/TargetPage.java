package org.yiwang.target.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.yiwang.pack.Text;
import org.yiwang.target.Evidence;
import org.yiwang.target.Forecast;
import org.yiwang.target.Light;
import org.yiwang.target.LightRules;
import org.yiwang.target.Plan;
import org.yiwang.target.Promise;
import org.yiwang.target.TargetCommand;

/// Where one promise stands, and how we know.
///
/// @param version of its stream, for commands that must not overtake another
/// @param row the figures
/// @param quote its sentence in an imported report
/// @param rules version of the rules it runs under
/// @param plan the plan in force; empty before anyone is named
/// @param scheduled the plan line to draw: one point a node, pauses counted in
/// @param milestones steps with the day they were done
/// @param derived the derived figure by day, cumulative
/// @param selfReported the self-reported figure by day, cumulative
/// @param forecast where it leads
/// @param parts by unit with a share; empty when not split
/// @param entries newest first
/// @param orders newest first
/// @param locks months locked, newest first
/// @param changes decisions and restated bases, newest first
/// @param history every event in words, newest first
public record TargetPage(
    long version,
    TargetRow row,
    Optional<Promise.Quote> quote,
    String source,
    String rules,
    Optional<Plan> plan,
    List<DayValue> scheduled,
    List<MilestoneRow> milestones,
    List<DayValue> derived,
    List<DayValue> selfReported,
    Optional<Forecast> forecast,
    List<PartRow> parts,
    List<EntryRow> entries,
    List<OrderRow> orders,
    List<LockRow> locks,
    List<ChangeRow> changes,
    List<HistoryRow> history) {
  /// A cumulative value on a day.
  public record DayValue(LocalDate day, BigDecimal value) {}

  /// A milestone and the day it was done.
  public record MilestoneRow(String step, Text name, LocalDate due, Optional<LocalDate> doneOn) {}

  /// One unit's part of a split target.
  ///
  /// @param value its share
  /// @param figure what it has reached
  /// @param scheduled what the plan asks of it today
  /// @param light its part judged by the same rules
  public record PartRow(
      String unit, BigDecimal value, BigDecimal figure, BigDecimal scheduled, Light light) {}

  /// One progress entry.
  ///
  /// @param at when it was entered
  /// @param day the day the progress was made
  /// @param amount what it adds now; of a level: what it is
  /// @param restatements what it said before, oldest first
  public record EntryRow(
      int no,
      Instant at,
      LocalDate day,
      String unit,
      String site,
      TargetCommand.Source source,
      BigDecimal amount,
      String step,
      String note,
      boolean open,
      List<Evidence> evidence,
      String reporter,
      String account,
      List<Restatement> restatements) {}

  /// An entry's number was replaced.
  ///
  /// @param totalWas the figure of the source before
  /// @param totalIs the figure of the source after
  /// @param locked the level its month was locked at
  public record Restatement(
      Instant at,
      BigDecimal was,
      BigDecimal is,
      BigDecimal totalWas,
      BigDecimal totalIs,
      String reason,
      Optional<LightRules.Level> locked,
      String unit,
      String account) {}

  /// The figures of a month were locked.
  public record LockRow(
      YearMonth month,
      LightRules.Level level,
      String unit,
      Instant at,
      Optional<BigDecimal> figure,
      String account) {}

  /// A decision that changed the number, the deadline, or the base.
  public record ChangeRow(
      Instant at,
      String document,
      String reason,
      Optional<BigDecimal> wasValue,
      Optional<BigDecimal> isValue,
      Optional<LocalDate> wasDeadline,
      Optional<LocalDate> isDeadline,
      Optional<BigDecimal> wasBase,
      Optional<BigDecimal> isBase,
      String account) {}

  /// One event in words.
  ///
  /// @param event its stored name, e.g. `Progressed`
  public record HistoryRow(
      long seq, Instant at, String account, String unit, String event, Text words) {}
}
