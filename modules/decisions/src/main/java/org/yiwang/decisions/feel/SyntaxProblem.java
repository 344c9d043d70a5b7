package org.yiwang.decisions.feel;

/// A text that is no FEEL, or no DMN model: where it stops making sense and what was expected
/// there.
public final class SyntaxProblem extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Place place;
  private final String chinese;

  /// At a place, with what was expected there in both languages.
  public SyntaxProblem(Place place, String chinese, String english) {
    super(english);
    this.place = place;
    this.chinese = chinese;
  }

  /// Where, relative to the text that was read.
  public Place place() {
    return place;
  }

  /// What was expected, in Chinese.
  public String chinese() {
    return chinese;
  }

  /// What was expected, in English.
  public String english() {
    return String.valueOf(getMessage());
  }
}
