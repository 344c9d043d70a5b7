package org.yiwang.world;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Signals that Java has no call for.
final class Signals {
  private Signals() {}

  /// Sends a signal by name (`STOP`, `INT`); a process that is gone already is left in peace.
  static void send(String signal, long pid) {
    try {
      var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid));
      kill.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
      kill.start().waitFor();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
