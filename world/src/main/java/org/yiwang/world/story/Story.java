package org.yiwang.world.story;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;

/// One scenario: what people do, and what must then be true.
///
/// @param file where it is written
/// @param zh its name
/// @param en its name in English
/// @param systems numbers of the named systems of a work report that it shows at work
/// @param starts when its district opens
/// @param steps played one after the other
record Story(
    Path file,
    String zh,
    String en,
    List<Integer> systems,
    LocalDateTime starts,
    List<Step> steps) {
  private static final int SYSTEM_MAX = 999;

  Story {
    systems = List.copyOf(systems);
    steps = List.copyOf(steps);
  }

  /// Reads a story.
  ///
  /// @throws Written.Unreadable if it cannot be played
  static Story read(Path file) throws IOException {
    var written = Written.read(file);
    var keys = written.map(List.of("story", "systems", "starts", "steps"));
    if (keys.size() < 4) {
      throw written.unreadable(
          "需要 story、systems、starts、steps", "story, systems, starts and steps are needed");
    }
    var name = written.get("story");
    var _ = name.map(List.of("zh", "en"));
    return new Story(
        file,
        name.get("zh").text(),
        name.get("en").text(),
        written.get("systems").list().stream().map(Story::system).toList(),
        written.get("starts").minute(),
        written.get("steps").list().stream().map(Step::of).toList());
  }

  private static int system(Written written) {
    int number = written.number();
    if (number > SYSTEM_MAX) {
      throw written.unreadable("没有这个编号", "there is no such number");
    }
    return number;
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
