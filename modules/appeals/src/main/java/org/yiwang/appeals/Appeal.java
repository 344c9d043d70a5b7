package org.yiwang.appeals;

import java.time.LocalDateTime;

/// One message of a resident to a government.
///
/// @param id the number the source gave it
/// @param at when it was written, on the clock of the place
/// @param likes how many readers agreed
/// @param against how many readers disagreed
public record Appeal(
    String id, String subject, LocalDateTime at, String detail, int likes, int against) {
  public Appeal {
    if (subject.length() > Limits.SUBJECT_MAX || detail.length() > Limits.DETAIL_MAX) {
      throw new IllegalArgumentException("an appeal longer than its limits");
    }
    if (likes < 0 || against < 0) {
      throw new IllegalArgumentException("votes below zero");
    }
  }

  /// How many readers took a stand, for or against.
  public long votes() {
    return (long) likes + against;
  }
}
