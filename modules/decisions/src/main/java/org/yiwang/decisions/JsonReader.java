package org.yiwang.decisions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// Reads JSON as a value of FEEL: objects as contexts, numbers as exact decimals, strings as dates,
/// times and durations where the type says so. At most 200 levels deep.
final class JsonReader {
  private static final int DEPTH_MAX = 200;

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9.])");

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /// @throws CallProblem where the text stops being JSON, or a value is of another kind
  static Value read(String text, Type type) throws CallProblem {
    var reader = new JsonReader(text);
    var value = reader.value(0, type);
    reader.blank();
    if (reader.at < text.length()) {
      throw reader.problem("文件结尾", "the end");
    }
    return value;
  }

  private CallProblem problem(String chinese, String english) {
    return problem(at, chinese, english);
  }

  private CallProblem problem(int from, String chinese, String english) {
    var before = text.substring(0, Math.min(from, text.length()));
    var line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    var column = before.length() - before.lastIndexOf('\n');
    return new CallProblem(
        "JSON 第 " + line + " 行第 " + column + " 列应为" + chinese,
        "JSON " + line + ":" + column + ": expected " + english);
  }

  private void blank() {
    while (at < text.length() && " \t\r\n\uFEFF".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean take(String token) {
    blank();
    if (text.startsWith(token, at)) {
      at += token.length();
      return true;
    }
    return false;
  }

  private void expect(String token) throws CallProblem {
    if (!take(token)) {
      throw problem(" " + token, token);
    }
  }

  private Value value(int depth, Type type) throws CallProblem {
    if (depth > DEPTH_MAX) {
      throw problem("较浅的结构", "less nesting");
    }
    blank();
    var from = at;
    return fitting(any(depth, type), type, from);
  }

  private Value any(int depth, Type type) throws CallProblem {
    if (take("{")) {
      return object(depth, type);
    }
    if (take("[")) {
      var items = new ArrayList<Value>();
      if (!take("]")) {
        do {
          items.add(value(depth + 1, item(type)));
        } while (take(","));
        expect("]");
      }
      return new Value.Items(items);
    }
    if (at < text.length() && text.charAt(at) == '"') {
      return Value.of(string());
    }
    if (take("true")) {
      return Value.Truth.TRUE;
    }
    if (take("false")) {
      return Value.Truth.FALSE;
    }
    return take("null") ? Value.Nothing.PLAIN : number();
  }

  /// What the items of a list are to be: the only one may stand for the value itself.
  private static Type item(Type type) {
    return switch (type) {
      case Type.ListOf list -> list.item();
      case Type.Restricted restricted -> item(restricted.of());
      default -> type;
    };
  }

  private Value object(int depth, Type type) throws CallProblem {
    var fields = new LinkedHashMap<String, Value>();
    if (!take("}")) {
      do {
        blank();
        var from = at;
        var name = string();
        expect(":");
        if (fields.put(name, value(depth + 1, field(type, name))) != null) {
          throw problem(from, "不重复的名称，却又见 " + name, "each name once; again " + name);
        }
      } while (take(","));
      expect("}");
    }
    return new Value.Fields(fields);
  }

  private static Type field(Type type, String name) {
    return switch (type) {
      case Type.ContextOf context -> context.fields().getOrDefault(name, Type.Simple.ANY);
      case Type.Restricted restricted -> field(restricted.of(), name);
      case Type.ListOf list -> field(list.item(), name);
      default -> Type.Simple.ANY;
    };
  }

  private Value fitting(Value value, Type type, int from) throws CallProblem {
    return switch (type) {
      case Type.Restricted restricted -> fitting(value, restricted.of(), from);
      case Type.ListOf list ->
          value instanceof Value.Items ? value : fitting(value, list.item(), from);
      case Type.ContextOf _ -> {
        if (value.isNothing() || value instanceof Value.Fields || only(value)) {
          yield value;
        }
        throw problem(from, "一组字段 { }", "an object");
      }
      case Type.Simple simple -> simple(value, simple, from);
      case Type.RangeOf _, Type.FunctionOf _ -> value;
    };
  }

  private static boolean only(Value value) {
    return value instanceof Value.Items items && items.items().size() == 1;
  }

  private Value simple(Value value, Type.Simple type, int from) throws CallProblem {
    if (type == Type.Simple.ANY
        || value.isNothing()
        || only(value)
        || (value instanceof Value.Amount && type == Type.Simple.NUMBER)
        || (value instanceof Value.Text && type == Type.Simple.STRING)
        || (value instanceof Value.Truth && type == Type.Simple.BOOLEAN)) {
      return value;
    }
    if (TimeText.writes(type)) {
      var found = value instanceof Value.Text time ? TimeText.find(time.text(), type) : none();
      return found.orElseThrow(() ->
          problem(
              from,
              " " + Type.name(type) + "，如 \"" + TimeText.example(type) + "\"",
              "a " + Type.name(type) + " as \"" + TimeText.example(type) + "\""));
    }
    throw problem(from, " " + Type.name(type), "a " + Type.name(type));
  }

  private static Optional<Value> none() {
    return Optional.empty();
  }

  private Value number() throws CallProblem {
    var from = at;
    var matcher = NUMBER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw problem("值", "a value");
    }
    at = matcher.end();
    if (at - from > 1_000) {
      throw problem(from, "较短的数", "a shorter number");
    }
    try {
      var number = new BigDecimal(matcher.group());
      if (Math.abs((long) number.scale()) <= 6_000) {
        return Value.of(number);
      }
    } catch (NumberFormatException _) {
      // an exponent beyond all bounds
    }
    throw problem(from, "较小的数", "a smaller number");
  }

  private String string() throws CallProblem {
    expect("\"");
    var string = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      var c = text.charAt(at++);
      string.append(c == '\\' ? escaped() : c);
    }
    expect("\"");
    return string.toString();
  }

  private char escaped() throws CallProblem {
    var kind = at < text.length() ? text.charAt(at++) : ' ';
    return switch (kind) {
      case '"', '\\', '/' -> kind;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        try {
          var code = Integer.parseInt(text, at, Math.min(text.length(), at + 4), 16);
          at += 4;
          yield (char) code;
        } catch (NumberFormatException _) {
          throw problem("四位十六进制数", "four hexadecimal digits");
        }
      }
      default -> throw problem("转义符", "an escape");
    };
  }

  /// The fields of a JSON object.
  static Map<String, Value> fields(String text, Map<String, Type> types) throws CallProblem {
    if (read(text, new Type.ContextOf(types)) instanceof Value.Fields fields) {
      return fields.fields();
    }
    throw new CallProblem("应为一个 JSON 对象", "expected a JSON object");
  }
}
