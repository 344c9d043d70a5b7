package org.yiwang.decisions.population;

import java.util.List;
import org.yiwang.decisions.feel.Value;

/// For each person the value of one of several columns: the output of the rule that hit.
record PickedColumn(Codes codes, List<Column> columns) implements Column {
  @Override
  public int size() {
    return codes.size();
  }

  @Override
  public Value value(int person) {
    return columns.get(codes.at(person)).value(person);
  }
}
