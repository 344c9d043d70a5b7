package org.yiwang.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.yiwang.pack.Text;

/// The number that is promised and how it is counted.
///
/// @param kind how the promise is worded
/// @param measure how entries make the figure
/// @param counted which figure the light is judged by
/// @param comparator when the value counts as reached
/// @param value the promised value in `unit`; empty where there is none (yet)
/// @param unit what is counted
/// @param decimals digits shown after the point, 0–3
/// @param base comparable figure of an earlier year
/// @param growthPercent of a growth target: the promised growth over the base
public record Goal(
    Kind kind,
    Measure measure,
    Counted counted,
    Comparator comparator,
    Optional<BigDecimal> value,
    Text unit,
    int decimals,
    Optional<Base> base,
    Optional<BigDecimal> growthPercent) {
  /// How a promise is worded (domain §1b).
  public enum Kind {
    /// 增长: a growth over the base of the year before.
    GROWTH,
    /// 不少于、以上: at least.
    FLOOR,
    /// 超过: more than.
    STRICT_FLOOR,
    /// A number as such.
    EXACT,
    /// 上级下达: the number arrives later by a decision of the city.
    ASSIGNED,
    /// Named steps with due days.
    MILESTONE,
    /// “More”, without a number.
    UNQUANTIFIED
  }

  /// How entries make the figure.
  public enum Measure {
    /// Entries add up.
    ACCRUAL,
    /// The newest entry is the figure: a mean, a stock.
    LEVEL,
    /// Milestones done.
    STEPS,
    /// Nothing is counted.
    NONE
  }

  /// Which figure the light is judged by; both are always kept and shown.
  public enum Counted {
    /// The figure derived from evidence records.
    DERIVED,
    /// The figure as the units report it.
    SELF,
    /// None.
    NONE
  }

  /// When a value counts as reached.
  public enum Comparator {
    /// ≥
    AT_LEAST,
    /// \>
    ABOVE,
    /// = (reached at the value, may be passed)
    EXACTLY,
    /// ≤
    AT_MOST;

    /// Whether `figure` reaches `value`.
    public boolean reached(BigDecimal figure, BigDecimal value) {
      var order = figure.compareTo(value);
      return switch (this) {
        case AT_LEAST, EXACTLY -> order >= 0;
        case ABOVE -> order > 0;
        case AT_MOST -> order <= 0;
      };
    }
  }

  /// A comparable figure of an earlier year.
  ///
  /// @param value in the unit of the goal
  /// @param year the year it is of
  public record Base(BigDecimal value, int year) {}

  /// The value that a growth of this goal asks of `base`, rounded half up to [#decimals].
  public BigDecimal grownFrom(BigDecimal baseValue) {
    var factor = BigDecimal.ONE.add(growthPercent.orElse(BigDecimal.ZERO).movePointLeft(2));
    return baseValue.multiply(factor).setScale(decimals, RoundingMode.HALF_UP);
  }

  /// This goal with another value.
  public Goal withValue(BigDecimal newValue) {
    return new Goal(
        kind,
        measure,
        counted,
        comparator,
        Optional.of(newValue),
        unit,
        decimals,
        base,
        growthPercent);
  }

  /// This goal on another base.
  public Goal withBase(Base newBase, BigDecimal newValue) {
    return new Goal(
        kind,
        measure,
        counted,
        comparator,
        Optional.of(newValue),
        unit,
        decimals,
        Optional.of(newBase),
        growthPercent);
  }
}
