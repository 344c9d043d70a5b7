package org.yiwang.target;

import java.util.List;

/// What someone wants of one imported report.
public sealed interface ReportCommand {
  /// 导入: keeps the text and what was read from it.
  ///
  /// @param text the decoded text all offsets point into, at most 1,000,000 characters
  /// @param sha256 hash of the file's bytes in lower-case hex
  record Import(
      String title,
      String place,
      int year,
      String fileName,
      String sha256,
      String text,
      List<Proposal> proposals)
      implements ReportCommand {
    public Import {
      proposals = List.copyOf(proposals);
    }
  }

  /// 修改: puts a person's reading in the place of the machine's; number and passage stay.
  record Edit(Proposal proposal) implements ReportCommand {}

  /// 采纳: the proposal becomes the target `target`, or is tied to it if it is there already.
  record Accept(int no, String target) implements ReportCommand {}

  /// 合并: says the same as `into`.
  record Merge(int no, int into) implements ReportCommand {}

  /// 不采纳
  record Reject(int no, String reason) implements ReportCommand {}
}
