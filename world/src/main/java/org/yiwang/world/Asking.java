package org.yiwang.world;

import org.yiwang.world.Attempt.Outcome;

/// What one caller asks, one question after the other, drawn from a seed. Used by one thread.
interface Asking {
  Question next();

  /// Whether a question without an answer is asked again at once; the others stay unknown.
  boolean isAskedAgain();

  /// A number from 0 to below `bound`.
  int choose(int bound);

  /// What became of a question; to ask better ones.
  default void told(Question question, Outcome outcome) {}
}
