package org.yiwang.pack;

/// A text in both languages of the house, Chinese first.
///
/// @param zh Chinese
/// @param en English
public record Text(String zh, String en) {
  /// The text in English when `english`, else in Chinese.
  public String in(boolean english) {
    return english ? en : zh;
  }
}
