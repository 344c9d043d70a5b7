package org.yiwang.decisions.feel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All built-in functions by name.
final class Builtins {
  private static final Map<String, Builtin> ALL = new HashMap<>();

  static {
    TextFunctions.addTo(Builtins::add);
    NumberFunctions.addTo(Builtins::add);
    ListFunctions.addTo(Builtins::add);
    TimeFunctions.addTo(Builtins::add);
    RangeFunctions.addTo(Builtins::add);
  }

  private static final Names NAMES =
      new Names(
          ALL.keySet(), List.of("time offset", "start included", "end included", "start position"));

  private Builtins() {}

  /// Takes a function with its forms.
  interface Register {
    void add(String name, Builtin.Form... forms);
  }

  private static void add(String name, Builtin.Form... forms) {
    ALL.put(name, new Builtin(name, List.of(forms)));
  }

  static Optional<Value> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /// The names of all built-in functions.
  static List<String> all() {
    return List.copyOf(ALL.keySet());
  }

  static Names names() {
    return NAMES;
  }
}
