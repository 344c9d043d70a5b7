package org.yiwang.journal;

/// Writes strings as canonical JSON (RFC 8785), and refuses what PostgreSQL could not keep.
final class CanonicalJson {
  private CanonicalJson() {}

  /// Appends `text` as a JSON string: only `"`, `\` and control characters are escaped.
  ///
  /// @throws IllegalArgumentException if the text holds U+0000 or half a surrogate pair: neither
  ///   `jsonb` nor UTF-8 can hold them
  static void string(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        requirePair(text, i);
        out.append(c).append(text.charAt(++i));
      } else if (c >= ' ' && c != '"' && c != '\\') {
        out.append(c);
      } else {
        escape(c, out);
      }
    }
    out.append('"');
  }

  /// Fails if PostgreSQL could not keep this text.
  ///
  /// @throws IllegalArgumentException as [#string]
  static void requireStorable(String text) {
    string(text, new StringBuilder(text.length() + 2));
  }

  private static void requirePair(String text, int i) {
    if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
      throw new IllegalArgumentException("half a surrogate pair at " + i + " of a text");
    }
  }

  private static void escape(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      case 0 -> throw new IllegalArgumentException("U+0000 in a text");
      default -> out.append("\\u00").append(hex(c >> 4)).append(hex(c & 15));
    }
  }

  private static char hex(int digit) {
    return Character.forDigit(digit, 16);
  }
}
