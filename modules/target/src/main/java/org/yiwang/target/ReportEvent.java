package org.yiwang.target;

import java.time.LocalDate;
import java.util.List;

/// What happened to an imported report.
public sealed interface ReportEvent {
  /// The day in Asia/Shanghai on which it counts.
  LocalDate on();

  /// It was read.
  record Imported(
      LocalDate on,
      String title,
      String place,
      int year,
      String fileName,
      String sha256,
      String text,
      List<Proposal> proposals)
      implements ReportEvent {
    public Imported {
      proposals = List.copyOf(proposals);
    }
  }

  /// A person corrected a proposal.
  record Edited(LocalDate on, Proposal was, Proposal is) implements ReportEvent {}

  /// A proposal became a target.
  record Accepted(LocalDate on, int no, String target) implements ReportEvent {}

  /// A proposal was merged into another.
  record Merged(LocalDate on, int no, int into) implements ReportEvent {}

  /// A proposal was turned down.
  record Rejected(LocalDate on, int no, String reason) implements ReportEvent {}
}
