package org.yiwang.decisions.feel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Regular expressions in the syntax of XPath, matched with a bound on the work: a pattern that
/// backtracks without end meets the limit, not the clock.
final class Regex {
  private static final int READS_MAX = 5_000_000;
  private static final int PATTERN_MAX = 10_000;
  private static final int REPEATS_MAX = 1_000;
  private static final int FLAGS_MAX = 100;
  private static final int READS_A_STEP = 4;
  private static final long STEPS_A_LETTER = 16;
  private static final long STEPS_A_PART = 4;

  private final Evaluator evaluator;
  private int weight = 1;

  /// @param evaluator counts the work
  Regex(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /// Text that counts how often it is read.
  private static final class Counted implements CharSequence {
    private final String text;
    private final Evaluator evaluator;
    private final int weight;
    private int reads;
    private int paid;

    Counted(String text, Evaluator evaluator, int weight) {
      this.text = text;
      this.evaluator = evaluator;
      this.weight = weight;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      reads += weight;
      if (reads > READS_MAX) {
        throw new LimitExceeded("正则表达式耗时过长", "the regular expression takes too long");
      }
      if (reads - paid >= READS_A_STEP) {
        evaluator.spend((reads - paid) / READS_A_STEP);
        paid = reads;
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private Matcher matcher(String text, String pattern, String flags) {
    var compiled = compiled(pattern, flags);
    return compiled.matcher(new Counted(text, evaluator, weight));
  }

  private static Value bad(String pattern) {
    return Value.nothing("不是正则表达式 · not a regular expression: " + Value.shown(pattern));
  }

  Value matches(String text, String pattern, String flags) {
    try {
      return Value.of(matcher(text, pattern, flags).find());
    } catch (IllegalArgumentException | IndexOutOfBoundsException | StackOverflowError bad) {
      return bad(pattern);
    }
  }

  Value replace(String text, String pattern, String replacement, String flags) {
    try {
      var compiled = compiled(pattern, flags);
      if (compiled.matcher("").find()) {
        return Value.nothing("模式匹配空串 · the pattern matches the empty string");
      }
      var matcher = compiled.matcher(new Counted(text, evaluator, weight));
      var by = substitute(replacement, matcher.groupCount());
      var result = new StringBuilder();
      while (matcher.find()) {
        evaluator.spend(STEPS_A_PART + by.length() / READS_A_STEP);
        matcher.appendReplacement(result, by);
        if (result.length() > Budget.TEXT_MAX) {
          throw Budget.tooLong();
        }
      }
      return Value.of(matcher.appendTail(result).toString());
    } catch (IllegalArgumentException | IndexOutOfBoundsException | StackOverflowError bad) {
      return bad(pattern);
    }
  }

  Value split(String text, String pattern) {
    try {
      var matcher = matcher(text, pattern, "");
      var parts = new ArrayList<Value>();
      var from = 0;
      while (matcher.find()) {
        if (parts.size() == Budget.ITEMS_MAX) {
          throw Budget.tooManyItems();
        }
        evaluator.spend(STEPS_A_PART);
        parts.add(Value.of(text.substring(from, matcher.start())));
        from = matcher.end();
      }
      parts.add(Value.of(text.substring(from)));
      return new Value.Items(parts);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | StackOverflowError bad) {
      return bad(pattern);
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

  private Pattern compiled(String pattern, String flags) {
    if (pattern.length() > PATTERN_MAX || flags.length() > FLAGS_MAX) {
      throw new PatternSyntaxException("too long", "", 0);
    }
    evaluator.spend(STEPS_A_LETTER * (STEPS_A_LETTER + pattern.length()));
    var bits = 0;
    var translated = pattern;
    for (var i = 0; i < flags.length(); i++) {
      var flag = flags.charAt(i);
      switch (flag) {
        case 's' -> bits |= Pattern.DOTALL;
        case 'm' -> bits |= Pattern.MULTILINE;
        case 'i' -> bits |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        case 'x' -> translated = withoutSpace(translated);
        default -> throw new PatternSyntaxException("flag", pattern, 0);
      }
    }
    weight = 1 + (int) repeats(translated) / READS_A_STEP;
    return Pattern.compile(
        translated(translated, (bits & Pattern.DOTALL) != 0), bits | Pattern.UNIX_LINES);
  }

  /// How often groups repeat by count, counts within counts multiplied. Where a group reads
  /// nothing, as in `((){999}){999}`, reads do not tell how long it takes.
  private static long repeats(String pattern) {
    var open = new ArrayDeque<Long>();
    var sum = 0L;
    var inClass = false;
    for (var i = 0; i < pattern.length(); i++) {
      var c = pattern.charAt(i);
      var counted = !inClass && i + 1 < pattern.length() && pattern.charAt(i + 1) == '{';
      if (c == '\\') {
        i++;
      } else if (inClass || c == '[') {
        inClass = c != ']';
      } else if (c == '(') {
        open.push(sum);
        sum = 0;
      } else if (c == ')') {
        var own = Math.max(1, sum) * (counted ? count(pattern, i + 2) : 1);
        sum = (open.isEmpty() ? 0 : open.pop()) + (own > 1 ? own : 0);
      } else if (counted && (c == '^' || c == '$')) {
        sum = REPEATS_MAX + 1L;
      }
      if (sum > REPEATS_MAX) {
        throw new PatternSyntaxException("repeats", pattern, i);
      }
    }
    return sum + open.stream().mapToLong(each -> each).sum();
  }

  /// The greatest number up to the next brace.
  private static long count(String pattern, int from) {
    var most = 1L;
    var number = 0L;
    for (var i = from; i < pattern.length() && pattern.charAt(i) != '}'; i++) {
      var c = pattern.charAt(i);
      number = Character.isDigit(c) ? Math.min(REPEATS_MAX + 1L, 10 * number + c - '0') : 0;
      most = Math.max(most, number);
    }
    return most;
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
    var groups = 0;
    for (var i = 0; i < pattern.length(); i++) {
      var c = pattern.charAt(i);
      var next = i + 1 < pattern.length() ? pattern.charAt(i + 1) : ' ';
      groups += c == '(' && next != '?' ? 1 : 0;
      if (c == '\\') {
        escape(pattern, i, depth, groups, java);
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

  private static void escape(String pattern, int at, int depth, int groups, StringBuilder java) {
    var next = at + 1 < pattern.length() ? pattern.charAt(at + 1) : ' ';
    if (depth > 0 && Character.isDigit(next)) {
      throw new PatternSyntaxException("back reference in a class", pattern, at);
    }
    if (Character.isDigit(next) && groups < next - '0') {
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
