package org.yiwang.world.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What must be true of a matter.
///
/// @param plain fields of the matter's own answer, e.g. `state`, `unit`, `duty`, `cycle`, `exempt`
/// @param due when a clock runs out; `standing` while it stands still, `none` when it never ran
/// @param over when a clock ran out; `no` when it did not
/// @param facts what is known of it
/// @param told acts and happenings its record must name, in this order
record Then(
    Map<String, String> plain,
    Map<String, String> due,
    Map<String, String> over,
    Map<String, String> facts,
    List<String> told) {
  static final String NO = "no";
  static final String STANDING = "standing";
  private static final List<String> PLAIN =
      List.of(
          "state",
          "end",
          "unit",
          "duty",
          "routed",
          "cycle",
          "exempt",
          "sampled",
          "rating",
          "requests",
          "conflict",
          "open_children");

  /// What stands for a time that is not there.
  static String absent(String field) {
    return field.equals("over") ? NO : "none";
  }

  static Then of(Written written) {
    Map<String, String> plain = new LinkedHashMap<>();
    for (var entry : written.map().entrySet()) {
      var key = entry.getKey();
      if (PLAIN.contains(key)) {
        plain.put(key, entry.getValue().text());
      } else if (!List.of("due", "over", "facts", "told").contains(key)) {
        throw entry
            .getValue()
            .unreadable("不认识的键 " + key, "unknown key " + key + "; there are: " + PLAIN);
      }
    }
    return new Then(
        plain,
        texts(written.find("due")),
        texts(written.find("over")),
        texts(written.find("facts")),
        written
            .find("told")
            .map(list -> list.list().stream().map(Written::text).toList())
            .orElse(List.of()));
  }

  private static Map<String, String> texts(Optional<Written> written) {
    Map<String, String> texts = new LinkedHashMap<>();
    written.ifPresent(map -> map.map().forEach((key, value) -> texts.put(key, value.text())));
    return texts;
  }
}
