package org.yiwang.pack;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads one YAML document as a tree with line numbers, straight from the parser's events.
///
/// No tags, anchors or aliases: a pack is read top to bottom by someone who runs the office, and
/// what cannot refer to itself cannot explode.
final class YamlFile {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setUseMarks(true).setCodePointLimit(Limits.YAML_BYTES_MAX).build();

  private final String file;
  private final Problems problems;
  private final Iterator<Event> events;
  private int values;

  private YamlFile(String file, Problems problems, Iterator<Event> events) {
    this.file = file;
    this.problems = problems;
    this.events = events;
  }

  static Tree read(String file, String content, Problems problems) {
    var nothing = new Tree.Absent(1);
    try {
      var reading =
          new YamlFile(file, problems, new Parse(SETTINGS).parseString(content).iterator());
      return reading.document();
    } catch (Unreadable unreadable) {
      problems.note(file, unreadable.line, unreadable.zh, unreadable.en);
      return nothing;
    } catch (ReaderException unprintable) {
      int line =
          1
              + (int)
                  content
                      .codePoints()
                      .limit(unprintable.getPosition())
                      .filter(c -> c == '\n')
                      .count();
      problems.note(file, line, "含有不可见的控制字符", "holds a control character");
      return nothing;
    } catch (MarkedYamlEngineException broken) {
      var what = String.valueOf(broken.getProblem()).replace('\n', ' ');
      int line = broken.getProblemMark().map(YamlFile::line).orElse(1);
      problems.note(file, line, "不是有效的 YAML：" + what, "not valid YAML: " + what);
      return nothing;
    } catch (YamlEngineException broken) {
      problems.note(file, 0, "不是有效的 YAML", "not valid YAML");
      return nothing;
    }
  }

  private Tree document() {
    Event first = next(next(events.next()));
    if (first.getEventId() == Event.ID.DocumentEnd || first.getEventId() == Event.ID.StreamEnd) {
      throw new Unreadable(1, "文件是空的", "the file is empty");
    }
    Tree tree = value(first, 0);
    Event after = next(first);
    Event last = events.hasNext() ? events.next() : after;
    if (last.getEventId() != Event.ID.StreamEnd) {
      throw new Unreadable(line(last), "一个文件只写一份文档", "one file holds one document");
    }
    return tree;
  }

  private Event next(Event before) {
    return events.hasNext() ? events.next() : before;
  }

  private Tree value(Event event, int depth) {
    int line = line(event);
    if (++values > Limits.YAML_VALUES_MAX) {
      throw new Unreadable(line, "内容过多", "more than " + Limits.YAML_VALUES_MAX + " values");
    }
    if (depth > Limits.NESTING_MAX) {
      throw new Unreadable(line, "嵌套过深", "nested deeper than " + Limits.NESTING_MAX);
    }
    refuseReferences(event, line);
    return switch (event) {
      case ScalarEvent scalar -> leaf(scalar, line);
      case MappingStartEvent _ -> branch(line, depth);
      case SequenceStartEvent _ -> items(line, depth);
      default -> throw new Unreadable(line, "无法理解的内容", "not understood");
    };
  }

  private static void refuseReferences(Event event, int line) {
    if (event.getEventId() == Event.ID.Alias
        || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
      throw new Unreadable(
          line, "不使用锚点和引用（& 与 *），请写全", "no anchors or aliases (& and *): write it out");
    }
    boolean tagged =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag().isPresent();
          case CollectionStartEvent collection -> collection.getTag().isPresent();
          default -> false;
        };
    if (tagged) {
      throw new Unreadable(line, "不使用类型标签（!）", "no tags (!)");
    }
  }

  private static Tree leaf(ScalarEvent scalar, int line) {
    return new Tree.Leaf(line, scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN);
  }

  private Tree branch(int line, int depth) {
    Map<String, Tree.Entry> entries = new LinkedHashMap<>();
    for (Event key = events.next(); key.getEventId() != Event.ID.MappingEnd; key = events.next()) {
      int keyLine = line(key);
      if (!(value(key, depth + 1) instanceof Tree.Leaf name)) {
        throw new Unreadable(keyLine, "键必须是单个词", "a key must be a single word");
      }
      var entry = new Tree.Entry(keyLine, value(events.next(), depth + 1));
      if (entries.putIfAbsent(name.value(), entry) != null) {
        problems.note(
            file,
            keyLine,
            "键 " + name.value() + " 写了两次",
            "key " + name.value() + " is written twice");
      }
    }
    return new Tree.Branch(line, entries);
  }

  private Tree items(int line, int depth) {
    List<Tree> items = new ArrayList<>();
    for (Event item = events.next();
        item.getEventId() != Event.ID.SequenceEnd;
        item = events.next()) {
      items.add(value(item, depth + 1));
    }
    return new Tree.Items(line, items);
  }

  private static int line(Event event) {
    return event.getStartMark().map(YamlFile::line).orElse(1);
  }

  private static int line(Mark mark) {
    return mark.getLine() + 1;
  }

  /// Ends the reading of one file; never leaves this class.
  private static final class Unreadable extends RuntimeException {
    private final int line;
    private final String zh;
    private final String en;

    Unreadable(int line, String zh, String en) {
      super(en);
      this.line = line;
      this.zh = zh;
      this.en = en;
    }
  }
}
