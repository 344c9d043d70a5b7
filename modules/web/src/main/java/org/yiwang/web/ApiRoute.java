package org.yiwang.web;

import java.util.List;
import java.util.stream.Stream;
import org.yiwang.pack.Text;

/// One address for scripts: its route, and what it takes and gives; the description of the
/// interface is made of these.
///
/// @param needs what the body must hold
/// @param offers what it may hold besides
record ApiRoute(
    Route route, Text summary, List<ApiField> needs, List<ApiField> offers, Gives gives) {
  /// What is answered when it is done.
  enum Gives {
    SESSION,
    FILE,
    MATTER,
    NEW_MATTER,
    MATTERS,
    BOUNCES,
    CONTENT,
    DESCRIPTION
  }

  ApiRoute {
    needs = List.copyOf(needs);
    offers = List.copyOf(offers);
  }

  static ApiRoute of(Route route, String zh, String en, Gives gives) {
    return new ApiRoute(route, new Text(zh, en), List.of(), List.of(), gives);
  }

  /// All its body may hold.
  static List<ApiField> all(List<ApiField> needs, List<ApiField> offers) {
    return Stream.concat(needs.stream(), offers.stream()).toList();
  }

  /// Whether it changes something by a JSON body under a key.
  boolean changes() {
    return !needs.isEmpty() || !offers.isEmpty();
  }
}
