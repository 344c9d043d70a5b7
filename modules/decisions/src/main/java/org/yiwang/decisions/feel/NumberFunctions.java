package org.yiwang.decisions.feel;

import static org.yiwang.decisions.feel.Builtin.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/// Functions over numbers; `abs` and `modulo` also over durations.
final class NumberFunctions {
  private static final int SCALE_MAX = 6176;
  private static final int SCALE_MIN = -6111;

  private NumberFunctions() {}

  static void addTo(Builtins.Register to) {
    to.add(
        "decimal", form("n: number, scale: number", (a, _) -> rounded(a, RoundingMode.HALF_EVEN)));
    Map.of("floor", RoundingMode.FLOOR, "ceiling", RoundingMode.CEILING)
        .forEach((name, mode) ->
            to.add(
                name,
                form("n: number, scale: number", (a, _) -> rounded(a, mode)),
                form("n: number", (a, _) -> rounded(List.of(a.get(0), Value.of(0)), mode))));
    Map.of(
            "round up",
            RoundingMode.UP,
            "round down",
            RoundingMode.DOWN,
            "round half up",
            RoundingMode.HALF_UP,
            "round half down",
            RoundingMode.HALF_DOWN)
        .forEach((name, mode) ->
            to.add(
                name,
                form("n: number, scale: number", (a, _) -> rounded(a, mode)),
                form("n: number", (a, _) -> rounded(List.of(a.get(0), Value.of(0)), mode))));
    to.add(
        "abs",
        form("n: number", (a, _) -> Value.of(n(a, 0).abs())),
        form(
            "n: days and time duration",
            (a, _) -> new Value.Days(((Value.Days) a.get(0)).length().abs())),
        form(
            "n: years and months duration",
            (a, _) -> new Value.Months(Math.abs(((Value.Months) a.get(0)).months()))));
    to.add("modulo", form("dividend: number, divisor: number", (a, _) -> modulo(n(a, 0), n(a, 1))));
    to.add(
        "sqrt",
        form(
            "number: number",
            (a, _) ->
                n(a, 0).signum() < 0
                    ? Value.nothing("负数的平方根 · root of a negative number")
                    : Value.of(n(a, 0).sqrt(Value.DIGITS))));
    to.add(
        "log",
        form(
            "number: number",
            (a, _) ->
                n(a, 0).signum() <= 0
                    ? Value.nothing("非正数的对数 · logarithm of a number not positive")
                    : Value.of(Decimals.ln(n(a, 0)))));
    to.add("exp", form("number: number", (a, _) -> Decimals.exp(n(a, 0))));
    to.add("odd", form("number: number", (a, _) -> parity(n(a, 0), true)));
    to.add("even", form("number: number", (a, _) -> parity(n(a, 0), false)));
    to.add("not", form("negand: boolean", (a, _) -> Ordering.not(a.get(0))));
  }

  static BigDecimal n(List<Value> arguments, int at) {
    return ((Value.Amount) arguments.get(at)).number();
  }

  private static Value rounded(List<Value> a, RoundingMode mode) {
    var scale = n(a, 1).setScale(0, RoundingMode.DOWN);
    if (scale.compareTo(BigDecimal.valueOf(SCALE_MAX)) > 0
        || scale.compareTo(BigDecimal.valueOf(SCALE_MIN)) < 0) {
      return Value.nothing("小数位数超出 · the scale is out of range");
    }
    return Value.of(n(a, 0).setScale(scale.intValue(), mode));
  }

  private static Value modulo(BigDecimal dividend, BigDecimal divisor) {
    if (divisor.signum() == 0) {
      return Value.nothing("除数为零 · division by zero");
    }
    var quotient = dividend.divide(divisor, Value.DIGITS).setScale(0, RoundingMode.FLOOR);
    return Value.of(dividend.subtract(divisor.multiply(quotient)));
  }

  private static Value parity(BigDecimal number, boolean odd) {
    if (number.stripTrailingZeros().scale() > 0) {
      return Value.nothing("不是整数 · not a whole number");
    }
    return Value.of(number.toBigInteger().testBit(0) == odd);
  }
}
