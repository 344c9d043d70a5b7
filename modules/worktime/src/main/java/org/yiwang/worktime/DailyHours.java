package org.yiwang.worktime;

import java.time.LocalTime;
import java.util.List;

/// The working hours of a working day: one or several windows, in order and apart.
///
/// @param windows from (inclusive) to (exclusive), on one day
public record DailyHours(List<Window> windows) {
  /// 08–12 and 14–18, eight hours: what city management clocks count when nothing else is said.
  public static final DailyHours USUAL = new DailyHours(List.of(window(8, 12), window(14, 18)));

  /// Part of a working day.
  public record Window(LocalTime from, LocalTime to) {
    public Window {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException(
            "working hours must begin before they end: " + from + " to " + to);
      }
    }
  }

  public DailyHours {
    windows = List.copyOf(windows);
    if (windows.isEmpty() || windows.size() > 12) {
      throw new IllegalArgumentException(
          "a working day has 1 to 12 windows, not " + windows.size());
    }
    for (int i = 1; i < windows.size(); i++) {
      if (windows.get(i).from().isBefore(windows.get(i - 1).to())) {
        throw new IllegalArgumentException("working hours overlap or are out of order: " + windows);
      }
    }
  }

  private static Window window(int from, int to) {
    return new Window(LocalTime.of(from, 0), LocalTime.of(to, 0));
  }
}
