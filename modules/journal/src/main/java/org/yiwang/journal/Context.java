package org.yiwang.journal;

import java.time.Instant;

/// What a decider may know besides its state and the command: it has no clock of its own.
///
/// @param stream the stream decided on
/// @param version how many events the stream has
/// @param at the instant the transition is recorded under
/// @param actor who asks
public record Context(StreamId stream, long version, Instant at, Actor actor) {}
