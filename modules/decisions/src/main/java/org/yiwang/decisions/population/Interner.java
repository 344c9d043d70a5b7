package org.yiwang.decisions.population;

import java.util.Arrays;

/// Numbers pairs as they are met: open addressing, about 20 ns a look-up.
final class Interner {
  private long[] first = new long[64];
  private long[] second = new long[64];
  private int[] number = new int[64];
  private int size;

  Interner() {
    Arrays.fill(number, -1);
  }

  /// The number of a pair; a new one gets the next.
  int number(long a, long b) {
    var at = find(a, b);
    if (number[at] < 0) {
      if (3 * size > 2 * number.length) {
        grow();
        at = find(a, b);
      }
      first[at] = a;
      second[at] = b;
      number[at] = size++;
    }
    return number[at];
  }

  int size() {
    return size;
  }

  private int find(long a, long b) {
    var hash = (a * 0x9E3779B97F4A7C15L + b) * 0xD6E8FEB86659FD93L;
    var at = (int) (hash >>> 32) & number.length - 1;
    while (number[at] >= 0 && (first[at] != a || second[at] != b)) {
      at = at + 1 & number.length - 1;
    }
    return at;
  }

  private void grow() {
    var oldFirst = first;
    var oldSecond = second;
    var oldNumber = number;
    first = new long[2 * oldFirst.length];
    second = new long[first.length];
    number = new int[first.length];
    Arrays.fill(number, -1);
    for (var i = 0; i < oldNumber.length; i++) {
      if (oldNumber[i] >= 0) {
        var at = find(oldFirst[i], oldSecond[i]);
        first[at] = oldFirst[i];
        second[at] = oldSecond[i];
        number[at] = oldNumber[i];
      }
    }
  }
}
