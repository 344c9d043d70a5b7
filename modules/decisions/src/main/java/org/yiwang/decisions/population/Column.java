package org.yiwang.decisions.population;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.yiwang.decisions.feel.Value;

/// One field of everyone, dictionary-coded: code 0 is null, every other code one distinct value.
public final class Column {
  private final int[] codes;
  private final int distinct;
  private final IntFunction<Value> dictionary;

  private Column(int[] codes, int distinct, IntFunction<Value> dictionary) {
    this.codes = codes;
    this.distinct = distinct;
    this.dictionary = dictionary;
  }

  /// Strings; those marked as missing are null.
  public static Column texts(String[] texts, BitSet missing) {
    var codes = new int[texts.length];
    var known = new HashMap<String, Integer>();
    var values = new ArrayList<Value>();
    for (var i = 0; i < texts.length; i++) {
      if (!missing.get(i)) {
        var code = known.get(texts[i]);
        if (code == null) {
          code = known.size() + 1;
          known.put(texts[i], code);
          values.add(Value.of(texts[i]));
        }
        codes[i] = code;
      }
    }
    return new Column(codes, values.size(), values::get);
  }

  /// Exact decimals: `unscaled[i] / 10^scale`; those marked as missing are null.
  public static Column numbers(long[] unscaled, int scale, BitSet missing) {
    return longs(unscaled, missing, number -> new Value.Amount(BigDecimal.valueOf(number, scale)));
  }

  /// Dates as days since 1970-01-01; those marked as missing are null.
  public static Column days(long[] epochDays, BitSet missing) {
    return longs(epochDays, missing, day -> new Value.Day(LocalDate.ofEpochDay(day)));
  }

  /// Booleans; those marked as missing are null.
  public static Column truths(BitSet holds, BitSet missing, int size) {
    var codes = new int[size];
    for (var i = 0; i < size; i++) {
      codes[i] = missing.get(i) ? 0 : holds.get(i) ? 2 : 1;
    }
    return new Column(codes, 2, code -> Value.of(code == 1));
  }

  private static Column longs(long[] numbers, BitSet missing, LongFunction<Value> meaning) {
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
    var distinct = Arrays.copyOf(sorted, kept);
    var codes = new int[numbers.length];
    for (var i = 0; i < codes.length; i++) {
      codes[i] = missing.get(i) ? 0 : Arrays.binarySearch(distinct, numbers[i]) + 1;
    }
    return new Column(codes, kept, code -> meaning.apply(distinct[code]));
  }

  /// How many people it tells of.
  public int size() {
    return codes.length;
  }

  /// The value of one person.
  public Value value(int person) {
    return valueOf(codes[person]);
  }

  /// How many codes there are, null included.
  int cardinality() {
    return distinct + 1;
  }

  int code(int person) {
    return codes[person];
  }

  Value valueOf(int code) {
    return code == 0 ? Value.Nothing.PLAIN : dictionary.apply(code - 1);
  }
}
