package org.yiwang.target.view;

import java.util.List;
import org.yiwang.journal.Codec;
import org.yiwang.target.Evidence;
import org.yiwang.target.ReportRegister;
import org.yiwang.target.Target;

/// Values the query tables keep as JSON, and how they are read back.
final class Stored {
  private static final Codec<Target> TARGET = Codec.of(Target.class);
  private static final Codec<ReportRegister> REPORT = Codec.of(ReportRegister.class);
  private static final Codec<Proofs> PROOFS = Codec.of(Proofs.class);

  private Stored() {}

  /// Evidence of one entry or answer.
  record Proofs(List<Evidence> all) {}

  /// A target without its entries, which have a table of their own.
  static String target(Target target) {
    return TARGET.encode(
        new Target(
            target.promise(),
            target.rules(),
            target.assignment(),
            new Target.Progress(List.of(), target.progress().locks()),
            target.pauses(),
            target.orders(),
            target.handlers(),
            target.standing()));
  }

  static Target target(String json) {
    return TARGET.decode("Target", json);
  }

  static String report(ReportRegister report) {
    return REPORT.encode(report);
  }

  static ReportRegister report(String json) {
    return REPORT.decode("ReportRegister", json);
  }

  static String evidence(List<Evidence> evidence) {
    return PROOFS.encode(new Proofs(evidence));
  }

  static List<Evidence> evidence(String json) {
    return PROOFS.decode("Proofs", json).all();
  }
}
