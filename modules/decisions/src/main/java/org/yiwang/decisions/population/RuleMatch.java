package org.yiwang.decisions.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.yiwang.decisions.feel.Table;

/// Which rules hit whom: for each person one look-up and one AND a bundle of columns.
final class RuleMatch {
  /// People in one block: their masks stay within the first-level cache.
  private static final int BLOCK = 1024;

  /// Stands for several rules where only one may hit.
  static final List<Integer> SEVERAL = List.of(-2);

  private final Table table;
  private final int size;
  private final int words;
  private final List<Step> steps = new ArrayList<>();
  private final Optional<FusedMatch> fused;

  RuleMatch(Table table, List<TableColumns.Sieve> sieves, Population population) {
    this.table = table;
    this.size = population.size();
    this.words = (table.rules().size() + 63) / 64;
    var left = new ArrayList<>(sieves);
    for (var bundle : population.bundles()) {
      gather(bundle, left);
    }
    while (!left.isEmpty()) {
      gather(Population.Bundle.of(left.getFirst().column()), left);
    }
    fused = fused();
  }

  private Optional<FusedMatch> fused() {
    var mixed = steps.stream().filter(step -> step.mixed.length > 0).toList();
    if (table.policy() != Table.HitPolicy.FIRST
        || table.rules().isEmpty()
        || table.rules().size() > FusedMatch.RULES_MAX
        || steps.isEmpty()
        || steps.size() > FusedMatch.STEPS_MAX
        || steps.stream().anyMatch(step -> step.codes.large.length > 0)
        || mixed.size() > 1) {
      return Optional.empty();
    }
    var codes = new char[FusedMatch.STEPS_MAX][];
    var masks = new long[FusedMatch.STEPS_MAX][];
    for (var i = 0; i < codes.length; i++) {
      var step = steps.get(Math.min(i, steps.size() - 1));
      codes[i] = step.codes.small;
      masks[i] = step.masks[0].clone();
      for (var code = 0; code < masks[i].length; code++) {
        var settled = !mixed.isEmpty() && (step.mixed.length == 0 || step.isMixed(code));
        masks[i][code] = FusedMatch.turned(masks[i][code]) | (settled ? Long.MIN_VALUE : 0);
      }
    }
    return Optional.of(
        new FusedMatch(
            codes,
            masks,
            person -> mixed.isEmpty() ? 0 : FusedMatch.turned(mixed.getFirst().again(person, 0))));
  }

  /// Translates the codes of a bundle into masks, for all sieves whose columns are in it.
  private void gather(Population.Bundle bundle, List<TableColumns.Sieve> left) {
    var used = new ArrayList<TableColumns.Sieve>();
    var strides = new ArrayList<Integer>();
    for (var sieve : left) {
      for (var at = 0; at < bundle.columns().size(); at++) {
        if (bundle.columns().get(at).codes() == sieve.column().codes()
            && bundle.columns().get(at).cardinality() == sieve.column().cardinality()) {
          used.add(sieve);
          strides.add(bundle.strides().get(at));
          break;
        }
      }
    }
    if (!used.isEmpty()) {
      steps.add(bundle.shift() == 0 ? plain(bundle, used, strides) : coarse(bundle, used));
      left.removeAll(used);
    }
  }

  private Step plain(
      Population.Bundle bundle, List<TableColumns.Sieve> sieves, List<Integer> strides) {
    var masks = new long[words][bundle.cardinality()];
    for (var word = 0; word < words; word++) {
      var row = masks[word];
      Arrays.fill(row, rulesOf(word));
      for (var s = 0; s < sieves.size(); s++) {
        var sieve = sieves.get(s);
        var stride = strides.get(s);
        var cardinality = sieve.column().cardinality();
        for (var code = 0; code < row.length; code++) {
          row[code] &= sieve.mask(code / stride % cardinality, word);
        }
      }
    }
    return new Step(bundle.codes(), masks, bundle.codes(), new Part[0][]);
  }

