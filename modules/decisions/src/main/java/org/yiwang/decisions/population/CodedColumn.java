package org.yiwang.decisions.population;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import org.yiwang.decisions.feel.Value;

/// A column by codes; the dictionary says what each code means.
///
/// @param whole where the dictionary is null followed by whole numbers in order: these numbers
record CodedColumn(
    Codes codes, int cardinality, IntFunction<Value> dictionary, Optional<WholeNumbers> whole)
    implements Column {

  CodedColumn(Codes codes, int cardinality, IntFunction<Value> dictionary) {
    this(codes, cardinality, dictionary, Optional.empty());
  }

  /// Null and whole numbers in order.
  static CodedColumn of(Codes codes, WholeNumbers whole) {
    return new CodedColumn(
        codes,
        whole.values().length + 1,
        code -> code == 0 ? Value.Nothing.PLAIN : whole.unit().value(whole.values()[code - 1]),
        Optional.of(whole));
  }

  /// Whole numbers in order, and what they stand for.
  static final class WholeNumbers {
    private final long[] values;
    private final LongColumn.Unit unit;

    WholeNumbers(long[] values, LongColumn.Unit unit) {
      this.values = values;
      this.unit = unit;
    }

    long[] values() {
      return values;
    }

    LongColumn.Unit unit() {
      return unit;
    }
  }

  @Override
  public int size() {
    return codes.size();
  }

  @Override
  public Value value(int person) {
    return dictionary.apply(codes.at(person));
  }

  /// The class of each code on an axis; -1 where the axis knows none.
  int[] classes(Axis axis) {
    var classes = new int[cardinality];
    if (whole.isPresent() && cardinality > 1 && axis.cuts().isEmpty()) {
      Arrays.fill(classes, 1, cardinality, axis.classOf(dictionary.apply(1)));
      return classes;
    }
    var cuts = whole.flatMap(numbers -> axis.wholeCuts(numbers.unit()));
    if (cuts.isEmpty()) {
      for (var code = 0; code < cardinality; code++) {
        classes[code] = axis.classOf(dictionary.apply(code));
      }
      return classes;
    }
    var values = whole.orElseThrow().values();
    for (var from = 0; from < values.length; ) {
      var cls = cuts.get().classOf(values[from]);
      var to = end(values, from, cls, cuts.get());
      Arrays.fill(classes, from + 1, to + 1, cls);
      from = to;
    }
    return classes;
  }

  /// The first place after `from` where another class begins.
  private static int end(long[] values, int from, int cls, Axis.WholeCuts cuts) {
    var low = from + 1;
    for (var high = values.length; low < high; ) {
      var middle = (low + high) >>> 1;
      if (cuts.classOf(values[middle]) == cls) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
