package org.yiwang.decisions.population;

import java.util.LinkedHashMap;
import java.util.Map;
import org.yiwang.decisions.feel.Value;

/// A context for everyone, entry by entry; the whole is put together only for whom it is asked.
record FieldsColumn(int size, Map<String, Column> entries) implements Column {
  @Override
  public Value value(int person) {
    var fields = new LinkedHashMap<String, Value>();
    entries.forEach((name, column) -> fields.put(name, column.value(person)));
    return new Value.Fields(fields);
  }
}
