package org.yiwang.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.yiwang.matter.Answers;
import org.yiwang.pack.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON object a script sends; what is not as it should be is refused, naming the field.
///
/// @param at where it stands in the whole; empty for the whole
record JsonBody(JsonNode node, String at) {
  private static final int FIELDS_MAX = 100;
  private static final int ITEMS_MAX = 50;
  private static final int DEPTH_MAX = 6;
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /// Reads the body of a request, all of whose fields are among these.
  static JsonBody of(Call call, byte[] bytes, List<String> known) {
    var type = call.request().headers().contentType();
    if (type.filter(MediaType.APPLICATION_JSON::includes).isEmpty()) {
      throw new Stopped(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "web.media-type",
          new Text("请求应为 application/json", "the request should be application/json"),
          "Content-Type");
    }
    var body = read(bytes);
    body.node.properties().stream()
        .map(Map.Entry::getKey)
        .filter(field -> !known.contains(field))
        .findFirst()
        .ifPresent(strange -> {
          throw malformed(
              strange,
              "没有这一项；可用：" + String.join("、", known),
              "no such field; there are: " + String.join(", ", known));
        });
    return body;
  }

  static byte[] bytes(Call call) throws IOException {
    return call.request().servletRequest().getInputStream().readAllBytes();
  }

  private static JsonBody read(byte[] bytes) {
    JsonNode node;
    try {
      node = STRICT.readTree(bytes);
    } catch (JacksonException unreadable) {
      throw malformed("", "不是 JSON，或有重复的键", "this is no JSON, or a key is given twice");
    }
    if (node == null || !node.isObject()) {
      throw malformed("", "应为一个 JSON 对象", "a JSON object expected");
    }
    storable(node, "", DEPTH_MAX);
    return new JsonBody(node, "");
  }

  /// Fails on what the database could not keep: U+0000 and half of a character, in any text or key.
  private static void storable(JsonNode node, String field, int depth) {
    if (depth == 0) {
      throw malformed(field, "层次过深", "too many levels");
    }
    if (node.isString() && !storable(node.asString())) {
      throw malformed(field, "含有不能保存的字符", "it holds a character that cannot be kept");
    }
    node.properties()
        .forEach(each -> {
          if (!storable(each.getKey())) {
            throw malformed(field, "键含有不能保存的字符", "a key that cannot be kept");
          }
          storable(each.getValue(), each.getKey(), depth - 1);
        });
    if (node.isArray()) {
      node.forEach(item -> storable(item, field, depth - 1));
    }
  }

  static boolean storable(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
  }

  /// A text; empty if absent.
  String text(String field) {
    var value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isString() && !value.isNumber()) {
      throw malformed(within(field), "应为文字", "a text expected");
    }
    return value.asString();
  }

  /// A short name of something, of lower-case letters, digits and `-_`; empty if absent.
  String slug(String field) {
    var text = text(field);
    if (!text.matches("[a-z0-9_-]{0,60}")) {
      throw malformed(within(field), "应为短代号", "a slug expected");
    }
    return text;
  }

  int number(String field) {
    var value = node.path(field);
    if (!value.isInt()) {
      throw malformed(within(field), "应为整数", "a whole number expected");
    }
    return value.asInt();
  }

  /// True or false, where it is said.
  Optional<Boolean> yes(String field) {
    if (!node.has(field)) {
      return Optional.empty();
    }
    if (!node.path(field).isBoolean()) {
      throw malformed(within(field), "应为 true 或 false", "true or false expected");
    }
    return Optional.of(node.path(field).asBoolean());
  }

  Optional<JsonBody> part(String field) {
    if (!node.has(field)) {
      return Optional.empty();
    }
    if (!node.path(field).isObject()) {
      throw malformed(within(field), "应为一个 JSON 对象", "a JSON object expected");
    }
    return Optional.of(new JsonBody(node.path(field), within(field)));
  }

  /// What was answered to the fields of a form: each a text, a number, a yes or no, or several.
  Answers answers(String field) {
    var part = part(field);
    if (part.isEmpty()) {
      return Answers.NONE;
    }
    Map<String, List<String>> answers = new LinkedHashMap<>();
    var given = part.get().node();
    if (given.size() > FIELDS_MAX) {
      throw malformed(within(field), "最多 " + FIELDS_MAX + " 项", FIELDS_MAX + " fields at most");
    }
    given
        .properties()
        .forEach(each -> answers.put(each.getKey(), items(each.getKey(), each.getValue())));
    return new Answers(answers);
  }

  private static List<String> items(String field, JsonNode given) {
    List<String> items = new ArrayList<>();
    if (given.isArray()) {
      given.forEach(item -> items.add(item(field, item)));
    } else {
      items.add(item(field, given));
    }
    if (items.size() > ITEMS_MAX) {
      throw malformed(field, "最多 " + ITEMS_MAX + " 项", ITEMS_MAX + " at most");
    }
    return items;
  }

  private static String item(String field, JsonNode item) {
    if (!item.isString() && !item.isNumber() && !item.isBoolean()) {
      throw malformed(field, "应为文字、数或是否", "a text, a number, or true or false expected");
    }
    return item.asString();
  }

  private String within(String field) {
    return at.isEmpty() ? field : at + "." + field;
  }

  static Stopped malformed(String field, String zh, String en) {
    var where = field.isEmpty() ? "" : field + "：";
    var place = field.isEmpty() ? "" : field + ": ";
    return new Stopped(
        HttpStatus.BAD_REQUEST, "web.malformed", new Text(where + zh, place + en), field);
  }
}
