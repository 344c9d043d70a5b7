package org.yiwang.journal;

/// What the journal must know of one kind of stream.
///
/// @param name first half of every [StreamId] of this kind
/// @param decider its rules
/// @param commands how commands are written down (for idempotency and timers)
/// @param events how events are written down; the record
/// @param states how the state is kept beside the stream, so that a transition need not read its
///   history
public record StreamKind<S, C, E>(
    String name, Decider<S, C, E> decider, Codec<C> commands, Codec<E> events, Codec<S> states) {}
