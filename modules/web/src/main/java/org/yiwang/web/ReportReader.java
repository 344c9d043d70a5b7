package org.yiwang.web;

import org.yiwang.target.ReportCommand;

/// Reads a work report and proposes its targets.
@FunctionalInterface
public interface ReportReader {
  /// What the file says, as the command that imports it.
  ///
  /// @param fileName as its sender calls it
  /// @param content the file's bytes
  /// @param sha256 hash of them
  /// @throws Unreadable with the reason, in both languages
  ReportCommand.Import read(String fileName, byte[] content, String sha256);

  /// The file is no work report that could be read; nothing was imported.
  final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String zh;
    private final String en;

    /// With the reason and what to do.
    public Unreadable(String zh, String en) {
      super(en);
      this.zh = zh;
      this.en = en;
    }

    String zh() {
      return zh;
    }

    String en() {
      return en;
    }
  }
}
