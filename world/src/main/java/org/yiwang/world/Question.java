package org.yiwang.world;

/// What a caller sends: a key and the command under it.
record Question(String key, String stream, long amount) {
  /// The question as the hosts read it.
  String line() {
    return "submit " + key + " " + stream + " " + amount;
  }
}
