package org.yiwang.decisions;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;
import org.yiwang.decisions.population.Column;

/// Collects the fields of one column as values of one type.
sealed interface ColumnReader {
  /// Adds a field.
  ///
  /// @param person counted from one, for messages
  void add(String field, int person) throws CallProblem;

  /// The column of all fields so far.
  Column column() throws CallProblem;

  static ColumnReader of(String name, Type type) {
    return switch (type) {
      case Type.Restricted restricted -> of(name, restricted.of());
      case Type.Simple simple ->
          switch (simple) {
            case NUMBER -> new Numbers(name);
            case DATE -> new Dates(name);
            case BOOLEAN -> new Truths(name);
            case TIME, DATE_TIME, DAYS, MONTHS -> new Parsed(name, simple);
            case STRING, ANY, NOTHING -> new Texts();
          };
      case Type.ListOf _, Type.ContextOf _ -> new Parsed(name, type);
      case Type.RangeOf _, Type.FunctionOf _ -> new Texts();
    };
  }

  private static CallProblem problem(
      String name, int person, String field, String chinese, String english) {
    return new CallProblem(
        "第 " + person + " 人的 " + name + " 应为" + chinese + "，却是 " + field,
        name + " of person " + person + ": expected " + english + ", found " + field);
  }

  /// Numbers with any decimal places; the column has as many as the one with the most.
  final class Numbers implements ColumnReader {
    private static final int SCALE_MAX = 18;

    private final String name;
    private final BitSet missing = new BitSet();
    private long[] unscaled = new long[1024];
    private byte[] scales = new byte[1024];
    private int size;

    Numbers(String name) {
      this.name = name;
    }

    @Override
    public void add(String field, int person) throws CallProblem {
      if (size == unscaled.length) {
        unscaled = Arrays.copyOf(unscaled, 2 * size);
        scales = Arrays.copyOf(scales, 2 * size);
      }
      var text = field.strip();
      if (text.isEmpty()) {
        missing.set(size++);
        return;
      }
      try {
        var read = new BigDecimal(text);
        var number = read.scale() < 0 && read.scale() > -SCALE_MAX ? read.setScale(0) : read;
        if (number.scale() < 0 || number.scale() > SCALE_MAX) {
          throw new ArithmeticException();
        }
        unscaled[size] = number.unscaledValue().longValueExact();
        scales[size++] = (byte) number.scale();
      } catch (NumberFormatException _) {
        throw problem(name, person, field, "数", "a number");
      } catch (ArithmeticException _) {
        throw problem(name, person, field, "不超过 18 位的数", "a number of at most 18 digits");
      }
    }

    @Override
    public Column column() throws CallProblem {
      var scale = 0;
      for (var i = 0; i < size; i++) {
        scale = Math.max(scale, scales[i]);
      }
      var numbers = new long[size];
      for (var i = 0; i < size; i++) {
        try {
          numbers[i] =
              BigDecimal.valueOf(unscaled[i], scales[i])
                  .setScale(scale)
                  .unscaledValue()
                  .longValueExact();
        } catch (ArithmeticException _) {
          throw problem(
              name, i + 1, "" + unscaled[i], "与同列小数位数相容的数", "a number that fits its column");
        }
      }
      return Column.numbers(numbers, scale, missing);
    }
  }

  /// Dates as `2024-01-31`.
  final class Dates implements ColumnReader {
    private final String name;
    private final BitSet missing = new BitSet();
    private long[] days = new long[1024];
    private int size;

    Dates(String name) {
      this.name = name;
    }

    @Override
    public void add(String field, int person) throws CallProblem {
      days = size == days.length ? Arrays.copyOf(days, 2 * size) : days;
      try {
        missing.set(size, field.isBlank());
        days[size++] = field.isBlank() ? 0 : LocalDate.parse(field.strip()).toEpochDay();
      } catch (DateTimeException _) {
        throw problem(name, person, field, "日期，如 2024-01-31", "a date as 2024-01-31");
      }
    }

    @Override
    public Column column() {
      return Column.days(Arrays.copyOf(days, size), missing);
    }
  }

  /// Booleans: true or false, 是 or 否, 1 or 0.
  final class Truths implements ColumnReader {
    private final String name;
    private final BitSet missing = new BitSet();
    private final BitSet holds = new BitSet();
    private int size;

    Truths(String name) {
      this.name = name;
    }

    @Override
    public void add(String field, int person) throws CallProblem {
      switch (field.strip()) {
        case "true", "是", "1" -> holds.set(size);
        case "false", "否", "0" -> {}
        case "" -> missing.set(size);
        default -> throw problem(name, person, field, "是或否", "true or false");
      }
      size++;
    }

    @Override
    public Column column() {
      return Column.truths(holds, missing, size);
    }
  }

  /// Times and durations as FEEL writes them, lists and contexts as JSON.
  final class Parsed implements ColumnReader {
    private final String name;
    private final Type type;
    private final List<Value> values = new ArrayList<>();
    private final Map<String, Value> known = new HashMap<>();

    Parsed(String name, Type type) {
      this.name = name;
      this.type = type;
    }

    @Override
    public void add(String field, int person) throws CallProblem {
      var text = field.strip();
      var value = text.isEmpty() ? Value.Nothing.PLAIN : known.get(text);
      if (value == null) {
        value = read(text, person);
        known.put(text, value);
      }
      values.add(value);
    }

    private Value read(String text, int person) throws CallProblem {
      if (!(type instanceof Type.Simple simple)) {
        return JsonReader.read(text, type);
      }
      var kind = " " + Type.name(simple) + "，如 " + TimeText.example(simple);
      return TimeText.find(text, simple)
          .orElseThrow(() ->
              problem(
                  name,
                  person,
                  text,
                  kind,
                  "a " + Type.name(simple) + " as " + TimeText.example(simple)));
    }

    @Override
    public Column column() {
      return Column.values(values);
    }
  }

  /// Strings.
  final class Texts implements ColumnReader {
    private final Map<String, String> known = new HashMap<>();
    private final BitSet missing = new BitSet();
    private String[] texts = new String[1024];
    private int size;

    @Override
    public void add(String field, int person) {
      texts = size == texts.length ? Arrays.copyOf(texts, 2 * size) : texts;
      missing.set(size, field.isEmpty());
      texts[size++] = known.computeIfAbsent(field, same -> same);
    }

    @Override
    public Column column() {
      return Column.texts(Arrays.copyOf(texts, size), missing);
    }
  }
}
