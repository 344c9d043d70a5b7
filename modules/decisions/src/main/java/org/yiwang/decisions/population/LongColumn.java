package org.yiwang.decisions.population;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import org.yiwang.decisions.feel.Value;

/// A column that was calculated: one whole number for each person, and what it stands for.
final class LongColumn implements Column {
  private final long[] raw;
  private final Unit unit;
  private final boolean uniform;

  LongColumn(long[] raw, Unit unit, boolean uniform) {
    this.raw = raw;
    this.unit = unit;
    this.uniform = uniform;
  }

  /// Whether the interpreter would give every number with as many decimal places. FEEL counts 7 and
  /// 7.00 as equal, but their texts differ.
  boolean uniform() {
    return uniform;
  }

  long[] raw() {
    return raw;
  }

  Unit unit() {
    return unit;
  }

  /// Stands for null.
  static final long NULL = Long.MIN_VALUE;

  /// What a whole number stands for.
  ///
  /// @param scale decimal places of a number; 0 for all else
  record Unit(Kind kind, int scale) {
    Value value(long raw) {
      return raw == NULL ? Value.Nothing.PLAIN : exact(raw);
    }

    /// What the number stands for, that which elsewhere stands for null included.
    Value exact(long raw) {
      return switch (kind) {
        case NUMBER -> new Value.Amount(BigDecimal.valueOf(raw, scale));
        case DAY -> new Value.Day(LocalDate.ofEpochDay(raw));
        case DAYS -> new Value.Days(Duration.ofNanos(raw));
        case MONTHS -> new Value.Months(raw);
        case TRUTH -> Value.of(raw != 0);
      };
    }
  }

  /// Kinds of values that a whole number can stand for exactly. A duration in days is counted in
  /// nanoseconds.
  enum Kind {
    NUMBER,
    DAY,
    DAYS,
    MONTHS,
    TRUTH
  }

  @Override
  public int size() {
    return raw.length;
  }

  @Override
  public Value value(int person) {
    var value = unit.value(raw[person]);
    return !uniform && value instanceof Value.Amount(var number)
        ? new Value.Amount(plain(number.stripTrailingZeros()))
        : value;
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.scale() < 0 ? number.setScale(0) : number;
  }
}
