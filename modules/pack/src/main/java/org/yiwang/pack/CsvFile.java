package org.yiwang.pack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a table after RFC 4180 (comma, double quotes, quotes doubled inside) with a head line.
///
/// Lines that begin with `#` and blank lines are left out: the description of a table stands at its
/// top. An empty cell is a key that is not there.
final class CsvFile {
  private final String file;
  private final String content;
  private final Problems problems;
  private int at;
  private int line = 1;

  private CsvFile(String file, String content, Problems problems) {
    this.file = file;
    this.content = content;
    this.problems = problems;
  }

  static List<Tree> read(String file, String content, Problems problems) {
    return new CsvFile(file, content, problems).rows();
  }

  private List<Tree> rows() {
    List<String> head = List.of();
    List<Tree> rows = new ArrayList<>();
    while (at < content.length()) {
      int rowLine = line;
      if (skipped()) {
        continue;
      }
      List<String> cells = record();
      if (head.isEmpty()) {
        head = head(cells, rowLine);
      } else if (cells.size() != head.size()) {
        problems.note(
            file,
            rowLine,
            "有 " + cells.size() + " 列，表头是 " + head.size() + " 列",
            cells.size() + " columns where the head has " + head.size());
      } else {
        rows.add(row(head, cells, rowLine));
      }
      if (rows.size() > Limits.CSV_ROWS_MAX) {
        problems.note(file, rowLine, "行数过多", "more than " + Limits.CSV_ROWS_MAX + " rows");
        return List.of();
      }
    }
    if (head.isEmpty()) {
      problems.note(file, 1, "没有表头", "no head line");
    }
    return rows;
  }

  private List<String> head(List<String> cells, int rowLine) {
    var seen = new HashSet<String>();
    for (String cell : cells) {
      if (cell.isBlank() || !seen.add(cell)) {
        problems.note(file, rowLine, "表头有空列或重名：" + cell, "empty or repeated column: " + cell);
      }
    }
    return cells;
  }

  private static Tree row(List<String> head, List<String> cells, int rowLine) {
    Map<String, Tree.Entry> entries = new LinkedHashMap<>();
    for (int column = 0; column < head.size(); column++) {
      boolean empty = cells.get(column).isEmpty();
      Tree value =
          empty
              ? new Tree.Leaf(rowLine, "", false)
              : new Tree.Leaf(rowLine, cells.get(column), true);
      entries.put(head.get(column), new Tree.Entry(rowLine, value));
    }
    return new Tree.Branch(rowLine, entries);
  }

  private boolean skipped() {
    int end = content.indexOf('\n', at);
    int stop = end < 0 ? content.length() : end;
    boolean skip = content.charAt(at) == '#' || content.substring(at, stop).isBlank();
    if (skip) {
      at = Math.min(stop + 1, content.length());
      line++;
    }
    return skip;
  }

  private List<String> record() {
    List<String> cells = new ArrayList<>();
    while (true) {
      cells.add(at < content.length() && content.charAt(at) == '"' ? quoted() : bare());
      if (at >= content.length()) {
        return cells;
      }
      char end = content.charAt(at++);
      if (end == '\n') {
        line++;
        return cells;
      }
    }
  }

  private String bare() {
    int start = at;
    while (at < content.length() && content.charAt(at) != ',' && content.charAt(at) != '\n') {
      at++;
    }
    return content.substring(start, at).strip();
  }

  private String quoted() {
    int opened = line;
    var cell = new StringBuilder();
    at++;
    while (at < content.length()) {
      char c = content.charAt(at++);
      if (c != '"') {
        line += c == '\n' ? 1 : 0;
        cell.append(c);
      } else if (at < content.length() && content.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        if (!bare().isEmpty()) {
          problems.note(file, line, "引号后还有文字", "text after a closing quote");
        }
        return cell.toString();
      }
    }
    problems.note(file, opened, "引号没有结束", "a quote is never closed");
    return cell.toString();
  }
}
