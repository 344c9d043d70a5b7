package org.yiwang.target.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.yiwang.pack.Text;
import org.yiwang.target.Light;
import org.yiwang.target.SupervisionOrder;

/// One supervision order with its track.
///
/// @param target id of the target
/// @param name name of the target
/// @param light what the target shows now
/// @param order its number within the target
/// @param to the unit that must sign and answer
/// @param reason why it was issued
/// @param byRule whether the light opened it
/// @param dueOn the last day for the next act; empty when closed
/// @param acts what was done, oldest first
public record OrderRow(
    String target,
    Text name,
    Light light,
    int order,
    SupervisionOrder.Level level,
    String to,
    SupervisionOrder.Stage stage,
    Text reason,
    boolean byRule,
    Instant issuedAt,
    LocalDate answerBy,
    Optional<LocalDate> dueOn,
    int redos,
    List<Act> acts) {
  /// One act on an order.
  ///
  /// @param event `OrderIssued`, `OrderSignedFor`, `OrderAnswered`, `OrderChecked`, `OrderClosed`
  /// @param passed of a check: whether it passed
  /// @param text what was said: the answer, the finding, the conclusion
  /// @param evidence of an answer
  public record Act(
      Instant at,
      String event,
      String account,
      String unit,
      Optional<Boolean> passed,
      String text,
      List<org.yiwang.target.Evidence> evidence) {}

  /// Whether something is still to be done.
  public boolean open() {
    return stage != SupervisionOrder.Stage.CLOSED;
  }

  /// Whether the next act is late on `today`.
  public boolean overdue(LocalDate today) {
    return dueOn.filter(today::isAfter).isPresent();
  }
}
