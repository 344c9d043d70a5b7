package org.yiwang.decisions.feel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names that an expression may use, so that names with spaces and signs are read as one.
///
/// Variables count where a value may stand; members count after a dot and inside a filter.
public final class Names {
  static final Known NONE = new Known("", List.of());

  private final Map<String, List<Known>> variables = new HashMap<>();
  private final Map<String, List<Known>> members = new HashMap<>();
  private final @Nullable Names outer;

  /// A name and its words as the lexer cuts them.
  record Known(String name, List<String> words) {
    int length() {
      return words.size();
    }
  }

  /// Names of variables and of members of contexts.
  public Names(Collection<String> variables, Collection<String> members) {
    this((Names) null);
    variables.forEach(this::addVariable);
    members.forEach(this::addMember);
  }

  private Names(@Nullable Names outer) {
    this.outer = outer;
  }

  /// These names and more variables.
  public Names with(Collection<String> more) {
    var inner = new Names(this);
    more.forEach(inner::addVariable);
    return inner;
  }

  /// These names, with every member as a variable, too: as inside a filter.
  public Names withMembers() {
    var inner = new Names(this);
    for (Names names = this; names != null; names = names.outer) {
      names.members.forEach((first, all) ->
          inner.variables.computeIfAbsent(first, _ -> new ArrayList<>()).addAll(all));
    }
    return inner;
  }

  /// No names but those that the expression itself brings.
  public static Names none() {
    return new Names(List.of(), List.of());
  }

  /// These names, with room for more that the parser may add.
  Names copy() {
    return new Names(this);
  }

  void addVariable(String name) {
    add(variables, name);
  }

  void addMember(String name) {
    add(members, name);
  }

  /// The longest known name that begins at `at`, or `NONE`.
  Known longestVariable(List<Token> tokens, int at, boolean alsoMembers) {
    var longest = NONE;
    for (Names names = this; names != null; names = names.outer) {
      longest = longest(names.variables, tokens, at, longest);
      if (alsoMembers) {
        longest = longest(names.members, tokens, at, longest);
      }
    }
    return longest;
  }

  Known longestMember(List<Token> tokens, int at) {
    var longest = NONE;
    for (Names names = this; names != null; names = names.outer) {
      longest = longest(names.members, tokens, at, longest);
    }
    return longest;
  }

  private static void add(Map<String, List<Known>> known, String name) {
    var words = Lexer.words(name);
    if (!words.isEmpty()) {
      var all = known.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>());
      var one = new Known(normal(name), words);
      if (!all.contains(one)) {
        all.add(one);
      }
    }
  }

  private static Known longest(
      Map<String, List<Known>> all, List<Token> tokens, int at, Known longest) {
    for (var known : all.getOrDefault(tokens.get(at).text(), List.of())) {
      if (known.length() > longest.length() && matches(known.words(), tokens, at)) {
        longest = known;
      }
    }
    return longest;
  }

  private static boolean matches(List<String> words, List<Token> tokens, int at) {
    if (at + words.size() > tokens.size()) {
      return false;
    }
    for (var i = 0; i < words.size(); i++) {
      var token = tokens.get(at + i);
      if (token.kind() == Token.Kind.STRING || !token.text().equals(words.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// A name as it is looked up: no white space at its ends, single spaces inside.
  public static String normal(String name) {
    return name.strip().replaceAll("[\\s\\u00A0\\u3000]+", " ");
  }
}
