package org.yiwang.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// Who keeps a promise, by when and along which plan (目标分解).
///
/// @param leadUnit 牵头单位: answers for it
/// @param assistUnits 配合单位
/// @param deadline the last day
/// @param plan what is to be reached by when
/// @param split each part's share of the value (任务分解); empty or summing to the value
public record Assignment(
    String leadUnit, List<String> assistUnits, LocalDate deadline, Plan plan, List<Share> split) {
  /// Keeps copies.
  public Assignment {
    assistUnits = List.copyOf(assistUnits);
    split = List.copyOf(split);
  }

  /// One unit's share of the value.
  public record Share(String unit, BigDecimal value) {}

  /// Whether the unit leads or assists: it may report and answer, and never checks.
  public boolean involves(String unit) {
    return leadUnit.equals(unit) || assistUnits.contains(unit);
  }
}
