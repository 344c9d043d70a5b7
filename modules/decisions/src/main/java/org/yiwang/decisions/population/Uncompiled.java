package org.yiwang.decisions.population;

/// Something that cannot be compiled exactly; whoever asked for it goes through the interpreter.
final class Uncompiled extends Exception {
  private static final long serialVersionUID = 1;

  private final String chinese;

  Uncompiled(String chinese, String english) {
    super(english, null, false, false);
    this.chinese = chinese;
  }

  /// This, and something else that failed before.
  Uncompiled and(Exception before) {
    return before instanceof Uncompiled other
        ? new Uncompiled(other.chinese + "；" + chinese, other.getMessage() + "; " + getMessage())
        : new Uncompiled(
            before.getMessage() + "；" + chinese, before.getMessage() + "; " + getMessage());
  }

  String reason() {
    return chinese + " · " + getMessage();
  }
}
