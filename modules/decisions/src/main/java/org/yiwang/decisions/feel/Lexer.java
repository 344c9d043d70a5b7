package org.yiwang.decisions.feel;

import java.util.ArrayList;
import java.util.List;

/// Cuts FEEL text into tokens. Names are cut at spaces and at every special character; the parser
/// joins them again where the names in scope say so.
final class Lexer {
  private static final List<String> SYMBOLS =
      List.of(
          "**", "..", "<=", ">=", "!=", "->", "<", ">", "=", "+", "-", "*", "/", "(", ")", "[", "]",
          "{", "}", ",", ":", ".", "?", "@", ";", "'", "!", "|", "%", "&", "#", "$", "~", "^", "\\",
          "`", "。", "，", "、", "（", "）");

  private final String text;
  private final Place origin;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;
  private int counted;
  private int column;

  private Lexer(String text, Place origin) {
    this.text = text;
    this.origin = origin;
  }

  /// The tokens, with places counted from where the text begins.
  static List<Token> tokens(String text, Place origin) throws SyntaxProblem {
    return new Lexer(text, origin).run();
  }

  /// The words of a name, as they would be cut inside an expression.
  static List<String> words(String name) {
    try {
      return tokens(name, Place.START).stream()
          .filter(token -> token.kind() != Token.Kind.END)
          .map(Token::text)
          .toList();
    } catch (SyntaxProblem noName) {
      return List.of(name);
    }
  }

  private List<Token> run() throws SyntaxProblem {
    while (true) {
      var before = at;
      skip();
      var spaced = at > before;
      if (at >= text.length()) {
        tokens.add(new Token(Token.Kind.END, "", place(), at, at, spaced));
        return tokens;
      }
      var c = text.codePointAt(at);
      if (c == '"') {
        string(spaced);
      } else if (digit(c)
          || (c == '.' && at + 1 < text.length() && digit(text.charAt(at + 1)) && !afterDot())) {
        number(spaced);
      } else if (isNameStart(c)) {
        name(spaced);
      } else {
        symbol(spaced);
      }
    }
  }

  private boolean afterDot() {
    return at > 0 && text.charAt(at - 1) == '.';
  }

  private Place place() {
    if (counted < lineStart) {
      counted = lineStart;
      column = 0;
    }
    column += text.codePointCount(counted, at);
    counted = at;
    return new Place(origin.line() + line - 1, column + (line == 1 ? origin.column() : 1));
  }

  private void skip() throws SyntaxProblem {
    while (at < text.length()) {
      var c = text.codePointAt(at);
      if (c == '\n') {
        at++;
        line++;
        lineStart = at;
      } else if (isSpace(c)) {
        at += Character.charCount(c);
      } else if (text.startsWith("//", at)) {
        var end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", at)) {
        blockComment();
      } else {
        return;
      }
    }
  }

  private void blockComment() throws SyntaxProblem {
    var end = text.indexOf("*/", at + 2);
    if (end < 0) {
      throw new SyntaxProblem(place(), "注释没有结束，缺少 */", "the comment does not end, */ is missing");
    }
    for (var i = at; i < end; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    at = end + 2;
  }

  private void string(boolean spaced) throws SyntaxProblem {
    var place = place();
    var start = at++;
    var content = new StringBuilder();
    while (true) {
      if (at >= text.length()) {
        throw new SyntaxProblem(place, "字符串没有结束，缺少 \"", "the string does not end, \" is missing");
      }
      var c = text.charAt(at);
      if (c == '"') {
        at++;
        break;
      } else if (c == '\\' && at + 1 < text.length()) {
        escape(content);
      } else {
        if (c == '\n') {
          line++;
          lineStart = at + 1;
        }
        content.append(c);
        at++;
      }
    }
    tokens.add(new Token(Token.Kind.STRING, content.toString(), place, start, at, spaced));
  }

  private void escape(StringBuilder content) {
    var c = text.charAt(at + 1);
    var simple = "nrt\"'\\".indexOf(c);
    if (simple >= 0) {
      content.append("\n\r\t\"'\\".charAt(simple));
      at += 2;
    } else if (c == 'u' && hex(at + 2, 4)) {
      content.append((char) Integer.parseInt(text, at + 2, at + 6, 16));
      at += 6;
    } else if (c == 'U'
        && hex(at + 2, 6)
        && Character.isValidCodePoint(Integer.parseInt(text, at + 2, at + 8, 16))) {
      content.appendCodePoint(Integer.parseInt(text, at + 2, at + 8, 16));
      at += 8;
    } else {
      content.append('\\');
      at++;
    }
  }

  private boolean hex(int from, int count) {
    if (from + count > text.length()) {
      return false;
    }
    for (var i = from; i < from + count; i++) {
      if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
        return false;
      }
    }
    return true;
  }

  private void number(boolean spaced) {
    var place = place();
    var start = at;
    digits();
    if (at + 1 < text.length() && text.charAt(at) == '.' && digit(text.charAt(at + 1))) {
      at++;
      digits();
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      var sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
      if (at + 1 + sign < text.length() && digit(text.charAt(at + 1 + sign))) {
        at += 1 + sign;
        digits();
      }
    }
    tokens.add(new Token(Token.Kind.NUMBER, text.substring(start, at), place, start, at, spaced));
  }

  private void digits() {
    while (at < text.length() && digit(text.charAt(at))) {
      at++;
    }
  }

  private void name(boolean spaced) {
    var place = place();
    var start = at;
    while (at < text.length() && isNamePart(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    tokens.add(new Token(Token.Kind.NAME, text.substring(start, at), place, start, at, spaced));
  }

  private void symbol(boolean spaced) throws SyntaxProblem {
    for (var symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        var place = place();
        tokens.add(new Token(Token.Kind.SYMBOL, symbol, place, at, at + symbol.length(), spaced));
        at += symbol.length();
        return;
      }
    }
    var found = Character.toString(text.codePointAt(at));
    throw new SyntaxProblem(place(), "不认识的字符 " + found, "unknown character " + found);
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSpace(int c) {
    return c <= ' ' || Character.isSpaceChar(c) || c == 0x85 || c == 0xFEFF || c == 0x180E;
  }

  static boolean isNameStart(int c) {
    return Character.isLetter(c)
        || c == '_'
        || c >= 0x1F000
        || (c > 0x2070 && c < 0x2190)
        || Character.getType(c) == Character.OTHER_SYMBOL;
  }

  static boolean isNamePart(int c) {
    return isNameStart(c)
        || digit(c)
        || c == 0xB7
        || (c >= 0x300 && c <= 0x36F)
        || c == 0x203F
        || c == 0x2040
        || c == 0x200D;
  }
}
