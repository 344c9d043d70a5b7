package org.yiwang.decisions.feel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Powers, exponentials and logarithms with 34 digits.
final class Decimals {
  private static final MathContext WIDE = new MathContext(48, RoundingMode.HALF_EVEN);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final int EXPONENT_MAX = 999_999;

  private Decimals() {}

  static Value power(BigDecimal a, BigDecimal b) {
    if (b.stripTrailingZeros().scale() <= 0
        && b.abs().compareTo(BigDecimal.valueOf(EXPONENT_MAX)) <= 0) {
      if (a.signum() == 0 && b.signum() < 0) {
        return Value.nothing("零的负次幂 · zero to a negative power");
      }
      return new Value.Amount(a.pow(b.intValueExact(), Value.DIGITS));
    }
    if (a.signum() <= 0) {
      return Value.nothing("负数的非整数次幂 · a negative number to a broken power");
    }
    return exp(b.multiply(ln(a), WIDE));
  }

  static Value exp(BigDecimal x) {
    if (x.abs().compareTo(BigDecimal.valueOf(14_000)) > 0) {
      return x.signum() < 0 ? Value.of(0) : Value.nothing("结果过大 · the result is too large");
    }
    var halvings = 0;
    var small = x;
    while (small.abs().compareTo(BigDecimal.ONE) > 0) {
      small = small.divide(TWO, WIDE);
      halvings++;
    }
    var wide = new MathContext(48 + halvings, RoundingMode.HALF_EVEN);
    small = x.divide(TWO.pow(halvings), wide);
    var sum = BigDecimal.ONE;
    var term = BigDecimal.ONE;
    for (var n = 1; n < 60; n++) {
      term = term.multiply(small, wide).divide(BigDecimal.valueOf(n), wide);
      sum = sum.add(term, wide);
    }
    for (; halvings > 0; halvings--) {
      sum = sum.multiply(sum, wide);
    }
    return Value.of(sum);
  }

  /// The natural logarithm of a positive number: Newton's steps on the exponential from a double.
  static BigDecimal ln(BigDecimal x) {
    var digits = x.precision() - x.scale() - 1;
    var mantissa = x.scaleByPowerOfTen(-digits);
    var ln = BigDecimal.valueOf(Math.log(mantissa.doubleValue()));
    for (var i = 0; i < 3; i++) {
      var grown = raw(ln);
      ln = ln.add(TWO.multiply(mantissa.subtract(grown)).divide(mantissa.add(grown), WIDE), WIDE);
    }
    return digits == 0 ? ln : ln.add(BigDecimal.valueOf(digits).multiply(lnTen(), WIDE), WIDE);
  }

  private static BigDecimal lnTen() {
    return new BigDecimal("2.302585092994045684017991454684364207601101488628772976033327900968");
  }

  private static BigDecimal raw(BigDecimal x) {
    var sum = BigDecimal.ONE;
    var term = BigDecimal.ONE;
    for (var n = 1; n < 80; n++) {
      term = term.multiply(x, WIDE).divide(BigDecimal.valueOf(n), WIDE);
      sum = sum.add(term, WIDE);
    }
    return sum;
  }
}
