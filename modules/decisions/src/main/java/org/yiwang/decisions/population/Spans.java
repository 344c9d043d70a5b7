package org.yiwang.decisions.population;

import java.util.Arrays;

/// Sets of places as pairs, from and up to, in order.
final class Spans {
  private Spans() {}

  static int[] both(int[] a, int[] b) {
    var both = new int[a.length + b.length];
    var size = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      var from = Math.max(a[i], b[j]);
      var to = Math.min(a[i + 1], b[j + 1]);
      if (from < to) {
        both[size++] = from;
        both[size++] = to;
      }
      if (a[i + 1] <= b[j + 1]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return Arrays.copyOf(both, size);
  }

  static boolean meet(int[] a, int[] b) {
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      if (Math.max(a[i], b[j]) < Math.min(a[i + 1], b[j + 1])) {
        return true;
      }
      if (a[i + 1] <= b[j + 1]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return false;
  }

  static boolean has(int[] spans, int place) {
    for (var i = 0; i < spans.length; i += 2) {
      if (spans[i] <= place && place < spans[i + 1]) {
        return true;
      }
    }
    return false;
  }
}
