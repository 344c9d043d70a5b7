package org.yiwang.target;

import java.util.Optional;
import org.yiwang.pack.Text;

/// One promise of the year's work report: what it is called, what it promises, where it stands.
///
/// @param year the year it is to be kept in
/// @param number its place in the list of the year, from 1
/// @param name what people call it
/// @param detail what else it says: which blocks, which sites
/// @param theme id of the chapter the cockpit shows it under
/// @param goal the number
/// @param source id of the document it comes from
/// @param quote the sentence in an imported report
public record Promise(
    int year,
    int number,
    Text name,
    Optional<Text> detail,
    String theme,
    Goal goal,
    String source,
    Optional<Quote> quote) {
  /// A passage of an imported report.
  ///
  /// @param report id of the report's stream
  /// @param text the passage as it stands
  /// @param start offset of its first character in the report's text
  /// @param end offset after its last character
  public record Quote(String report, String text, int start, int end) {}

  /// The same promise with another number.
  public Promise withGoal(Goal newGoal) {
    return new Promise(year, number, name, detail, theme, newGoal, source, quote);
  }

  /// The same promise, tied to a passage.
  public Promise withQuote(Quote newQuote) {
    return new Promise(year, number, name, detail, theme, goal, source, Optional.of(newQuote));
  }
}
