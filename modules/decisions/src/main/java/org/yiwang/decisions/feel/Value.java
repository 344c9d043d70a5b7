package org.yiwang.decisions.feel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of FEEL. There is no Java null among them: the null of FEEL is [Nothing], which also
/// remembers why it came about.
public sealed interface Value {
  /// Decimal arithmetic of FEEL: 34 digits, half even.
  MathContext DIGITS = MathContext.DECIMAL128;

  /// The largest exponent of a number.
  int EXPONENT_MAX = 6_144;

  /// Sizes end here, so that those of shared structures do not overflow.
  long SIZE_END = 1L << 40;

  /// How many letters of a string weigh as much as a number.
  int LETTERS_A_PART = 16;

  /// How much there is to look at in a value: its parts at every depth. One that stands in several
  /// places counts in each, as it would when written out or compared. Constant time.
  static long size(Value value) {
    return switch (value) {
      case Items list -> list.size;
      case Fields context -> context.size;
      case Text text -> 1 + text.text().length() / LETTERS_A_PART;
      case Range range -> 1 + size(range.low()) + size(range.high());
      case Nothing _, Amount _, Truth _, Day _, Clock _, Moment _, Days _, Months _, Function _ ->
          1;
    };
  }

  /// How deep lists and contexts are nested in a value; 0 for one without parts. Constant time.
  static int levels(Value value) {
    return switch (value) {
      case Items list -> list.levels;
      case Fields context -> context.levels;
      default -> 0;
    };
  }

  /// The null of FEEL.
  ///
  /// @param why what went wrong or is missing; empty when null is simply the value
  record Nothing(String why) implements Value {
    /// The null of FEEL that nobody needs to explain.
    public static final Nothing PLAIN = new Nothing("");

    /// The end of a range that has none, as of `(< 10)`; unlike an end that was computed as null.
    public static final Nothing OPEN_END = new Nothing("没有端点 · no end");
  }

  /// A number.
  record Amount(BigDecimal number) implements Value {}

  /// A string.
  record Text(String text) implements Value {}

  /// A boolean.
  record Truth(boolean holds) implements Value {
    /// The boolean true.
    public static final Truth TRUE = new Truth(true);

    /// The boolean false.
    public static final Truth FALSE = new Truth(false);
  }

  /// A date.
  record Day(LocalDate date) implements Value {}

  /// A time of day.
  ///
  /// @param zone an offset as `Z` or `+08:00`, a zone as `Asia/Shanghai`, or empty for local time
  record Clock(LocalTime time, String zone) implements Value {}

  /// A date and time.
  ///
  /// @param zone as in [Clock]
  record Moment(LocalDateTime at, String zone) implements Value {}

  /// A days and time duration.
  record Days(Duration length) implements Value {}

  /// A years and months duration.
  record Months(long months) implements Value {}

  /// A range. An end that is [Nothing] is open.
  record Range(Value low, boolean lowIncluded, Value high, boolean highIncluded) implements Value {}

  /// A list.
  final class Items implements Value {
    private final List<Value> items;
    private final long size;
    private final int levels;

    /// Keeps its own copy of the list.
    public Items(List<? extends Value> items) {
      this.items = List.copyOf(items);
      var sum = 1L;
      var most = 0;
      for (var item : this.items) {
        sum += size(item);
        most = Math.max(most, levels(item));
      }
      this.size = Math.min(sum, SIZE_END);
      this.levels = most + 1;
    }

    /// What it holds. Not to be changed.
    public List<Value> items() {
      return items;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Items list && items.equals(list.items);
    }

    @Override
    public int hashCode() {
      return items.hashCode();
    }

    @Override
    public String toString() {
      return "Items" + items;
    }
  }

  /// A context: named values in the order in which they were written.
  final class Fields implements Value {
    private final Map<String, Value> fields;
    private final long size;
    private final int levels;

    /// Keeps its own copy of the map.
    public Fields(Map<String, ? extends Value> fields) {
      this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
      var sum = 1L;
      var most = 0;
      for (var field : this.fields.entrySet()) {
        sum += 1 + field.getKey().length() / LETTERS_A_PART + size(field.getValue());
        most = Math.max(most, levels(field.getValue()));
      }
      this.size = Math.min(sum, SIZE_END);
      this.levels = most + 1;
    }

    /// What it holds, by name. Not to be changed.
    public Map<String, Value> fields() {
      return fields;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Fields context && fields.equals(context.fields);
    }

    @Override
    public int hashCode() {
      return fields.hashCode();
    }

    @Override
    public String toString() {
      return "Fields" + fields;
    }
  }

  /// A function.
  non-sealed interface Function extends Value {
    /// The value for these arguments; [Nothing] with a reason when they do not fit.
    Value call(Arguments arguments, Evaluator evaluator);

    /// Names of the parameters, for messages and types; empty for built-in functions.
    List<String> parameters();

    /// Its type; parameters and result are `Any` where nothing was declared.
    Type type();
  }

  /// The arguments of one call: by position, or by name (then `names` has one for each value).
  record Arguments(List<Value> values, List<String> names) {
    /// Arguments by position.
    public static Arguments of(Value... values) {
      return new Arguments(List.of(values), List.of());
    }
  }

  /// Whether a number is of a size that decimals of 34 digits can have. Beyond it, numbers would be
  /// cheap to write and dear to work with.
  static boolean inRange(BigDecimal number) {
    return number.signum() == 0
        ? Math.abs((long) number.scale()) <= EXPONENT_MAX
        : Math.abs((long) number.precision() - number.scale()) <= EXPONENT_MAX
            && number.scale() <= EXPONENT_MAX + 34;
  }

  /// A number from a whole number.
  static Amount of(long number) {
    return new Amount(BigDecimal.valueOf(number));
  }

  /// A number, rounded to 34 digits.
  static Amount of(BigDecimal number) {
    return new Amount(number.round(DIGITS));
  }

  /// A boolean.
  static Truth of(boolean holds) {
    return holds ? Truth.TRUE : Truth.FALSE;
  }

  /// A string.
  static Text of(String text) {
    return new Text(text);
  }

  /// A null with its reason.
  static Nothing nothing(String why) {
    return new Nothing(why);
  }

  /// A text of an expression as messages show it: a long one cut off.
  static String shown(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }

  /// Whether this is the null of FEEL.
  default boolean isNothing() {
    return this instanceof Nothing;
  }

  /// Whether this is the boolean true.
  default boolean isTrue() {
    return this instanceof Truth truth && truth.holds();
  }

  /// Whether this is the boolean false.
  default boolean isFalse() {
    return this instanceof Truth truth && !truth.holds();
  }
}
