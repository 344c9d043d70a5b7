package org.yiwang.world;

/// What a caller sends: a key and the command under it.
///
/// @param amount names the command within its stream
/// @param line the question as the hosts read it
record Question(String key, String stream, long amount, String line) {
  /// Adds an amount to an account.
  static Question submit(String key, String account, long amount) {
    return new Question(key, account, amount, "submit " + key + " " + account + " " + amount);
  }
}
