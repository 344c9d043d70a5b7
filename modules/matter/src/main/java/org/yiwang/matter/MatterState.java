package org.yiwang.matter;

/// Where one matter stands, computed from its events and from nothing else.
public sealed interface MatterState permits MatterState.NotReported, Matter {
  /// No such matter yet.
  record NotReported() implements MatterState {}
}
