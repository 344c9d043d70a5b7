package org.yiwang.target;

import java.time.Instant;
import java.util.List;
import org.yiwang.identity.Identity;
import org.yiwang.journal.Submission;
import org.yiwang.pack.PackFolder;

/// The year of a demo district as submissions in the order of their instants.
///
/// @param clock when the demo opens
/// @param steps everything before
public record DemoYear(Instant clock, List<Step> steps) {
  public DemoYear {
    steps = List.copyOf(steps);
  }

  /// What is submitted when; its key is the same in every reading of the same pack.
  public record Step(Instant at, Submission submission) {}

  /// Reads `demo/entries.csv` and `demo/events.yaml`; to be used inside [PackFolder#check]. Every
  /// step is decided by the rules while reading, so that a demo that the rules refuse does not
  /// load: the refusal is a problem of its line.
  public static DemoYear read(PackFolder folder, Identity identity, TargetPack targets) {
    return new DemoReplay(folder, identity, targets).year();
  }
}
