package org.yiwang.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// What someone wants of one target. Who asks, for which unit, and when, is in the journal's
/// context; reasons and notes are at most 2,000 characters.
public sealed interface TargetCommand {
  /// 立项: takes the promise into the register of the year, under the rules of the pack.
  record Adopt(Promise promise, LightRules rules) implements TargetCommand {}

  /// Ties an adopted target to its sentence in an imported report.
  record Cite(Promise.Quote quote) implements TargetCommand {}

  /// 分解: names units, deadline, plan and shares; may be repeated.
  record Assign(Assignment assignment) implements TargetCommand {}

  /// 公开: shows the target to the public.
  record Publish() implements TargetCommand {}

  /// 撤回公开: takes it from the public pages.
  record Withdraw(String reason) implements TargetCommand {}

  /// 报进度: one entry with its evidence.
  ///
  /// @param day the day the progress was made; not after today, not in a locked month
  /// @param unit whose progress: the lead or an assisting unit
  /// @param site the residents' committee within the unit; empty when none
  /// @param source where the number comes from
  /// @param mode added to, or in place of, the unit's figure
  /// @param amount in the unit of the goal
  /// @param step the milestone done, for steps; else empty
  /// @param note what was done
  /// @param open whether the public may read the note
  record ReportProgress(
      LocalDate day,
      String unit,
      String site,
      Source source,
      Mode mode,
      BigDecimal amount,
      String step,
      String note,
      boolean open,
      List<Evidence> evidence)
      implements TargetCommand {
    public ReportProgress {
      evidence = List.copyOf(evidence);
    }
  }

  /// Where a number comes from; the two are never mixed.
  enum Source {
    /// 自报: typed by a unit.
    SELF_REPORTED,
    /// 自动: computed from evidence records.
    DERIVED
  }

  /// How an entry changes the unit's figure.
  enum Mode {
    /// Added to it.
    ADD,
    /// In place of it.
    TOTAL
  }

  /// 重述: puts another number in the place of an entry's; the old one stays on record.
  ///
  /// @param entry number of the entry
  /// @param amount what the entry should have said; for an accrual what it adds
  record Restate(int entry, BigDecimal amount, String reason) implements TargetCommand {}

  /// 锁定: closes the figures up to the end of a month at one level.
  ///
  /// @param unit whose figures: the locking unit's own below department level
  record LockMonth(YearMonth month, LightRules.Level level, String unit) implements TargetCommand {}

  /// 暂停: stops the plan line, with a reason and the document that allows it.
  record Suspend(String reason, String document) implements TargetCommand {}

  /// 恢复
  record Resume(String reason) implements TargetCommand {}

  /// 调整: changes value, deadline or plan by a decision; the old ones stay on record.
  ///
  /// @param document number of the decision
  /// @param plan empty: the plan in force is stretched to the new value and deadline
  record ChangeByDecision(
      String document,
      String reason,
      Optional<BigDecimal> value,
      Optional<LocalDate> deadline,
      Optional<Plan> plan)
      implements TargetCommand {}

  /// 基数重述: a growth target's base of the year before is restated; the value follows.
  record RestateBase(BigDecimal base, String document, String reason) implements TargetCommand {}

  /// Moves the target to another version of the rules, on record.
  record MoveToRules(LightRules rules, String reason) implements TargetCommand {}

  /// The day has come on which the light changes by itself; sent by the timer.
  record TurnLight() implements TargetCommand {}

  /// 发督办单
  ///
  /// @param to the unit that must sign and answer: one of the target's
  /// @param answerBy the last day for the answer; empty: as the rules say
  record IssueOrder(
      SupervisionOrder.Level level, String to, String reason, Optional<LocalDate> answerBy)
      implements TargetCommand {}

  /// 签收
  record SignForOrder(int order) implements TargetCommand {}

  /// 答复
  record AnswerOrder(int order, String answer, List<Evidence> evidence) implements TargetCommand {
    public AnswerOrder {
      evidence = List.copyOf(evidence);
    }
  }

  /// 核查: passed, or sent back for redo; never by who handled it.
  record CheckOrder(int order, boolean passed, String finding) implements TargetCommand {}

  /// 办结督办单
  record CloseOrder(int order, String conclusion) implements TargetCommand {}

  /// 销号: closes the target with what came of it.
  record SignOff(String conclusion) implements TargetCommand {}
}
