package org.yiwang.journal;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A submission on its way through the writer, and the caller that waits for its answer.
///
/// @param fires the timer that is submitted here; none for a caller's own submission
/// @param deadlineNanos by [System#nanoTime]: until then an unreachable database is tried again
record Waiting(
    Submission submission,
    Request request,
    List<DueTimer> fires,
    long deadlineNanos,
    CompletableFuture<Answer> answer) {

  boolean isOverdue() {
    return System.nanoTime() - deadlineNanos > 0;
  }
}
