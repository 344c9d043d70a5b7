package org.yiwang.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.yiwang.identity.Identity;
import org.yiwang.journal.Answer;
import org.yiwang.journal.Command;
import org.yiwang.journal.Journal;
import org.yiwang.journal.Submission;
import org.yiwang.matter.MatterPack;
import org.yiwang.matter.MatterRoom;
import org.yiwang.matter.view.Matters;
import org.yiwang.pack.PackFolder;

/// The journal with the room of matters as the program opens it: the pack's definitions, all its
/// views, its timers.
final class MatterEngine implements AutoCloseable {
  /// What must be migrated.
  static final List<String> TABLES = List.of("db/journal", "db/matter");

  private final Journal journal;
  private final CityCase story = CityCase.read();

  MatterEngine(HikariDataSource pool, InstantSource clock, Path root) {
    var room = new MatterRoom(pack(root), Matters.recordedTypes(pool));
    this.journal =
        Journal.open(pool, clock, new Journal.Parts(room.kinds(), Matters.views(room), List.of()));
    room.record(journal);
  }

  private static MatterPack pack(Path root) {
    return PackFolder.open(root.resolve("packs/hongkou"))
        .check(folder -> {
          var identity = Identity.read(folder, false);
          return MatterPack.read(folder, identity.units(), identity.access());
        })
        .get();
  }

  CityCase story() {
    return story;
  }

  /// Does one step of a matter and returns when it is durable.
  void act(String matter, int number) {
    var stream = MatterRoom.matter(matter);
    var step = story.step(number);
    submit(Submission.of(matter + "." + number, step.actor(), Command.to(stream, step.command())));
  }

  /// The first steps of a matter, all by whoever does the last of them.
  ///
  /// @param together how many go into one submission
  void open(String matter, int steps, int together) {
    var stream = MatterRoom.matter(matter);
    for (int from = 0; from < steps; from += together) {
      var commands = new ArrayList<Command>();
      for (int number = from; number < Math.min(steps, from + together); number++) {
        commands.add(Command.to(stream, story.step(number).command()));
      }
      submit(new Submission(matter + "." + from, story.step(steps - 1).actor(), commands));
    }
  }

  private void submit(Submission submission) {
    if (journal.submit(submission) instanceof Answer.Refused(var refusal)) {
      throw new IllegalStateException("refused: " + refusal);
    }
  }

  @Override
  public void close() {
    journal.close();
  }
}
