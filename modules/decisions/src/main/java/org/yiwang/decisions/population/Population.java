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

  /// Joined columns. The code of a person is the sum of the codes times the strides.
  record Bundle(List<String> names, List<Integer> strides, int cardinality, Codes codes) {}

  /// Codes as small as they may be kept: below 65,536 in `small`, else in `large`; the other is
  /// empty.
  static final class Codes {
    final char[] small;
    final int[] large;

    Codes(char[] small, int[] large) {
      this.small = small;
      this.large = large;
    }
  }

  /// A population from its columns by name, all of one size.
  public static Population of(Map<String, Column> columns) {
    var sizes = columns.values().stream().map(Column::size).distinct().toList();
    if (sizes.size() != 1) {
      throw new IllegalArgumentException("列的长度不一 · columns differ in size: " + sizes);
    }
    var size = sizes.getFirst();
    var named = new ArrayList<>(columns.entrySet());
    named.sort(Comparator.comparingInt(entry -> entry.getValue().cardinality()));
    var bundles = new ArrayList<Bundle>();
    var open = new ArrayList<Map.Entry<String, Column>>();
    long product = 1;
    for (var entry : named) {
      var cardinality = entry.getValue().cardinality();
      if (!open.isEmpty() && product * cardinality > BUNDLE_CODES_MAX) {
        bundles.add(bundle(open, size));
        open.clear();
        product = 1;
      }
      open.add(entry);
      product *= cardinality;
    }
    bundles.add(bundle(open, size));
    return new Population(size, Map.copyOf(columns), List.copyOf(bundles));
  }

  private static Bundle bundle(List<Map.Entry<String, Column>> columns, int size) {
    var codes = new int[size];
    var names = new ArrayList<String>();
    var strides = new ArrayList<Integer>();
    var stride = 1;
    for (var entry : columns) {
      names.add(entry.getKey());
      strides.add(stride);
      for (var i = 0; i < size; i++) {
        codes[i] += entry.getValue().code(i) * stride;
      }
      stride *= entry.getValue().cardinality();
    }
    return new Bundle(List.copyOf(names), List.copyOf(strides), stride, packed(codes, stride));
  }

  private static Codes packed(int[] codes, int cardinality) {
    if (cardinality > 65_536) {
      return new Codes(new char[0], codes);
    }
    var small = new char[codes.length];
    for (var i = 0; i < codes.length; i++) {
      small[i] = (char) codes[i];
    }
    return new Codes(small, new int[0]);
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
