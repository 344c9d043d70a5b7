package org.yiwang.target;

import org.yiwang.journal.Context;
import org.yiwang.journal.Decider;
import org.yiwang.journal.Decision;

final class TargetDecider implements Decider<TargetState, TargetCommand, TargetEvent> {
  @Override
  public TargetState initial() {
    return new TargetState.NotAdopted();
  }

  @Override
  public Decision<TargetEvent> decide(TargetState state, TargetCommand command, Context context) {
    throw new UnsupportedOperationException(state + " " + command + context);
  }

  @Override
  public TargetState evolve(TargetState state, TargetEvent event) {
    throw new UnsupportedOperationException(state + " " + event);
  }
}
