package org.yiwang.journal;

import tools.jackson.databind.JsonNode;

/// Whole numbers and truth values.
///
/// There is no `double`: binary fractions are not exact, so facts of the record are whole numbers
/// or [java.math.BigDecimal].
enum ScalarShape implements Shape {
  INT {
    @Override
    public Object read(JsonNode json) {
      require(json.isIntegralNumber() && json.canConvertToInt(), "an int", json);
      return json.intValue();
    }
  },
  LONG {
    @Override
    public Object read(JsonNode json) {
      require(json.isIntegralNumber() && json.canConvertToLong(), "a long", json);
      return json.longValue();
    }
  },
  BOOLEAN {
    @Override
    public Object read(JsonNode json) {
      require(json.isBoolean(), "true or false", json);
      return json.booleanValue();
    }
  };

  @Override
  public void write(Object value, StringBuilder out) {
    out.append(value);
  }

  private static void require(boolean holds, String expected, JsonNode found) {
    if (!holds) {
      throw new IllegalArgumentException("expected " + expected + ", found " + found);
    }
  }
}
