package org.yiwang.world;

import java.util.Optional;

/// What one drill does.
///
/// @param name of the drill, as printed
/// @param target what is killed
/// @param fault the bug planted into the hosts, if any: then violations are the aim, and the drill
///   ends at the first
/// @param cycles how many kills
/// @param callers how many for each host
/// @param seed everything drawn by chance is drawn from it
record DrillPlan(
    String name, Target target, Optional<String> fault, int cycles, int callers, long seed) {
  static final int HOSTS = 2;
  static final int CALLERS = 32;

  /// Enough kills for a planted bug to show.
  private static final int FAULT_CYCLES_MAX = 40;

  /// What a drill kills.
  enum Target {
    /// `kill -9` of the hosts.
    HOSTS,
    /// `kill -9` of PostgreSQL.
    DATABASE,
    /// `kill -9` of the backend that is committing a batch, after it was stalled.
    COMMIT
  }

  static DrillPlan hosts(int cycles, long seed) {
    return new DrillPlan("kill-hosts", Target.HOSTS, Optional.empty(), cycles, CALLERS, seed);
  }

  static DrillPlan database(int cycles, long seed) {
    return new DrillPlan("kill-postgres", Target.DATABASE, Optional.empty(), cycles, CALLERS, seed);
  }

  /// Callers that are told too early notice it only if the commit then fails.
  static DrillPlan planted(String fault, long seed) {
    var target = fault.equals("ack-before-commit") ? Target.COMMIT : Target.HOSTS;
    return new DrillPlan(
        "planted-" + fault, target, Optional.of(fault), FAULT_CYCLES_MAX, CALLERS, seed);
  }
}
