package org.yiwang.journal;

import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Canonical JSON (RFC 8785) made a second time and in another way: from any JSON text, by Jackson.
final class Canonical {
  private static final JsonMapper JSON = new JsonMapper();

  private Canonical() {}

  static String of(String json) {
    return of(JSON.readTree(json));
  }

  static String of(JsonNode node) {
    if (node.isObject()) {
      var sorted = new TreeMap<String, String>();
      node.properties().forEach(property -> sorted.put(property.getKey(), of(property.getValue())));
      return sorted.entrySet().stream()
          .map(property -> text(property.getKey()) + ":" + property.getValue())
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false)
          .map(Canonical::of)
          .collect(Collectors.joining(",", "[", "]"));
    }
    return node.isString() ? text(node.stringValue()) : node.toString();
  }

  /// Jackson escapes control characters with capital hexadecimal digits, RFC 8785 with small ones.
  private static String text(String text) {
    var out = new StringBuilder();
    for (var part : JSON.writeValueAsString(text).split("(?=\\\\u)", -1)) {
      out.append(
          part.startsWith("\\u")
              ? part.substring(0, 6).toLowerCase(Locale.ROOT) + part.substring(6)
              : part);
    }
    return out.toString();
  }
}
