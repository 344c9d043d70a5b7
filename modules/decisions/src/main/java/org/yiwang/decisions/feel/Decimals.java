package org.yiwang.decisions.feel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Powers, exponentials and logarithms with 34 digits.
final class Decimals {
  private static final MathContext WIDE = new MathContext(48, RoundingMode.HALF_EVEN);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final int EXPONENT_MAX = 999_999;
  static final int STEPS_EXP = 1_500;
  static final int STEPS_LN = 4_000;
  static final int STEPS_ROOT = 200;
  static final int STEPS_MODULO = 40;

  private Decimals() {}

  /// What a power costs.
  static long powerSteps(BigDecimal exponent) {
    return whole(exponent) ? 20L + 10L * exponent.toBigInteger().bitLength() : STEPS_EXP + STEPS_LN;
  }

  /// Whether the number is a whole one that [BigDecimal#pow] takes.
  private static boolean whole(BigDecimal number) {
    return number.abs().compareTo(BigDecimal.valueOf(EXPONENT_MAX)) <= 0 && isWhole(number);
  }

  /// Whether the number has no decimal places other than zeros.
  static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  /// The place in a list of this size that a position means: counted from 1, negative from the end.
  /// -1 when the list has no such place.
  static int index(BigDecimal position, int size) {
    var whole = position.setScale(0, RoundingMode.DOWN);
    if (whole.signum() == 0 || whole.abs().compareTo(BigDecimal.valueOf(size)) > 0) {
      return -1;
    }
    return whole.signum() < 0 ? size + whole.intValueExact() : whole.intValueExact() - 1;
  }

  /// A whole number of things; what is more than an `int` holds is as many as it holds.
  static int count(BigDecimal number) {
    var most = BigDecimal.valueOf(Integer.MAX_VALUE);
    return number.min(most).max(most.negate()).intValue();
  }

  static Value power(BigDecimal a, BigDecimal b) {
    if (whole(b)) {
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
