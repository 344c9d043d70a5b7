package org.yiwang.app;

/// Something outside the program keeps it from starting; the message says what, in both languages.
final class CannotStart extends Exception {
  private static final long serialVersionUID = 1L;

  CannotStart(String message) {
    super(message);
  }
}
