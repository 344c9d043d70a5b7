package org.yiwang.decisions.feel;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What names mean at one place of an expression.
public final class Scope {
  /// No names at all.
  public static final Scope EMPTY = new Scope(Map.of(), null);

  private final Map<String, Supplier<Value>> values;
  private final @Nullable Scope outer;
  private final int depth;

  private Scope(Map<String, Supplier<Value>> values, @Nullable Scope outer) {
    this.values = values;
    this.outer = outer;
    this.depth = outer == null ? 0 : outer.depth + 1;
  }

  /// The values by their names.
  public static Scope of(Map<String, Value> values) {
    return EMPTY.with(values);
  }

  /// This scope with more names, which hide its own.
  public Scope with(Map<String, Value> more) {
    var suppliers = new java.util.HashMap<String, Supplier<Value>>();
    more.forEach((name, value) -> suppliers.put(name, () -> value));
    return new Scope(suppliers, this);
  }

  /// This scope with one more name.
  public Scope with(String name, Value value) {
    return new Scope(Map.of(name, () -> value), this);
  }

  Scope withLazy(String name, Supplier<Value> value) {
    return new Scope(Map.of(name, value), this);
  }

  /// How many scopes lie around it: what looking for a name may take.
  int depth() {
    return depth;
  }

  /// What the name means.
  public Optional<Value> find(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      var value = scope.values.get(name);
      if (value != null) {
        return Optional.of(value.get());
      }
    }
    return Optional.empty();
  }
}
