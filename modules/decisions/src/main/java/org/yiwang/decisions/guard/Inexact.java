package org.yiwang.decisions.guard;

/// A value that compiled code cannot treat exactly: a number beyond 16 digits, or one of another
/// type than the schema says. Without a stack trace, since meeting it is no error: it is the way
/// out of nested calls whose results have no room for a further value.
final class Inexact extends RuntimeException {
  private static final long serialVersionUID = 1;

  Inexact() {
    super("beyond compiled arithmetic", null, false, false);
  }
}
