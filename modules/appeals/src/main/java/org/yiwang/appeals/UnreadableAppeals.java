package org.yiwang.appeals;

/// Says why a file or a call was not understood: what, on which line, and what was expected, in
/// Chinese and in English.
public final class UnreadableAppeals extends Exception {
  private static final long serialVersionUID = 1L;
  private final String chinese;
  private final String english;

  UnreadableAppeals(String chinese, String english) {
    super(chinese + " · " + english);
    this.chinese = chinese;
    this.english = english;
  }

  /// The message in Chinese; several lines when several things are wrong.
  public String chinese() {
    return chinese;
  }

  /// The message in English.
  public String english() {
    return english;
  }
}
