package org.yiwang.target;

/// Where one target stands, computed from its events and from nothing else.
public sealed interface TargetState permits TargetState.NotAdopted, Target {
  /// No such target yet.
  record NotAdopted() implements TargetState {}
}
