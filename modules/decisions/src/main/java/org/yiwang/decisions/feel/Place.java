package org.yiwang.decisions.feel;

/// A place in a text: line and column, both counted from one.
public record Place(int line, int column) {
  /// The beginning of a text.
  public static final Place START = new Place(1, 1);

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
