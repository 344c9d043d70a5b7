package org.yiwang.decisions.feel;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import org.yiwang.decisions.feel.Expression.Operator;

/// Equality, order and three-valued logic.
public final class Ordering {
  private static final long SECOND = 1_000_000_000L;

  private Ordering() {}

  static Value or(Value a, Value b) {
    if (a.isTrue() || b.isTrue()) {
      return Value.Truth.TRUE;
    }
    return a.isFalse() && b.isFalse() ? Value.Truth.FALSE : Value.Nothing.PLAIN;
  }

  static Value and(Value a, Value b) {
    if (a.isFalse() || b.isFalse()) {
      return Value.Truth.FALSE;
    }
    return a.isTrue() && b.isTrue() ? Value.Truth.TRUE : Value.Nothing.PLAIN;
  }

  static Value not(Value a) {
    return a instanceof Value.Truth truth ? Value.of(!truth.holds()) : Value.Nothing.PLAIN;
  }

  static Value of(Operator operator, Value a, Value b) {
    if (operator == Operator.EQUAL) {
      return equal(a, b);
    }
    if (operator == Operator.NOT_EQUAL) {
      return not(equal(a, b));
    }
    var order = order(a, b);
    if (order.isEmpty()) {
      return Value.nothing("不能比较 · cannot be compared");
    }
    var sign = order.getAsInt();
    return Value.of(
        switch (operator) {
          case LESS -> sign < 0;
          case LESS_OR_EQUAL -> sign <= 0;
          case MORE -> sign > 0;
          default -> sign >= 0;
        });
  }

  /// Whether two values are the same: true, false, or null when their kinds differ.
  public static Value equal(Value a, Value b) {
    if (a.isNothing() || b.isNothing()) {
      return Value.of(a.isNothing() && b.isNothing());
    }
    return switch (a) {
      case Value.Items x when b instanceof Value.Items y -> equalItems(x, y);
      case Value.Fields x when b instanceof Value.Fields y -> equalFields(x, y);
      case Value.Range x when b instanceof Value.Range y ->
          Value.of(
              x.lowIncluded() == y.lowIncluded()
                  && x.highIncluded() == y.highIncluded()
                  && x.low().equals(Value.Nothing.OPEN_END)
                      == y.low().equals(Value.Nothing.OPEN_END)
                  && x.high().equals(Value.Nothing.OPEN_END)
                      == y.high().equals(Value.Nothing.OPEN_END)
                  && equal(x.low(), y.low()).isTrue()
                  && equal(x.high(), y.high()).isTrue());
      case Value.Truth x when b instanceof Value.Truth y -> Value.of(x.holds() == y.holds());
      case Value.Function x when b instanceof Value.Function -> Value.of(x.equals(b));
      case Value.Clock x
          when b instanceof Value.Clock y && x.zone().isEmpty() != y.zone().isEmpty() ->
          Value.Truth.FALSE;
      case Value.Moment x
          when b instanceof Value.Moment y && x.zone().isEmpty() != y.zone().isEmpty() ->
          Value.Truth.FALSE;
      case Value.Clock x when b instanceof Value.Clock y ->
          Value.of(Math.floorDiv(nanos(x), SECOND) == Math.floorDiv(nanos(y), SECOND));
      case Value.Moment x when b instanceof Value.Moment y ->
          Value.of(moment(x).getEpochSecond() == moment(y).getEpochSecond());
      case Value.Items x when x.items().size() == 1 -> equal(x.items().getFirst(), b);
      default -> {
        if (b instanceof Value.Items y && y.items().size() == 1) {
          yield equal(a, y.items().getFirst());
        }
        var order = order(a, b);
        yield order.isPresent()
            ? Value.of(order.getAsInt() == 0)
            : Value.nothing("类型不同 · the types differ");
      }
    };
  }

  private static Value equalItems(Value.Items a, Value.Items b) {
    if (a.items().size() != b.items().size()) {
      return Value.Truth.FALSE;
    }
    for (var i = 0; i < a.items().size(); i++) {
      var same = equal(a.items().get(i), b.items().get(i));
      if (!same.isTrue()) {
        return same;
      }
    }
    return Value.Truth.TRUE;
  }

  private static Value equalFields(Value.Fields a, Value.Fields b) {
    if (!a.fields().keySet().equals(b.fields().keySet())) {
      return Value.Truth.FALSE;
    }
    for (var field : a.fields().entrySet()) {
      var same =
          equal(field.getValue(), b.fields().getOrDefault(field.getKey(), Value.Nothing.PLAIN));
      if (!same.isTrue()) {
        return same;
      }
    }
    return Value.Truth.TRUE;
  }

  /// The order of two values of one kind; empty when they have none.
  public static OptionalInt order(Value a, Value b) {
    return switch (a) {
      case Value.Amount x when b instanceof Value.Amount y ->
          OptionalInt.of(x.number().compareTo(y.number()));
      case Value.Text x when b instanceof Value.Text y ->
          OptionalInt.of(x.text().compareTo(y.text()));
      case Value.Day x when b instanceof Value.Day y ->
          OptionalInt.of(x.date().compareTo(y.date()));
      case Value.Days x when b instanceof Value.Days y ->
          OptionalInt.of(x.length().compareTo(y.length()));
      case Value.Months x when b instanceof Value.Months y ->
          OptionalInt.of(Long.compare(x.months(), y.months()));
      case Value.Clock x
          when b instanceof Value.Clock y && x.zone().isEmpty() == y.zone().isEmpty() ->
          OptionalInt.of(Long.compare(nanos(x), nanos(y)));
      case Value.Moment x
          when b instanceof Value.Moment y && x.zone().isEmpty() == y.zone().isEmpty() ->
          OptionalInt.of(moment(x).compareTo(moment(y)));
      case Value.Day x when b instanceof Value.Moment ->
          order(new Value.Moment(x.date().atStartOfDay(), "Z"), b);
      case Value.Moment _ when b instanceof Value.Day y ->
          order(a, new Value.Moment(y.date().atStartOfDay(), "Z"));
      default -> OptionalInt.empty();
    };
  }

  private static long nanos(Value.Clock clock) {
    var nanos = clock.time().toNanoOfDay();
    return clock.zone().isEmpty()
        ? nanos
        : nanos - Temporal.offset(clock).getTotalSeconds() * 1_000_000_000L;
  }

  static java.time.Instant moment(Value.Moment moment) {
    return moment.zone().isEmpty()
        ? moment.at().toInstant(ZoneOffset.UTC)
        : moment.at().atZone(ZoneId.of(moment.zone())).toInstant();
  }

  /// Whether a value equals, or lies in, what a cell evaluates to.
  static Value in(Value value, Value target) {
    return switch (target) {
      case Value.Range range ->
          value instanceof Value.Range ? equal(value, range) : Ranges.holds(range, value);
      case Value.Items list -> {
        if (value instanceof Value.Items && equal(value, target).isTrue()) {
          yield Value.Truth.TRUE;
        }
        Value any = Value.Truth.FALSE;
        for (var item : list.items()) {
          var one = in(value, item);
          any = one.isTrue() ? Value.Truth.TRUE : any;
        }
        yield any;
      }
      default -> equal(value, target);
    };
  }
}
