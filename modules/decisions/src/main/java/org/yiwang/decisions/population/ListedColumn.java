package org.yiwang.decisions.population;

import java.util.List;
import org.yiwang.decisions.feel.Value;

/// For each person a list of the values of some of several columns: the outputs of the rules that
/// hit.
///
/// @param sets which columns belong to each code
record ListedColumn(Codes codes, List<List<Integer>> sets, List<Column> columns) implements Column {
  @Override
  public int size() {
    return codes.size();
  }

  @Override
  public Value value(int person) {
    return new Value.Items(
        sets.get(codes.at(person)).stream().map(at -> columns.get(at).value(person)).toList());
  }
}
