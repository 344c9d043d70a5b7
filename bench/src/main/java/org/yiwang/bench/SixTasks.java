package org.yiwang.bench;

import org.yiwang.journal.Codec;
import org.yiwang.journal.Context;
import org.yiwang.journal.Decider;
import org.yiwang.journal.Decision;
import org.yiwang.journal.StreamKind;

/// A case that passes six tasks: the start and six completions are seven transitions, the same that
/// `six-tasks.bpmn20.xml` asks of the peer.
record SixTasks(int step) {
  static final int TRANSITIONS = 7;

  /// Goes one step on.
  record Next() {}

  /// The case entered this step.
  record Entered(int step) {}

  static final StreamKind<SixTasks, Next, Entered> KIND =
      new StreamKind<>(
          "six",
          new Rules(),
          Codec.of(Next.class),
          Codec.of(Entered.class),
          Codec.of(SixTasks.class));

  private static final class Rules implements Decider<SixTasks, Next, Entered> {
    @Override
    public SixTasks initial() {
      return new SixTasks(0);
    }

    @Override
    public Decision<Entered> decide(SixTasks at, Next next, Context context) {
      return at.step == TRANSITIONS
          ? Decision.refuse("six.ended", "已经结束", "Already ended")
          : Decision.accept(new Entered(at.step + 1));
    }

    @Override
    public SixTasks evolve(SixTasks at, Entered entered) {
      if (entered.step != at.step + 1) {
        throw new IllegalStateException("step " + entered.step + " after " + at.step);
      }
      return new SixTasks(entered.step);
    }
  }
}
