package org.yiwang.decisions.population;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.decisions.feel.Value;

/// Everyone, by columns. Immutable; may be used by several threads.
///
/// Columns with few distinct values are joined into bundles when the population is made: the code
/// of a bundle says at once what all of its columns say, so a table that asks about five of them
/// costs one look-up a person.
public final class Population {
  /// The masks of a bundle of this many codes stay within the first-level cache.
  private static final int BUNDLE_CODES_MAX = 4096;

  private final int size;
  private final Map<String, Column> columns;
  private final List<Bundle> bundles;

  private Population(int size, Map<String, Column> columns, List<Bundle> bundles) {
    this.size = size;
    this.columns = columns;
    this.bundles = bundles;
  }

  /// Joined columns. The code of a person is the sum of the codes times the strides, and then
  /// shifted: a column of many numbers is looked up by ranges of neighbouring ones.
  record Bundle(
      List<CodedColumn> columns, List<Integer> strides, int cardinality, Codes codes, int shift) {
    private static final int RANGES_MAX = 1024;

    /// A bundle of one column.
    static Bundle of(CodedColumn column) {
      return new Bundle(List.of(column), List.of(1), column.cardinality(), column.codes(), 0);
    }

    /// A bundle of one column of many numbers, by ranges.
    static Bundle coarse(CodedColumn column) {
      var shift = 0;
      while ((column.cardinality() - 1) >> shift >= RANGES_MAX) {
        shift++;
      }
      var ranges = new char[column.size()];
      for (var i = 0; i < ranges.length; i++) {
        ranges[i] = (char) (column.codes().at(i) >> shift);
      }
      var cardinality = ((column.cardinality() - 1) >> shift) + 1;
      return new Bundle(
          List.of(column), List.of(1), cardinality, new Codes(ranges, new int[0]), shift);
    }
  }

  /// A population from its columns by name, all of one size.
  public static Population of(Map<String, Column> columns) {
    var sizes = columns.values().stream().map(Column::size).distinct().toList();
    if (sizes.size() != 1) {
      throw new IllegalArgumentException("列的长度不一 · columns differ in size: " + sizes);
    }
    var coded = new ArrayList<CodedColumn>();
    for (var name : columns.keySet().stream().sorted().toList()) {
      if (columns.get(name) instanceof CodedColumn column) {
        coded.add(column);
      }
    }
    coded.sort(Comparator.comparingInt(CodedColumn::cardinality));
    return new Population(sizes.getFirst(), Map.copyOf(columns), bundles(coded));
  }

  private static List<Bundle> bundles(List<CodedColumn> coded) {
    var bundles = new ArrayList<Bundle>();
    var open = new ArrayList<CodedColumn>();
    long product = 1;
    for (var column : coded) {
      if (!open.isEmpty() && product * column.cardinality() > BUNDLE_CODES_MAX) {
        bundles.add(bundle(open));
        open.clear();
        product = 1;
      }
      open.add(column);
      product *= column.cardinality();
    }
    if (!open.isEmpty()) {
      bundles.add(bundle(open));
    }
    return List.copyOf(bundles);
  }

  private static Bundle bundle(List<CodedColumn> columns) {
    if (columns.size() == 1) {
      var only = columns.getFirst();
      return only.cardinality() > BUNDLE_CODES_MAX && only.whole().isPresent()
          ? Bundle.coarse(only)
          : Bundle.of(only);
    }
    var codes = new int[columns.getFirst().size()];
    var strides = new ArrayList<Integer>();
    var stride = 1;
    for (var column : columns) {
      strides.add(stride);
      for (var i = 0; i < codes.length; i++) {
        codes[i] += column.codes().at(i) * stride;
      }
      stride *= column.cardinality();
    }
    return new Bundle(
        List.copyOf(columns), List.copyOf(strides), stride, Codes.of(codes, stride), 0);
  }

  /// How many people.
  public int size() {
    return size;
  }

  /// The column of this name.
  public Optional<Column> findColumn(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  /// Everything known of one person.
  public Map<String, Value> person(int person) {
    var values = new HashMap<String, Value>();
    columns.forEach((name, column) -> values.put(name, column.value(person)));
    return values;
  }

  List<Bundle> bundles() {
    return bundles;
  }
}
