package org.yiwang.web;

import org.yiwang.identity.Act;

/// Who may open a route at all. What may be done to which unit is asked again where it is done.
sealed interface Who {
  /// Anybody, signed in or not.
  record Everyone() implements Who {}

  /// Whoever has signed in and holds a post.
  record SignedIn() implements Who {}

  /// Whose post lists this act, on whatever unit.
  record May(Act act) implements Who {}

  static Who everyone() {
    return new Everyone();
  }

  static Who signedIn() {
    return new SignedIn();
  }

  static Who may(String act) {
    return new May(new Act(act));
  }
}
