package org.yiwang.target;

import java.util.List;
import java.util.function.UnaryOperator;

/// An imported report and what became of its proposals; empty before the import.
///
/// @param year the year its promises are to be kept in; 0 before the import
/// @param proposals by number
public record ReportRegister(int year, List<Proposal.Decided> proposals) {
  /// Keeps a copy.
  public ReportRegister {
    proposals = List.copyOf(proposals);
  }

  static final ReportRegister EMPTY = new ReportRegister(0, List.of());

  boolean imported() {
    return year != 0;
  }

  ReportRegister with(int no, UnaryOperator<Proposal.Decided> change) {
    return new ReportRegister(
        year, proposals.stream().map(p -> p.proposal().no() == no ? change.apply(p) : p).toList());
  }
}