  /// The rules that everyone in a range of neighbouring codes satisfies; where not all satisfy the
  /// same, the range is kept in parts, and each person is looked at again.
  private Step coarse(Population.Bundle bundle, List<TableColumns.Sieve> sieves) {
    var masks = new long[words][bundle.cardinality()];
    var mixed = new Part[bundle.cardinality()][0];
    var codes = bundle.columns().getFirst().cardinality();
    for (var range = 0; range < mixed.length; range++) {
      var from = range << bundle.shift();
      var to = Math.min(codes, (range + 1) << bundle.shift());
      var parts = parts(sieves, from, to);
      for (var word = 0; word < words; word++) {
        masks[word][range] = parts.length > 1 ? rulesOf(word) : fine(sieves, from, word);
      }
      mixed[range] = parts.length > 1 ? parts : mixed[range];
    }
    return new Step(bundle.codes(), masks, bundle.columns().getFirst().codes(), mixed);
  }

  private Part[] parts(List<TableColumns.Sieve> sieves, int from, int to) {
    var parts = new ArrayList<Part>();
    for (var code = from; code < to; code++) {
      if (code == from || differs(sieves, code)) {
        var masks = new long[words];
        for (var word = 0; word < words; word++) {
          masks[word] = fine(sieves, code, word);
        }
        parts.add(new Part(code, masks));
      }
    }
    return parts.toArray(Part[]::new);
  }

  private static boolean differs(List<TableColumns.Sieve> sieves, int code) {
    for (var i = 0; i < sieves.size(); i++) {
      if (sieves.get(i).cls(code) != sieves.get(i).cls(code - 1)) {
        return true;
      }
    }
    return false;
  }

  /// Neighbouring codes that satisfy the same rules, from one code on.
  private static final class Part {
    private final int from;
    private final long[] masks;

    Part(int from, long[] masks) {
      this.from = from;
      this.masks = masks;
    }
  }

  private static long fine(List<TableColumns.Sieve> sieves, int code, int word) {
    var mask = -1L;
    for (var sieve : sieves) {
      mask &= sieve.mask(code, word);
    }
    return mask;
  }

  /// One look-up a person: the masks of each code, word by word. Where `mixed` is not empty, codes
  /// are ranges of the exact ones, and those that have parts are looked up once more.
  private static final class Step {
    private final Codes codes;
    private final long[][] masks;
    private final Codes exact;
    private final Part[][] mixed;

    Step(Codes codes, long[][] masks, Codes exact, Part[][] mixed) {
      this.codes = codes;
      this.masks = masks;
      this.exact = exact;
      this.mixed = mixed;
    }

    void begin(long[] hits, int word, int from, int count) {
      var table = masks[word];
      if (codes.large.length > 0) {
        for (var i = 0; i < count; i++) {
          hits[i] = table[codes.large[from + i]];
        }
      } else {
        begin(hits, table, codes.small, from, count);
      }
    }

    private static void begin(long[] hits, long[] table, char[] codes, int from, int count) {
      for (var i = 0; i < count; i++) {
        hits[i] = table[codes[from + i]];
      }
    }

    void narrow(long[] hits, int word, int from, int count) {
      var table = masks[word];
      if (codes.large.length > 0) {
        for (var i = 0; i < count; i++) {
          hits[i] &= table[codes.large[from + i]];
        }
      } else {
        narrow(hits, table, codes.small, from, count);
      }
    }

    private static void narrow(long[] hits, long[] table, char[] codes, int from, int count) {
      for (var i = 0; i < count; i++) {
        hits[i] &= table[codes[from + i]];
      }
    }

    boolean isMixed(int code) {
      return mixed.length > 0 && mixed[code].length > 0;
    }

    /// The mask of a person in a range that has parts.
    long again(int person, int word) {
      var parts = mixed[codes.small[person]];
      var code = exact.at(person);
      var at = parts.length - 1;
      while (parts[at].from > code) {
        at--;
      }
      return parts[at].masks[word];
    }

    void settle(long[] hits, int word, int from, int count) {
      for (var i = 0; i < count && mixed.length > 0; i++) {
        if (hits[i] != 0 && mixed[codes.small[from + i]].length > 0) {
          hits[i] &= again(from + i, word);
        }
      }
    }
  }

  /// Whether one rule decides: the first that hits, or the only one that may.
  boolean oneRule() {
    return (table.policy() == Table.HitPolicy.FIRST || table.policy() == Table.HitPolicy.UNIQUE)
        && table.rules().size() < Codes.SMALL_MAX - 2;
  }

