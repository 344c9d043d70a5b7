package org.yiwang.decisions.population;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks for a choice of one place in each column that no rule lets pass. The last place of each
/// column is null.
final class GapSearch {
  private static final long WORK_MAX = 100_000_000;

  private final List<int[][]> passing;
  private final int[] sizes;
  private final Set<List<Object>> seen = new HashSet<>();
  private int missing;
  private long work;

  GapSearch(List<int[][]> passing, int[] sizes) {
    this.passing = passing;
    this.sizes = sizes;
  }

  /// @param missing the column that is null, others may be, too; -1 when none may
  Optional<int[]> find(int missing) {
    this.missing = missing;
    seen.clear();
    var all = new BitSet();
    all.set(0, passing.size());
    return search(0, all, new int[sizes.length]);
  }

  /// Whether the search ended at its limit.
  boolean exhausted() {
    return work > WORK_MAX;
  }

  private Optional<int[]> search(int column, BitSet rules, int[] places) {
    if (rules.isEmpty()) {
      for (var i = column; i < sizes.length; i++) {
        places[i] = i == missing ? sizes[i] - 1 : Math.max(0, sizes[i] - 2);
      }
      return possible(column) ? Optional.of(places) : Optional.empty();
    }
    if (column == sizes.length
        || exhausted()
        || covered(column, rules)
        || !seen.add(List.of(column, rules))) {
      return Optional.empty();
    }
    return column == missing
        ? at(column, sizes[column] - 1, rules, places)
        : sweep(column, rules, places);
  }

  /// Whether the columns left have any value at all but null.
  private boolean possible(int column) {
    for (var i = column; i < sizes.length; i++) {
      if (sizes[i] == 1 && missing < 0) {
        return false;
      }
    }
    return true;
  }

  /// Whether one rule lets everything pass from here on.
  private boolean covered(int column, BitSet rules) {
    work += rules.cardinality();
    return rules.stream()
        .anyMatch(rule -> {
          for (var i = column; i < sizes.length; i++) {
            var spans = passing.get(rule)[i];
            if (spans.length != 2 || spans[0] != 0 || spans[1] < sizes[i] - (missing < 0 ? 1 : 0)) {
              return false;
            }
          }
          return true;
        });
  }

  private Optional<int[]> at(int column, int place, BitSet rules, int[] places) {
    var left = new BitSet();
    rules.stream().filter(rule -> Spans.has(passing.get(rule)[column], place)).forEach(left::set);
    places[column] = place;
    return search(column + 1, left, places);
  }

  /// All places of a column in turn, with the rules that begin and end there.
  private Optional<int[]> sweep(int column, BitSet rules, int[] places) {
    var size = missing < 0 ? sizes[column] - 1 : sizes[column];
    var turns = new ArrayList<int[]>();
    rules.stream()
        .forEach(rule -> {
          var spans = passing.get(rule)[column];
          for (var i = 0; i < spans.length; i++) {
            turns.add(new int[] {spans[i], rule});
          }
        });
    turns.sort((a, b) -> Integer.compare(a[0], b[0]));
    var active = new BitSet();
    var next = 0;
    for (var place = 0; place < size; place++) {
      var changed = place == 0;
      while (next < turns.size() && turns.get(next)[0] == place) {
        active.flip(turns.get(next++)[1]);
        changed = true;
      }
      work += 1 + active.size() / 64;
      if (changed) {
        places[column] = place;
        var found = search(column + 1, (BitSet) active.clone(), places);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
