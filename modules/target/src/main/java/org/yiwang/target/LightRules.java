package org.yiwang.target;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// When a target shows which light, when months lock, and how long an order may take: pack data,
/// copied into the target when it is adopted so that it ends under the version it began with.
///
/// @param version name and version of the rules, e.g. `general@1`
/// @param dueSoon when a target is due soon
/// @param behindFromPoints gap in percentage points from which a target is behind
/// @param farBehindOverPoints gap in percentage points above which it is far behind
/// @param overFulfilledFromPercent share of the value in percent from which it is over-fulfilled
/// @param opensOrder lights that open a supervision order by themselves
/// @param orders time limits of an order by its level
/// @param locks when the figures of a month lock, lowest level first
public record LightRules(
    String version,
    DueSoon dueSoon,
    BigDecimal behindFromPoints,
    BigDecimal farBehindOverPoints,
    BigDecimal overFulfilledFromPercent,
    Set<Light> opensOrder,
    List<OrderLimits> orders,
    List<LockDay> locks) {
  /// Checks that the bands rise.
  public LightRules {
    opensOrder = java.util.Collections.unmodifiableSet(new TreeSet<>(opensOrder));
    orders = List.copyOf(orders);
    locks = List.copyOf(locks);
    if (behindFromPoints.signum() < 0 || farBehindOverPoints.compareTo(behindFromPoints) < 0) {
      throw new IllegalArgumentException("bands must rise: " + version);
    }
  }

  /// When a target is due soon.
  ///
  /// @param stepDays days before an open milestone
  /// @param nodeDays days before a point of the plan or the deadline
  /// @param gapOverPoints gap above which such a point counts
  public record DueSoon(int stepDays, int nodeDays, BigDecimal gapOverPoints) {}

  /// Time limits of an order, in working days (工作日) after the act before; the day of that act does
  /// not count.
  ///
  /// @param level how grave
  /// @param light the light it belongs to
  /// @param signWorkdays to sign for it
  /// @param answerWorkdays to answer, after it is issued or sent back
  /// @param checkWorkdays to check the answer
  public record OrderLimits(
      SupervisionOrder.Level level,
      Light light,
      int signWorkdays,
      int answerWorkdays,
      int checkWorkdays) {}

  /// The day from which the figures of a month are locked at a level.
  ///
  /// @param level who locks
  /// @param day 1–31; 31 is the last day of the month
  /// @param nextMonth whether the day is in the month after
  public record LockDay(Level level, int day, boolean nextMonth) {
    /// The day on which the figures of `month` lock.
    public java.time.LocalDate of(java.time.YearMonth month) {
      var in = nextMonth ? month.plusMonths(1) : month;
      return in.atDay(Math.min(day, in.lengthOfMonth()));
    }
  }

  /// Who locks the figures of a month, from the ground up.
  public enum Level {
    /// 居委会: its own entries.
    COMMITTEE,
    /// 街道: its own entries and those of its committees.
    SUBDISTRICT,
    /// 部门: the lead unit, for the whole target.
    DEPARTMENT,
    /// 区级: the supervision office, for the whole target.
    DISTRICT
  }

  /// The limits of an order for this light; the last listed where none is for it.
  public OrderLimits limits(Light light) {
    return orders.stream()
        .filter(limits -> limits.light() == light)
        .findFirst()
        .orElseGet(orders::getLast);
  }

  /// The limits of an order of this level; the last listed where none is for it.
  public OrderLimits limits(SupervisionOrder.Level level) {
    return orders.stream()
        .filter(limits -> limits.level() == level)
        .findFirst()
        .orElseGet(orders::getLast);
  }

  /// Whether `figure` passes `value` by the margin of over-fulfilment.
  public boolean over(BigDecimal figure, BigDecimal value) {
    return figure.movePointRight(2).compareTo(overFulfilledFromPercent.multiply(value)) >= 0;
  }
}
