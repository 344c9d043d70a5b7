package org.yiwang.journal;

import java.time.Instant;

/// One event of the log.
///
/// @param seq its place: 1, 2, 3 … without a gap, in the order of the commits
/// @param at when it was recorded
/// @param stream what it happened to
/// @param version its place within the stream: 1, 2, 3 …
/// @param actor who caused it
/// @param event the event itself, of the stream kind's event type
public record Recorded(
    long seq, Instant at, StreamId stream, long version, Actor actor, Object event) {}
