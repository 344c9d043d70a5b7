package org.yiwang.decisions.feel;

import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Regular expressions in the syntax of XPath, matched with a bound on the work: a pattern that
/// backtracks without end meets the limit, not the clock.
final class Regex {
  private static final int READS_MAX = 5_000_000;
  private static final int TEXT_MAX = 10_000_000;

  private Regex() {}

  /// Text that counts how often it is read.
  private static final class Counted implements CharSequence {
    private final String text;
    private final int[] reads;

    Counted(String text, int[] reads) {
      this.text = text;
      this.reads = reads;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++reads[0] > READS_MAX) {
        throw new LimitExceeded("正则表达式耗时过长", "the regular expression takes too long");
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.substring(start, end), reads);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static Matcher matcher(String text, String pattern, String flags) {
    return compiled(pattern, flags).matcher(new Counted(text, new int[1]));
  }

  static Value matches(String text, String pattern, String flags) {
    try {
      return Value.of(matcher(text, pattern, flags).find());
    } catch (PatternSyntaxException | StackOverflowError bad) {
      return Value.nothing("不是正则表达式 · not a regular expression: " + pattern);
    }
  }

  static Value replace(String text, String pattern, String replacement, String flags) {
    try {
      var compiled = compiled(pattern, flags);
      if (compiled.matcher("").find() && !flags.contains("q")) {
        return Value.nothing("模式匹配空串 · the pattern matches the empty string");
      }
      var matcher = compiled.matcher(new Counted(text, new int[1]));
      var by =
          flags.contains("q")
              ? Matcher.quoteReplacement(replacement)
              : substitute(replacement, matcher.groupCount());
      var result = new StringBuilder();
      while (matcher.find()) {
        matcher.appendReplacement(result, by);
        if (result.length() > TEXT_MAX) {
          throw new LimitExceeded("字符串过长", "the string grows too long");
        }
      }
      return Value.of(matcher.appendTail(result).toString());
    } catch (IllegalArgumentException | IndexOutOfBoundsException | StackOverflowError bad) {
      return Value.nothing("不是正则表达式 · not a regular expression: " + pattern);
    }
  }

  static Value split(String text, String pattern) {
    try {
      var matcher = matcher(text, pattern, "");
      var parts = new ArrayList<Value>();
      var from = 0;
      while (matcher.find()) {
        parts.add(Value.of(text.substring(from, matcher.start())));
        from = matcher.end();
      }
      parts.add(Value.of(text.substring(from)));
      return new Value.Items(parts);
    } catch (PatternSyntaxException | StackOverflowError bad) {
      return Value.nothing("不是正则表达式 · not a regular expression: " + pattern);
    }
  }

  /// `$0` to `$99`; a group that does not exist is empty. Any other use of `$` or `\` is an error.
  private static String substitute(String replacement, int groups) {
    var by = new StringBuilder();
    for (var i = 0; i < replacement.length(); i++) {
      var c = replacement.charAt(i);
      var next = i + 1 < replacement.length() ? replacement.charAt(i + 1) : ' ';
      if (c == '$' && Character.isDigit(next)) {
        if (next - '0' <= groups) {
          by.append('$').append(next);
          if (i + 2 < replacement.length()
              && Character.isDigit(replacement.charAt(i + 2))
              && (next - '0') * 10 + replacement.charAt(i + 2) - '0' > groups) {
            by.append('\\').append(replacement.charAt(i + 2));
            i++;
          }
        }
        i++;
      } else if (c == '\\' && (next == '$' || next == '\\')) {
        by.append('\\').append(next);
        i++;
      } else if (c == '$' || c == '\\') {
        throw new IllegalArgumentException("$");
      } else {
        by.append(c);
      }
    }
    return by.toString();
  }

