package org.yiwang.world.story;

/// How a story went.
///
/// @param broken where and how it did not hold; empty when it held
record Played(Story story, String broken, long millis) {
  boolean holds() {
    return broken.isEmpty();
  }
}
