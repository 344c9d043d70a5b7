package org.yiwang.web.page;

/// A bar from zero to the promise, with a tick where today should be.
///
/// @param state of the light, for the colour
/// @param width of the bar in percent of the promise, 0–110; empty if nothing is counted
/// @param tick where today should be, in percent; empty if nothing is planned
/// @param said the same in words
public record Bar(String state, String width, String tick, String said) {}
