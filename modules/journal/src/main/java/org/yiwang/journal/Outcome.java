package org.yiwang.journal;

/// What the writer has for one caller once the batch is committed.
sealed interface Outcome {
  Waiting waiting();

  /// Wakes the caller.
  void give();

  /// The answer is on record.
  record Answered(Waiting waiting, Answer answer) implements Outcome {
    @Override
    public void give() {
      waiting.answer().complete(answer);
    }
  }

  /// The decider or a codec failed on it: a bug. Nothing of it is on record.
  record Broken(Waiting waiting, Throwable cause) implements Outcome {
    @Override
    public void give() {
      waiting
          .answer()
          .completeExceptionally(
              new IllegalStateException(
                  "submission " + waiting.submission().key() + " could not be decided: " + cause,
                  cause));
    }
  }
}
