package org.yiwang.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// What `postmaster.pid` says: line 1 is the process, line 8 its state (PostgreSQL, `pidfile.h`).
record PidFile(long pid, boolean ready) {
  private static final PidFile NONE = new PidFile(-1, false);
  private static final int STATE_LINE = 7;

  static PidFile read(Path file) throws IOException {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.isEmpty()
          ? NONE
          : new PidFile(
              Long.parseLong(lines.getFirst().strip()),
              lines.size() > STATE_LINE && lines.get(STATE_LINE).strip().equals("ready"));
    } catch (NoSuchFileException | NumberFormatException absentOrHalfWritten) {
      return NONE;
    }
  }
}
