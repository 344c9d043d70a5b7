package org.yiwang.decisions.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.yiwang.decisions.feel.Value;

/// An expression evaluated by the interpreter once for each combination of classes that occurs
/// among the people, instead of once for each person.
final class Combinations {
  private static final int TABLE_MAX = 1 << 20;
  private static final int FREE = 256;

  private final int size;
  private final List<Part> parts = new ArrayList<>();
  private long product = 1;
  private int evaluated;

  Combinations(int size) {
    this.size = size;
  }

  /// One column by its classes: the class of each code, and a code of each class.
  private static final class Part {
    private final String name;
    private final CodedColumn column;
    private final int[] classOfCode;
    private final int[] representative;

    Part(String name, CodedColumn column, int[] classOfCode, int[] representative) {
      this.name = name;
      this.column = column;
      this.classOfCode = classOfCode;
      this.representative = representative;
    }
  }

  /// Adds a column of which only the classes of an axis matter.
  void add(String name, CodedColumn column, Axis axis) {
    var known = new HashMap<Integer, Integer>();
    var classes = new int[column.cardinality()];
    var representative = new int[column.cardinality()];
    var found = column.classes(axis);
    for (var code = 0; code < classes.length; code++) {
      var cls = found[code];
      var number = known.computeIfAbsent(cls < 0 ? -1 - code : cls, _ -> known.size());
      representative[number] = code;
      classes[code] = number;
    }
    add(new Part(name, column, classes, Arrays.copyOf(representative, known.size())));
  }

  /// Adds a column of which every value matters.
  void add(String name, CodedColumn column) {
    var codes = new int[column.cardinality()];
    Arrays.setAll(codes, code -> code);
    add(new Part(name, column, codes, codes));
  }

  private void add(Part part) {
    parts.add(part);
    product *= Math.max(1, part.representative.length);
    product = Math.min(product, Long.MAX_VALUE >>> 33);
  }

  /// How many combinations there may be.
  long product() {
    return product;
  }

  /// How often the interpreter ran.
  int evaluated() {
    return evaluated;
  }

  /// The column of the values.
  ///
  /// @param value the value for a combination
  /// @throws Uncompiled when nearly every person is a combination of their own
  CodedColumn column(Function<Map<String, Value>, Value> value) throws Uncompiled {
    return product <= TABLE_MAX ? byTable(value) : byHash(value);
  }

  private CodedColumn byTable(Function<Map<String, Value>, Value> value) throws Uncompiled {
    var keys = new int[size];
    var stride = 1;
    for (var part : parts) {
      var scaled = part.classOfCode.clone();
      for (var code = 0; code < scaled.length; code++) {
        scaled[code] *= stride;
      }
      for (var i = 0; i < size; i++) {
        keys[i] += scaled[part.column.codes().at(i)];
      }
      stride *= part.representative.length;
    }
    var found = new int[stride];
    Arrays.fill(found, -1);
    var values = new Outcomes();
    for (var i = 0; i < size; i++) {
      if (found[keys[i]] < 0) {
        found[keys[i]] = values.code(evaluate(i, value));
      }
      keys[i] = found[keys[i]];
    }
    return values.column(keys);
  }

  private CodedColumn byHash(Function<Map<String, Value>, Value> value) throws Uncompiled {
    var keys = new int[size];
    for (var part : parts) {
      var interner = new Interner();
      for (var i = 0; i < size; i++) {
        keys[i] = interner.number(keys[i], part.classOfCode[part.column.codes().at(i)]);
      }
      if (interner.size() > Math.max(FREE, size / 2)) {
        throw tooMany();
      }
    }
    var found = new int[size];
    Arrays.fill(found, -1);
    var values = new Outcomes();
    for (var i = 0; i < size; i++) {
      if (found[keys[i]] < 0) {
        found[keys[i]] = values.code(evaluate(i, value));
      }
      keys[i] = found[keys[i]];
    }
    return values.column(keys);
  }

  private Value evaluate(int person, Function<Map<String, Value>, Value> value) throws Uncompiled {
    if (++evaluated > Math.max(FREE, size / 2)) {
      throw tooMany();
    }
    var values = new HashMap<String, Value>();
    for (var part : parts) {
      var cls = part.classOfCode[part.column.codes().at(person)];
      values.put(part.name, part.column.dictionary().apply(part.representative[cls]));
    }
    return value.apply(values);
  }

  private static Uncompiled tooMany() {
    return new Uncompiled("几乎每个人都是一种不同的组合", "nearly every person is a combination of their own");
  }

  /// Values by the numbers in which they were met.
  private static final class Outcomes {
    private final Map<Value, Integer> known = new HashMap<>();
    private final List<Value> values = new ArrayList<>();

    int code(Value value) {
      var code = known.putIfAbsent(value, values.size());
      if (code == null) {
        values.add(value);
        return values.size() - 1;
      }
      return code;
    }

    CodedColumn column(int[] codes) {
      return new CodedColumn(Codes.of(codes, values.size()), values.size(), values::get);
    }
  }
}
