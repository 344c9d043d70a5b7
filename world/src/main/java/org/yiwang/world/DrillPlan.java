package org.yiwang.world;

import java.util.Optional;

/// What one drill does.
///
/// @param name of the drill, as printed
/// @param subject what it is about
/// @param target what is killed
/// @param fault the bug planted into the hosts, if any: then violations are the aim, and the drill
///   ends at the first
/// @param cycles how many kills
/// @param callers how many for each host
/// @param seed everything drawn by chance is drawn from it
record DrillPlan(
    String name,
    Subject subject,
    Target target,
    Optional<String> fault,
    int cycles,
    int callers,
    long seed) {
  static final int HOSTS = 2;
  static final int CALLERS = 32;

  /// What a drill kills.
  enum Target {
    /// `kill -9` of the hosts.
    HOSTS,
    /// `kill -9` of PostgreSQL.
    DATABASE,
    /// Nothing: the clock of a host jumps ahead and back.
    CLOCKS,
    /// One after the other: a clock jumps ahead, a host is killed, the clock jumps back, PostgreSQL
    /// is killed.
    ALL,
    /// `kill -9` of the backend that is committing a batch, after it was stalled.
    COMMIT
  }

  static DrillPlan hosts(Subject subject, int cycles, long seed) {
    return new DrillPlan(
        "kill-hosts", subject, Target.HOSTS, Optional.empty(), cycles, CALLERS, seed);
  }

  static DrillPlan database(Subject subject, int cycles, long seed) {
    return new DrillPlan(
        "kill-postgres", subject, Target.DATABASE, Optional.empty(), cycles, CALLERS, seed);
  }

  static DrillPlan clocks(Subject subject, int cycles, long seed) {
    return new DrillPlan(
        "clock-jumps", subject, Target.CLOCKS, Optional.empty(), cycles, CALLERS, seed);
  }

  static DrillPlan all(Subject subject, int cycles, long seed) {
    return new DrillPlan("all", subject, Target.ALL, Optional.empty(), cycles, CALLERS, seed);
  }

  /// Callers that are told too early notice it only if the commit then fails.
  static DrillPlan planted(Subject subject, String fault, long seed) {
    var target = fault.equals("ack-before-commit") ? Target.COMMIT : Target.HOSTS;
    return new DrillPlan(
        "planted-" + fault,
        subject,
        target,
        Optional.of(fault),
        subject.faultCycles(),
        CALLERS,
        seed);
  }
}
