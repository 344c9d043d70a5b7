package org.yiwang.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.yiwang.journal.Answer;
import org.yiwang.journal.Journal;
import org.yiwang.journal.Submission;
import org.yiwang.matter.DemoMatters;
import org.yiwang.target.DemoYear;

/// Replays the demo year into an empty log, through the door that everyone uses, with a clock that
/// is moved along.
///
/// Each step has its own key, so that a replay that was cut off goes on where it stopped.
///
/// @param data folder that says whether the whole year is written, and when the demo opens
/// @param stopping says whether to break off
record DemoSeed(Path data, Consumer<String> tell, BooleanSupplier stopping) {
  private Path sown() {
    return data.resolve("demo-seeded");
  }

  /// When the demo opens; empty before its year was written.
  Optional<Instant> findClock() throws IOException {
    return Files.exists(sown())
        ? Optional.of(Instant.parse(Files.readString(sown()).strip()))
        : Optional.empty();
  }

  /// Whether the whole year is in this database.
  boolean isSown(DataSource database, Journal.Parts parts) {
    // long before any timer is due, so that looking does not set anything off
    try (var journal = Journal.open(database, () -> Instant.EPOCH, parts)) {
      return Files.exists(sown()) && !journal.readAfter(0, 1).isEmpty();
    }
  }

  /// What is submitted when.
  private record Step(Instant at, Submission submission) {}

  private static List<Step> inOrder(DemoYear year, List<DemoMatters.Step> matters) {
    return Stream.concat(
            year.steps().stream().map(step -> new Step(step.at(), step.submission())),
            matters.stream().map(step -> new Step(step.at(), step.submission())))
        .sorted(Comparator.comparing(Step::at))
        .toList();
  }

  /// Writes what is not there yet.
  void sow(DemoYear year, List<DemoMatters.Step> matters, DataSource database, Journal.Parts parts)
      throws IOException {
    var steps = inOrder(year, matters);
    var hands = new Hands(steps.isEmpty() ? year.clock() : steps.getFirst().at());
    try (var journal = Journal.open(database, hands, parts)) {
      for (int i = 0; i < steps.size(); i++) {
        if (i % 250 == 0) {
          tell.accept("写入演示年度 · Writing the demo year: %d / %d".formatted(i, steps.size()));
        }
        if (stopping.getAsBoolean()) {
          throw new IllegalStateException("已被要求停止 · told to stop");
        }
        hands.put(steps.get(i).at());
        if (journal.submit(steps.get(i).submission()) instanceof Answer.Refused(var refusal)) {
          throw new IllegalStateException(
              "demo step %d at %s: %s".formatted(i, steps.get(i).at(), refusal));
        }
      }
    }
    Files.createDirectories(data);
    Files.writeString(sown(), year.clock().toString());
  }
}
