package org.yiwang.decisions.population;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import org.yiwang.decisions.dmn.Part;
import org.yiwang.decisions.feel.Scope;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// What names mean to an expression that is evaluated for everyone: a column each, or a function.
record Frame(
    int size,
    Map<String, Type> types,
    ZonedDateTime now,
    Map<String, Column> columns,
    Map<String, Part.Shared> functions) {

  /// This frame with one more name.
  Frame with(String name, Column column) {
    var more = new HashMap<>(columns);
    more.put(name, column);
    return new Frame(size, types, now, more, functions);
  }

  /// The same place as the analysis of expressions sees it.
  Setting setting() {
    var values = new HashMap<String, Value>();
    functions.forEach((name, function) -> values.put(name, function.value()));
    columns.keySet().forEach(values::remove);
    return new Setting(types, now, columns.keySet(), Scope.of(values));
  }
}
