package org.yiwang.target.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.yiwang.pack.Text;
import org.yiwang.target.Goal;
import org.yiwang.target.Light;

/// One line of a list of targets: now, promised, and where today should be.
///
/// @param id e.g. `2024/elder-friendly-homes`
/// @param number its place in the list of the year
/// @param theme id of its chapter
/// @param goal the promised number, as changed by decisions since
/// @param light as the log says
/// @param figure the figure the light is judged by
/// @param derived the figure from evidence records
/// @param selfReported the figure as reported
/// @param scheduled what the plan asks of today
/// @param gapPoints percentage points of the value missing today; negative when ahead
/// @param leadUnit empty before anyone is named
/// @param deadline the last day; empty before anyone is named
/// @param openOrders supervision orders not yet closed
/// @param lastEntryAt when progress was last entered
/// @param whole the value of the whole target, where the row is of one unit's share
public record TargetRow(
    String id,
    int year,
    int number,
    Text name,
    Optional<Text> detail,
    String theme,
    Goal goal,
    Light light,
    Optional<BigDecimal> figure,
    Optional<BigDecimal> derived,
    Optional<BigDecimal> selfReported,
    Optional<BigDecimal> scheduled,
    Optional<BigDecimal> gapPoints,
    String leadUnit,
    List<String> assistUnits,
    Optional<LocalDate> deadline,
    boolean published,
    boolean signedOff,
    int openOrders,
    Optional<Instant> lastEntryAt,
    Optional<BigDecimal> whole) {
  /// Keeps a copy.
  public TargetRow {
    assistUnits = List.copyOf(assistUnits);
  }

  /// The same target as far as one unit has a share of it: value, figure, plan and light of the
  /// share.
  TargetRow of(TargetPage.PartRow part) {
    var gap =
        part.scheduled()
            .subtract(part.figure())
            .movePointRight(2)
            .divide(part.value(), 2, java.math.RoundingMode.HALF_UP);
    return new TargetRow(
        id,
        year,
        number,
        name,
        detail,
        theme,
        goal.withValue(part.value()),
        part.light(),
        Optional.of(part.figure()),
        Optional.empty(),
        Optional.empty(),
        Optional.of(part.scheduled()),
        Optional.of(gap),
        leadUnit,
        assistUnits,
        deadline,
        published,
        signedOff,
        openOrders,
        lastEntryAt,
        goal.value());
  }

  /// The figure in percent of the value, for the bar; may pass 100.
  public Optional<BigDecimal> figurePercent() {
    return figure.flatMap(this::percent);
  }

  /// What the plan asks of today, in percent of the value, for the tick.
  public Optional<BigDecimal> scheduledPercent() {
    return scheduled.flatMap(this::percent);
  }

  private Optional<BigDecimal> percent(BigDecimal part) {
    return goal.value()
        .filter(value -> value.signum() > 0)
        .map(value -> part.movePointRight(2).divide(value, 2, java.math.RoundingMode.HALF_UP));
  }
}
