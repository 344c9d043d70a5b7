package org.yiwang.target;

import org.yiwang.journal.Codec;
import org.yiwang.journal.StreamId;
import org.yiwang.journal.StreamKind;

/// The room of targets: its two kinds of streams.
///
/// A target's stream is named by year and slug, `target/2024/elder-friendly-homes`; an imported
/// report's by year and the beginning of its hash.
public final class TargetRoom {
  private TargetRoom() {}

  /// One promise each.
  public static StreamKind<TargetState, TargetCommand, TargetEvent> targets() {
    return new StreamKind<>(
        "target",
        new TargetDecider(),
        Codec.of(TargetCommand.class),
        Codec.of(TargetEvent.class),
        Codec.of(TargetState.class));
  }

  /// One imported report each.
  public static StreamKind<ReportRegister, ReportCommand, ReportEvent> reports() {
    return new StreamKind<>(
        "report",
        new ReportDecider(),
        Codec.of(ReportCommand.class),
        Codec.of(ReportEvent.class),
        Codec.of(ReportRegister.class));
  }

  /// The stream of the target `id`, e.g. `2024/elder-friendly-homes`.
  public static StreamId target(String id) {
    return new StreamId("target", id);
  }

  /// The stream of the imported report `id`.
  public static StreamId report(String id) {
    return new StreamId("report", id);
  }

  /// The id of a report with this file hash.
  public static String reportId(int year, String sha256) {
    return year + "-" + sha256.substring(0, 12);
  }
}
