package org.yiwang.notice;

/// What someone wants of a letter that nobody took.
public sealed interface LetterCommand {
  /// Try it again, as if for the first time.
  record SendAgain() implements LetterCommand {}

  /// Let it be.
  record GiveUp() implements LetterCommand {}
}
