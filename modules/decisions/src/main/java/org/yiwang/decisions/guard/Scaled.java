package org.yiwang.decisions.guard;

import java.math.BigDecimal;

/// Decimals in a `long`: 56 bits of digits above 8 bits of scale, so that 1.50 is 150 and 2. What
/// does not fit throws [Inexact]; nothing is ever rounded, and nothing is allocated.
final class Scaled {
  /// The null of FEEL.
  static final long NULL = Long.MIN_VALUE;

  private static final long DIGITS_MAX = (1L << 55) - 1;
  private static final int SCALE_MAX = 17;
  private static final int PRECISION_MAX = 17;
  private static final long[] TENS = new long[SCALE_MAX + 2];

  static {
    TENS[0] = 1;
    for (var i = 1; i < TENS.length; i++) {
      TENS[i] = TENS[i - 1] * 10;
    }
  }

  private Scaled() {}

  static long of(BigDecimal number) {
    var scale = number.scale();
    if (scale == 0 && number.precision() <= PRECISION_MAX) {
      return of(number.longValueExact());
    }
    if (scale < -SCALE_MAX || scale > SCALE_MAX || number.precision() > PRECISION_MAX) {
      throw new Inexact();
    }
    var digits = number.scaleByPowerOfTen(scale).longValueExact();
    return scale < 0 ? pack(times(digits, -scale), 0) : pack(digits, scale);
  }

  static long of(long whole) {
    return pack(whole, 0);
  }

  private static long pack(long digits, int scale) {
    if (digits > DIGITS_MAX || digits < -DIGITS_MAX || scale > SCALE_MAX) {
      throw new Inexact();
    }
    return digits << 8 | scale;
  }

  private static long digits(long packed) {
    return packed >> 8;
  }

  private static int scale(long packed) {
    return (int) packed & 0xFF;
  }

  /// The digits with so many zeros more.
  private static long times(long digits, int zeros) {
    var ten = TENS[zeros];
    var product = digits * ten;
    if (Math.multiplyHigh(digits, ten) != product >> 63) {
      throw new Inexact();
    }
    return product;
  }

  /// The order of two numbers, neither of them null.
  static int compare(long a, long b) {
    var more = scale(a) - scale(b);
    if (more == 0) {
      return Long.compare(digits(a), digits(b));
    }
    return more < 0 ? compare(digits(a), -more, digits(b)) : -compare(digits(b), more, digits(a));
  }

  /// Digits that grow by zeros beside others: when they outgrow a long, their sign decides.
  private static int compare(long digits, int zeros, long other) {
    var ten = TENS[zeros];
    var product = digits * ten;
    return Math.multiplyHigh(digits, ten) == product >> 63
        ? Long.compare(product, other)
        : Long.signum(digits);
  }

  static long sum(long a, long b) {
    if (a == NULL || b == NULL) {
      return NULL;
    }
    var scale = Math.max(scale(a), scale(b));
    var x = times(digits(a), scale - scale(a));
    var y = times(digits(b), scale - scale(b));
    var sum = x + y;
    if (((x ^ sum) & (y ^ sum)) < 0) {
      throw new Inexact();
    }
    return pack(sum, scale);
  }

  static long negated(long a) {
    return a == NULL ? NULL : pack(-digits(a), scale(a));
  }

  static long product(long a, long b) {
    if (a == NULL || b == NULL) {
      return NULL;
    }
    var product = digits(a) * digits(b);
    if (Math.multiplyHigh(digits(a), digits(b)) != product >> 63) {
      throw new Inexact();
    }
    return pack(product, scale(a) + scale(b));
  }

  /// The quotient where it ends; null for a division by zero.
  static long quotient(long a, long b) {
    if (a == NULL || b == NULL || digits(b) == 0) {
      return NULL;
    }
    for (var zeros = 0; zeros <= SCALE_MAX; zeros++) {
      var dividend = times(digits(a), zeros);
      if (dividend % digits(b) == 0) {
        var scale = scale(a) - scale(b) + zeros;
        var digits = dividend / digits(b);
        return scale < 0 ? pack(times(digits, -scale), 0) : pack(digits, scale);
      }
    }
    throw new Inexact();
  }
}
