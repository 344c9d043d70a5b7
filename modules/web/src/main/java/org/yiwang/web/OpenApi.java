package org.yiwang.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yiwang.matter.Field;
import org.yiwang.matter.Life;
import org.yiwang.matter.MatterType;
import org.yiwang.pack.Text;

/// The interface for scripts described in OpenAPI 3.1: its addresses from the routes that answer,
/// what may be sent from the definitions of matters.
final class OpenApi {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
  private static final String JSON = "application/json";

  private final List<ApiRoute> routes;
  private final List<MatterType> types;

  /// @param types the kinds of matters that may be reported
  OpenApi(List<ApiRoute> routes, List<MatterType> types) {
    this.routes = routes;
    this.types = types;
  }

  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put(
        "info",
        Map.of(
            "title", "一网 · Yiwang",
            "version", "1",
            "description",
                "事项：上报、查看、办理。改变什么的请求带 Idempotency-Key 和会话的 CSRF 令牌；拒绝是中英文的 problem+json。 · "
                    + "Matters: report, look, act. What changes something carries an Idempotency-Key and the"
                    + " session's CSRF token; refusals are problem+json in Chinese and English."));
    Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
    for (var route : routes) {
      paths
          .computeIfAbsent(route.route().path().getPatternString(), _ -> new LinkedHashMap<>())
          .put(route.route().method().name().toLowerCase(Locale.ROOT), operation(route));
    }
    document.put("paths", paths);
    document.put("components", Map.of("schemas", schemas()));
    return document;
  }

  private Map<String, Object> operation(ApiRoute route) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("summary", both(route.summary()));
    operation.put("x-who", route.route().who().words());
    operation.put("parameters", parameters(route));
    if (route.changes()) {
      operation.put("requestBody", body(route));
    } else if (route.gives() == ApiRoute.Gives.FILE) {
      operation.put(
          "requestBody",
          Map.of("required", true, "content", Map.of("application/octet-stream", Map.of())));
    }
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put(
        Integer.toString(ApiSchemas.status(route.gives()).value()),
        ApiSchemas.response(route.gives()));
    responses.put(
        "default",
        Map.of(
            "description",
            "拒绝 · refused",
            "content",
            Map.of("application/problem+json", Map.of("schema", ref("Problem")))));
    operation.put("responses", responses);
    return operation;
  }

  private List<Map<String, Object>> parameters(ApiRoute route) {
    List<Map<String, Object>> all = new ArrayList<>();
    PARAMETER
        .matcher(route.route().path().getPatternString())
        .results()
        .forEach(
            found -> all.add(parameter(found.group(1), "path", true, pathSchema(found.group(1)))));
    if (route.changes()) {
      all.add(
          parameter(
              "Idempotency-Key",
              "header",
              true,
              Map.of("type", "string", "pattern", "^" + Sent.KEY + "$")));
      all.add(
          parameter(
              "If-Match", "header", false, Map.of("type", "string", "pattern", "^\"\\d{1,9}\"$")));
    }
    if (route.gives() == ApiRoute.Gives.FILE) {
      all.add(parameter("name", "query", true, Map.of("type", "string", "maxLength", 120)));
    }
    if (route.route().method().name().equals("POST")) {
      all.add(parameter("X-CSRF-TOKEN", "header", true, Map.of("type", "string")));
    }
    if (route.route().who() instanceof Who.Everyone) {
      all.add(parameter(Guests.CODE_HEADER, "header", false, Map.of("type", "string")));
    }
    return all;
  }

  private Map<String, Object> pathSchema(String name) {
    if (!name.equals("act")) {
      return Map.of("type", "string");
    }
    var acts = new TreeSet<String>();
    lives().forEach(life -> acts(life).forEach(act -> acts.add(act.act())));
    return Map.of("type", "string", "enum", List.copyOf(acts));
  }

  private static Map<String, Object> parameter(
      String name, String in, boolean required, Map<String, Object> schema) {
    return Map.of("name", name, "in", in, "required", required, "schema", schema);
  }

  private Map<String, Object> body(ApiRoute route) {
    var general = object(route);
    var kinds = types.stream().map(type -> ref("report." + type.matter())).toList();
    Map<String, Object> schema =
        route.gives() == ApiRoute.Gives.NEW_MATTER
            ? Map.of("allOf", List.of(general, Map.of("oneOf", kinds)))
            : general;
    return Map.of("required", true, "content", Map.of(JSON, Map.of("schema", schema)));
  }

  private static Map<String, Object> object(ApiRoute route) {
    Map<String, Object> properties = new LinkedHashMap<>();
    ApiRoute.all(route.needs(), route.offers())
        .forEach(field -> properties.put(field.key(), field.schema()));
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    object.put("properties", properties);
    object.put("required", ApiField.keys(route.needs()));
    object.put("additionalProperties", false);
    return object;
  }

  private Map<String, Object> schemas() {
    Map<String, Object> schemas = new LinkedHashMap<>(ApiSchemas.fixed());
    for (var type : types) {
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("matter", Map.of("const", type.matter()));
      properties.put("answers", answers(type.form(), Field::required));
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("type", "object");
      report.put("title", both(type.name()));
      report.put("properties", properties);
      report.put(
          "required",
          type.needsPlace() ? List.of("matter", "answers", "place") : List.of("matter", "answers"));
      schemas.put("report." + type.matter(), report);
    }
    lives()
        .forEach(life ->
            acts(life)
                .forEach(
                    act -> schemas.put("act." + life.life() + "." + act.act(), act(life, act))));
    return schemas;
  }

  private static Map<String, Object> act(Life life, Life.Act act) {
    var fields =
        Stream.concat(act.needs().stream(), act.may().stream())
            .flatMap(name -> life.fields().stream().filter(field -> field.field().equals(name)))
            .toList();
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("title", both(act.name()));
    schema.put("x-by", act.by());
    schema.put("x-from", act.from());
    schema.put("x-approved-by", act.approvedBy());
    schema.put(
        "properties",
        Map.of("answers", answers(fields, field -> act.needs().contains(field.field()))));
    return schema;
  }

  private static Map<String, Object> answers(
      List<Field> fields, java.util.function.Predicate<Field> needed) {
    Map<String, Object> properties = new LinkedHashMap<>();
    fields.forEach(field -> properties.put(field.field(), ApiSchemas.field(field)));
    Map<String, Object> answers = new LinkedHashMap<>();
    answers.put("type", "object");
    answers.put("properties", properties);
    answers.put(
        "required",
        fields.stream()
            .filter(field -> needed.test(field) && field.askIf().isEmpty())
            .map(Field::field)
            .toList());
    answers.put("additionalProperties", false);
    return answers;
  }

  private List<Life> lives() {
    return types.stream().map(MatterType::life).distinct().toList();
  }

  private static Stream<Life.Act> acts(Life life) {
    return life.acts().stream().filter(act -> act.timed().isEmpty());
  }

  private static Map<String, Object> ref(String schema) {
    return Map.of("$ref", "#/components/schemas/" + schema);
  }

  private static String both(Text text) {
    return text.zh() + " · " + text.en();
  }
}
