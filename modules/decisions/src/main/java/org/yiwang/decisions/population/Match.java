package org.yiwang.decisions.population;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.decisions.feel.Value;

/// What a decision says of everyone.
public final class Match {
  private final String fallback;
  private final Column column;
  private final Optional<TableColumns.Hits> hits;
  private final long interpreted;

  Match(String fallback, Column column, Optional<TableColumns.Hits> hits, long interpreted) {
    this.fallback = fallback;
    this.column = column;
    this.hits = hits;
    this.interpreted = interpreted;
  }

  /// Why the interpreter ran person by person; empty when the compiled plan ran.
  public String fallback() {
    return fallback;
  }

  /// How often the interpreter was asked: once for each outcome or combination of classes that
  /// occurs, or once for each person after a fallback.
  public long interpreted() {
    return interpreted;
  }

  /// How many people.
  public int size() {
    return column.size();
  }

  /// The results of everyone.
  public Column column() {
    return column;
  }

  /// The result of one person.
  public Value value(int person) {
    return column.value(person);
  }

  /// The rules that hit one person, counted from one; empty where the decision is no table, and
  /// where several rules hit of which only one may.
  public List<Integer> rulesOf(int person) {
    return hits.map(found -> rules(found.sets().get(found.codes().at(person)))).orElse(List.of());
  }

  private static List<Integer> rules(List<Integer> set) {
    return set.stream().filter(rule -> rule >= 0).map(rule -> rule + 1).toList();
  }

  /// Whom a rule hit; rules are counted from one.
  public BitSet peopleOf(int rule) {
    var people = new BitSet(size());
    if (hits.isPresent()) {
      var found = hits.get();
      var wanted = new boolean[found.sets().size()];
      for (var i = 0; i < wanted.length; i++) {
        wanted[i] = found.sets().get(i).contains(rule - 1);
      }
      for (var i = 0; i < size(); i++) {
        if (wanted[found.codes().at(i)]) {
          people.set(i);
        }
      }
    }
    return people;
  }

  /// How many people have each result, in the order in which results first occur. A calculated
  /// result can be another one for every person.
  public Map<Value, Long> counts() {
    var counts = new LinkedHashMap<Value, Long>();
    if (column instanceof CodedColumn coded) {
      var byCode = new long[coded.cardinality()];
      for (var i = 0; i < size(); i++) {
        byCode[coded.codes().at(i)]++;
      }
      for (var code = 0; code < byCode.length; code++) {
        if (byCode[code] > 0) {
          counts.merge(coded.dictionary().apply(code), byCode[code], Long::sum);
        }
      }
      return counts;
    }
    for (var i = 0; i < size(); i++) {
      counts.merge(column.value(i), 1L, Long::sum);
    }
    return counts;
  }
}
