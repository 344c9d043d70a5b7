package org.yiwang.decisions.feel;

import static org.yiwang.decisions.feel.Builtin.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Functions over strings, and the conversions to string and number.
final class TextFunctions {
  private static final int TEXT_MAX = 10_000_000;

  private TextFunctions() {}

  static void addTo(Builtins.Register to) {
    to.add(
        "substring",
        form("string: string, start position: number, length: number?", (a, _) -> substring(a)));
    to.add(
        "string length",
        form(
            "string: string",
            (a, _) -> Value.of(text(a, 0).codePointCount(0, text(a, 0).length()))));
    to.add(
        "upper case",
        form("string: string", (a, _) -> Value.of(text(a, 0).toUpperCase(Locale.ROOT))));
    to.add(
        "lower case",
        form("string: string", (a, _) -> Value.of(text(a, 0).toLowerCase(Locale.ROOT))));
    to.add(
        "substring before",
        form(
            "string: string, match: string",
            (a, _) -> {
              var at = text(a, 0).indexOf(text(a, 1));
              return Value.of(at < 0 ? "" : text(a, 0).substring(0, at));
            }));
    to.add(
        "substring after",
        form(
            "string: string, match: string",
            (a, _) -> {
              var at = text(a, 0).indexOf(text(a, 1));
              return Value.of(at < 0 ? "" : text(a, 0).substring(at + text(a, 1).length()));
            }));
    to.add(
        "contains",
        form("string: string, match: string", (a, _) -> Value.of(text(a, 0).contains(text(a, 1)))));
    to.add(
        "starts with",
        form(
            "string: string, match: string",
            (a, _) -> Value.of(text(a, 0).startsWith(text(a, 1)))));
    to.add(
        "ends with",
        form("string: string, match: string", (a, _) -> Value.of(text(a, 0).endsWith(text(a, 1)))));
    addPatternsAndConversions(to);
  }

  private static void addPatternsAndConversions(Builtins.Register to) {
    to.add(
        "matches",
        form(
            "input: string, pattern: string, flags: string!",
            (a, _) -> Regex.matches(text(a, 0), text(a, 1), text(a, 2))),
        form(
            "input: string, pattern: string", (a, _) -> Regex.matches(text(a, 0), text(a, 1), "")));
    to.add(
        "replace",
        form(
            "input: string, pattern: string, replacement: string, flags: string!",
            (a, _) -> Regex.replace(text(a, 0), text(a, 1), text(a, 2), text(a, 3))),
        form(
            "input: string, pattern: string, replacement: string",
            (a, _) -> Regex.replace(text(a, 0), text(a, 1), text(a, 2), "")));
    to.add(
        "split",
        form("string: string, delimiter: string", (a, _) -> Regex.split(text(a, 0), text(a, 1))));
    to.add(
        "string join",
        form("list: list, delimiter: string!", (a, _) -> join(a.get(0), text(a, 1))),
        form("list: list", (a, _) -> join(a.get(0), "")));
    to.add(
        "string",
        form(
            "from: Any",
            (a, _) ->
                a.get(0).isNothing() ? Value.Nothing.PLAIN : Value.of(Printed.text(a.get(0)))));
    to.add(
        "number",
        form(
            "from: string, grouping separator: string!, decimal separator: string!",
            (a, _) -> number(a)),
        form("from: string", (a, _) -> parsed(text(a, 0))));
  }

  /// The string at a place; the empty string where null is allowed.
  static String text(List<Value> arguments, int at) {
    return arguments.get(at) instanceof Value.Text text ? text.text() : "";
  }

  private static Value substring(List<Value> a) {
    var points = text(a, 0).codePoints().toArray();
    var start = ((Value.Amount) a.get(1)).number().intValue();
    if (start == 0 || Math.abs(start) > points.length) {
      return Value.nothing("起始位置超出 · the start position is outside of the string");
    }
    var from = start < 0 ? points.length + start : start - 1;
    var length = points.length - from;
    if (a.size() > 2) {
      length = ((Value.Amount) a.get(2)).number().intValue();
      if (length < 1) {
        return Value.nothing("长度应至少为 1 · the length must be at least 1");
      }
    }
    return Value.of(new String(points, from, Math.min(length, points.length - from)));
  }

  private static Value join(Value list, String delimiter) {
    var parts = new ArrayList<String>();
    var length = 0L;
    for (var item : ((Value.Items) list).items()) {
      if (item instanceof Value.Text text) {
        parts.add(text.text());
        length += text.text().length() + delimiter.length();
        if (length > TEXT_MAX) {
          throw new LimitExceeded("字符串过长", "the string grows too long");
        }
      } else if (!item.isNothing()) {
        return Value.nothing("列表里不全是字符串 · not a list of strings");
      }
    }
    return Value.of(String.join(delimiter, parts));
  }

  private static Value number(List<Value> a) {
    var group = text(a, 1);
    var decimal = text(a, 2);
    var ok =
        (group.isEmpty() ? a.get(1).isNothing() : " ,.".contains(group))
            && (decimal.isEmpty() ? a.get(2).isNothing() : ",.".contains(decimal))
            && (group.isEmpty() || !group.equals(decimal));
    if (!ok) {
      return Value.nothing("分隔符不合 · the separators do not fit");
    }
    var text = text(a, 0);
    text = group.isEmpty() ? text : text.replace(group, "");
    return parsed(decimal.isEmpty() ? text : text.replace(decimal, "."));
  }

  private static Value parsed(String text) {
    if (!text.matches("-?(\\d{1,1000}(\\.\\d{0,1000})?|\\.\\d{1,1000})([eE][+-]?\\d{1,4})?")) {
      return Value.nothing("不是数 · not a number: " + text);
    }
    var number = new BigDecimal(text);
    return Value.inRange(number) ? Value.of(number) : Value.nothing("超出范围 · out of range: " + text);
  }
}
