package org.yiwang.decisions.population;

import org.yiwang.decisions.feel.Expression.Operator;

/// `a / b` compared with `c` where FEEL rounds the quotient to 34 digits.
///
/// Rounding keeps order, and `c` has fewer than 34 digits, so it changes a comparison only when the
/// quotient is so near to `c` that it becomes `c`. Quotients of whole numbers differ from `c` by at
/// least one part in `b · c`: while that product stays below 10^33, nothing is ever rounded away.
final class Quotient {
  private static final long NULL = LongColumn.NULL;

  /// 10^33 / 2^64, rounded down.
  private static final long HIGH_MAX = 54_210_108_624_275L;

  private Quotient() {}

  /// Compares `a · up` with `b · c · down`.
  static long compared(long a, long b, long c, long up, long down, Operator operator) {
    if (a == NULL || b == NULL || b == 0) {
      return switch (operator) {
        case EQUAL -> c == NULL ? 1 : 0;
        case NOT_EQUAL -> c == NULL ? 0 : 1;
        default -> NULL;
      };
    }
    if (c == NULL) {
      return operator == Operator.EQUAL ? 0 : operator == Operator.NOT_EQUAL ? 1 : NULL;
    }
    var wide = Math.multiplyExact(c, down);
    if (Math.multiplyHigh(Math.abs(b), Math.abs(wide)) >= HIGH_MAX) {
      throw new Kernel.Overflow();
    }
    var order = order(a, up, b, wide);
    var sign = b < 0 ? -order : order;
    var holds =
        switch (operator) {
          case EQUAL -> sign == 0;
          case NOT_EQUAL -> sign != 0;
          case LESS -> sign < 0;
          case LESS_OR_EQUAL -> sign <= 0;
          case MORE -> sign > 0;
          default -> sign >= 0;
        };
    return holds ? 1 : 0;
  }

  /// The order of `a · x` and `b · y`, in 128 bits.
  private static int order(long a, long x, long b, long y) {
    var high = Long.compare(Math.multiplyHigh(a, x), Math.multiplyHigh(b, y));
    return high != 0 ? high : Long.compareUnsigned(a * x, b * y);
  }
}
