package org.yiwang.target;

import org.yiwang.journal.Context;
import org.yiwang.journal.Decider;
import org.yiwang.journal.Decision;

final class ReportDecider implements Decider<ReportRegister, ReportCommand, ReportEvent> {
  @Override
  public ReportRegister initial() {
    return ReportRegister.EMPTY;
  }

  @Override
  public Decision<ReportEvent> decide(
      ReportRegister state, ReportCommand command, Context context) {
    throw new UnsupportedOperationException(state + " " + command + context);
  }

  @Override
  public ReportRegister evolve(ReportRegister state, ReportEvent event) {
    throw new UnsupportedOperationException(state + " " + event);
  }
}
