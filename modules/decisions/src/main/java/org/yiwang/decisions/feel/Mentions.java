package org.yiwang.decisions.feel;

import java.util.LinkedHashSet;
import java.util.Set;

/// The names that an expression uses from outside.
public final class Mentions {
  private Mentions() {}

  /// All names in the expression, those that it binds itself included.
  public static Set<String> in(Expression expression) {
    var names = new LinkedHashSet<String>();
    collect(expression, names);
    return names;
  }

  private static void collect(Expression expression, Set<String> names) {
    if (expression instanceof Expression.Name name) {
      names.add(name.name());
    }
    Nested.parts(expression).forEach(part -> collect(part, names));
  }

  /// Whether the expression uses `?`.
  static boolean valueUnderTest(Expression expression) {
    return in(expression).contains("?");
  }
}
