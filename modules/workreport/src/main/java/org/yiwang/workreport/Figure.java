package org.yiwang.workreport;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A quantity that reports a result or promises one.
///
/// A figure has a value, a change, or both: 197亿元，增长8.3% is one figure with both, 增长6.5% alone has
/// a change and no value. Which numbers are figures and which are not follows the convention that
/// readings are scored by.
///
/// @param metric what is measured, in the words of the text
/// @param value in base units (万 and 亿 multiplied out, a percentage as its number); absent if only
///   a change is given
/// @param high the upper end of a range, of the value or, without a value, of the change
/// @param unit without 万 or 亿; empty if the text names none
/// @param year the year the figure speaks of; 0 if unknown
/// @param scope whose figure it is (全国, 全市 …), else empty
/// @param quote the characters from start to end
/// @param start character offset of the number in {@link WorkReport#text()}
/// @param end offset after the unit
/// @param section title of the innermost section
public record Figure(
    String metric,
    @Nullable BigDecimal value,
    @Nullable BigDecimal high,
    String unit,
    int year,
    Role role,
    Comparator comparator,
    @Nullable Change change,
    String scope,
    String quote,
    int start,
    int end,
    String section) {

  /// What a figure is said for.
  public enum Role {
    /// Done in the period under review.
    ACTUAL,
    /// To be done in the coming period.
    TARGET,
    /// A state given as background, such as the value something started from.
    BASELINE;

    /// The name used in JSON.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// How the number bounds the measured thing.
  public enum Comparator {
    /// 为, 达到.
    EQUAL("="),
    /// 以上, 不少于, 不低于.
    AT_LEAST("≥"),
    /// 超, 突破, 逾, 高于.
    MORE(">"),
    /// 以内, 不超过.
    AT_MOST("≤"),
    /// 低于.
    LESS("<"),
    /// 左右, 约, 近, 余, 多, 不到.
    ABOUT("≈");

    private final String sign;

    Comparator(String sign) {
      this.sign = sign;
    }

    /// The sign used in JSON: = ≥ > ≤ < ≈.
    public String sign() {
      return sign;
    }
  }

  /// A movement against an earlier period.
  ///
  /// @param value always positive or zero; the direction carries the sign
  /// @param unit %, 个百分点, 倍 or the unit of the measured thing
  /// @param up false for a decline
  public record Change(BigDecimal value, String unit, boolean up) {

    /// The direction as written in JSON: up or down.
    public String direction() {
      return up ? "up" : "down";
    }
  }

  /// The value, if the text gives one beside or instead of a change.
  public Optional<BigDecimal> findValue() {
    return Optional.ofNullable(value);
  }

  /// The upper end, if the text gives a range.
  public Optional<BigDecimal> findHigh() {
    return Optional.ofNullable(high);
  }

  /// The change, if the text gives one.
  public Optional<Change> findChange() {
    return Optional.ofNullable(change);
  }
}
