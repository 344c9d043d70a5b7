package org.yiwang.decisions.population;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yiwang.decisions.dmn.Part;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.LimitExceeded;
import org.yiwang.decisions.feel.Ordering;
import org.yiwang.decisions.feel.Scope;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// The other values that one input may take: one for each class that the model tells apart by
/// comparing the input with constants and, where it calculates with the input, any number of steps
/// away.
final class Moves {
  private static final Value OTHER = Value.of("（其他）");

  private final Part.Given given;
  private final Value value;
  private final Setting setting;
  private final List<Expression.UnaryTests> allowed = new ArrayList<>();
  private final List<Move> byClass = new ArrayList<>();
  private boolean calculated;

  /// Another value.
  ///
  /// @param distance how many limits it crosses; one for an input that is calculated with
  /// @param steps how many steps it is away; 0 for the value of a class
  record Move(Value value, int distance, int steps) {}

  private Moves(Part.Given given, Value value, Setting setting) {
    this.given = given;
    this.value = value;
    this.setting = setting;
  }

  static Moves of(Part.Given given, Explanation.Subject scopes) {
    var moves = new Moves(given, scopes.value(given), scopes.setting());
    var constants = new ArrayList<Value>();
    for (var part : scopes.parts()) {
      if (part instanceof Part.Made made && made.needs().contains(given.id())) {
        moves.uses(made, scopes, constants);
      }
    }
    if (given.type() == Type.Simple.BOOLEAN) {
      constants.add(Value.Truth.TRUE);
    }
    Axis.between(given.name(), constants, moves.setting).ifPresent(moves::classes);
    moves.byClass.sort((a, b) -> Ordering.order(a.value, b.value).orElse(0));
    return moves;
  }

  private void uses(Part.Made made, Explanation.Subject scopes, List<Value> constants) {
    try {
      var uses = Uses.of(List.of(made.logic()), scopes.setting(made, given.name()));
      constants.addAll(uses.constants(given.name()));
      calculated |= uses.opaque(given.name());
      Explanation.table(made.logic())
          .ifPresent(table -> {
            for (var input : table.inputs()) {
              if (input.expression() instanceof Expression.Typed(_, var inner, _)
                  && inner instanceof Expression.Name(_, var name)
                  && name.equals(given.name())) {
                input.allowed().ifPresent(allowed::add);
              }
            }
          });
    } catch (LimitExceeded _) {
      calculated = true;
    }
  }

  private void classes(Axis axis) {
    var own = axis.classOf(value);
    for (var cls = 2; cls < axis.classes(); cls++) {
      var example = axis.example(cls);
      if (cls != own && example.isPresent()) {
        var ordered = !axis.cuts().isEmpty();
        var other = ordered ? inside(axis, cls, own) : example.get();
        var named = !ordered && cls == 2 && other instanceof Value.Text ? OTHER : other;
        if (mayBe(named)) {
          byClass.add(new Move(named, ordered && own > 1 ? Math.abs(cls - own) : 1, 0));
        }
      }
    }
  }

  /// Whether the input may have the value.
  private boolean mayBe(Value other) {
    try {
      var evaluator = setting.evaluator();
      return Type.coerced(other, given.type(), evaluator).equals(other)
          && allowed.stream().allMatch(tests -> evaluator.passes(tests, other, Scope.EMPTY));
    } catch (LimitExceeded _) {
      return false;
    }
  }

  /// The value of an ordered class that is nearest to the present value.
  private Value inside(Axis axis, int cls, int own) {
    var example = axis.example(cls).orElse(Value.Nothing.PLAIN);
    if (cls % 2 == 1) {
      return example;
    }
    var upwards = cls > own;
    var at = upwards ? (cls - 4) / 2 : (cls - 2) / 2;
    if (at < 0 || at >= axis.cuts().size()) {
      return example;
    }
    var stepped = beside(axis.cuts().get(at), upwards ? 1 : -1, axis);
    return axis.classOf(stepped) == cls ? stepped : example;
  }

  private Value beside(Value cut, int by, Axis axis) {
    if (cut instanceof Value.Amount amount) {
      var scale = value instanceof Value.Amount own ? own.number().scale() : 0;
      for (var each : axis.cuts()) {
        scale = Math.max(scale, each instanceof Value.Amount one ? one.number().scale() : 0);
      }
      return new Value.Amount(amount.number().add(BigDecimal.valueOf(by, Math.max(0, scale))));
    }
    return cut instanceof Value.Days(var length)
        ? new Value.Days(length.plusNanos(by))
        : stepped(cut, by).orElse(cut);
  }

  String input() {
    return given.name();
  }

  /// Whether the model does more with the input than comparing it with constants, and it can be
  /// moved by steps.
  boolean calculated() {
    return calculated && stepped(value, 1).isPresent();
  }

  int farthest() {
    return byClass.stream().mapToInt(Move::distance).max().orElse(calculated() ? 1 : 0);
  }

  /// The moves over at most so many limits and by at most so many steps, the lower value first.
  List<Move> within(int distance, int steps) {
    var moves = new ArrayList<Move>();
    if (calculated() && distance >= 1) {
      for (var step = -steps; step <= steps; step++) {
        var by = step;
        if (by != 0) {
          stepped(by).ifPresent(other -> moves.add(new Move(other, 1, Math.abs(by))));
        }
      }
    }
    byClass.stream().filter(move -> move.distance <= distance).forEach(moves::add);
    moves.sort((a, b) -> Ordering.order(a.value, b.value).orElse(0));
    return moves;
  }

  /// The moves over exactly so many limits and by exactly so many steps.
  List<Move> exactly(int distance, int steps) {
    if (steps == 0) {
      return byClass.stream().filter(move -> move.distance == distance).toList();
    }
    var moves = new ArrayList<Move>();
    if (distance == 1 && calculated()) {
      for (var by : new int[] {-steps, steps}) {
        stepped(by).ifPresent(other -> moves.add(new Move(other, 1, steps)));
      }
    }
    return moves;
  }

  /// The value so many steps away, if the input may have it.
  Optional<Value> stepped(long steps) {
    return stepped(value, steps).filter(this::mayBe);
  }

  private static Optional<Value> stepped(Value value, long steps) {
    try {
      return switch (value) {
        case Value.Amount(var number) ->
            Optional.of(
                new Value.Amount(
                    number.add(BigDecimal.valueOf(steps, Math.max(0, number.scale())))));
        case Value.Day(var date) -> Optional.of(new Value.Day(date.plusDays(steps)));
        case Value.Months(var months) ->
            Optional.of(new Value.Months(Math.addExact(months, steps)));
        case Value.Days(var length) -> Optional.of(new Value.Days(length.plusSeconds(steps)));
        case Value.Moment(var at, var zone) ->
            Optional.of(new Value.Moment(at.plusSeconds(steps), zone));
        case Value.Clock(var time, var zone) when Math.abs(steps) < 86_400 ->
            Optional.of(new Value.Clock(time.plusSeconds(steps), zone));
        default -> Optional.empty();
      };
    } catch (DateTimeException | ArithmeticException _) {
      return Optional.empty();
    }
  }
}
