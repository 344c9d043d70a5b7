package org.yiwang.workreport;

/// Says why a file was not read as a work report: what, where, and what was expected, in Chinese
/// and in English.
public final class UnreadableReport extends Exception {
  private static final long serialVersionUID = 1L;
  private final String chinese;
  private final String english;

  /// Both messages tell the person what to do.
  public UnreadableReport(String chinese, String english) {
    super(chinese + " · " + english);
    this.chinese = chinese;
    this.english = english;
  }

  /// The message in Chinese.
  public String chinese() {
    return chinese;
  }

  /// The message in English.
  public String english() {
    return english;
  }
}
