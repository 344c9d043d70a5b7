package org.yiwang.workreport;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yiwang.workreport.Figure.Comparator;
import org.yiwang.workreport.Units.Kind;

/// A number with its unit, before anything is known about what it measures. Indexes count in {@link
/// Prose#text()}.
///
/// @param prefix index where words that bound the number (超过, 近) begin; equals start without any
record Quantity(
    Shape shape,
    int prefix,
    int start,
    int end,
    BigDecimal value,
    @Nullable BigDecimal high,
    String unit,
    Kind kind,
    Comparator comparator) {

  /// How the number is said.
  enum Shape {
    /// A number and a unit.
    PLAIN,
    /// 全国第二, 前六.
    RANK,
    /// 连续16年.
    RUN,
    /// One part of 8.3∶41.4∶50.3.
    PART,
    /// 翻一番, 持平: a movement by itself.
    MOVE
  }

  boolean isRelative() {
    return kind == Kind.PERCENT || kind == Kind.POINTS || kind == Kind.TIMES;
  }

  boolean isPlain() {
    return shape == Shape.PLAIN;
  }

  Optional<BigDecimal> findHigh() {
    return Optional.ofNullable(high);
  }
}
