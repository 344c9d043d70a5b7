package org.yiwang.world.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One of the numbered systems that a work report names.
record NamedSystem(int number, String zh, String en) {
  /// Reads `number,zh,en` lines.
  static List<NamedSystem> read(Path file) throws IOException {
    List<NamedSystem> systems = new ArrayList<>();
    for (var line : Files.readAllLines(file)) {
      var cells = line.split(",", 3);
      if (cells.length == 3 && cells[0].matches("\\d{1,3}")) {
        systems.add(new NamedSystem(Integer.parseInt(cells[0]), cells[1], cells[2]));
      }
    }
    return systems;
  }

  private List<Played> of(List<Played> played) {
    return played.stream().filter(one -> one.story().systems().contains(number)).toList();
  }

  /// Whether its stories hold: `holds`, `broken`, or `none` when it has none.
  String standing(List<Played> played) {
    var own = of(played);
    if (own.isEmpty()) {
      return "none";
    }
    return own.stream().allMatch(Played::holds) ? "holds" : "broken";
  }

  String line(List<Played> played) {
    var own = of(played);
    var standing =
        switch (standing(played)) {
          case "holds" -> "✓ 成立 holds";
          case "broken" -> "✗ 不成立 broken";
          default -> "– 还没有故事 no story yet";
        };
    var counts =
        own.isEmpty()
            ? ""
            : " (%d stories, %d with a refusal, %d with an overdue case)"
                .formatted(
                    own.size(),
                    own.stream().filter(one -> one.story().hasRefusal()).count(),
                    own.stream().filter(one -> one.story().hasOverdue()).count());
    return "%3d %s · %s: %s%s".formatted(number, zh, en, standing, counts);
  }

  Map<String, Object> fields(List<Played> played) {
    var own = of(played);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("number", number);
    fields.put("zh", zh);
    fields.put("en", en);
    fields.put("standing", standing(played));
    fields.put("stories", own.size());
    fields.put("refusal", own.stream().anyMatch(one -> one.story().hasRefusal()));
    fields.put("overdue", own.stream().anyMatch(one -> one.story().hasOverdue()));
    return fields;
  }
}
