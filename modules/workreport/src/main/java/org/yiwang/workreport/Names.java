package org.yiwang.workreport;

import java.util.BitSet;

/// Marks the characters that stand inside a title or a short quotation: numbers in them belong to a
/// name.
final class Names {
  private static final int QUOTED_MAX = 26;

  private Names() {}

  static BitSet in(String text) {
    BitSet names = new BitSet(text.length());
    int title = -1;
    int quote = -1;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '《' -> title = i;
        case '》' -> {
          if (title >= 0) {
            names.set(title, i);
          }
          title = -1;
        }
        case '“', '「', '‘' -> quote = i;
        case '”', '」', '’' -> {
          if (quote >= 0 && i - quote <= QUOTED_MAX) {
            names.set(quote, i);
          }
          quote = -1;
        }
        case '"' -> {
          if (quote >= 0 && i - quote <= QUOTED_MAX) {
            names.set(quote, i);
          }
          quote = quote >= 0 ? -1 : i;
        }
        case '\n' -> {
          title = -1;
          quote = -1;
        }
        default -> {}
      }
    }
    return names;
  }
}
