package org.yiwang.app;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Holds JSON against a schema of an OpenAPI document, as far as ours go.
record Shape(JsonNode document) {
  /// Everything in `json` that is not as the schema of that name says.
  List<String> faults(String schema, JsonNode json) {
    List<String> faults = new ArrayList<>();
    check(named(schema), json, schema, faults);
    return faults;
  }

  JsonNode named(String schema) {
    return document.path("components").path("schemas").path(schema);
  }

  private void check(JsonNode schema, JsonNode json, String at, List<String> faults) {
    if (schema.isMissingNode()) {
      faults.add(at + ": no schema");
    } else if (schema.has("$ref")) {
      check(named(schema.path("$ref").asString("").replaceFirst(".*/", "")), json, at, faults);
    } else {
      type(schema, json, at, faults);
    }
  }

  private void type(JsonNode schema, JsonNode json, String at, List<String> faults) {
    var fits =
        switch (schema.path("type").asString("")) {
          case "object" -> json.isObject();
          case "array" -> json.isArray();
          case "string" -> json.isString();
          case "integer" -> json.isIntegralNumber();
          case "boolean" -> json.isBoolean();
          default -> true;
        };
    if (!fits) {
      faults.add(at + ": " + json + " is no " + schema.path("type"));
    }
    if (schema.has("enum") && !contains(schema.path("enum"), json)) {
      faults.add(at + ": " + json + " is none of " + schema.path("enum"));
    }
    json.forEach(item -> {
      if (json.isArray()) {
        check(schema.path("items"), item, at + "[]", faults);
      }
    });
    schema
        .path("required")
        .forEach(field -> {
          if (!json.has(field.asString(""))) {
            faults.add(at + " lacks " + field);
          }
        });
    if (json.isObject()) {
      json.properties()
          .forEach(each -> property(schema, each.getKey(), each.getValue(), at, faults));
    }
  }

  private void property(
      JsonNode schema, String name, JsonNode value, String at, List<String> faults) {
    var more = schema.path("additionalProperties");
    if (schema.path("properties").has(name)) {
      check(schema.path("properties").path(name), value, at + "." + name, faults);
    } else if (more.isObject()) {
      check(more, value, at + "." + name, faults);
    } else if (more.isBoolean() && !more.asBoolean()) {
      faults.add(at + " has " + name);
    }
  }

  private static boolean contains(JsonNode list, JsonNode json) {
    for (var item : list) {
      if (item.equals(json)) {
        return true;
      }
    }
    return false;
  }
}
