package org.yiwang.world;

/// One process killed on purpose.
///
/// @param at when it had ended, in nanoseconds of the callers' clock
/// @param target the host's name, or [#DATABASE]
/// @param manner how, e.g. `kill -9 of the postmaster`
record Kill(long at, String target, String manner) {
  /// The target that stands for the database server: a kill of it concerns every host.
  static final String DATABASE = "postgres";
}
