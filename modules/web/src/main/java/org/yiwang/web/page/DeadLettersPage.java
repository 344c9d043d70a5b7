package org.yiwang.web.page;

import java.util.List;

/// Notices nobody took.
///
/// @param shell the frame
/// @param under their number in words
/// @param more that there are more; empty if all are shown
/// @param lines each of them, the latest first
public record DeadLettersPage(Shell shell, String under, String more, List<Line> lines) {
  /// Keeps a copy.
  public DeadLettersPage {
    lines = List.copyOf(lines);
  }

  /// One notice that did not arrive.
  ///
  /// @param href what goes before the name of an act
  /// @param key makes a second click harmless
  /// @param acts how often it was decided about
  /// @param says what it tells
  /// @param subject what it is about
  /// @param happened when that happened
  /// @param to the subscription
  /// @param why the last reason
  /// @param tries how often it was tried
  /// @param ended when it was laid aside
  public record Line(
      String href,
      String key,
      String acts,
      String says,
      String subject,
      String happened,
      String to,
      String why,
      String tries,
      String ended) {}
}
