package org.yiwang.decisions.population;

/// A small number for every person, kept in two bytes where that is enough: then in `small`, else
/// in `large`; the other is empty.
final class Codes {
  static final int SMALL_MAX = 65_536;

  final char[] small;
  final int[] large;

  Codes(char[] small, int[] large) {
    this.small = small;
    this.large = large;
  }

  /// Keeps codes below a cardinality as small as it allows.
  static Codes of(int[] codes, int cardinality) {
    if (cardinality > SMALL_MAX) {
      return new Codes(new char[0], codes);
    }
    var small = new char[codes.length];
    for (var i = 0; i < codes.length; i++) {
      small[i] = (char) codes[i];
    }
    return new Codes(small, new int[0]);
  }

  int size() {
    return Math.max(small.length, large.length);
  }

  int at(int person) {
    return large.length > 0 ? large[person] : small[person];
  }
}
