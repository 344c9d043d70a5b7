package org.yiwang.identity;

import java.time.LocalDate;
import org.yiwang.pack.Text;

/// A place in a unit that a person holds for a time; who succeeds in it inherits what it must do.
///
/// @param unit where
/// @param role the id of a role of `roles.yaml`
/// @param title what it is called
/// @param from first day
/// @param until last day; [LocalDate#MAX] while it goes on
public record Post(UnitId unit, String role, Text title, LocalDate from, LocalDate until) {
  /// Refuses a post that ends before it begins.
  public Post {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException(
          "任职止于 " + until + "，早于 " + from + " · the post ends before it begins");
    }
  }

  /// Whether the post is held on that day.
  public boolean heldOn(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }
}
