package org.yiwang.matter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yiwang.pack.Text;

/// One question of a form, or one thing an act asks for.
///
/// @param field its name in rules: lower-case letters, digits and `_`
/// @param name what people read
/// @param kind what an answer is
/// @param required whether an answer must be given where it is asked
/// @param max the most: characters of a text, items of a list or of files
/// @param options what may be chosen; only for choices
/// @param askIf a condition in FEEL without which it is not asked; empty when always
/// @param personal whether an answer tells of a person: never published
/// @param ahead only for a day: the latest it may lie after today; then it lies after today, too
public record Field(
    String field,
    Text name,
    Kind kind,
    boolean required,
    int max,
    List<Option> options,
    String askIf,
    boolean personal,
    Optional<Span> ahead) {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");
  private static final Pattern FILE = Pattern.compile("[0-9a-f]{64}/[^/\\p{Cntrl}]{1,120}");

  private static final Pattern CODE = Pattern.compile("[^\\s\\p{Cntrl}]{1,60}");

  /// What an answer is.
  public enum Kind {
    /// 文字
    TEXT,
    /// 数
    NUMBER,
    /// 是否: `true` or `false`
    YES,
    /// 日期: `2024-10-15`
    DAY,
    /// 单选
    OPTION,
    /// 多选
    OPTIONS,
    /// 照片: hash and name of a stored file, `sha256/name`
    IMAGE,
    /// 附件: the same
    FILE,
    /// 单位: the id of a unit
    UNIT,
    /// 多个单位
    UNITS,
    /// 编码清单: short words such as the codes of points, each once
    CODES;

    /// Whether there may be several answers.
    public boolean many() {
      return switch (this) {
        case OPTIONS, IMAGE, FILE, UNITS, CODES -> true;
        case TEXT, NUMBER, YES, DAY, OPTION, UNIT -> false;
      };
    }
  }

  /// One thing that may be chosen.
  public record Option(String option, Text name) {}

  public Field {
    options = List.copyOf(options);
  }

  /// What is wrong with these answers; empty when nothing is.
  Optional<Text> fault(List<String> given, LocalDate today, ZoneOffset offset) {
    if (given.size() > (kind.many() ? max : 1)) {
      var most = kind.many() ? max : 1;
      return say("最多 " + most + " 项", "at most " + most + " of them");
    }
    var once = kind == Kind.UNITS || kind == Kind.CODES;
    if (once && given.stream().distinct().count() < given.size()) {
      return say("每项只写一次", "each of them once");
    }
    return given.stream().flatMap(one -> fault(one, today, offset).stream()).findFirst();
  }

  private Optional<Text> fault(String given, LocalDate today, ZoneOffset offset) {
    return switch (kind) {
      case TEXT ->
          given.isBlank() || given.length() > max
              ? say("应为 1 到 " + max + " 字", "1 to " + max + " characters expected")
              : Optional.empty();
      case NUMBER ->
          NUMBER.matcher(given).matches() ? Optional.empty() : say("应为数", "a number expected");
      case YES ->
          given.equals("true") || given.equals("false")
              ? Optional.empty()
              : say("应为 true 或 false", "true or false expected");
      case DAY -> dayFault(given, today, offset);
      case OPTION, OPTIONS ->
          options.stream().anyMatch(option -> option.option().equals(given))
              ? Optional.empty()
              : say("没有这个选项：" + given, "there is no such option: " + given);
      case IMAGE, FILE ->
          FILE.matcher(given).matches() ? Optional.empty() : say("文件应先上传", "upload the file first");
      case CODES ->
          CODE.matcher(given).matches()
              ? Optional.empty()
              : say("编码应为 1 到 60 个字，不含空格", "a code has 1 to 60 characters, none a space");
      case UNIT, UNITS ->
          given.matches("[a-z0-9-]{1,60}") ? Optional.empty() : say("应为单位", "a unit expected");
    };
  }

  private Optional<Text> dayFault(String given, LocalDate today, ZoneOffset offset) {
    try {
      var day = LocalDate.parse(given);
      if (day.getYear() < 1900 || day.getYear() > 2099) {
        return say("年份应在 1900 到 2099", "a year from 1900 to 2099 expected");
      }
      if (ahead.isEmpty()) {
        return Optional.empty();
      }
      var start = today.atStartOfDay().toInstant(offset);
      var hours = ahead.get().from(start, offset).amount();
      var last = start.plusSeconds(hours * 3_600L).atOffset(offset).toLocalDate();
      return day.isAfter(today) && !day.isAfter(last)
          ? Optional.empty()
          : say(
              "应在 " + today.plusDays(1) + " 到 " + last + " 之间",
              "from " + today.plusDays(1) + " to " + last + " expected");
    } catch (DateTimeParseException wrong) {
      return say("应为日期，如 2024-10-15", "a day such as 2024-10-15 expected");
    }
  }

  /// The number an answer writes.
  static BigDecimal number(String given) {
    return new BigDecimal(given);
  }

  private static Optional<Text> say(String zh, String en) {
    return Optional.of(new Text(zh, en));
  }
}
