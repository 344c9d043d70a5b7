package org.yiwang.world;

/// One broken promise.
///
/// @param promise which one
/// @param what what was seen instead
record Violation(Promise promise, String what) {}
