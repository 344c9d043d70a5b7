package org.yiwang.decisions.population;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.yiwang.decisions.feel.Ordering;
import org.yiwang.decisions.feel.Value;

/// One value for each class that comparing with constants can tell apart: each constant, and one
/// value between each two neighbours, before the first and after the last.
///
/// FEEL takes times that differ by less than a second for equal but orders them exactly, so that
/// the whole seconds around a constant count as constants.
final class Witnesses {
  private static final Duration[] STEPS = {
    Duration.ofDays(1),
    Duration.ofHours(1),
    Duration.ofMinutes(1),
    Duration.ofSeconds(1),
    Duration.ofMillis(1),
    Duration.ofNanos(1)
  };

  private Witnesses() {}

  /// In their order, for constants of one kind that has an order.
  static List<Value> of(Collection<Value> constants) {
    var cuts = new TreeSet<Value>((a, b) -> Ordering.order(a, b).orElse(0));
    constants.forEach(constant -> cuts.addAll(seconds(constant)));
    var values = new ArrayList<Value>();
    beside(cuts.getFirst(), -1).ifPresent(values::add);
    Optional<Value> before = Optional.empty();
    for (var cut : cuts) {
      before.flatMap(low -> between(low, cut)).ifPresent(values::add);
      values.add(cut);
      before = Optional.of(cut);
    }
    before.flatMap(last -> beside(last, 1)).ifPresent(values::add);
    return values;
  }

  /// The constant, and where the equality of FEEL begins and ends around it.
  static List<Value> seconds(Value constant) {
    return switch (constant) {
      case Value.Moment(var at, var zone) -> {
        var second = at.truncatedTo(ChronoUnit.SECONDS);
        yield List.of(
            constant,
            new Value.Moment(second, zone),
            new Value.Moment(second.plusSeconds(1), zone));
      }
      case Value.Clock(var time, var zone) -> {
        var second = time.truncatedTo(ChronoUnit.SECONDS);
        var next = new Value.Clock(second.plusSeconds(1), zone);
        yield second.isBefore(second.plusSeconds(1))
            ? List.of(constant, new Value.Clock(second, zone), next)
            : List.of(constant, new Value.Clock(second, zone));
      }
      default -> List.of(constant);
    };
  }

  private static Optional<Value> beside(Value value, int sign) {
    try {
      return switch (value) {
        case Value.Amount(var number) ->
            Optional.of(Value.of(number.add(BigDecimal.valueOf(sign))));
        case Value.Day(var date) -> Optional.of(new Value.Day(date.plusDays(sign)));
        case Value.Months(var months) -> Optional.of(new Value.Months(months + sign));
        case Value.Days(var length) ->
            Optional.of(new Value.Days(length.plus(Duration.ofDays(sign))));
        case Value.Moment(var at, var zone) ->
            Optional.of(new Value.Moment(at.plusDays(sign), zone));
        case Value.Clock clock -> clock(clock, sign);
        case Value.Text(var text) ->
            sign > 0
                ? Optional.of(Value.of(text + "一"))
                : text.isEmpty() ? Optional.empty() : Optional.of(Value.of(""));
        default -> Optional.empty();
      };
    } catch (DateTimeException | ArithmeticException _) {
      return Optional.empty();
    }
  }

  /// A time before or after; of one with an offset the earliest or the latest there is anywhere.
  private static Optional<Value> clock(Value.Clock clock, int sign) {
    var farthest =
        new Value.Clock(
            sign < 0 ? LocalTime.MIN : LocalTime.MAX,
            clock.zone().isEmpty() ? "" : ZoneOffset.ofHours(sign < 0 ? 18 : -18).getId());
    return Ordering.order(farthest, clock).orElse(0) * sign > 0
        ? Optional.of(farthest)
        : Optional.empty();
  }

  private static Optional<Value> between(Value low, Value high) {
    return switch (low) {
      case Value.Amount(var a) when high instanceof Value.Amount(var b) ->
          Optional.<Value>of(new Value.Amount(a.add(b).divide(BigDecimal.TWO, Value.DIGITS)))
              .filter(middle -> inside(low, middle, high));
      case Value.Text(var a) ->
          List.of("一", "a", "0", " ", "\u0001", "\0").stream()
              .<Value>map(end -> Value.of(a + end))
              .filter(middle -> inside(low, middle, high))
              .findFirst();
      case Value.Days _, Value.Moment _, Value.Clock _ -> stepped(low, high);
      default -> beside(low, 1).filter(next -> inside(low, next, high));
    };
  }

  private static Optional<Value> stepped(Value low, Value high) {
    for (var step : STEPS) {
      try {
        var next =
            switch (low) {
              case Value.Days(var length) -> new Value.Days(length.plus(step));
              case Value.Moment(LocalDateTime at, var zone) ->
                  new Value.Moment(at.plus(step), zone);
              case Value.Clock(var time, var zone) -> new Value.Clock(time.plus(step), zone);
              default -> low;
            };
        if (inside(low, next, high)) {
          return Optional.of(next);
        }
      } catch (DateTimeException | ArithmeticException _) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean inside(Value low, Value middle, Value high) {
    return Ordering.order(low, middle).orElse(0) < 0 && Ordering.order(middle, high).orElse(0) < 0;
  }
}
