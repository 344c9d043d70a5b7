package org.yiwang.journal;

import tools.jackson.databind.JsonNode;

/// How the values of one Java type are written as canonical JSON and read back.
interface Shape {
  /// Appends the value; the same value always gives the same text.
  void write(Object value, StringBuilder out);

  /// The value again.
  ///
  /// @throws IllegalArgumentException if the node is no such value
  Object read(JsonNode json);

  /// Whether this value is written by leaving its property out.
  default boolean isAbsent(Object value) {
    return false;
  }

  /// The value of a property that is not there.
  ///
  /// @throws IllegalArgumentException if the property must be there
  default Object missing() {
    throw new IllegalArgumentException("missing");
  }
}
