package org.yiwang.decisions;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.population.Column;
import org.yiwang.decisions.population.Population;

/// Reads people from CSV (UTF-8, RFC 4180, a header line) or from Parquet. A column that the model
/// knows as input data is read as its type, every other as strings; an empty field is null.
///
/// Parquet is read by DuckDB, when its driver is on the class path; the library itself needs none.
final class PeopleFile {
  private static final int ROWS_MAX = 50_000_000;

  private final Map<String, Type> types;
  private final List<String> names = new ArrayList<>();
  private final List<ColumnReader> columns = new ArrayList<>();
  private int rows;

  private PeopleFile(Map<String, Type> types) {
    this.types = types;
  }

  /// @param types of the input data of the model, by name
  static Population read(Path file, Map<String, Type> types) throws CallProblem, IOException {
    if (!Files.isRegularFile(file)) {
      throw new CallProblem("没有这个文件 " + file, "no such file: " + file);
    }
    var people = new PeopleFile(types);
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet")) {
      people.parquet(file);
    } else {
      people.csv(file);
    }
    return people.population();
  }

  private Population population() throws CallProblem {
    if (names.isEmpty()) {
      throw new CallProblem("文件是空的", "the file is empty");
    }
    var read = new LinkedHashMap<String, Column>();
    for (var i = 0; i < names.size(); i++) {
      if (read.put(names.get(i), columns.get(i).column()) != null) {
        throw new CallProblem("列名重复 " + names.get(i), "a column twice: " + names.get(i));
      }
    }
    return Population.of(read);
  }

  private void head(List<String> heads) {
    for (var head : heads) {
      var name = head.strip();
      names.add(name);
      columns.add(ColumnReader.of(name, types.getOrDefault(name, Type.Simple.STRING)));
    }
  }

  private void row(List<String> fields) throws CallProblem {
    if (++rows > ROWS_MAX) {
      throw new CallProblem("超过 " + ROWS_MAX + " 行", "more than " + ROWS_MAX + " rows");
    }
    if (fields.size() != names.size()) {
      throw new CallProblem(
          "第 " + rows + " 人有 " + fields.size() + " 个字段，应为 " + names.size(),
          "person " + rows + " has " + fields.size() + " fields, expected " + names.size());
    }
    for (var i = 0; i < fields.size(); i++) {
      columns.get(i).add(fields.get(i), rows);
    }
  }

  private void csv(Path file) throws CallProblem, IOException {
    var line = 1L;
    var unclosed = false;
    try (var quotes = new Quotes(Files.newBufferedReader(file));
        var records = records(new BufferedReader(quotes))) {
      for (var record : records) {
        line = record.getStartingLineNumber();
        var fields = record.getFields();
        if (names.isEmpty()) {
          head(fields);
        } else if (fields.size() > 1 || names.size() == 1 || !fields.getFirst().isEmpty()) {
          row(fields);
        }
      }
      unclosed = quotes.open();
    } catch (CharacterCodingException _) {
      throw new CallProblem("不是 UTF-8 文本 " + file, "not a text in UTF-8: " + file);
    } catch (CsvParseException _) {
      throw broken(file, line);
    } catch (CallProblem problem) {
      throw new CallProblem(file + " 第 " + line + " 行", "line " + line + ": " + problem.say());
    }
    if (unclosed) {
      throw broken(file, line - 1);
    }
  }

  private static CallProblem broken(Path file, long line) {
    return new CallProblem(
        file + " 第 " + line + " 行之后不是规范的 CSV（引号应成对，之后应是逗号或换行）",
        file
            + ": not CSV after line "
            + line
            + " (quotes come in pairs, then a comma or a new line)");
  }

  /// Counts quotes: the library takes the end of the file for the end of a quoted field.
  private static final class Quotes extends FilterReader {
    private boolean open;

    Quotes(Reader in) {
      super(in);
    }

    boolean open() {
      return open;
    }

    @Override
    public int read() throws IOException {
      var c = super.read();
      open ^= c == '"';
      return c;
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
      var count = super.read(buffer, from, length);
      for (var i = 0; i < count; i++) {
        open ^= buffer[from + i] == '"';
      }
      return count;
    }
  }

  private static CsvReader<CsvRecord> records(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
    return CsvReader.builder()
        .skipEmptyLines(false)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(false)
        .ofCsvRecord(text);
  }

  private void parquet(Path file) throws CallProblem {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      var source = "read_parquet('" + file.toString().replace("'", "''") + "')";
      var heads = new ArrayList<String>();
      var quoted = new ArrayList<String>();
      try (var described = statement.executeQuery("DESCRIBE FROM " + source)) {
        while (described.next()) {
          heads.add(described.getString(1));
          quoted.add('"' + described.getString(1).replace("\"", "\"\"") + '"');
        }
      }
      head(heads);
      try (var found =
          statement.executeQuery("SELECT " + String.join(", ", quoted) + " FROM " + source)) {
        while (found.next()) {
          var fields = new ArrayList<String>();
          for (var i = 1; i <= heads.size(); i++) {
            var text = found.getString(i);
            fields.add(text == null ? "" : text);
          }
          row(fields);
        }
      }
    } catch (SQLException failed) {
      throw new CallProblem(
          "读不了 Parquet（需要 DuckDB 的 JDBC 驱动）：" + failed.getMessage(),
          "cannot read Parquet (it takes DuckDB's JDBC driver): " + failed.getMessage());
    }
  }
}
