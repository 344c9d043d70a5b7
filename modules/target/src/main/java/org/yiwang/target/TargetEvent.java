package org.yiwang.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.yiwang.pack.Text;

/// What happened to a target. Who caused it and at which instant is in the journal's record.
public sealed interface TargetEvent {
  /// The day in Asia/Shanghai on which it counts.
  LocalDate on();

  /// It was taken into the register.
  record Adopted(LocalDate on, Promise promise, LightRules rules) implements TargetEvent {}

  /// It was tied to its sentence.
  record Cited(LocalDate on, Promise.Quote quote) implements TargetEvent {}

  /// Units, deadline, plan and shares were named.
  record Assigned(LocalDate on, Assignment assignment) implements TargetEvent {}

  /// It was shown to the public.
  record Published(LocalDate on) implements TargetEvent {}

  /// It was taken from the public pages.
  record Withdrawn(LocalDate on, String reason) implements TargetEvent {}

  /// Progress was entered.
  ///
  /// @param no number of the entry within the target, from 1
  /// @param day the day the progress was made
  /// @param amount what the entry adds; of a level: what it is
  /// @param reporter the unit that entered it
  /// @param account who entered it
  record Progressed(
      LocalDate on,
      int no,
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
      String account)
      implements TargetEvent {
    public Progressed {
      evidence = List.copyOf(evidence);
    }
  }

  /// An entry was restated.
  ///
  /// @param no number of the entry
  /// @param entryUnit whose progress it is
  /// @param source the entry's
  /// @param was what the entry said
  /// @param is what it says now
  /// @param totalWas the figure of its source before
  /// @param totalIs the figure of its source now
  /// @param locked the highest level its month was locked at
  record Restated(
      LocalDate on,
      int no,
      String entryUnit,
      TargetCommand.Source source,
      BigDecimal was,
      BigDecimal is,
      BigDecimal totalWas,
      BigDecimal totalIs,
      String reason,
      Optional<LightRules.Level> locked,
      String unit,
      String account)
      implements TargetEvent {}

  /// The figures up to the end of a month were locked at a level.
  ///
  /// @param figure the figure the light is judged by, as locked
  record MonthLocked(
      LocalDate on,
      YearMonth month,
      LightRules.Level level,
      String unit,
      Optional<BigDecimal> figure)
      implements TargetEvent {}

  /// The plan line was stopped.
  record Suspended(LocalDate on, String reason, String document) implements TargetEvent {}

  /// The plan line runs again.
  record Resumed(LocalDate on, String reason) implements TargetEvent {}

  /// A decision changed value, deadline or plan.
  ///
  /// @param assignment the one that follows from it; empty while nobody is named
  record Changed(
      LocalDate on,
      String document,
      String reason,
      Optional<BigDecimal> wasValue,
      Optional<BigDecimal> isValue,
      Optional<LocalDate> wasDeadline,
      Optional<LocalDate> isDeadline,
      Optional<Assignment> assignment)
      implements TargetEvent {}

  /// The base of a growth target was restated.
  ///
  /// @param assignment the one that follows from it; empty while nobody is named
  record BaseRestated(
      LocalDate on,
      String document,
      String reason,
      Goal.Base was,
      Goal.Base is,
      BigDecimal wasValue,
      BigDecimal isValue,
      Optional<Assignment> assignment)
      implements TargetEvent {}

  /// It moved to another version of the rules.
  record RulesMoved(LocalDate on, LightRules rules, String reason) implements TargetEvent {}

  /// The light changed.
  ///
  /// @param figure the figure of the day
  /// @param scheduled what the plan asks of the day
  /// @param gapPoints how many percentage points of the value are missing
  /// @param why the same in words
  record LightTurned(
      LocalDate on,
      Light from,
      Light to,
      Optional<BigDecimal> figure,
      Optional<BigDecimal> scheduled,
      Optional<BigDecimal> gapPoints,
      Text why)
      implements TargetEvent {}

  /// A supervision order was issued.
  ///
  /// @param byRule whether the light opened it
  record OrderIssued(
      LocalDate on,
      int order,
      SupervisionOrder.Level level,
      String to,
      LocalDate signBy,
      LocalDate answerBy,
      Text reason,
      boolean byRule)
      implements TargetEvent {
    /// With a last day for the answer that a person set.
    OrderIssued answeredBy(LocalDate day) {
      return new OrderIssued(on, order, level, to, signBy, day, reason, byRule);
    }
  }

  /// An order was signed for.
  record OrderSignedFor(LocalDate on, int order, String unit, String account)
      implements TargetEvent {}

  /// An order was answered.
  record OrderAnswered(
      LocalDate on,
      int order,
      String answer,
      List<Evidence> evidence,
      LocalDate checkBy,
      String unit,
      String account)
      implements TargetEvent {
    public OrderAnswered {
      evidence = List.copyOf(evidence);
    }
  }

  /// An answer was checked.
  ///
  /// @param answerBy the new limit when it was sent back
  record OrderChecked(
      LocalDate on,
      int order,
      boolean passed,
      String finding,
      LocalDate answerBy,
      String unit,
      String account)
      implements TargetEvent {}

  /// An order was closed.
  record OrderClosed(LocalDate on, int order, String conclusion, String unit, String account)
      implements TargetEvent {}

  /// The target was closed.
  ///
  /// @param outcome its last light
  record SignedOff(
      LocalDate on, Light outcome, Optional<BigDecimal> figure, String conclusion, String account)
      implements TargetEvent {}
}
