package org.yiwang.world.story;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/// One scenario: what people do, and what must then be true.
///
/// @param file where it is written
/// @param zh its name
/// @param en its name in English
/// @param systems numbers of the named systems of a work report that it shows at work
/// @param starts when its district opens
/// @param pack folder of the pack it needs, from its own; empty: the pack all stories are of
/// @param steps played one after the other
record Story(
    Path file,
    String zh,
    String en,
    List<Integer> systems,
    LocalDateTime starts,
    String pack,
    List<Step> steps) {
  Story {
    systems = List.copyOf(systems);
    steps = List.copyOf(steps);
  }

  /// Reads a story.
  ///
  /// @param known the numbers of all named systems
  /// @throws Written.Unreadable if it cannot be played
  static Story read(Path file, List<Integer> known) throws IOException {
    var written = Written.read(file);
    var _ = written.map(List.of("story", "systems", "starts", "pack", "steps"));
    var name = written.get("story");
    var _ = name.map(List.of("zh", "en"));
    return new Story(
        file,
        name.get("zh").text(),
        name.get("en").text(),
        written.get("systems").list().stream().map(one -> system(one, known)).toList(),
        written.get("starts").minute(),
        written.find("pack").map(Written::text).orElse(""),
        inOrder(written.get("steps").list(), written.get("starts").minute()));
  }

  /// The steps, none of them at a minute before one above it.
  private static List<Step> inOrder(List<Written> all, LocalDateTime starts) {
    var latest = starts;
    var steps = new ArrayList<Step>();
    for (var written : all) {
      var step = Step.of(written);
      if (step.at().orElse(latest).isBefore(latest)) {
        throw written.unreadable("早于前面的一步", "it is before a step above it");
      }
      latest = step.at().orElse(latest);
      steps.add(step);
    }
    return steps;
  }

  private static int system(Written written, List<Integer> known) {
    int number = written.number();
    if (!known.contains(number)) {
      throw written.unreadable("没有这个编号的系统", "no system has this number");
    }
    return number;
  }

  /// Its file's name.
  String name() {
    return file.getFileName().toString().replaceFirst("\\.yaml$", "");
  }

  /// The pack of its district.
  Path packOr(Path usual) {
    return pack.isEmpty() ? usual : file.resolveSibling(pack).normalize();
  }

  /// Whether somebody is refused something in it.
  boolean hasRefusal() {
    return steps.stream().anyMatch(step -> step.refused().isPresent());
  }

  /// Whether a clock runs out in it.
  boolean hasOverdue() {
    return steps.stream()
        .flatMap(step -> step.then().stream())
        .anyMatch(then -> then.over().values().stream().anyMatch(at -> !at.equals(Then.NO)));
  }
}
