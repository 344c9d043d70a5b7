package org.yiwang.decisions.population;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.yiwang.decisions.feel.Expression.UnaryTests;
import org.yiwang.decisions.feel.Ordering;
import org.yiwang.decisions.feel.Value;

/// One input column of a table: the classes of values that its cells can tell apart.
///
/// A cell that only compares with constants gives the same answer for all values between two
/// neighbouring ones. One value of each of its classes is put to it by the interpreter; compiled
/// and interpreted results are therefore equal by construction, null and boundary values included.
/// Cells that do more, or compare with constants of another kind, are deferred: the axis lets them
/// pass, and someone else must ask them.
///
/// Class 0 is null, class 1 every value of another kind than the constants, class 2 what lies
/// before the first constant (or any other string), and so on upwards.
final class Axis {
  private static final Value OTHER_TEXT = Value.of("\uE000其他");

  private final String column;
  private final Setting setting;
  private final List<UnaryTests> cells;
  private final BitSet deferred = new BitSet();
  private final List<Value> cuts = new ArrayList<>();
  private final Map<String, Integer> texts = new HashMap<>();
  private final boolean truths;
  private final List<Optional<Value>> examples = new ArrayList<>();
  private final long[][] masks;

  private Axis(String column, List<UnaryTests> cells, Setting setting) {
    this.column = column;
    this.cells = cells;
    this.setting = setting;
    var constants = new ArrayList<List<Value>>();
    Optional<Value> first = Optional.empty();
    for (var rule = 0; rule < cells.size(); rule++) {
      var own = Constants.of(cells.get(rule), setting);
      first = first.or(() -> own.flatMap(all -> all.stream().findFirst()));
      var kind = first.map(Value::getClass);
      if (own.isEmpty()
          || !own.get().stream().allMatch(one -> kind.equals(Optional.of(one.getClass())))) {
        deferred.set(rule);
      }
      constants.add(deferred.get(rule) ? List.of() : own.orElseThrow());
    }
    examples.add(Optional.of(Value.Nothing.PLAIN));
    examples.add(
        Optional.of(
            first.isPresent() && first.get() instanceof Value.Months
                ? OTHER_TEXT
                : new Value.Months(0)));
    truths = first.isPresent() && first.get() instanceof Value.Truth;
    if (first.isPresent()) {
      lay(first.get(), constants.stream().flatMap(List::stream).toList());
    }
    masks = new long[examples.size()][(cells.size() + 63) / 64];
    for (var rule = 0; rule < cells.size(); rule++) {
      ask(rule, constants.get(rule));
    }
  }

  static Axis of(String column, List<UnaryTests> cells, Setting setting) {
    return new Axis(column, cells, setting);
  }

  /// Only the classes, for constants of one kind; no cells.
  private Axis(String column, Setting setting, List<Value> constants) {
    this.column = column;
    this.cells = List.of();
    this.setting = setting;
    examples.add(Optional.of(Value.Nothing.PLAIN));
    examples.add(Optional.of(Value.Nothing.PLAIN));
    truths = !constants.isEmpty() && constants.getFirst() instanceof Value.Truth;
    if (!constants.isEmpty()) {
      lay(constants.getFirst(), constants);
    }
    masks = new long[examples.size()][0];
  }

  /// Classes between constants; empty when these are of several kinds.
  static Optional<Axis> between(String column, List<Value> constants, Setting setting) {
    return constants.stream().map(Value::getClass).distinct().count() > 1
        ? Optional.empty()
        : Optional.of(new Axis(column, setting, constants));
  }

  private void lay(Value first, List<Value> constants) {
    switch (first) {
      case Value.Text _ -> {
        examples.add(Optional.of(OTHER_TEXT));
        for (var constant : constants) {
          if (constant instanceof Value.Text text && !texts.containsKey(text.text())) {
            texts.put(text.text(), examples.size());
            examples.add(Optional.of(constant));
          }
        }
      }
      case Value.Truth _ -> {
        examples.add(Optional.of(Value.Truth.FALSE));
        examples.add(Optional.of(Value.Truth.TRUE));
      }
      default -> order(constants);
    }
  }

