package org.yiwang.world;

import java.util.List;

/// The callers' own record of one drill: everything they asked and were told, and every kill.
///
/// @param hosts the names of the processes asked
/// @param attempts in the order of their start
/// @param kills in the order they happened
record History(List<String> hosts, List<Attempt> attempts, List<Kill> kills) {
  History {
    hosts = List.copyOf(hosts);
    attempts = List.copyOf(attempts);
    kills = List.copyOf(kills);
  }
}
