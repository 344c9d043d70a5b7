package org.yiwang.journal;

/// Who acts, for which unit, and for what purpose; recorded with every event.
///
/// @param account the account, or the name of the machine part that acts (`timer`)
/// @param unit code of the organisational unit acted for; empty for the public
/// @param purpose the legal or business purpose, e.g. `supervision`
public record Actor(String account, String unit, String purpose) {
  /// The runtime itself, when a timer is due.
  public static final Actor TIMER = new Actor("timer", "", "timer");
}
