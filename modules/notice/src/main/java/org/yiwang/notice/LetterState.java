package org.yiwang.notice;

import org.yiwang.journal.Context;
import org.yiwang.journal.Decider;
import org.yiwang.journal.Decision;
import org.yiwang.notice.LetterCommand.GiveUp;
import org.yiwang.notice.LetterCommand.SendAgain;
import org.yiwang.notice.LetterEvent.GivenUp;
import org.yiwang.notice.LetterEvent.SentAgain;

/// What people have decided about one letter.
///
/// @param givenUp whether it is let be for good
public record LetterState(boolean givenUp) {
  /// A letter that was given up stays so; else it may be sent again as often as people like.
  static final class Rules implements Decider<LetterState, LetterCommand, LetterEvent> {
    @Override
    public LetterState initial() {
      return new LetterState(false);
    }

    @Override
    public Decision<LetterEvent> decide(LetterState state, LetterCommand command, Context context) {
      if (state.givenUp()) {
        return Decision.refuse(
            "notice.given-up",
            "这条通知已经放弃，不能再处理",
            "This notice has been given up; nothing more can be done about it");
      }
      return switch (command) {
        case SendAgain _ -> Decision.accept(new SentAgain());
        case GiveUp _ -> Decision.accept(new GivenUp());
      };
    }

    @Override
    public LetterState evolve(LetterState state, LetterEvent event) {
      return switch (event) {
        case SentAgain _ -> state;
        case GivenUp _ -> new LetterState(true);
      };
    }
  }
}
