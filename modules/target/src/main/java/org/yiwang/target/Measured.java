package org.yiwang.target;

import java.math.BigDecimal;

/// A value with its unit, with 万 and 亿 multiplied out, so that a pack's 50 万㎡ and a report's
/// 500,000 ㎡ are the same.
///
/// @param value in base units
/// @param unit without 万 or 亿
record Measured(BigDecimal value, String unit) {
  private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
  private static final BigDecimal YI = BigDecimal.valueOf(100_000_000);

  static Measured of(BigDecimal value, String unit) {
    if (unit.startsWith("万")) {
      return of(value.multiply(WAN), unit.substring(1));
    }
    if (unit.startsWith("亿")) {
      return of(value.multiply(YI), unit.substring(1));
    }
    var plain =
        switch (unit) {
          case "平方米", "㎡", "m²" -> "㎡";
          case "公里", "千米" -> "公里";
          case "处", "家", "个", "项", "座" -> "个";
          case "户", "户次" -> "户";
          default -> unit;
        };
    return new Measured(value, plain);
  }

  /// As people say it: in 亿 or 万 where that is shorter.
  static Measured said(BigDecimal value, String unit) {
    if (value.compareTo(YI) >= 0) {
      return new Measured(value.divide(YI).stripTrailingZeros(), "亿" + unit);
    }
    return value.compareTo(WAN.multiply(BigDecimal.TEN)) >= 0
        ? new Measured(value.divide(WAN).stripTrailingZeros(), "万" + unit)
        : new Measured(value.stripTrailingZeros(), unit);
  }

  /// Whether both say the same; units are compared only where both have one.
  boolean sameAs(Measured other) {
    return value.compareTo(other.value) == 0
        && (unit.isEmpty() || other.unit.isEmpty() || unit.equals(other.unit));
  }
}
