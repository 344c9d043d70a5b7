package org.yiwang.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.journal.Actor;
import org.yiwang.matter.Answers;
import org.yiwang.matter.Location;
import org.yiwang.matter.MatterCommand;

/// The steps of one matter from its report to its end, read from `city-case.csv`: who does what is
/// municipal, and so data.
final class CityCase {
  private static final String FILE = "/city-case.csv";
  private static final String SITE = "@site";

  /// Stands for a picture among the answers.
  private static final String PHOTO = "PHOTO";

  private static final String SOME_PHOTO = "ab".repeat(32) + "/photo.jpg";

  private final List<Step> steps;

  /// One step, by whom, as it is written.
  ///
  /// @param act the act; of the first step the kind of matter
  record Step(String act, String party, String account, String unit, Map<String, String> given) {
    Actor actor() {
      return new Actor(account, unit, "bench");
    }

    /// The unit of the place, of the first step.
    String site() {
      return given.getOrDefault(SITE, "");
    }

    /// What is answered, with this picture.
    Map<String, String> answers(String photo) {
      var answers = new LinkedHashMap<String, String>();
      given.forEach((field, value) -> {
        if (!field.equals(SITE)) {
          answers.put(field, value.equals(PHOTO) ? photo : value);
        }
      });
      return answers;
    }

    MatterCommand command() {
      var answers = Answers.NONE;
      for (var answer : answers(SOME_PHOTO).entrySet()) {
        answers = answers.and(answer.getKey(), answer.getValue());
      }
      return site().isEmpty()
          ? MatterCommand.Perform.of(act, party, answers)
          : new MatterCommand.Report(
              act,
              party,
              "patrol",
              answers,
              Optional.of(new Location(site(), "某弄口", Optional.empty())),
              Optional.empty(),
              List.of());
    }
  }

  private CityCase(List<Step> steps) {
    this.steps = steps;
  }

  static CityCase read() {
    try (var in = CityCase.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      return new CityCase(
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> step(line.split(",", 5)))
              .toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Step step(String[] words) {
    var given = new LinkedHashMap<String, String>();
    for (var one : words[4].isEmpty() ? new String[0] : words[4].split(";", -1)) {
      int equals = one.indexOf('=');
      given.put(one.substring(0, equals), one.substring(equals + 1));
    }
    return new Step(words[0], words[1], words[2], words[3], given);
  }

  /// How many steps there are.
  int size() {
    return steps.size();
  }

  Step step(int number) {
    return steps.get(number);
  }

  List<Step> steps() {
    return steps;
  }
}
