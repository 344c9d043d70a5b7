package org.yiwang.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.yiwang.journal.Answer;
import org.yiwang.journal.Journal;
import org.yiwang.target.DemoYear;

/// Replays the demo year into an empty log, through the door that everyone uses, with a clock that
/// is moved along.
///
/// Each step has its own key, so that a replay that was cut off goes on where it stopped.
///
/// @param done the file that says that the whole year is there
record DemoSeed(DemoYear year, Path done, Consumer<String> tell) {
  /// A clock that stands where it was put.
  private static final class Hands implements InstantSource {
    private volatile Instant now;

    Hands(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /// Writes what is not there yet.
  void sow(DataSource database, Journal.Parts parts) {
    var steps = year.steps();
    if (steps.isEmpty()) {
      return;
    }
    var hands = new Hands(steps.getFirst().at());
    try (var journal = Journal.open(database, hands, parts)) {
      if (Files.exists(done) && !journal.readAfter(0, 1).isEmpty()) {
        return;
      }
      for (int i = 0; i < steps.size(); i++) {
        if (i % 250 == 0) {
          tell.accept("写入演示年度 · Writing the demo year: %d / %d".formatted(i, steps.size()));
        }
        hands.now = steps.get(i).at();
        if (journal.submit(steps.get(i).submission()) instanceof Answer.Refused(var refusal)) {
          throw new IllegalStateException(
              "demo step %d at %s: %s".formatted(i, steps.get(i).at(), refusal));
        }
      }
      Files.createDirectories(done.toAbsolutePath().getParent());
      Files.writeString(done, year.clock().toString());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
