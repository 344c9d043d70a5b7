package org.yiwang.journal;

/// Mistakes that a drill plants to see that its checker finds them. The program runs with [#NONE];
/// nothing in it can ask for another.
///
/// @param acknowledgeBeforeCommit callers are answered before the commit
/// @param forgetReceipts no receipt is stored
/// @param skipVersionCheck states are taken from this process's memory, unchecked, instead of from
///   the database
record Faults(boolean acknowledgeBeforeCommit, boolean forgetReceipts, boolean skipVersionCheck) {
  static final Faults NONE = new Faults(false, false, false);
}
