package org.yiwang.world;

import java.time.Duration;
import java.util.Collection;

/// The judge of a drill. It knows the callers' own record and what the database holds, and shares
/// no code with the server: what the journal promises is written here a second time.
///
/// # The account
///
/// Each stream is a toy account that starts at 0; a command adds an amount, and is refused if the
/// balance would fall below 0. No amount is used for two commands of a stream, so an event names
/// its command.
///
/// # Linearizability
///
/// The log itself is the witness: if its order explains all answers and never contradicts the order
/// that callers could see, the account is linearizable. So nothing has to be searched: each
/// acknowledged answer is compared with the fold at its place, and each refusal needs a place,
/// between what had been answered before it was asked and what was asked after it was answered, at
/// which the account really had too little.
final class Checker {
  static final Duration RESUME_LIMIT = Duration.ofSeconds(10);

  private Checker() {}

  /// Every promise that was broken.
  static Violations check(History history, LogCopy log) {
    var violations = new Violations();
    Collection<Asked> asked = Asked.listOf(history);
    LogShape.check(log, violations);
    Effects.check(asked, log, violations);
    Keys.check(asked, log, violations);
    RealTime.check(asked, log, violations);
    Refusals.check(asked, log, violations);
    ResumeTimes.of(history).check(RESUME_LIMIT, violations);
    return violations;
  }
}
