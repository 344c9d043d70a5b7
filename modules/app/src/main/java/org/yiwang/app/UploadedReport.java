package org.yiwang.app;

import org.yiwang.target.Proposals;
import org.yiwang.target.ReportCommand;
import org.yiwang.target.TargetPack;
import org.yiwang.web.ReportReader;
import org.yiwang.workreport.UnreadableReport;
import org.yiwang.workreport.WorkReport;

/// Reads an uploaded work report and lays what it promises beside the targets of the pack.
///
/// @param pack the targets known already
record UploadedReport(TargetPack pack) implements ReportReader {
  @Override
  public ReportCommand.Import read(String fileName, byte[] content, String sha256) {
    try {
      return Proposals.toImport(WorkReport.read(content, fileName), fileName, sha256, pack);
    } catch (UnreadableReport unreadable) {
      throw new ReportReader.Unreadable(unreadable.chinese(), unreadable.english());
    }
  }
}