  /// The set of rules that hit each person.
  TableColumns.Hits hits() {
    if (!oneRule()) {
      return severalRules();
    }
    var hits = new char[size];
    oneRule(hits, 0, size);
    return new TableColumns.Hits(new Codes(hits, new int[0]), sets());
  }

  /// What the numbers that [#oneRule(char[], int, int)] writes stand for.
  List<List<Integer>> sets() {
    var sets = new ArrayList<List<Integer>>();
    sets.add(List.of());
    for (var rule = 0; rule < table.rules().size(); rule++) {
      sets.add(List.of(rule));
    }
    if (table.policy() == Table.HitPolicy.UNIQUE && table.rules().size() > 1) {
      sets.add(SEVERAL);
    }
    return List.copyOf(sets);
  }

  /// Writes for some people: 0 for no rule, n for the nth rule, one more than the number of rules
  /// for several where one may hit.
  void oneRule(char[] out, int from, int to) {
    if (fused.isPresent()) {
      fused.get().match(out, from, to);
      return;
    }
    var hits = new long[BLOCK];
    for (var at = from; at < to; at += BLOCK) {
      var count = Math.min(BLOCK, to - at);
      for (var word = 0; word < Math.max(1, words); word++) {
        block(hits, word, at, count);
        if (table.policy() == Table.HitPolicy.UNIQUE) {
          unique(hits, out, at, count, 64 * word);
        } else {
          first(hits, out, at, count, 64 * word);
        }
      }
    }
  }

  private void block(long[] hits, int word, int from, int count) {
    if (steps.isEmpty()) {
      Arrays.fill(hits, 0, count, words == 0 ? 0 : rulesOf(word));
      return;
    }
    steps.getFirst().begin(hits, word, from, count);
    for (var step = 1; step < steps.size(); step++) {
      steps.get(step).narrow(hits, word, from, count);
    }
    for (var step : steps) {
      step.settle(hits, word, from, count);
    }
  }

  private long rulesOf(int word) {
    var left = table.rules().size() - 64 * word;
    return left >= 64 ? -1L : (1L << left) - 1;
  }

  private void unique(long[] hits, char[] out, int from, int count, int before) {
    var several = (char) (table.rules().size() + 1);
    for (var i = 0; i < count; i++) {
      var mask = hits[i];
      if (mask != 0) {
        var alone = (before == 0 || out[from + i] == 0) && (mask & (mask - 1)) == 0;
        var rule = before + Long.numberOfTrailingZeros(mask) + 1;
        out[from + i] = alone ? (char) rule : several;
      } else if (before == 0) {
        out[from + i] = 0;
      }
    }
  }

  private static void first(long[] hits, char[] out, int from, int count, int before) {
    for (var i = 0; i < count; i++) {
      var rule = hits[i] == 0 ? 0 : before + Long.numberOfTrailingZeros(hits[i]) + 1;
      if (before == 0 || out[from + i] == 0) {
        out[from + i] = (char) rule;
      }
    }
  }

  /// Sets are numbered as they are met, word by word.
  private TableColumns.Hits severalRules() {
    var hits = new long[BLOCK];
    var numbers = new int[size];
    List<List<Integer>> sets = List.of(List.of());
    for (var word = 0; word < words; word++) {
      var interner = new Interner();
      var next = new ArrayList<List<Integer>>();
      for (var from = 0; from < size; from += BLOCK) {
        var count = Math.min(BLOCK, size - from);
        block(hits, word, from, count);
        for (var i = 0; i < count; i++) {
          var mask = hits[i] & rulesOf(word);
          var before = numbers[from + i];
          numbers[from + i] = interner.number(before, mask);
          if (numbers[from + i] == next.size()) {
            next.add(with(sets.get(before), mask, word));
          }
        }
      }
      sets = List.copyOf(next);
    }
    var known = sets.isEmpty() ? List.of(List.<Integer>of()) : sets;
    return new TableColumns.Hits(Codes.of(numbers, known.size()), known);
  }

  private static List<Integer> with(List<Integer> set, long mask, int word) {
    var more = new ArrayList<>(set);
    for (var left = mask; left != 0; left &= left - 1) {
      more.add(64 * word + Long.numberOfTrailingZeros(left));
    }
    return List.copyOf(more);
  }
}
