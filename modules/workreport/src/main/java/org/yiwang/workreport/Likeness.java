package org.yiwang.workreport;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// The pairs of neighbouring characters of a phrase, without the words that every promise and every
/// result uses.
record Likeness(Set<Integer> pairs) {
  private static final Pattern EMPTY =
      Pattern.compile(
          "[^\\u4E00-\\u9FFFA-Za-z]|完成|实现|新增|全年|全市|全区|全省|累计|达到|增长|力争|推进|推动|建设|加快|开展|实施|持续|不少于|不低于|以上|左右|超过|万|亿|元|其中|共|各类|进一步|做好|打造|加强");

  static Likeness of(String phrase) {
    String bare = EMPTY.matcher(phrase).replaceAll(" ");
    Set<Integer> pairs = new HashSet<>();
    for (int i = 0; i + 1 < bare.length(); i++) {
      if (bare.charAt(i) != ' ' && bare.charAt(i + 1) != ' ') {
        pairs.add(bare.charAt(i) << 16 | bare.charAt(i + 1));
      }
    }
    return new Likeness(pairs);
  }

  /// How much of this phrase the other repeats, 0 to 1.
  double within(Likeness other) {
    if (pairs.isEmpty()) {
      return 0;
    }
    long shared = pairs.stream().filter(other.pairs::contains).count();
    return (double) shared / pairs.size();
  }

  /// How alike two phrases are, 0 to 1.
  double to(Likeness other) {
    int size = pairs.size() + other.pairs.size();
    return size == 0 ? 0 : within(other) * pairs.size() * 2 / size;
  }
}
