package org.yiwang.journal;

/// What was asked under a key, and what was answered.
record Receipt(String key, Request request, Answer answer) {
  /// The answer to another submission under the same key.
  Answer replyTo(Request again) {
    return again.isSameAs(request)
        ? answer
        : new Answer.Refused(
            Refusal.of(
                "journal.key-reused",
                "这个请求编号已用于另一个请求，请换一个编号重新提交",
                "This idempotency key was used for another request; submit again under a new one"));
  }
}