  private static Pattern compiled(String pattern, String flags) {
    var bits = 0;
    var translated = pattern;
    for (var i = 0; i < flags.length(); i++) {
      var flag = flags.charAt(i);
      switch (flag) {
        case 's' -> bits |= Pattern.DOTALL;
        case 'm' -> bits |= Pattern.MULTILINE;
        case 'i' -> bits |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        case 'x' -> translated = withoutSpace(translated);
        case 'q' -> bits |= Pattern.LITERAL;
        default -> throw new PatternSyntaxException("flag", pattern, 0);
      }
    }
    return Pattern.compile(
        (bits & Pattern.LITERAL) != 0
            ? pattern
            : translated(translated, (bits & Pattern.DOTALL) != 0),
        bits | Pattern.UNIX_LINES);
  }

  /// Takes white space away, but not inside a character class.
  private static String withoutSpace(String pattern) {
    var kept = new StringBuilder();
    var depth = 0;
    for (var i = 0; i < pattern.length(); i++) {
      var c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length() && !Character.isWhitespace(pattern.charAt(i + 1))) {
        kept.append(c).append(pattern.charAt(++i));
        continue;
      }
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (depth > 0 || !Character.isWhitespace(c)) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  /// From the syntax of XPath to that of Java: subtraction `[a-z-[aeiou]]`, no back references in
  /// classes, no Java-only constructs.
  private static String translated(String pattern, boolean dotIsAll) {
    var java = new StringBuilder();
    var depth = 0;
    for (var i = 0; i < pattern.length(); i++) {
      var c = pattern.charAt(i);
      var next = i + 1 < pattern.length() ? pattern.charAt(i + 1) : ' ';
      if (c == '\\') {
        escape(pattern, i, depth, java);
        i++;
      } else if (c == '.' && depth == 0 && !dotIsAll) {
        java.append("[^\\n\\r]");
      } else if (c == '[' && depth == 0) {
        depth++;
        java.append(c);
      } else if (c == '-' && next == '[' && depth > 0) {
        java.append("&&[^");
        depth++;
        i++;
        if (i + 1 < pattern.length() && pattern.charAt(i + 1) == '^') {
          java.setLength(java.length() - 1);
          i++;
        }
      } else if (depth > 0 && (c == '[' || (c == '&' && next == '&'))) {
        java.append('\\').append(c);
      } else if (c == ']' && depth > 0) {
        depth--;
        java.append(c);
      } else if (c == '(' && next == '?' && !pattern.startsWith("(?:", i)) {
        throw new PatternSyntaxException("(?", pattern, i);
      } else if (c == '+'
          && i > 0
          && "*+?".indexOf(pattern.charAt(i - 1)) >= 0
          && depth == 0
          && !(i > 1 && pattern.charAt(i - 2) == '\\')) {
        throw new PatternSyntaxException("possessive", pattern, i);
      } else {
        java.append(c);
      }
    }
    // a name that begins with Is is a block in XPath, which Java begins with In
    return java.toString().replaceAll("\\\\([pP])\\{Is", "\\\\$1{In");
  }

  /// How many groups open before a place.
  private static int groups(String pattern, int before) {
    var groups = 0;
    for (var i = 0; i < before; i++) {
      if (pattern.charAt(i) == '\\') {
        i++;
      } else if (pattern.charAt(i) == '(' && !pattern.startsWith("(?", i)) {
        groups++;
      }
    }
    return groups;
  }

  private static void escape(String pattern, int at, int depth, StringBuilder java) {
    var next = at + 1 < pattern.length() ? pattern.charAt(at + 1) : ' ';
    if (depth > 0 && Character.isDigit(next)) {
      throw new PatternSyntaxException("back reference in a class", pattern, at);
    }
    if (Character.isDigit(next) && groups(pattern, at) < next - '0') {
      throw new PatternSyntaxException("no such group", pattern, at);
    }
    switch (next) {
      case 'i' -> java.append(depth > 0 ? "\\p{L}_:" : "[\\p{L}_:]");
      case 'c' -> java.append(depth > 0 ? "\\p{L}\\p{N}_:.\\-" : "[\\p{L}\\p{N}_:.\\-]");
      default -> {
        if (Character.isLetter(next) && "nrtdDsSwWpP".indexOf(next) < 0) {
          throw new PatternSyntaxException("escape", pattern, at);
        }
        java.append('\\').append(next);
      }
    }
  }
}
