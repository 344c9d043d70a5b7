package org.yiwang.notice;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/// A courier in a process of its own, to be killed. Arguments: the JDBC address, the file of
/// subscriptions, and what time it is. Ends with its parent's pipe.
final class CourierHost {
  private CourierHost() {}

  public static void main(String[] args) throws IOException {
    var now = Instant.parse(args[2]);
    var notices = NoticesFile.read(Path.of(args[1]), Bell.TYPES).get();
    try (var pool = Belfry.pool(args[0]);
        var _ = Courier.start(pool, () -> now, notices, 1)) {
      while (System.in.read() >= 0) {
        // nothing is said on standard input
      }
    }
  }
}
