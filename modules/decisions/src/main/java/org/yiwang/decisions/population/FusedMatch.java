package org.yiwang.decisions.population;

/// The usual table in one loop: the first of at most 62 rules that hits, over at most three bundles
/// of columns.
///
/// The sign bit of a mask says that it is one of a range in which not all satisfy the same rules;
/// such a person is looked at again. Masks without ranges have the sign bit set, so that it lives
/// through the AND exactly where the one mask with ranges has it.
final class FusedMatch {
  /// The sign bit is taken, and the numbers of rules stay below 64.
  static final int RULES_MAX = 62;

  static final int STEPS_MAX = 3;

  private final char[][] codes;
  private final long[][] masks;
  private final Again again;

  /// The mask of a person in a mixed range.
  interface Again {
    long mask(int person);
  }

  FusedMatch(char[][] codes, long[][] masks, Again again) {
    this.codes = codes;
    this.masks = masks;
    this.again = again;
  }

  void match(char[] out, int from, int to) {
    var a = codes[0];
    var b = codes[1];
    var c = codes[2];
    var ofA = masks[0];
    var ofB = masks[1];
    var ofC = masks[2];
    for (var i = from; i < to; i++) {
      var mask = ofA[a[i]] & ofB[b[i]] & ofC[c[i]];
      if (mask < 0) {
        mask &= again.mask(i);
      }
      out[i] = (char) (Long.numberOfLeadingZeros(mask) & 63);
    }
  }

  /// The first rule in the highest bit but the sign, so that the number of leading zeros is the
  /// number of the rule, and 64 stands for none.
  static long turned(long mask) {
    return Long.reverse(mask) >>> 1;
  }
}
