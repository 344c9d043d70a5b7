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

  /// Whoever has signed in; whether their post may do this act to that unit is answered where it is
  /// done, so that a refusal can say what is missing.
  record Doing(Act act) implements Who {}

  /// The same in words: `everyone`, `signed-in`, `may` or `doing` with the act.
  default String words() {
    return switch (this) {
      case Everyone _ -> "everyone";
      case SignedIn _ -> "signed-in";
      case May(Act act) -> "may " + act;
      case Doing(Act act) -> "doing " + act;
    };
  }

  static Who everyone() {
    return new Everyone();
  }

  static Who signedIn() {
    return new SignedIn();
  }

  static Who may(String act) {
    return new May(new Act(act));
  }

  static Who doing(String act) {
    return new Doing(new Act(act));
  }
}
