package org.yiwang.world.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// One place of a story's file, with the line it stands in.
final class Written {
  private static final int BYTES_MAX = 1 << 20;

  private final Path file;
  private final Node node;

  private Written(Path file, Node node) {
    this.file = file;
    this.node = node;
  }

  /// A story that cannot be played as it is written.
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /// Reads a file.
  ///
  /// @throws Unreadable if it is no YAML
  static Written read(Path file) throws IOException {
    if (Files.size(file) > BYTES_MAX) {
      throw new Unreadable(file + ": 超过 1 MB · larger than 1 MB");
    }
    try {
      var settings = LoadSettings.builder().setLabel(file.toString()).build();
      var root = new Compose(settings).composeString(Files.readString(file));
      return new Written(
          file, root.orElseThrow(() -> new Unreadable(file + ": 是空的 · it is empty")));
    } catch (YamlEngineException wrong) {
      throw new Unreadable(file + ": " + wrong.getMessage());
    }
  }

  int line() {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  Unreadable unreadable(String zh, String en) {
    return new Unreadable(file + ":" + line() + ": " + zh + " · " + en);
  }

  /// The entries of a mapping, in their order.
  Map<String, Written> map() {
    if (!(node instanceof MappingNode mapping)) {
      throw unreadable("应为一组键值", "a mapping expected");
    }
    Map<String, Written> entries = new LinkedHashMap<>();
    for (var tuple : mapping.getValue()) {
      entries.put(
          new Written(file, tuple.getKeyNode()).text(), new Written(file, tuple.getValueNode()));
    }
    return entries;
  }

  /// The same, none of it under another key than these.
  Map<String, Written> map(List<String> known) {
    var entries = map();
    entries.forEach((key, value) -> {
      if (!known.contains(key)) {
        throw value.unreadable(
            "不认识的键 " + key + "；可用：" + known, "unknown key " + key + "; there are: " + known);
      }
    });
    return entries;
  }

  List<Written> list() {
    if (!(node instanceof SequenceNode sequence)) {
      throw unreadable("应为列表", "a list expected");
    }
    List<Written> items = new ArrayList<>();
    sequence.getValue().forEach(item -> items.add(new Written(file, item)));
    return items;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  String text() {
    if (!(node instanceof ScalarNode scalar)) {
      throw unreadable("应为文字", "a text expected");
    }
    return scalar.getValue();
  }

  int number() {
    if (!text().matches("\\d{1,9}")) {
      throw unreadable("应为数：" + text(), "a number expected: " + text());
    }
    return Integer.parseInt(text());
  }

  /// A minute in the district's time, `2024-02-08T09:00`.
  LocalDateTime minute() {
    try {
      return LocalDateTime.parse(text());
    } catch (DateTimeParseException wrong) {
      throw unreadable("应为时刻，如 2024-02-08T09:00", "a minute such as 2024-02-08T09:00 expected");
    }
  }

  /// An entry that must be there.
  Written get(String key) {
    return Optional.ofNullable(map().get(key))
        .orElseThrow(() -> unreadable("缺少 " + key, key + " is missing"));
  }

  Optional<Written> find(String key) {
    return Optional.ofNullable(map().get(key));
  }
}
