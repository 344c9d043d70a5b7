package org.yiwang.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.yiwang.matter.Field;

/// What the interface for scripts sends, as JSON Schema; every answer of a test is held against it.
final class ApiSchemas {
  private static final Map<String, Object> STRING = Map.of("type", "string");
  private static final Map<String, Object> WHOLE = Map.of("type", "integer");
  private static final Map<String, Object> YES = Map.of("type", "boolean");
  private static final Map<String, Object> TIME = Map.of("type", "string", "format", "date-time");
  private static final Map<String, Object> STRINGS = list(STRING);
  private static final Map<String, Object> ANYTHING = Map.of("type", "object");

  private ApiSchemas() {}

  static HttpStatus status(ApiRoute.Gives gives) {
    return switch (gives) {
      case FILE, NEW_MATTER -> HttpStatus.CREATED;
      case SESSION, MATTER, MATTERS, BOUNCES, CONTENT, DESCRIPTION -> HttpStatus.OK;
    };
  }

  static Map<String, Object> response(ApiRoute.Gives gives) {
    var schema =
        switch (gives) {
          case SESSION -> "Session";
          case FILE -> "File";
          case MATTER, NEW_MATTER -> "Matter";
          case MATTERS -> "Matters";
          case BOUNCES -> "Bounces";
          case DESCRIPTION -> "Description";
          case CONTENT -> "";
        };
    Map<String, Object> content =
        schema.isEmpty()
            ? Map.of("*/*", Map.of())
            : Map.of(
                "application/json",
                Map.of("schema", Map.of("$ref", "#/components/schemas/" + schema)));
    return Map.of("description", "已办 · done", "content", content);
  }

  /// The schemas that do not depend on definitions.
  static Map<String, Object> fixed() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("Text", object(Map.of("zh", STRING, "en", STRING), "zh", "en"));
    all.put(
        "Place",
        object(
            Map.of(
                "site", STRING,
                "address", Map.of("type", "string", "maxLength", 200),
                "longitude", Map.of("type", List.of("number", "string")),
                "latitude", Map.of("type", List.of("number", "string")))));
    all.put("Clock", clock());
    all.put("Event", event());
    all.put("Matter", matter());
    all.put("Row", row());
    all.put("Matters", object(Map.of("matters", list(ref("Row"))), "matters"));
    all.put("Bounces", object(Map.of("bounces", list(bounce())), "bounces"));
    all.put("File", object(Map.of("file", STRING), "file"));
    all.put(
        "Session",
        object(
            Map.of(
                "account",
                STRING,
                "csrf",
                object(Map.of("header", STRING, "token", STRING), "header", "token")),
            "account"));
    all.put("Description", ANYTHING);
    all.put("Problem", problem());
    return all;
  }

  private static Map<String, Object> matter() {
    Map<String, Object> all = new LinkedHashMap<>();
    List.of("code", "id", "matter", "type", "state", "unit", "duty", "routed", "parent", "root")
        .forEach(field -> all.put(field, STRING));
    List.of("version", "cycle", "rating", "open_children").forEach(field -> all.put(field, WHOLE));
    List.of("exempt", "sampled", "conflict").forEach(field -> all.put(field, YES));
    List.of("requests", "children", "duplicates", "may").forEach(field -> all.put(field, STRINGS));
    all.put("name", ref("Text"));
    all.put("state_name", ref("Text"));
    all.put("reported_at", TIME);
    all.put("end", Map.of("type", "string", "enum", List.of("open", "closed", "void")));
    all.put("place", ref("Place"));
    all.put("facts", ANYTHING);
    all.put("clocks", Map.of("type", "object", "additionalProperties", ref("Clock")));
    all.put("timeline", list(ref("Event")));
    return object(all, "id", "version", "matter", "type", "name", "reported_at", "facts");
  }

  private static Map<String, Object> clock() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("run", WHOLE);
    all.put("stands", Map.of("type", "string", "enum", List.of("running", "standing", "ended")));
    all.put("due", TIME);
    all.put("over", TIME);
    return object(all, "run", "stands");
  }

  private static Map<String, Object> event() {
    Map<String, Object> all = new LinkedHashMap<>();
    List.of(
            "what",
            "as",
            "unit",
            "account",
            "act",
            "from",
            "to",
            "duty",
            "reason",
            "words",
            "clock",
            "point",
            "root",
            "duplicate",
            "child")
        .forEach(field -> all.put(field, STRING));
    all.put("at", TIME);
    all.put("units", STRINGS);
    all.put("tells", STRINGS);
    all.put("fields", STRINGS);
    all.put("level", WHOLE);
    all.put("request", WHOLE);
    all.put("answers", ANYTHING);
    return object(all, "at", "what");
  }

  private static Map<String, Object> row() {
    Map<String, Object> all = new LinkedHashMap<>();
    List.of("id", "type", "state", "unit").forEach(field -> all.put(field, STRING));
    all.put("overdue", YES);
    return object(all, "id", "type", "state", "unit", "overdue");
  }

  private static Map<String, Object> bounce() {
    Map<String, Object> all = new LinkedHashMap<>();
    List.of("unit", "held", "cited").forEach(field -> all.put(field, STRING));
    all.put("times", WHOLE);
    return object(all, "unit", "held", "cited", "times");
  }

  private static Map<String, Object> problem() {
    Map<String, Object> all = new LinkedHashMap<>();
    List.of("type", "title", "title_en", "instance", "field")
        .forEach(field -> all.put(field, STRING));
    all.put("status", WHOLE);
    all.put("errors", list(ANYTHING));
    return object(all, "type", "title", "title_en", "status", "instance");
  }

  /// What an answer to a field may be.
  static Map<String, Object> field(Field field) {
    Map<String, Object> schema = new LinkedHashMap<>();
    switch (field.kind()) {
      case TEXT -> {
        schema.put("type", "string");
        schema.put("minLength", 1);
        schema.put("maxLength", field.max());
      }
      case NUMBER -> schema.put("type", List.of("number", "string"));
      case YES -> schema.put("type", List.of("boolean", "string"));
      case DAY -> {
        schema.put("type", "string");
        schema.put("format", "date");
      }
      case OPTION -> {
        schema.put("type", "string");
        schema.put("enum", options(field));
      }
      case OPTIONS -> {
        schema.put("type", "array");
        schema.put("items", Map.of("type", "string", "enum", options(field)));
        schema.put("maxItems", field.max());
      }
      case IMAGE, FILE, UNITS, CODES -> {
        schema.put("type", "array");
        schema.put("items", STRING);
        schema.put("maxItems", field.max());
      }
      case UNIT -> schema.put("type", "string");
    }
    schema.put("title", field.name().zh() + " · " + field.name().en());
    schema.put("x-kind", field.kind().name().toLowerCase(java.util.Locale.ROOT));
    if (field.personal()) {
      schema.put("x-personal", true);
    }
    return schema;
  }

  private static List<String> options(Field field) {
    return field.options().stream().map(Field.Option::option).toList();
  }

  private static Map<String, Object> object(Map<String, Object> properties, String... required) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    object.put("properties", properties);
    object.put("required", List.of(required));
    object.put("additionalProperties", false);
    return object;
  }

  private static Map<String, Object> list(Map<String, Object> items) {
    return Map.of("type", "array", "items", items);
  }

  private static Map<String, Object> ref(String schema) {
    return Map.of("$ref", "#/components/schemas/" + schema);
  }
}
