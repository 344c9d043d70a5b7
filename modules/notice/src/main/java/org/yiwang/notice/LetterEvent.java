package org.yiwang.notice;

/// What people did about a letter that nobody took. What couriers do is no event: it is not the
/// record of the district but the state of a wire.
public sealed interface LetterEvent {
  /// It is tried again.
  record SentAgain() implements LetterEvent {}

  /// It is let be.
  record GivenUp() implements LetterEvent {}
}
