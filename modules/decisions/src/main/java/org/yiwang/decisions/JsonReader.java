package org.yiwang.decisions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yiwang.decisions.feel.Value;

/// Reads JSON as a value of FEEL: objects as contexts, numbers as exact decimals. At most 200
/// levels deep.
final class JsonReader {
  private static final int DEPTH_MAX = 200;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /// @throws CallProblem where the text stops being JSON
  static Value read(String text) throws CallProblem {
    var reader = new JsonReader(text);
    var value = reader.value(0);
    reader.blank();
    if (reader.at < text.length()) {
      throw reader.problem("文件结尾", "the end");
    }
    return value;
  }

  private CallProblem problem(String chinese, String english) {
    return new CallProblem(
        "JSON 第 " + (at + 1) + " 字处应为" + chinese,
        "JSON: expected " + english + " at character " + (at + 1));
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

  private Value value(int depth) throws CallProblem {
    if (depth > DEPTH_MAX) {
      throw problem("较浅的结构", "less nesting");
    }
    blank();
    if (take("{")) {
      return object(depth);
    }
    if (take("[")) {
      var items = new ArrayList<Value>();
      if (!take("]")) {
        do {
          items.add(value(depth + 1));
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

  private Value object(int depth) throws CallProblem {
    var fields = new LinkedHashMap<String, Value>();
    if (!take("}")) {
      do {
        blank();
        var name = string();
        expect(":");
        fields.put(name, value(depth + 1));
      } while (take(","));
      expect("}");
    }
    return new Value.Fields(fields);
  }

  private Value number() throws CallProblem {
    var end = at;
    while (end < text.length() && "+-.eE0123456789".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    try {
      var number = new BigDecimal(text.substring(at, end));
      if (end - at > 1_000 || Math.abs((long) number.scale()) > 6_000) {
        throw problem("较小的数", "a smaller number");
      }
      at = end;
      return Value.of(number);
    } catch (NumberFormatException _) {
      throw problem("值", "a value");
    }
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
  static Map<String, Value> fields(String text) throws CallProblem {
    if (read(text) instanceof Value.Fields fields) {
      return fields.fields();
    }
    throw new CallProblem("应为一个 JSON 对象", "expected a JSON object");
  }
}
