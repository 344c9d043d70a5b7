package org.yiwang.decisions.population;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Expression.UnaryTests;
import org.yiwang.decisions.feel.Ordering;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// The columns of a table that ask about the same thing: one value for each class of values that
/// their cells can tell apart and that may occur, and which rules each of them satisfies, asked of
/// the interpreter. Null comes last.
final class Candidates {
  private static final Value OTHER = Value.of("其他");

  private final String name;
  private final List<Value> values = new ArrayList<>();
  private final Map<Value, Integer> places = new HashMap<>();
  private final List<Integer> kinds = new ArrayList<>();
  private final Setting setting;
  private final List<UnaryTests> allowed;
  private final Type type;

  private Candidates(String name, Type type, List<UnaryTests> allowed, Setting setting) {
    this.name = name;
    this.type = type;
    this.allowed = allowed;
    this.setting = setting;
  }

  /// Empty when a cell does more than compare with constants.
  ///
  /// @param type of the values that may occur
  /// @param allowed tests that they must pass
  static Optional<Candidates> of(
      String name, Type type, List<UnaryTests> cells, List<UnaryTests> allowed, Setting setting) {
    var constants = new ArrayList<Value>();
    for (var cell : cells) {
      if (!collect(cell, setting, constants)) {
        return Optional.empty();
      }
    }
    var limits = new ArrayList<>(allowed);
    restrictions(type, limits);
    for (var limit : limits) {
      var _ = collect(limit, setting, constants); // one that does more narrows, but has no classes
    }
    var candidates = new Candidates(name, type, limits, setting);
    candidates.lay(constants, ordered(cells, limits));
    return Optional.of(candidates);
  }

  private static void restrictions(Type type, List<UnaryTests> limits) {
    if (type instanceof Type.Restricted restricted) {
      limits.add(restricted.allowed());
      restrictions(restricted.of(), limits);
    }
  }

  /// Adds the constants that a test compares with; false when it does more.
  private static boolean collect(Expression test, Setting setting, List<Value> constants) {
    return switch (test) {
      case UnaryTests tests ->
          tests.tests().stream().allMatch(each -> collect(each, setting, constants));
      case Expression.Compare compare -> constant(compare.bound(), setting, constants);
      case Expression.RangeOf range ->
          constant(range.low(), setting, constants) && constant(range.high(), setting, constants);
      case Expression.ListOf list ->
          list.items().stream().allMatch(each -> collect(each, setting, constants));
      default -> constant(test, setting, constants);
    };
  }

  private static boolean constant(Expression expression, Setting setting, List<Value> constants) {
    if (!setting.constant(expression)) {
      return false;
    }
    return switch (setting.value(expression)) {
      case Value.Nothing _ -> true;
      case Value.Range _, Value.Items _, Value.Fields _, Value.Function _ -> false;
      case Value value -> constants.add(value);
    };
  }

  /// Whether some test compares strings by their order.
  private static boolean ordered(List<UnaryTests> cells, List<UnaryTests> limits) {
    var all = new ArrayList<Expression>(cells);
    all.addAll(limits);
    return all.stream().anyMatch(Candidates::ordered);
  }

  private static boolean ordered(Expression test) {
    return switch (test) {
      case UnaryTests tests -> tests.tests().stream().anyMatch(Candidates::ordered);
      case Expression.ListOf list -> list.items().stream().anyMatch(Candidates::ordered);
      case Expression.RangeOf _ -> true;
      case Expression.Compare compare ->
          compare.operator() != Expression.Operator.EQUAL
              && compare.operator() != Expression.Operator.NOT_EQUAL;
      default -> false;
    };
  }

  private void lay(List<Value> constants, boolean ordered) {
    var kinds = new LinkedHashMap<String, List<Value>>();
    for (var constant : constants) {
      kinds.computeIfAbsent(kind(constant), _ -> new ArrayList<>()).add(constant);
    }
    kinds.values().forEach(kind -> values.addAll(classes(kind, ordered)));
    if (values.stream().noneMatch(this::mayOccur)) {
      values.addAll(any());
    }
    values.removeIf(value -> !mayOccur(value));
    values.add(Value.Nothing.PLAIN);
  }

