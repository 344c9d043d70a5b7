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
        "decimal",
        form("n: number, scale: number", (a, e) -> rounded(a, RoundingMode.HALF_EVEN, e)));
    Map.of("floor", RoundingMode.FLOOR, "ceiling", RoundingMode.CEILING)
        .forEach((name, mode) ->
            to.add(
                name,
                form("n: number, scale: number", (a, e) -> rounded(a, mode, e)),
                form("n: number", (a, e) -> rounded(List.of(a.get(0), Value.of(0)), mode, e))));
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
                form("n: number, scale: number", (a, e) -> rounded(a, mode, e)),
                form("n: number", (a, e) -> rounded(List.of(a.get(0), Value.of(0)), mode, e))));
    to.add(
        "abs",
        form("n: number", (a, _) -> Value.of(n(a, 0).abs())),
        form(
            "n: days and time duration",
            (a, _) -> new Value.Days(((Value.Days) a.get(0)).length().abs())),
        form(
            "n: years and months duration",
            (a, _) -> new Value.Months(Math.absExact(((Value.Months) a.get(0)).months()))));
    to.add(
        "modulo", form("dividend: number, divisor: number", (a, e) -> modulo(n(a, 0), n(a, 1), e)));
    to.add(
        "sqrt",
        form(
            "number: number",
            (a, e) ->
                n(a, 0).signum() < 0
                    ? Value.nothing("负数的平方根 · root of a negative number")
                    : root(n(a, 0), e)));
    to.add(
        "log",
        form(
            "number: number",
            (a, e) ->
                n(a, 0).signum() <= 0
                    ? Value.nothing("非正数的对数 · logarithm of a number not positive")
                    : logarithm(n(a, 0), e)));
    to.add("exp", form("number: number", (a, e) -> exponential(n(a, 0), e)));
    to.add("odd", form("number: number", (a, _) -> parity(n(a, 0), true)));
    to.add("even", form("number: number", (a, _) -> parity(n(a, 0), false)));
    to.add("not", form("negand: boolean", (a, _) -> Ordering.not(a.get(0))));
  }

  private static Value root(BigDecimal number, Evaluator evaluator) {
    evaluator.spend(Decimals.STEPS_ROOT);
    return Value.of(number.sqrt(Value.DIGITS));
  }

  private static Value logarithm(BigDecimal number, Evaluator evaluator) {
    evaluator.spend(Decimals.STEPS_LN);
    return Value.of(Decimals.ln(number));
  }

  private static Value exponential(BigDecimal number, Evaluator evaluator) {
    evaluator.spend(Decimals.STEPS_EXP);
    return Decimals.exp(number);
  }

  /// The number of the argument at this place.
  static BigDecimal n(List<Value> arguments, int at) {
    return ((Value.Amount) arguments.get(at)).number();
  }

  private static Value rounded(List<Value> a, RoundingMode mode, Evaluator evaluator) {
    var scale = n(a, 1).setScale(0, RoundingMode.DOWN);
    if (scale.compareTo(BigDecimal.valueOf(SCALE_MAX)) > 0
        || scale.compareTo(BigDecimal.valueOf(SCALE_MIN)) < 0) {
      return Value.nothing("小数位数超出 · the scale is out of range");
    }
    evaluator.spend(Math.abs(scale.intValue()) / 2);
    return Value.of(n(a, 0).setScale(scale.intValue(), mode));
  }

  private static Value modulo(BigDecimal dividend, BigDecimal divisor, Evaluator evaluator) {
    evaluator.spend(
        Decimals.STEPS_MODULO + (Math.abs(dividend.scale()) + Math.abs(divisor.scale())) / 2);
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
