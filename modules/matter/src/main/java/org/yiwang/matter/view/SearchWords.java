package org.yiwang.matter.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// The words of a text as PostgreSQL's text search keeps and asks for them: Chinese in overlapping
/// pairs of characters with their places, so that any two or more characters in a row are found
/// exactly as written, whatever a dictionary would make of them; other words whole, in lower case.
///
/// Safe for many threads; linear in the length of the text.
final class SearchWords {
  /// The most characters of a text that can be found; about two pages.
  static final int TEXT_MAX = 4_000;

  /// The most characters of a question.
  static final int QUESTION_MAX = 60;

  private static final Analyzer PAIRS = new CJKAnalyzer(CharArraySet.EMPTY_SET);

  private SearchWords() {}

  private record Token(String word, int place) {
    boolean lone() {
      return word.codePointCount(0, word.length()) == 1
          && Character.isIdeographic(word.codePointAt(0));
    }

    String quoted() {
      return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }
  }

  /// A `tsvector` of a text and of a {@link #mark}.
  static String vector(String text, String mark) {
    var kept = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    var places =
        tokens(kept).stream()
            .collect(
                Collectors.groupingBy(
                    Token::quoted,
                    Collectors.mapping(
                        token -> Integer.toString(token.place()), Collectors.joining(","))));
    var words = new ArrayList<String>();
    places.forEach((word, at) -> words.add(word + ":" + at));
    words.add(mark);
    words.sort(null);
    return String.join(" ", words);
  }

  /// A mark in a `tsquery` or a `tsvector`; no text has a word that begins like it.
  static String mark(String mark) {
    return "'=" + mark + "'";
  }

  /// The `tsquery` for every word of a question, in any order; what stands without a space must
  /// stand together. Empty if nothing can be looked for: a single Chinese character is in half of
  /// all texts.
  static Optional<String> query(String question) {
    var kept = question.length() > QUESTION_MAX ? question.substring(0, QUESTION_MAX) : question;
    var parts =
        Stream.of(kept.strip().split("[\\s\\u3000]+", -1))
            .flatMap(word -> phrase(tokens(word)).stream())
            .toList();
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" & ", parts));
  }

  private static Optional<String> phrase(List<Token> tokens) {
    if (tokens.isEmpty() || (tokens.size() == 1 && tokens.getFirst().lone())) {
      return Optional.empty();
    }
    var phrase = new StringBuilder("(");
    for (int i = 0; i < tokens.size(); i++) {
      var token = tokens.get(i);
      if (i > 0) {
        phrase.append(" <").append(token.place() - tokens.get(i - 1).place()).append("> ");
      }
      // one character beside a number, as in 3号: in the text it may begin a pair
      phrase.append(token.quoted()).append(token.lone() ? ":*" : "");
    }
    return Optional.of(phrase.append(')').toString());
  }

  private static List<Token> tokens(String text) {
    var tokens = new ArrayList<Token>();
    try (var stream = PAIRS.tokenStream("words", text)) {
      var word = stream.addAttribute(CharTermAttribute.class);
      var step = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      int place = 0;
      while (stream.incrementToken()) {
        place += step.getPositionIncrement();
        tokens.add(new Token(word.toString(), place));
      }
      stream.end();
      return tokens;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
