package org.yiwang.pack;

import java.util.List;
import java.util.Map;

/// What one place of a file says, before anyone asked for a type.
sealed interface Tree {
  /// Line of the first character, from 1.
  int line();

  /// A word, number or date; `quoted` keeps `""` and `"null"` apart from nothing.
  record Leaf(int line, String value, boolean quoted) implements Tree {
    boolean empty() {
      return !quoted && (value.isEmpty() || value.equals("~") || value.equals("null"));
    }
  }

  /// Keys with what they hold, in the order of the file.
  record Branch(int line, Map<String, Entry> entries) implements Tree {}

  /// A list.
  record Items(int line, List<Tree> items) implements Tree {}

  /// Not there, or so wrong that it was already reported; every read of it is silent.
  record Absent(int line) implements Tree {}

  /// One key of a branch.
  record Entry(int line, Tree value) {}

  /// What a person would call it.
  default Text kind() {
    return switch (this) {
      case Leaf _ -> new Text("单个值", "a single value");
      case Branch _ -> new Text("键值", "keys with values");
      case Items _ -> new Text("列表", "a list");
      case Absent _ -> new Text("空", "nothing");
    };
  }
}
