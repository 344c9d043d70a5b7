package org.yiwang.decisions.feel;

/// A token of FEEL text.
///
/// @param text its text; of a string the unescaped content
/// @param spaced whether white space stands before it
record Token(Kind kind, String text, Place place, int start, int end, boolean spaced) {
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    SYMBOL,
    END
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isWord(String word) {
    return kind == Kind.NAME && text.equals(word);
  }
}
