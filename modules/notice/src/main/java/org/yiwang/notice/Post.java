package org.yiwang.notice;

import java.time.Instant;

/// How letters of one subscription are tried. Safe for many threads.
sealed interface Post extends AutoCloseable permits WebhookPost, MailPost {
  /// Tries once; ends soon when the thread is interrupted.
  Try send(Letter letter, Instant now) throws InterruptedException;

  @Override
  void close();
}
