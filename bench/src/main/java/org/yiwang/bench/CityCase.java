package org.yiwang.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.yiwang.journal.Actor;
import org.yiwang.matter.Answers;
import org.yiwang.matter.Location;
import org.yiwang.matter.MatterCommand;

/// The steps of one matter from its report to its end, read from `city-case.csv`: who does what is
/// municipal, and so data.
final class CityCase {
  private static final String FILE = "/city-case.csv";
  private static final String PHOTO = "ab".repeat(32) + "/photo.jpg";

  private final List<Step> steps;

  /// One step, by whom.
  record Step(Actor actor, MatterCommand command) {}

  private CityCase(List<Step> steps) {
    this.steps = steps;
  }

  static CityCase read() {
    try (var in = CityCase.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      var lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split(",", 5))
              .toList();
      var acts = lines.stream().skip(1).map(CityCase::act);
      return new CityCase(
          java.util.stream.Stream.concat(java.util.stream.Stream.of(report(lines.getFirst())), acts)
              .toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Step report(String[] words) {
    var place = new Location(words[3], "某弄口", Optional.empty());
    return new Step(
        new Actor(words[2], "", "bench"),
        new MatterCommand.Report(
            words[0],
            words[1],
            "patrol",
            answers(words[4]),
            Optional.of(place),
            Optional.empty(),
            List.of()));
  }

  private static Step act(String[] words) {
    return new Step(
        new Actor(words[2], words[3], "bench"),
        MatterCommand.Perform.of(words[0], words[1], answers(words[4])));
  }

  private static Answers answers(String text) {
    var all = Answers.NONE;
    for (var one : text.isEmpty() ? new String[0] : text.split(";", -1)) {
      int equals = one.indexOf('=');
      var value = one.substring(equals + 1);
      all = all.and(one.substring(0, equals), value.equals("PHOTO") ? PHOTO : value);
    }
    return all;
  }

  /// How many steps there are.
  int size() {
    return steps.size();
  }

  Step step(int number) {
    return steps.get(number);
  }
}
