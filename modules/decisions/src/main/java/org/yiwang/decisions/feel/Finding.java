package org.yiwang.decisions.feel;

/// Something wrong in a model that could be read otherwise.
///
/// @param place in the file
/// @param cell which part of the model: the decision, and in a table the rule and the column
/// @param chinese what was expected, in Chinese
/// @param english the same in English
public record Finding(Place place, String cell, String chinese, String english) {
  @Override
  public String toString() {
    return place + " [" + cell + "] " + chinese + " · " + english;
  }
}
