package org.yiwang.journal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the shape of each type a codec meets, once per type, so that a type may hold itself.
final class Shapes {
  private final Map<Class<?>, RecordShape> records = new HashMap<>();
  private final Map<Class<?>, SumShape> sums = new HashMap<>();

  /// The shape of a component's type.
  ///
  /// @param where named in the complaint about a type that has no shape
  Shape of(Type type, Object where) {
    return switch (type) {
      case Class<?> plain -> ofClass(plain, where);
      case ParameterizedType generic -> ofGeneric(generic, where);
      default -> throw unsupported(type, where);
    };
  }

  private Shape ofClass(Class<?> type, Object where) {
    if (type == int.class || type == Integer.class) {
      return ScalarShape.INT;
    }
    if (type == long.class || type == Long.class) {
      return ScalarShape.LONG;
    }
    if (type == boolean.class || type == Boolean.class) {
      return ScalarShape.BOOLEAN;
    }
    if (TextShape.has(type)) {
      return TextShape.of(type);
    }
    if (type.isRecord()) {
      return ofRecord(type);
    }
    if (type.isInterface() && type.isSealed()) {
      return ofSealed(type);
    }
    throw unsupported(type, where);
  }

  private Shape ofGeneric(ParameterizedType type, Object where) {
    var raw = type.getRawType();
    var parts = type.getActualTypeArguments();
    if (raw == Optional.class) {
      return new CollectionShape.Maybe(of(parts[0], where));
    }
    if (raw == List.class) {
      return new CollectionShape.Row(of(parts[0], where));
    }
    if (raw == Set.class) {
      return new CollectionShape.Bag(of(parts[0], where));
    }
    if (raw == Map.class && of(parts[0], where) instanceof TextShape key) {
      return new CollectionShape.Table(key, of(parts[1], where));
    }
    throw unsupported(type, where);
  }

  /// The shape of a record; entered before its components are looked at.
  RecordShape ofRecord(Class<?> type) {
    var known = records.get(type);
    if (known == null) {
      known = new RecordShape(type);
      records.put(type, known);
      known.link(this);
    }
    return known;
  }

  /// The shape of a sealed interface; entered before its cases are looked at.
  SumShape ofSealed(Class<?> type) {
    var known = sums.get(type);
    if (known == null) {
      known = new SumShape(type, new HashMap<>());
      sums.put(type, known);
      known.link(this);
    }
    return known;
  }

  private static IllegalArgumentException unsupported(Type type, Object where) {
    return new IllegalArgumentException(
        where
            + ": "
            + type.getTypeName()
            + " is not written to the record; use whole numbers, BigDecimal, String, java.time,"
            + " enums, records, sealed interfaces, Optional, List, Set or Map");
  }
}
