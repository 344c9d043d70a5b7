package org.yiwang.decisions;

/// A call of the command line, or a file it names, that is wrong; ends with exit code 2.
final class CallProblem extends Exception {
  private static final long serialVersionUID = 1;

  CallProblem(String chinese, String english) {
    super(chinese + " · " + english);
  }

  /// What is wrong, in both languages.
  String say() {
    return String.valueOf(getMessage());
  }
}