  private static List<Value> classes(List<Value> constants, boolean ordered) {
    return switch (constants.getFirst()) {
      case Value.Truth _ -> List.of(Value.Truth.FALSE, Value.Truth.TRUE);
      case Value.Text _ when !ordered -> {
        var texts = new ArrayList<Value>();
        var other = OTHER;
        while (constants.contains(other)) {
          other = Value.of(((Value.Text) other).text() + "…");
        }
        texts.add(other);
        constants.stream().distinct().forEach(texts::add);
        yield texts;
      }
      default -> Witnesses.of(constants);
    };
  }

  /// Some value, where no cell says anything.
  private List<Value> any() {
    var simple = type;
    while (simple instanceof Type.Restricted restricted) {
      simple = restricted.of();
    }
    return switch (simple) {
      case Type.Simple.BOOLEAN -> List.of(Value.Truth.FALSE, Value.Truth.TRUE);
      case Type.Simple.NUMBER -> List.of(Value.of(0));
      case Type.Simple.DATE -> List.of(new Value.Day(java.time.LocalDate.of(2000, 1, 1)));
      case Type.Simple.MONTHS -> List.of(new Value.Months(1));
      case Type.Simple.DAYS -> List.of(new Value.Days(java.time.Duration.ofDays(1)));
      case Type.Simple.TIME -> List.of(new Value.Clock(java.time.LocalTime.NOON, ""));
      case Type.Simple.DATE_TIME ->
          List.of(new Value.Moment(java.time.LocalDateTime.of(2000, 1, 1, 0, 0), ""));
      case Type.Simple.STRING, Type.Simple.ANY -> List.of(OTHER);
      default -> List.of();
    };
  }

  /// Values of one kind have an order among themselves.
  private static String kind(Value value) {
    return switch (value) {
      case Value.Clock clock -> clock.zone().isEmpty() ? "local time" : "time";
      case Value.Moment moment -> moment.zone().isEmpty() ? "local moment" : "moment";
      default -> value.getClass().getSimpleName();
    };
  }

  private boolean mayOccur(Value value) {
    var evaluator = setting.evaluator();
    return Type.coerced(value, type, evaluator).equals(value)
        && allowed.stream().allMatch(tests -> evaluator.passes(tests, value, setting.scope()));
  }

  String name() {
    return name;
  }

  List<Value> values() {
    return values;
  }

  /// For a cell the places of the values that pass it, as pairs: from, up to.
  ///
  /// The interpreter is asked once for all values between two neighbouring constants of the cell.
  int[] passing(UnaryTests cell) {
    if (cell.tests().isEmpty()) {
      return new int[] {0, values.size()};
    }
    var own = new ArrayList<Value>();
    var _ = collect(cell, setting, own);
    var spans = new ArrayList<Integer>();
    var starts = starts(own);
    for (var start : starts) {
      var next = starts.higher(start);
      if (next != null && setting.evaluator().passes(cell, values.get(start), setting.scope())) {
        if (!spans.isEmpty() && spans.getLast().equals(start)) {
          spans.removeLast();
        } else {
          spans.add(start);
        }
        spans.add(next);
      }
    }
    return spans.stream().mapToInt(Integer::intValue).toArray();
  }

  /// Where the interpreter must be asked anew: at constants of the cell, behind them, and where
  /// another kind begins. The end is the last of them.
  private NavigableSet<Integer> starts(List<Value> own) {
    var starts = new TreeSet<>(kinds());
    for (var constant : own) {
      for (var cut : Witnesses.seconds(constant)) {
        var at = place(cut);
        if (at >= 0) {
          starts.add(at);
          starts.add(at + 1);
        }
      }
    }
    return starts;
  }

  private List<Integer> kinds() {
    if (kinds.isEmpty()) {
      kinds.add(0);
      for (var i = 1; i < values.size(); i++) {
        if (!kind(values.get(i)).equals(kind(values.get(i - 1)))) {
          kinds.add(i);
        }
      }
      kinds.add(values.size());
    }
    return kinds;
  }

  private int place(Value value) {
    if (places.isEmpty()) {
      for (var i = 0; i < values.size(); i++) {
        places.put(key(values.get(i)), i);
      }
    }
    var at = places.getOrDefault(key(value), -1);
    for (var i = 0; at < 0 && i < values.size(); i++) {
      at = Ordering.order(values.get(i), value).orElse(1) == 0 ? i : -1; // the same in another zone
    }
    return at;
  }

  /// 7 and 7.00 are one value.
  private static Value key(Value value) {
    return value instanceof Value.Amount(var number)
        ? new Value.Amount(number.stripTrailingZeros())
        : value;
  }
}
