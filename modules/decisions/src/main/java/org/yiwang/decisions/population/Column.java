package org.yiwang.decisions.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import org.yiwang.decisions.feel.Value;

/// One field of everyone. Immutable; may be read by several threads.
public sealed interface Column
    permits CodedColumn, FieldsColumn, ListedColumn, LongColumn, PickedColumn {
  /// How many people it tells of.
  int size();

  /// The value of one person.
  Value value(int person);

  /// Strings; those marked as missing are null.
  static Column texts(String[] texts, BitSet missing) {
    var codes = new int[texts.length];
    var known = new HashMap<String, Integer>();
    var values = new ArrayList<Value>(List.of(Value.Nothing.PLAIN));
    for (var i = 0; i < texts.length; i++) {
      if (!missing.get(i)) {
        var code = known.get(texts[i]);
        if (code == null) {
          code = values.size();
          known.put(texts[i], code);
          values.add(Value.of(texts[i]));
        }
        codes[i] = code;
      }
    }
    return new CodedColumn(Codes.of(codes, values.size()), values.size(), values::get);
  }

  /// Exact decimals: `unscaled[i] / 10^scale`; those marked as missing are null.
  static Column numbers(long[] unscaled, int scale, BitSet missing) {
    return longs(unscaled, missing, new LongColumn.Unit(LongColumn.Kind.NUMBER, scale));
  }

  /// Dates as days since 1970-01-01; those marked as missing are null.
  static Column days(long[] epochDays, BitSet missing) {
    return longs(epochDays, missing, new LongColumn.Unit(LongColumn.Kind.DAY, 0));
  }

  /// Booleans; those marked as missing are null.
  static Column truths(BitSet holds, BitSet missing, int size) {
    var codes = new int[size];
    for (var i = 0; i < size; i++) {
      codes[i] = missing.get(i) ? 0 : holds.get(i) ? 2 : 1;
    }
    var values = List.of(Value.Nothing.PLAIN, Value.Truth.FALSE, Value.Truth.TRUE);
    return new CodedColumn(Codes.of(codes, 3), 3, values::get);
  }

  /// Values of any kind; null is [Value.Nothing].
  static Column values(List<Value> all) {
    var known = new HashMap<Value, Integer>();
    var values = new ArrayList<Value>();
    var codes = new int[all.size()];
    for (var i = 0; i < codes.length; i++) {
      var code = known.putIfAbsent(all.get(i), values.size());
      codes[i] = code == null ? values.size() : code;
      if (code == null) {
        values.add(all.get(i));
      }
    }
    return new CodedColumn(Codes.of(codes, values.size()), values.size(), values::get);
  }

  private static Column longs(long[] numbers, BitSet missing, LongColumn.Unit unit) {
    var distinct = Distinct.of(numbers, missing);
    var codes = new int[numbers.length];
    for (var i = 0; i < codes.length; i++) {
      codes[i] = missing.get(i) ? 0 : distinct.rank(numbers[i]) + 1;
    }
    if (distinct.values().length > 0 && distinct.values()[0] == LongColumn.NULL) {
      return new CodedColumn(
          Codes.of(codes, distinct.values().length + 1),
          distinct.values().length + 1,
          code -> code == 0 ? Value.Nothing.PLAIN : unit.exact(distinct.values()[code - 1]));
    }
    return CodedColumn.of(
        Codes.of(codes, distinct.values().length + 1),
        new CodedColumn.WholeNumbers(distinct.values(), unit));
  }

  /// The distinct numbers of a column in order, and the place of each among them. Where numbers lie
  /// close together, `ranks` has one for each from the least to the greatest.
  final class Distinct {
    private final long[] values;
    private final int[] ranks;

    Distinct(long[] values, int[] ranks) {
      this.values = values;
      this.ranks = ranks;
    }

    long[] values() {
      return values;
    }

    int[] ranks() {
      return ranks;
    }

    private static final long NEAR = 1 << 22;

    static Distinct of(long[] numbers, BitSet missing) {
      var least = Long.MAX_VALUE;
      var greatest = Long.MIN_VALUE;
      for (var i = 0; i < numbers.length; i++) {
        if (!missing.get(i)) {
          least = Math.min(least, numbers[i]);
          greatest = Math.max(greatest, numbers[i]);
        }
      }
      if (least > greatest) {
        return new Distinct(new long[0], new int[0]);
      }
      var span = greatest - least;
      return span >= 0 && span < NEAR
          ? near(numbers, missing, least, (int) span + 1)
          : far(numbers, missing);
    }

    private static Distinct near(long[] numbers, BitSet missing, long least, int span) {
      var ranks = new int[span];
      for (var i = 0; i < numbers.length; i++) {
        if (!missing.get(i)) {
          ranks[(int) (numbers[i] - least)] = 1;
        }
      }
      var count = 0;
      var values = new long[Arrays.stream(ranks).sum()];
      for (var i = 0; i < span; i++) {
        if (ranks[i] != 0) {
          values[count] = least + i;
          ranks[i] = count++;
        }
      }
      return new Distinct(values, ranks);
    }

    private static Distinct far(long[] numbers, BitSet missing) {
      var sorted = new long[numbers.length - missing.cardinality()];
      var at = 0;
      for (var i = 0; i < numbers.length; i++) {
        if (!missing.get(i)) {
          sorted[at++] = numbers[i];
        }
      }
      Arrays.sort(sorted);
      var kept = 0;
      for (var i = 0; i < sorted.length; i++) {
        if (i == 0 || sorted[i] != sorted[i - 1]) {
          sorted[kept++] = sorted[i];
        }
      }
      return new Distinct(Arrays.copyOf(sorted, kept), new int[0]);
    }

    int rank(long number) {
      return ranks.length > 0
          ? ranks[(int) (number - values[0])]
          : Arrays.binarySearch(values, number);
    }
  }
}
