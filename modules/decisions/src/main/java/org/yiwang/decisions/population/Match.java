package org.yiwang.decisions.population;

import java.util.BitSet;
import java.util.List;
import org.yiwang.decisions.feel.Value;

/// What a decision says of everyone: for each person the number of an outcome.
public final class Match {
  private final String fallback;
  private final char[] outcomeOf;
  private final List<Outcome> outcomes;

  Match(String fallback, char[] outcomeOf, List<Outcome> outcomes) {
    this.fallback = fallback;
    this.outcomeOf = outcomeOf;
    this.outcomes = outcomes;
  }

  /// One outcome that may occur.
  ///
  /// @param rules the rules that hit, counted from one; empty when the interpreter ran
  public record Outcome(List<Integer> rules, Value value) {}

  /// Why the interpreter ran person by person; empty when the compiled plan ran.
  public String fallback() {
    return fallback;
  }

  /// How many people.
  public int size() {
    return outcomeOf.length;
  }

  /// All outcomes, by their numbers.
  public List<Outcome> outcomes() {
    return outcomes;
  }

  /// The outcome of one person.
  public Outcome outcome(int person) {
    return outcomes.get(outcomeOf[person]);
  }

  /// The number of the outcome of one person.
  public int outcomeNumber(int person) {
    return outcomeOf[person];
  }

  /// Whom a rule hit.
  public BitSet peopleOf(int rule) {
    var wanted = new boolean[outcomes.size()];
    for (var i = 0; i < wanted.length; i++) {
      wanted[i] = outcomes.get(i).rules().contains(rule);
    }
    var people = new BitSet(outcomeOf.length);
    for (var i = 0; i < outcomeOf.length; i++) {
      if (wanted[outcomeOf[i]]) {
        people.set(i);
      }
    }
    return people;
  }

  /// How many people have each outcome.
  public long[] counts() {
    var counts = new long[outcomes.size()];
    for (var outcome : outcomeOf) {
      counts[outcome]++;
    }
    return counts;
  }
}
