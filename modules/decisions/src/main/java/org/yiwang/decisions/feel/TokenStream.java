package org.yiwang.decisions.feel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The tokens of a text with a cursor, and the names that are known at the cursor.
final class TokenStream {
  private static final Set<String> KEYWORDS =
      Set.of(
          "if",
          "then",
          "else",
          "for",
          "in",
          "return",
          "some",
          "every",
          "satisfies",
          "and",
          "or",
          "between",
          "instance",
          "of",
          "function",
          "external",
          "true",
          "false",
          "null");

  private final String text;
  private final List<Token> tokens;
  private final Deque<Names> scopes = new ArrayDeque<>();
  private int at;
  private int filters;
  private int ranges;

  TokenStream(String text, Names names, Place origin) throws SyntaxProblem {
    this.text = text;
    this.tokens = Lexer.tokens(text, origin);
    scopes.push(names);
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peekAt(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Place place() {
    return peek().place();
  }

  void skip(int count) {
    at = Math.min(at + count, tokens.size() - 1);
  }

  boolean take(String symbol) {
    if (peek().is(symbol)) {
      at++;
      return true;
    }
    return false;
  }

  boolean takeWord(String word) {
    if (peek().isWord(word)) {
      at++;
      return true;
    }
    return false;
  }

  void expect(String symbol) throws SyntaxProblem {
    if (!take(symbol)) {
      throw expected(symbol);
    }
  }

  void expectWord(String word) throws SyntaxProblem {
    if (!takeWord(word)) {
      throw expected(word);
    }
  }

  void expectEnd() throws SyntaxProblem {
    if (peek().kind() != Token.Kind.END) {
      throw expected("表达式的结尾", "the end of the expression");
    }
  }

  SyntaxProblem expected(String what) {
    return expected(what, what);
  }

  SyntaxProblem expected(String chinese, String english) {
    var end = peek().kind() == Token.Kind.END;
    return new SyntaxProblem(
        place(),
        "此处应为 " + chinese + "，而见到 " + (end ? "结尾" : peek().text()),
        "expected " + english + " but found " + (end ? "the end" : peek().text()));
  }

  /// The keyword at the cursor, or the empty string; a known name of several words is no keyword.
  String keyword() {
    var token = peek();
    return token.kind() == Token.Kind.NAME
            && KEYWORDS.contains(token.text())
            && variable().length() <= 1
        ? token.text()
        : "";
  }

  /// The tokens from the cursor on.
  List<Token> rest() {
    return tokens.subList(at, tokens.size());
  }

  Names.Known variable() {
    return scopes.getFirst().longestVariable(tokens, at, filters > 0);
  }

  /// Opens a scope for names that hold until [#close].
  void open() {
    scopes.push(scopes.getFirst().copy());
  }

  void close() {
    scopes.pop();
  }

  void declare(String name) {
    scopes.getFirst().addVariable(name);
  }

  void declareMember(String name) {
    scopes.forEach(scope -> scope.addMember(name));
  }

  void enterFilter() {
    open();
    declare("item");
    filters++;
  }

  void leaveFilter() {
    filters--;
    close();
  }

  /// A name of any words up to the given word.
  String nameBefore(String word) throws SyntaxProblem {
    var first = at;
    while (peek().kind() != Token.Kind.END && (at == first || !peek().isWord(word))) {
      if (peek().kind() == Token.Kind.STRING || "()[]{},".contains(peek().text())) {
        throw expected("名称", "a name");
      }
      at++;
    }
    if (first == at) {
      throw expected("名称", "a name");
    }
    return written(first);
  }

  /// A name of any words up to one of the given symbols.
  String nameUpTo(String symbols) throws SyntaxProblem {
    var first = at;
    while (peek().kind() != Token.Kind.END
        && !(peek().kind() == Token.Kind.SYMBOL && symbols.contains(peek().text()))) {
      if (peek().kind() == Token.Kind.STRING || "()[]{}".contains(peek().text())) {
        throw expected("名称", "a name");
      }
      at++;
    }
    if (first == at || !startsName(tokens.get(first))) {
      throw expected("名称", "a name");
    }
    return written(first);
  }

  private static boolean startsName(Token token) {
    return token.kind() == Token.Kind.NAME || token.is("?");
  }

  /// `name :` before an argument.
  Optional<String> argumentName() {
    var first = at;
    if (peek().kind() != Token.Kind.NAME) {
      return Optional.empty();
    }
    while (peek().kind() == Token.Kind.NAME
        || peek().is("-")
        || peek().is("'")
        || (at > first && peek().kind() == Token.Kind.NUMBER)) {
      at++;
    }
    if (peek().is(":")) {
      var name = written(first);
      at++;
      return Optional.of(name);
    }
    at = first;
    return Optional.empty();
  }

  /// The name after a dot: a known member, or else one word, with the words that follow it when
  /// they can be nothing but part of the name.
  String member() throws SyntaxProblem {
    var known = scopes.getFirst().longestMember(tokens, at);
    if (known.length() > 0) {
      at += known.length();
      return known.name();
    }
    return words();
  }

  /// A run of words that are no keywords.
  String words() throws SyntaxProblem {
    var first = at;
    while (peek().kind() == Token.Kind.NAME
        && (at == first || (peek().spaced() && !KEYWORDS.contains(peek().text())))) {
      at++;
    }
    if (first == at) {
      throw expected("名称", "a name");
    }
    return written(first);
  }

  private String written(int first) {
    return Names.normal(text.substring(tokens.get(first).start(), tokens.get(at - 1).end()));
  }

  /// Whether the parenthesis opened `ahead` tokens on closes at the very end.
  boolean closesAtEnd(int ahead) {
    var depth = 0;
    for (var i = at + ahead; i < tokens.size(); i++) {
      if (tokens.get(i).is("(")) {
        depth++;
      } else if (tokens.get(i).is(")") && --depth == 0) {
        return tokens.get(i + 1).kind() == Token.Kind.END;
      }
    }
    return false;
  }

  /// Whether the bracket at the cursor opens a range: `..` stands between its ends, or it holds one
  /// comparison.
  boolean opensRange() {
    var depth = 0;
    var loops = 0;
    for (var i = at + 1; i < tokens.size(); i++) {
      var token = tokens.get(i);
      if (depth == 0 && opensLoop(i)) {
        loops++;
      }
      if (depth == 0 && loops > 0 && closesLoop(token)) {
        loops--;
      }
      if (token.kind() != Token.Kind.SYMBOL) {
        continue;
      }
      if (depth == 0 && loops == 0 && token.is("..")) {
        return true;
      }
      if (depth == 0 && (token.is(")") || token.is("]") || token.is(","))) {
        return false;
      }
      depth += nesting(token);
    }
    return false;
  }

  /// Whether `for`, `some` or `every` begins here: their own `..` is none of a range around them.
  private boolean opensLoop(int place) {
    var token = tokens.get(place);
    if (!token.isWord("for") && !token.isWord("some") && !token.isWord("every")) {
      return false;
    }
    for (var i = place + 1; i < tokens.size(); i++) {
      if (tokens.get(i).kind() == Token.Kind.SYMBOL) {
        return false;
      }
      if (tokens.get(i).isWord("in")) {
        return i > place + 1;
      }
    }
    return false;
  }

  private static boolean closesLoop(Token token) {
    return token.isWord("return") || token.isWord("satisfies");
  }

  private static int nesting(Token token) {
    return switch (token.text()) {
      case "(", "[", "{" -> 1;
      case ")", "]", "}" -> -1;
      default -> 0;
    };
  }

  /// Whether `[` at the cursor is the open end of a range as in `[1..5[`.
  boolean endsRangeHere() {
    return ranges > 0 && !opensFilter();
  }

  void enterRange() {
    ranges++;
  }

  void leaveRange() {
    ranges--;
  }

  /// Whether `[` is followed by its `]` before anything closes around it.
  private boolean opensFilter() {
    var depth = 0;
    for (var i = at + 1; i < tokens.size(); i++) {
      var token = tokens.get(i);
      if (token.kind() != Token.Kind.SYMBOL) {
        if (token.kind() == Token.Kind.NAME
            && depth == 0
            && i == at + 1
            && (token.text().equals("and") || token.text().equals("or"))) {
          return false;
        }
        continue;
      }
      if (depth == 0 && token.is("]")) {
        return i > at + 1;
      }
      if (depth == 0 && (token.is(")") || token.is(",") || token.is("}"))) {
        return false;
      }
      depth += nesting(token);
    }
    return false;
  }
}