  private void order(List<Value> constants) {
    var sorted = new TreeSet<Value>((a, b) -> Ordering.order(a, b).orElse(0));
    sorted.addAll(constants);
    cuts.addAll(sorted);
    examples.add(Optional.of(beside(cuts.getFirst(), -1)));
    for (var i = 0; i < cuts.size(); i++) {
      examples.add(Optional.of(cuts.get(i)));
      examples.add(
          i + 1 < cuts.size()
              ? between(cuts.get(i), cuts.get(i + 1))
              : Optional.of(beside(cuts.get(i), 1)));
    }
  }

  private static Value beside(Value value, int step) {
    return switch (value) {
      case Value.Amount amount -> Value.of(amount.number().add(BigDecimal.valueOf(step)));
      case Value.Day day -> new Value.Day(day.date().plusDays(step));
      case Value.Months months -> new Value.Months(months.months() + step);
      case Value.Days days -> new Value.Days(days.length().plusNanos(step));
      default -> value;
    };
  }

  /// A value between two constants; empty when there is none, as between neighbouring days.
  private static Optional<Value> between(Value low, Value high) {
    if (low instanceof Value.Amount a && high instanceof Value.Amount b) {
      var middle = a.number().add(b.number()).divide(BigDecimal.valueOf(2), Value.DIGITS);
      var inside = a.number().compareTo(middle) < 0 && middle.compareTo(b.number()) < 0;
      return inside ? Optional.of(new Value.Amount(middle)) : Optional.empty();
    }
    var next = beside(low, 1);
    return Ordering.order(next, high).orElse(0) < 0 ? Optional.of(next) : Optional.empty();
  }

  /// Puts one value of each class of its own to a cell, and notes the answer for all classes that
  /// lie in it.
  private void ask(int rule, List<Value> constants) {
    var cell = cells.get(rule);
    if (deferred.get(rule) || cell.tests().isEmpty()) {
      note(rule, 0, masks.length);
      return;
    }
    noteIfPassed(rule, 0, 0, 1);
    noteIfPassed(rule, 1, 1, 2);
    if (masks.length == 2) {
      return;
    }
    if (cuts.isEmpty()) {
      var own = new TreeSet<Integer>(List.of(2));
      if (truths) {
        own.add(3);
      } else {
        noteIfPassed(rule, 2, 2, masks.length);
        own.clear();
      }
      constants.forEach(constant -> own.add(classOf(constant)));
      own.forEach(cls -> {
        masks[cls][rule >> 6] &= ~(1L << rule);
        noteIfPassed(rule, cls, cls, cls + 1);
      });
      return;
    }
    var own = constants.stream().map(this::classOf).distinct().sorted().toList();
    var from = 2;
    for (var cls : own) {
      gap(rule, from, cls);
      noteIfPassed(rule, cls, cls, cls + 1);
      from = cls + 1;
    }
    gap(rule, from, masks.length);
  }

  private void gap(int rule, int from, int to) {
    for (var cls = from; cls < to; cls++) {
      if (examples.get(cls).isPresent()) {
        noteIfPassed(rule, cls, from, to);
        return;
      }
    }
  }

  private void noteIfPassed(int rule, int example, int from, int to) {
    var value = examples.get(example).orElse(Value.Nothing.PLAIN);
    if (setting.evaluator().passes(cells.get(rule), value, setting.scope())) {
      note(rule, from, to);
    }
  }

  private void note(int rule, int from, int to) {
    for (var cls = from; cls < to; cls++) {
      masks[cls][rule >> 6] |= 1L << rule;
    }
  }

  String column() {
    return column;
  }

  Setting setting() {
    return setting;
  }

  /// The constants that its cells compare with.
  List<Value> constants() {
    if (truths) {
      return List.of(Value.Truth.FALSE, Value.Truth.TRUE);
    }
    return cuts.isEmpty() ? texts.keySet().stream().<Value>map(Value::of).toList() : cuts;
  }

  void narrow(long[] mask, int cls) {
    for (var word = 0; word < mask.length; word++) {
      mask[word] &= masks[cls][word];
    }
  }

  /// Rules whose cells this axis does not ask.
  BitSet deferred() {
    return deferred;
  }

  int classes() {
    return masks.length;
  }

  /// The constants in order; empty for strings and booleans.
  List<Value> cuts() {
    return cuts;
  }

