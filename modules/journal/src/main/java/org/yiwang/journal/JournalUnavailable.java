package org.yiwang.journal;

/// The database cannot be reached or the queue is full. Whether the submission took effect is
/// unknown; handing it in again under the same key is safe and gives the one true answer.
public final class JournalUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JournalUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
