package org.yiwang.decisions.feel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the names at one place of an expression are of.
///
/// @param open whether there may be names that nobody declared, as the fields of an unknown context
public record TypeScope(Map<String, Type> types, boolean open) {
  /// Keeps its own copy of the map.
  public TypeScope {
    types = Map.copyOf(types);
  }

  /// Exactly these names.
  public static TypeScope of(Map<String, Type> types) {
    return new TypeScope(types, false);
  }

  TypeScope with(Map<String, Type> more) {
    var all = new LinkedHashMap<>(types);
    all.putAll(more);
    return new TypeScope(all, open);
  }

  TypeScope with(String name, Type type) {
    return with(Map.of(name, type));
  }

  TypeScope opened() {
    return new TypeScope(types, true);
  }

  Optional<Type> find(String name) {
    return Optional.ofNullable(types.get(name));
  }

  Set<String> names() {
    return types.keySet();
  }
}
