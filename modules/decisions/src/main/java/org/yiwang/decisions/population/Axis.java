package org.yiwang.decisions.population;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.decisions.feel.Evaluator;
import org.yiwang.decisions.feel.Expression.UnaryTests;
import org.yiwang.decisions.feel.Ordering;
import org.yiwang.decisions.feel.Scope;
import org.yiwang.decisions.feel.Value;

/// One input column of a table: the classes of values that its cells can tell apart.
///
/// Cells only compare with constants, so between two neighbouring constants all values get the same
/// answers. One value of each class is put to every cell by the interpreter; compiled and
/// interpreted results are therefore equal by construction, null and boundary values included.
final class Axis {
  private static final Value STRANGER = new Value.Months(0);
  private static final Value OTHER_TEXT = Value.of("\uE000其他");

  private final String column;
  private final List<Value> cuts;
  private final Map<String, Integer> texts;
  private final boolean truths;
  private final List<Optional<Value>> examples;
  private final long[][] masks;

  private Axis(
      String column,
      List<Value> cuts,
      Map<String, Integer> texts,
      boolean truths,
      List<Optional<Value>> examples,
      long[][] masks) {
    this.column = column;
    this.cuts = cuts;
    this.texts = texts;
    this.truths = truths;
    this.examples = examples;
    this.masks = masks;
  }

  /// The axis of a column; empty when its cells do more than compare with constants of one kind.
  static Optional<Axis> of(String column, List<UnaryTests> cells, Evaluator evaluator) {
    var constants = Constants.of(cells, evaluator);
    if (constants.isEmpty() || kinds(constants.get()) > 1) {
      return Optional.empty();
    }
    var examples = new ArrayList<Optional<Value>>();
    examples.add(Optional.of(Value.Nothing.PLAIN));
    examples.add(Optional.of(STRANGER));
    var cuts = new ArrayList<Value>();
    var texts = new HashMap<String, Integer>();
    var first = constants.get().isEmpty() ? Value.Nothing.PLAIN : constants.get().getFirst();
    switch (first) {
      case Value.Text _ -> {
        examples.add(Optional.of(OTHER_TEXT));
        for (var constant : constants.get()) {
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
      case Value.Amount _, Value.Day _ -> ordered(constants.get(), cuts, examples);
      default -> {}
    }
    var masks = masks(cells, examples, evaluator);
    return Optional.of(
        new Axis(column, cuts, texts, first instanceof Value.Truth, examples, masks));
  }

  private static long kinds(List<Value> constants) {
    return constants.stream().map(Value::getClass).distinct().count();
  }

  private static void ordered(
      List<Value> constants, List<Value> cuts, List<Optional<Value>> examples) {
    constants.stream()
        .sorted((a, b) -> Ordering.order(a, b).orElse(0))
        .filter(value -> cuts.isEmpty() || Ordering.order(cuts.getLast(), value).orElse(0) != 0)
        .forEach(cuts::add);
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
      default -> value;
    };
  }

  /// A value between two constants; empty when there is none, as between neighbouring days.
  private static Optional<Value> between(Value low, Value high) {
    if (low instanceof Value.Amount a && high instanceof Value.Amount b) {
      var middle = a.number().add(b.number()).divide(BigDecimal.valueOf(2), Value.DIGITS);
      return Optional.of(Value.of(middle));
    }
    var next = beside(low, 1);
    return Ordering.order(next, high).orElse(0) < 0 ? Optional.of(next) : Optional.empty();
  }

  private static long[][] masks(
      List<UnaryTests> cells, List<Optional<Value>> examples, Evaluator evaluator) {
    var words = (cells.size() + 63) / 64;
    var masks = new long[examples.size()][words];
    for (var cls = 0; cls < masks.length; cls++) {
      if (examples.get(cls).isPresent()) {
        for (var rule = 0; rule < cells.size(); rule++) {
          if (evaluator.passes(cells.get(rule), examples.get(cls).get(), Scope.EMPTY)) {
            masks[cls][rule >> 6] |= 1L << (rule & 63);
          }
        }
      }
    }
    return masks;
  }

  String column() {
    return column;
  }

  int classes() {
    return masks.length;
  }

  /// One word of the mask of rules that a class satisfies.
  long mask(int cls, int word) {
    return masks[cls][word];
  }

  long[] mask(int cls) {
    return Arrays.copyOf(masks[cls], masks[cls].length);
  }

  /// A value of the class; empty for a class that no value can be in.
  Optional<Value> example(int cls) {
    return examples.get(cls);
  }

  /// The class of a value. Class 0 is null, class 1 is every value of another kind.
  int classOf(Value value) {
    return switch (value) {
      case Value.Nothing _ -> 0;
      case Value.Text text when !texts.isEmpty() -> texts.getOrDefault(text.text(), 2);
      case Value.Truth truth when truths -> truth.holds() ? 3 : 2;
      case Value.Amount _, Value.Day _ when !cuts.isEmpty() && sameKind(value) -> ordered(value);
      default -> 1;
    };
  }

  private boolean sameKind(Value value) {
    return cuts.getFirst().getClass() == value.getClass();
  }

  private int ordered(Value value) {
    var at = Collections.binarySearch(cuts, value, (a, b) -> Ordering.order(a, b).orElse(0));
    return at >= 0 ? 3 + 2 * at : 2 + 2 * (-at - 1);
  }
}
