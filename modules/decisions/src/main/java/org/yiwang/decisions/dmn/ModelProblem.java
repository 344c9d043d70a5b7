package org.yiwang.decisions.dmn;

import org.yiwang.decisions.feel.Place;

/// A file that is no DMN model at all: where, and what is wrong with it.
public final class ModelProblem extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Place place;
  private final String chinese;

  ModelProblem(Place place, String chinese, String english) {
    super(english);
    this.place = place;
    this.chinese = chinese;
  }

  /// Where in the file.
  public Place place() {
    return place;
  }

  /// What is wrong, in Chinese.
  public String chinese() {
    return chinese;
  }

  /// What is wrong, in English.
  public String english() {
    return String.valueOf(getMessage());
  }
}
