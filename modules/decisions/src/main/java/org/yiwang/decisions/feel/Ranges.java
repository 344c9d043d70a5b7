package org.yiwang.decisions.feel;

import java.math.BigDecimal;
import java.util.ArrayList;
import org.yiwang.decisions.feel.Expression.Operator;

/// Ranges: how they come about and what lies in them.
final class Ranges {
  private Ranges() {}

  static Value of(boolean lowIncluded, Value low, Value high, boolean highIncluded) {
    if (low.isNothing() && high.isNothing()) {
      return Value.nothing("区间两端都没有 · a range without ends");
    }
    if (noEnd(low) || noEnd(high)) {
      return Value.nothing("不能成为端点 · no end of a range");
    }
    if (!low.isNothing() && !high.isNothing()) {
      var order = Ordering.order(low, high);
      if (order.isEmpty() || low instanceof Value.Items || order.getAsInt() > 0) {
        return Value.nothing("区间两端不成序 · the ends of the range are not in order");
      }
    }
    return new Value.Range(
        low, lowIncluded && !low.isNothing(), high, highIncluded && !high.isNothing());
  }

  private static boolean noEnd(Value value) {
    return !value.isNothing() && Ordering.order(value, value).isEmpty();
  }

  static Value of(Operator operator, Value bound) {
    if (Ordering.order(bound, bound).isEmpty()) {
      return bound.isNothing() ? bound : Value.nothing("不能成为端点 · no end of a range");
    }
    return switch (operator) {
      case LESS -> new Value.Range(Value.Nothing.OPEN_END, false, bound, false);
      case LESS_OR_EQUAL -> new Value.Range(Value.Nothing.OPEN_END, false, bound, true);
      case MORE -> new Value.Range(bound, false, Value.Nothing.OPEN_END, false);
      case MORE_OR_EQUAL -> new Value.Range(bound, true, Value.Nothing.OPEN_END, false);
      case EQUAL -> new Value.Range(bound, true, bound, true);
      default -> Value.nothing("不是区间 · not a range");
    };
  }

  static Value holds(Value.Range range, Value value) {
    if ((range.low().isNothing() && !range.low().equals(Value.Nothing.OPEN_END))
        || (range.high().isNothing() && !range.high().equals(Value.Nothing.OPEN_END))) {
      return Value.nothing("区间的一端没有值 · an end of the range is null");
    }
    Value above = Value.Truth.TRUE;
    if (!range.low().isNothing()) {
      above =
          Ordering.of(
              range.lowIncluded() ? Operator.MORE_OR_EQUAL : Operator.MORE, value, range.low());
    }
    Value below = Value.Truth.TRUE;
    if (!range.high().isNothing()) {
      below =
          Ordering.of(
              range.highIncluded() ? Operator.LESS_OR_EQUAL : Operator.LESS, value, range.high());
    }
    return Ordering.and(above, below);
  }

  static Value items(Value.Range range, Evaluator evaluator) {
    var list = count(range.low(), range.high(), evaluator);
    if (list instanceof Value.Items items) {
      var all = new ArrayList<>(items.items());
      if (!range.lowIncluded() && !all.isEmpty()) {
        all.removeFirst();
      }
      if (!range.highIncluded()
          && !all.isEmpty()
          && Ordering.equal(all.getLast(), range.high()).isTrue()) {
        all.removeLast();
      }
      return new Value.Items(all);
    }
    return list;
  }

  /// The whole numbers, or the days, from one to the other, both included, up or down.
  static Value count(Value from, Value to, Evaluator evaluator) {
    if (from instanceof Value.Day a && to instanceof Value.Day b) {
      var length = Math.abs(b.date().toEpochDay() - a.date().toEpochDay());
      room(length, evaluator);
      var step = b.date().isBefore(a.date()) ? -1 : 1;
      var items = new ArrayList<Value>();
      for (long i = 0; i <= length; i++) {
        items.add(new Value.Day(a.date().plusDays(step * i)));
      }
      return new Value.Items(items);
    }
    if (!(from instanceof Value.Amount a) || !(to instanceof Value.Amount b)) {
      return Value.nothing("循环的两端应为整数或日期 · an iteration runs over numbers or dates");
    }
    var length = b.number().subtract(a.number()).abs();
    room(length.min(BigDecimal.valueOf(Integer.MAX_VALUE)).longValue(), evaluator);
    var step = b.number().compareTo(a.number()) < 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE;
    var items = new ArrayList<Value>();
    var at = a.number();
    for (var i = 0; i <= length.intValue(); i++, at = at.add(step)) {
      items.add(Value.of(at));
    }
    return new Value.Items(items);
  }

  private static void room(long items, Evaluator evaluator) {
    if (items > Budget.ITEMS_MAX) {
      throw Budget.tooManyItems();
    }
    evaluator.spend(4 * (items + 1));
  }
}