  /// One word of the mask of rules that a class satisfies.
  long mask(int cls, int word) {
    return masks[cls][word];
  }

  long[] mask(int cls) {
    return Arrays.copyOf(masks[cls], masks[cls].length);
  }

  /// The mask of rules that a value satisfies. A value of which no class is known is put to every
  /// cell. Not to be changed.
  long[] maskOf(Value value) {
    var cls = classOf(value);
    if (cls >= 0) {
      return masks[cls];
    }
    var mask = new long[(cells.size() + 63) / 64];
    for (var rule = 0; rule < cells.size(); rule++) {
      if (deferred.get(rule)
          || setting.evaluator().passes(cells.get(rule), value, setting.scope())) {
        mask[rule >> 6] |= 1L << rule;
      }
    }
    return mask;
  }

  /// A value of the class; empty for a class that no value can be in.
  Optional<Value> example(int cls) {
    return examples.get(cls);
  }

  /// The class of a value; -1 when it has parts or is of a kind that may yet be compared with the
  /// constants.
  int classOf(Value value) {
    return switch (value) {
      case Value.Nothing _ -> 0;
      case Value.Text text -> texts.isEmpty() ? 1 : texts.getOrDefault(text.text(), 2);
      case Value.Truth truth -> truths ? truth.holds() ? 3 : 2 : 1;
      case Value.Amount _, Value.Day _, Value.Days _, Value.Months _ -> ordered(value);
      default -> masks.length == 2 && deferred.isEmpty() ? 1 : -1;
    };
  }

  private int ordered(Value value) {
    if (cuts.isEmpty() || cuts.getFirst().getClass() != value.getClass()) {
      return 1;
    }
    var at = Collections.binarySearch(cuts, value, (a, b) -> Ordering.order(a, b).orElse(0));
    return at >= 0 ? 3 + 2 * at : 2 + 2 * (-at - 1);
  }

  /// The classes of whole numbers of this unit: each cut as the greatest whole number not above it,
  /// and whether it is that number. Empty when they are of another kind than the constants.
  Optional<WholeCuts> wholeCuts(LongColumn.Unit unit) {
    if (cuts.isEmpty() || unit.value(0).getClass() != cuts.getFirst().getClass()) {
      return Optional.empty();
    }
    var floors = new long[cuts.size()];
    var exact = new boolean[cuts.size()];
    for (var i = 0; i < floors.length; i++) {
      var cut =
          switch (cuts.get(i)) {
            case Value.Amount amount -> amount.number().scaleByPowerOfTen(unit.scale());
            case Value.Day day -> BigDecimal.valueOf(day.date().toEpochDay());
            case Value.Months months -> BigDecimal.valueOf(months.months());
            case Value.Days days -> nanos(days.length());
            default -> BigDecimal.ZERO;
          };
      var floor = cut.setScale(0, java.math.RoundingMode.FLOOR);
      var bounded =
          floor.min(BigDecimal.valueOf(Long.MAX_VALUE)).max(BigDecimal.valueOf(Long.MIN_VALUE));
      floors[i] = bounded.longValueExact();
      exact[i] = cut.compareTo(bounded) == 0;
    }
    return Optional.of(new WholeCuts(floors, exact));
  }

  private static BigDecimal nanos(Duration length) {
    return BigDecimal.valueOf(length.getSeconds())
        .scaleByPowerOfTen(9)
        .add(BigDecimal.valueOf(length.getNano()));
  }

  /// Cuts among whole numbers.
  static final class WholeCuts {
    private final long[] floors;
    private final boolean[] exact;

    WholeCuts(long[] floors, boolean[] exact) {
      this.floors = floors;
      this.exact = exact;
    }

    long[] floors() {
      return floors;
    }

    boolean[] exact() {
      return exact;
    }

    int classOf(long number) {
      if (number == LongColumn.NULL) {
        return 0;
      }
      var below = 0;
      for (var high = floors.length; below < high; ) {
        var middle = (below + high) >>> 1;
        if (floors[middle] < number) {
          below = middle + 1;
        } else {
          high = middle;
        }
      }
      var on = below < floors.length && floors[below] == number && exact[below];
      return on ? 3 + 2 * below : 2 + 2 * below;
    }
  }
}
