package org.yiwang.appeals;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads messages from a CSV file after RFC 4180 with a head line: every problem at once (twenty at
/// most), each with its line.
///
/// Columns are found by their names, in any order; others are left alone. Times are written
/// `2019/8/15 10:58:14` or `2019-08-15 10:58:14`, seconds and time of day may be missing.
public final class AppealTable {
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[ T]+(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.\\d+)?)?)?");

  private final String name;
  private final List<String> chinese = new ArrayList<>();
  private final List<String> english = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private Map<String, Integer> columns = Map.of();

  private AppealTable(String name) {
    this.name = name;
  }

  /// Messages that a person has sorted: columns id, subject, time, detail, category.
  public static List<LabelledAppeal> readLabelled(Path file) throws UnreadableAppeals {
    var table = new AppealTable(String.valueOf(file.getFileName()));
    var labels = new HashSet<String>();
    var rows = new ArrayList<LabelledAppeal>();
    for (CsvRecord row : table.rows(file, "id", "subject", "time", "detail", "category")) {
      Optional<Appeal> appeal = table.appeal(row);
      String label = table.cell(row, "category").strip();
      if (!label.matches("[^\\p{Cntrl}]{1," + Limits.LABEL_MAX + "}")) {
        table.problem(
            row,
            "category 应有 1 至 " + Limits.LABEL_MAX + " 字",
            "category: 1 to " + Limits.LABEL_MAX + " characters");
      } else if (appeal.isPresent()) {
        rows.add(new LabelledAppeal(appeal.get(), label));
        if (labels.add(label) && labels.size() == Limits.LABELS_MAX + 1) {
          table.problem(
              row,
              "category 超过 " + Limits.LABELS_MAX + " 种",
              "more than " + Limits.LABELS_MAX + " categories");
        }
      }
    }
    return table.checked(rows);
  }

  /// Messages with the votes of their readers: columns id, subject, time, detail, against, likes.
  public static List<Appeal> readVoted(Path file) throws UnreadableAppeals {
    var table = new AppealTable(String.valueOf(file.getFileName()));
    var rows = new ArrayList<Appeal>();
    for (CsvRecord row : table.rows(file, "id", "subject", "time", "detail", "against", "likes")) {
      table.appeal(row).ifPresent(rows::add);
    }
    return table.checked(rows);
  }

  private List<CsvRecord> rows(Path file, String... needed) throws UnreadableAppeals {
    String text = PlainBytes.read(file);
    var rows = new ArrayList<CsvRecord>();
    long line = 1;
    try (CsvReader<CsvRecord> reader = reader(text)) {
      for (CsvRecord row : reader) {
        line = row.getStartingLineNumber();
        rows.add(row);
        if (rows.size() > Limits.ROWS_MAX + 1) {
          throw refused("超过 " + Limits.ROWS_MAX + " 行", "more than " + Limits.ROWS_MAX + " rows");
        }
      }
    } catch (CsvParseException e) {
      String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
      throw refused(
          "第 " + line + " 行之后不是规范的 CSV（引号应成对，引号内的引号写两次）",
          "not CSV after line "
              + line
              + " (quotes come in pairs, a quote inside is doubled): "
              + why);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    if (rows.isEmpty()) {
      throw refused("文件是空的", "the file is empty");
    }
    columns = head(rows.removeFirst(), needed);
    if (rows.isEmpty()) {
      throw refused("只有表头，没有留言", "a head line and no message");
    }
    return rows;
  }

  private static CsvReader<CsvRecord> reader(String text) {
    return CsvReader.builder()
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(false)
        .ofCsvRecord(text);
  }

  private Map<String, Integer> head(CsvRecord head, String... needed) throws UnreadableAppeals {
    Map<String, Integer> found = new HashMap<>();
    for (int i = 0; i < head.getFieldCount(); i++) {
      String column = head.getField(i).strip();
      if (found.put(column, i) != null) {
        throw refused("第 1 行：列 " + column + " 出现两次", "line 1: column " + column + " twice");
      }
    }
    var missing = new ArrayList<>(List.of(needed));
    missing.removeAll(found.keySet());
    if (!missing.isEmpty()) {
      String names = String.join(", ", missing);
      throw refused(
          "第 1 行：表头缺少 " + names + "；需要 " + String.join(",", needed),
          "line 1: the head lacks " + names + "; expected " + String.join(",", needed));
    }
    return found;
  }

  private Optional<Appeal> appeal(CsvRecord row) {
    int before = chinese.size();
    if (row.getFieldCount() != columns.size()) {
      problem(
          row,
          "有 " + row.getFieldCount() + " 列，表头是 " + columns.size() + " 列",
          row.getFieldCount() + " columns where the head has " + columns.size());
      return Optional.empty();
    }
    String id = bounded(row, "id", 1, Limits.ID_MAX);
    String subject = bounded(row, "subject", 0, Limits.SUBJECT_MAX);
    String detail = bounded(row, "detail", 0, Limits.DETAIL_MAX);
    if (subject.isBlank() && detail.isBlank()) {
      problem(row, "subject 与 detail 都是空的", "subject and detail are both empty");
    }
    if (!id.isEmpty() && !ids.add(id)) {
      problem(row, "id 重复：" + id, "id twice: " + id);
    }
    Optional<LocalDateTime> at = time(cell(row, "time").strip());
    if (at.isEmpty()) {
      problem(
          row,
          "time 应写作 2019-08-15 10:58:14，不是 " + shown(cell(row, "time")),
          "time: expected 2019-08-15 10:58:14, not " + shown(cell(row, "time")));
    }
    int likes = votes(row, "likes");
    int against = votes(row, "against");
    return chinese.size() > before
        ? Optional.empty()
        : at.map(t -> new Appeal(id, subject, t, detail, likes, against));
  }

  private String bounded(CsvRecord row, String column, int least, int most) {
    String value = cell(row, column).strip();
    if (value.length() < least || value.length() > most) {
      problem(
          row,
          column + " 有 " + value.length() + " 字，应为 " + least + " 至 " + most + " 字",
          column + ": " + value.length() + " characters, expected " + least + " to " + most);
      return "";
    }
    return value;
  }

  private int votes(CsvRecord row, String column) {
    String value = cell(row, column).strip();
    if (value.isEmpty()) {
      return 0;
    }
    if (value.matches("\\d{1,9}") && Integer.parseInt(value) <= Limits.VOTES_MAX) {
      return Integer.parseInt(value);
    }
    problem(
        row,
        column + " 应为非负整数，不是 " + shown(value),
        column + ": a whole number from 0, not " + shown(value));
    return 0;
  }

  private String cell(CsvRecord row, String column) {
    Integer at = columns.get(column);
    return at == null || at >= row.getFieldCount() ? "" : row.getField(at);
  }

  static Optional<LocalDateTime> time(String text) {
    var match = TIME.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    int[] part = new int[6];
    for (int i = 0; i < 6; i++) {
      String digits = match.group(i + 1);
      part[i] = digits == null ? 0 : Integer.parseInt(digits);
    }
    try {
      return Optional.of(LocalDateTime.of(part[0], part[1], part[2], part[3], part[4], part[5]));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String shown(String value) {
    return value.length() <= 30 ? value : value.substring(0, 30) + "…";
  }

  private void problem(CsvRecord row, String zh, String en) {
    if (chinese.size() < Limits.PROBLEMS_MAX) {
      chinese.add(name + " 第 " + row.getStartingLineNumber() + " 行：" + zh);
      english.add(name + " line " + row.getStartingLineNumber() + ": " + en);
    }
  }

  private <T> List<T> checked(List<T> rows) throws UnreadableAppeals {
    if (!chinese.isEmpty()) {
      throw new UnreadableAppeals(String.join("\n", chinese), String.join("\n", english));
    }
    return List.copyOf(rows);
  }

  private UnreadableAppeals refused(String zh, String en) {
    return new UnreadableAppeals(name + "：" + zh, name + ": " + en);
  }
}
