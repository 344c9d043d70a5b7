package org.yiwang.decisions.guard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.yiwang.decisions.feel.Value;

/// How one field of a schema is read from a subject. A Java null is the null of FEEL.
///
/// @param <S> what a subject is: a record of the caller, or a map
public sealed interface Accessor<S> {
  /// A number without a fraction that is always there.
  record Whole<S>(ToLongFunction<S> of) implements Accessor<S> {}

  /// A number.
  record Decimal<S>(Function<S, @Nullable BigDecimal> of) implements Accessor<S> {}

  /// A string.
  record Text<S>(Function<S, @Nullable String> of) implements Accessor<S> {}

  /// A boolean.
  record Truth<S>(Function<S, @Nullable Boolean> of) implements Accessor<S> {}

  /// A date.
  record Day<S>(Function<S, @Nullable LocalDate> of) implements Accessor<S> {}

  /// A context: a record within the record.
  record Inner<S, T>(Function<S, @Nullable T> of, Map<String, Accessor<T>> fields)
      implements Accessor<S> {
    /// Keeps its own copy of the map.
    public Inner {
      fields = Map.copyOf(fields);
    }
  }

  /// A value of FEEL: a list, a function, or whatever it may be.
  record Any<S>(Function<S, Value> of) implements Accessor<S> {}

  /// The field of a subject as a value, as the interpreter wants it.
  static <S> Value value(Accessor<S> field, S subject) {
    return switch (field) {
      case Whole<S> whole -> Value.of(whole.of().applyAsLong(subject));
      case Decimal<S> number -> {
        var value = number.of().apply(subject);
        yield value == null ? Value.Nothing.PLAIN : Value.of(value);
      }
      case Text<S> text -> {
        var value = text.of().apply(subject);
        yield value == null ? Value.Nothing.PLAIN : Value.of(value);
      }
      case Truth<S> truth -> {
        var value = truth.of().apply(subject);
        yield value == null ? Value.Nothing.PLAIN : Value.of(value.booleanValue());
      }
      case Day<S> day -> {
        var value = day.of().apply(subject);
        yield value == null ? Value.Nothing.PLAIN : new Value.Day(value);
      }
      case Inner<S, ?> inner -> inner(inner, subject);
      case Any<S> any -> any.of().apply(subject);
    };
  }

  private static <S, T> Value inner(Inner<S, T> inner, S subject) {
    var part = inner.of().apply(subject);
    return part == null ? Value.Nothing.PLAIN : new Value.Fields(values(inner.fields(), part));
  }

  /// All fields of a subject as values.
  static <S> Map<String, Value> values(Map<String, Accessor<S>> fields, S subject) {
    var values = new LinkedHashMap<String, Value>();
    fields.forEach((name, field) -> values.put(name, value(field, subject)));
    return values;
  }
}
