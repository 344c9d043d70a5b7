package org.yiwang.decisions.feel;

import static org.yiwang.decisions.feel.Builtin.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Functions over strings, and the conversions to string and number.
final class TextFunctions {
  private static final Pattern NUMBER =
      Pattern.compile("-?(\\d{1,1000}(\\.\\d{0,1000})?|\\.\\d{1,1000})([eE][+-]?\\d{1,4})?");

  private static final int PAIRS_A_STEP = 64;

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
            (a, e) -> {
              var at = find(a, e);
              return Value.of(at < 0 ? "" : text(a, 0).substring(0, at));
            }));
    to.add(
        "substring after",
        form(
            "string: string, match: string",
            (a, e) -> {
              var at = find(a, e);
              return Value.of(at < 0 ? "" : text(a, 0).substring(at + text(a, 1).length()));
            }));
    to.add("contains", form("string: string, match: string", (a, e) -> Value.of(find(a, e) >= 0)));
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
            (a, e) -> new Regex(e).matches(text(a, 0), text(a, 1), text(a, 2))),
        form(
            "input: string, pattern: string",
            (a, e) -> new Regex(e).matches(text(a, 0), text(a, 1), "")));
    to.add(
        "replace",
        form(
            "input: string, pattern: string, replacement: string, flags: string!",
            (a, e) -> new Regex(e).replace(text(a, 0), text(a, 1), text(a, 2), text(a, 3))),
        form(
            "input: string, pattern: string, replacement: string",
            (a, e) -> new Regex(e).replace(text(a, 0), text(a, 1), text(a, 2), "")));
    to.add(
        "split",
        form(
            "string: string, delimiter: string",
            (a, e) -> new Regex(e).split(text(a, 0), text(a, 1))));
    to.add(
        "string join",
        form("list: list, delimiter: string!", (a, _) -> join(a.get(0), text(a, 1))),
        form("list: list", (a, _) -> join(a.get(0), "")));
    to.add(
        "string",
        form(
            "from: Any",
            (a, _) ->
                a.get(0).isNothing() ? Value.Nothing.PLAIN : Value.of(Printed.whole(a.get(0)))));
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

  /// Where the second string begins in the first; negative when it does not occur.
  private static int find(List<Value> a, Evaluator evaluator) {
    var text = text(a, 0);
    var wanted = text(a, 1);
    evaluator.spend((long) text.length() * wanted.length() / PAIRS_A_STEP);
    return text.indexOf(wanted);
  }

  private static Value substring(List<Value> a) {
    var text = text(a, 0);
    var points = text.codePointCount(0, text.length());
    var from = Decimals.index(NumberFunctions.n(a, 1), points);
    if (from < 0) {
      return Value.nothing("起始位置超出 · the start position is outside of the string");
    }
    var length = points - from;
    if (a.size() > 2) {
      length = Math.min(length, Decimals.count(NumberFunctions.n(a, 2)));
      if (length < 1) {
        return Value.nothing("长度应至少为 1 · the length must be at least 1");
      }
    }
    var start = text.offsetByCodePoints(0, from);
    return Value.of(text.substring(start, text.offsetByCodePoints(start, length)));
  }

  private static Value join(Value list, String delimiter) {
    var parts = new ArrayList<String>();
    var length = 0L;
    for (var item : ((Value.Items) list).items()) {
      if (item instanceof Value.Text text) {
        parts.add(text.text());
        length += text.text().length() + delimiter.length();
        if (length > Budget.TEXT_MAX) {
          throw Budget.tooLong();
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
    if (!NUMBER.matcher(text).matches()) {
      return Value.nothing("不是数 · not a number: " + Value.shown(text));
    }
    var number = new BigDecimal(text);
    return Value.inRange(number)
        ? Value.of(number)
        : Value.nothing("超出范围 · out of range: " + Value.shown(text));
  }
}
