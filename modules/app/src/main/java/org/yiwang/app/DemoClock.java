package org.yiwang.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The demo district's own time: it began when the district was first started and runs on, also
/// while it is stopped.
///
/// @param ahead the demo's time less the real time
record DemoClock(InstantSource real, Duration ahead) implements InstantSource {
  /// Starts the demo's time at `begin`, or finds where it was started before.
  ///
  /// @param file where the real instant of the first start is kept
  static DemoClock begin(Instant begin, InstantSource real, Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, real.instant().toString());
    }
    var started = Instant.parse(Files.readString(file).strip());
    return new DemoClock(real, Duration.between(started, begin));
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead);
  }
}
