package org.yiwang.workreport;

/// One heading of a report and the text under it, down to the next heading of the same or a higher
/// level.
///
/// @param title the heading as printed, with its number
/// @param level 1 for 一、 headings, 2 for （一） headings
/// @param period what time the text under the heading speaks of
/// @param start character offset of the heading in {@link WorkReport#text()}
/// @param end offset after the last character under the heading
public record Section(String title, int level, Period period, int start, int end) {

  /// What time a section speaks of; figures take their role from it.
  public enum Period {
    /// Work done: 工作回顾.
    REVIEW,
    /// Work promised: 主要目标, 重点工作, 主要任务.
    PLAN,
    /// Neither, such as the opening words.
    OTHER
  }
}
