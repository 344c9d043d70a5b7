package org.yiwang.target;

import java.time.LocalDate;
import java.util.Optional;

/// 督办单: what the supervision office wants of the units behind a target that lags.
///
/// Issued → signed for → answered → checked → closed; a check may send it back for redo. The units
/// of the target sign for it and answer it; every other act is someone else's.
///
/// @param no its number within the target, from 1
/// @param level how grave
/// @param to the unit that must sign and answer
/// @param stage where it stands
/// @param issuedOn the day it was issued
/// @param answerBy the last day for the answer
/// @param dueOn the last day for the next act; empty when checked or closed
/// @param answeredBy the account that answered last; empty before
/// @param redos how often it was sent back
/// @param closedOn the day it was closed
public record SupervisionOrder(
    int no,
    Level level,
    String to,
    Stage stage,
    LocalDate issuedOn,
    LocalDate answerBy,
    Optional<LocalDate> dueOn,
    String answeredBy,
    int redos,
    Optional<LocalDate> closedOn) {
  /// How grave an order is.
  public enum Level {
    /// 蓝: a reminder.
    BLUE,
    /// 黄: behind.
    YELLOW,
    /// 红: far behind.
    RED
  }

  /// Where an order stands.
  public enum Stage {
    /// 待签收
    ISSUED,
    /// 待答复
    SIGNED_FOR,
    /// 待核查
    ANSWERED,
    /// 待办结
    CHECKED,
    /// 已办结
    CLOSED
  }

  /// Whether something is still to be done.
  public boolean open() {
    return stage != Stage.CLOSED;
  }

  SupervisionOrder signedFor() {
    return with(Stage.SIGNED_FOR, answerBy, Optional.of(answerBy), answeredBy, redos);
  }

  SupervisionOrder answered(String account, LocalDate checkBy) {
    return with(Stage.ANSWERED, answerBy, Optional.of(checkBy), account, redos);
  }

  SupervisionOrder checked() {
    return with(Stage.CHECKED, answerBy, Optional.empty(), answeredBy, redos);
  }

  SupervisionOrder sentBack(LocalDate newAnswerBy) {
    return with(Stage.SIGNED_FOR, newAnswerBy, Optional.of(newAnswerBy), answeredBy, redos + 1);
  }

  SupervisionOrder closed(LocalDate on) {
    return new SupervisionOrder(
        no,
        level,
        to,
        Stage.CLOSED,
        issuedOn,
        answerBy,
        Optional.empty(),
        answeredBy,
        redos,
        Optional.of(on));
  }

  private SupervisionOrder with(
      Stage newStage,
      LocalDate newAnswerBy,
      Optional<LocalDate> newDueOn,
      String account,
      int newRedos) {
    return new SupervisionOrder(
        no, level, to, newStage, issuedOn, newAnswerBy, newDueOn, account, newRedos, closedOn);
  }
}
