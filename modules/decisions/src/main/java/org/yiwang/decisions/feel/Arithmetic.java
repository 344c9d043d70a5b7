package org.yiwang.decisions.feel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import org.yiwang.decisions.feel.Expression.Operator;

/// Sums, products and powers of numbers, dates, times and durations; strings are joined by `+`.
final class Arithmetic {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);
  private static final int STEPS_NUMBERS = 2;
  private static final int STEPS_DIVIDE = 8;
  private static final int STEPS_OTHER = 8;

  private Arithmetic() {}

  static Value of(Operator operator, Value a, Value b) {
    if (a.isNothing() || b.isNothing()) {
      return Value.nothing("运算的一方没有值 · an operand is null");
    }
    try {
      if (a instanceof Value.Amount x && b instanceof Value.Amount y) {
        return sized(numbers(operator, x.number(), y.number()));
      }
      return switch (operator) {
        case ADD -> sum(a, b);
        case SUBTRACT -> difference(a, b);
        case MULTIPLY -> a instanceof Value.Amount ? scaled(b, a, false) : scaled(a, b, false);
        case DIVIDE -> quotient(a, b);
        default -> Value.nothing("不能这样运算 · no such operation");
      };
    } catch (ArithmeticException | DateTimeException outOfRange) {
      return Value.nothing("超出范围 · out of range");
    }
  }

  private static Value sized(Value result) {
    return result instanceof Value.Amount amount && !Value.inRange(amount.number())
        ? Value.nothing("超出范围 · out of range")
        : result;
  }

  /// What the operation costs.
  static long steps(Operator operator, Value a, Value b) {
    if (!(a instanceof Value.Amount && b instanceof Value.Amount(var number))) {
      return STEPS_OTHER;
    }
    return switch (operator) {
      case DIVIDE -> STEPS_DIVIDE;
      case POWER -> Decimals.powerSteps(number);
      default -> STEPS_NUMBERS;
    };
  }

  private static Value numbers(Operator operator, BigDecimal a, BigDecimal b) {
    return switch (operator) {
      case ADD -> new Value.Amount(a.add(b, Value.DIGITS));
      case SUBTRACT -> new Value.Amount(a.subtract(b, Value.DIGITS));
      case MULTIPLY -> new Value.Amount(a.multiply(b, Value.DIGITS));
      case DIVIDE ->
          b.signum() == 0
              ? Value.nothing("除数为零 · division by zero")
              : new Value.Amount(a.divide(b, Value.DIGITS));
      default -> Decimals.power(a, b);
    };
  }

  private static Value sum(Value a, Value b) {
    if (a instanceof Value.Text x && b instanceof Value.Text y) {
      if (x.text().length() + y.text().length() > Budget.TEXT_MAX) {
        throw Budget.tooLong();
      }
      return Value.of(x.text() + y.text());
    }
    return switch (b) {
      case Value.Days days -> plus(a, days.length());
      case Value.Months months -> plus(a, months.months());
      default ->
          a instanceof Value.Days || (a instanceof Value.Months && !(b instanceof Value.Amount))
              ? sum(b, a, true)
              : Value.nothing("不能相加 · cannot be added");
    };
  }

  private static Value sum(Value b, Value a, boolean turned) {
    return b instanceof Value.Day
            || b instanceof Value.Moment
            || (b instanceof Value.Clock && turned)
        ? sum(b, a)
        : Value.nothing("不能相加 · cannot be added");
  }

  private static Value plus(Value a, Duration length) {
    return switch (a) {
      case Value.Days days -> new Value.Days(days.length().plus(length));
      case Value.Day day -> new Value.Day(midnight(day).plus(length).toLocalDate());
      case Value.Moment moment -> shifted(moment, length);
      case Value.Clock clock -> new Value.Clock(clock.time().plus(length), clock.zone());
      default -> Value.nothing("不能相加 · cannot be added");
    };
  }

  private static Value shifted(Value.Moment moment, Duration length) {
    if (moment.zone().isEmpty()) {
      return new Value.Moment(moment.at().plus(length), "");
    }
    var zone = java.time.ZoneId.of(moment.zone());
    return new Value.Moment(moment.at().atZone(zone).plus(length).toLocalDateTime(), moment.zone());
  }

  private static Value plus(Value a, long months) {
    return switch (a) {
      case Value.Months own -> new Value.Months(Math.addExact(own.months(), months));
      case Value.Day day -> new Value.Day(day.date().plusMonths(months));
      case Value.Moment moment -> new Value.Moment(moment.at().plusMonths(months), moment.zone());
      default -> Value.nothing("不能相加 · cannot be added");
    };
  }

  private static Value difference(Value a, Value b) {
    return switch (b) {
      case Value.Days days -> plus(a, days.length().negated());
      case Value.Months months -> plus(a, Math.negateExact(months.months()));
      case Value.Clock y when a instanceof Value.Clock x -> between(x, y);
      case Value.Day y when a instanceof Value.Day x ->
          new Value.Days(Duration.ofDays(x.date().toEpochDay() - y.date().toEpochDay()));
      case Value.Day y when a instanceof Value.Moment ->
          difference(a, new Value.Moment(y.date().atStartOfDay(), "Z"));
      case Value.Moment _ when a instanceof Value.Day x ->
          difference(new Value.Moment(x.date().atStartOfDay(), "Z"), b);
      case Value.Moment y
          when a instanceof Value.Moment x && x.zone().isEmpty() == y.zone().isEmpty() ->
          new Value.Days(Duration.between(Ordering.moment(y), Ordering.moment(x)));
      default -> Value.nothing("不能相减 · cannot be subtracted");
    };
  }

  private static Value between(Value.Clock a, Value.Clock b) {
    if (a.zone().isEmpty() != b.zone().isEmpty()) {
      return Value.nothing("一个有时区，一个没有 · only one has a zone");
    }
    var length = Duration.between(b.time(), a.time());
    if (!a.zone().isEmpty()) {
      length =
          length.plusSeconds(
              (long) Temporal.offset(b).getTotalSeconds() - Temporal.offset(a).getTotalSeconds());
    }
    return new Value.Days(length);
  }

  private static Value scaled(Value length, Value by, boolean divide) {
    if (!(by instanceof Value.Amount factor)) {
      return Value.nothing("不能相乘 · cannot be multiplied");
    }
    if (divide && factor.number().signum() == 0) {
      return Value.nothing("除数为零 · division by zero");
    }
    return switch (length) {
      case Value.Days days -> {
        var nanos = nanos(days.length());
        var result =
            divide
                ? nanos.divide(factor.number(), Value.DIGITS)
                : nanos.multiply(factor.number(), Value.DIGITS);
        yield new Value.Days(duration(result.setScale(0, RoundingMode.DOWN).toBigInteger()));
      }
      case Value.Months months -> {
        var all = BigDecimal.valueOf(months.months());
        var result =
            divide
                ? all.divide(factor.number(), Value.DIGITS)
                : all.multiply(factor.number(), Value.DIGITS);
        yield new Value.Months(result.setScale(0, RoundingMode.DOWN).longValueExact());
      }
      default -> Value.nothing("不能相乘 · cannot be multiplied");
    };
  }

  private static Value quotient(Value a, Value b) {
    if (a instanceof Value.Days x && b instanceof Value.Days y) {
      return numbers(Operator.DIVIDE, nanos(x.length()), nanos(y.length()));
    }
    if (a instanceof Value.Months x && b instanceof Value.Months y) {
      return numbers(
          Operator.DIVIDE, BigDecimal.valueOf(x.months()), BigDecimal.valueOf(y.months()));
    }
    return scaled(a, b, true);
  }

  static BigDecimal nanos(Duration length) {
    return BigDecimal.valueOf(length.getSeconds())
        .multiply(NANOS)
        .add(BigDecimal.valueOf(length.getNano()));
  }

  static Duration duration(BigInteger nanos) {
    var parts = nanos.divideAndRemainder(NANOS.toBigInteger());
    return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
  }

  static Value negated(Value a) {
    try {
      return switch (a) {
        case Value.Amount amount -> new Value.Amount(amount.number().negate());
        case Value.Days days -> new Value.Days(days.length().negated());
        case Value.Months months -> new Value.Months(Math.negateExact(months.months()));
        default -> Value.nothing("不能取负 · cannot be negated");
      };
    } catch (ArithmeticException outOfRange) {
      return Value.nothing("超出范围 · out of range");
    }
  }

  /// Midnight of a day, for those who need a date and time.
  static LocalDateTime midnight(Value.Day day) {
    return day.date().atStartOfDay();
  }
}
