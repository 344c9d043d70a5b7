package org.yiwang.target.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.yiwang.target.Proposal;

/// An imported report beside what it proposes.
///
/// @param row what it is
/// @param text the text all offsets point into
/// @param proposals in the order of the text
public record ReportPage(ReportRow row, String text, List<Proposal.Decided> proposals) {
  /// An imported report in a list.
  ///
  /// @param id of its stream
  /// @param fates how many proposals met which fate
  public record ReportRow(
      String id,
      long version,
      String title,
      String place,
      int year,
      String fileName,
      String sha256,
      Instant importedAt,
      String account,
      Map<Proposal.Fate, Integer> fates) {}
}
