package org.yiwang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The description of the interface for scripts is what the interface is.
@Timeout(240)
final class OpenApiTest {
  private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3};
  private static final List<String> REPORTERS =
      List.of("grid-officer", "dispatcher", "hotline-agent", "quyang-road", "supervision");
  private static final AtomicInteger KEYS = new AtomicInteger();

  @TempDir private static Path data;
  private static StandingDistrict district;
  private static Shape shape;

  @BeforeAll
  static void start_a_district() throws Exception {
    district = StandingDistrict.start(data, Instant.parse("2024-06-03T01:00:00Z"));
    shape = new Shape(district.guest().get("/api/openapi.json").body());
  }

  @AfterAll
  static void stop_it() {
    district.close();
  }

  private static String key() {
    return "openapi-" + KEYS.incrementAndGet();
  }

  @Test
  void it_describes_every_address_that_answers_and_no_other() {
    var described = new TreeSet<String>();
    shape
        .document()
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation ->
                    described.add(
                        operation.getKey().toUpperCase(java.util.Locale.ROOT)
                            + " "
                            + path.getKey()
                            + " "
                            + operation.getValue().path("x-who").asString(""))));
    var answering =
        district.district().routes().stream().filter(line -> line.contains(" /api/")).toList();
    assertThat(shape.document().path("openapi").asString("")).isEqualTo("3.1.0");
    assertThat(described).containsExactlyInAnyOrderElementsOf(answering).hasSizeGreaterThan(15);
  }

  @Test
  void what_is_answered_is_of_the_shape_described() throws Exception {
    var agent = district.signedIn("hotline-agent");
    var dispatcher = district.signedIn("dispatcher");
    var reported =
        district
            .guest()
            .post(
                "/api/matters",
                key(),
                """
                {"matter": "hotline-complaint", "place": {"site": "quyang-road", "longitude": "121.5",
                 "latitude": "31.27"}, "answers": {"words": "堆物", "topic": "refuse", "phone": "1"}}
                """);
    var at = "/api/matters/" + reported.text("id");
    var replies = new LinkedHashMap<Caller.Reply, String>();
    replies.put(reported, "Matter");
    replies.put(dispatcher.post(at + "/acts/dispatch", key(), "{}"), "Matter");
    replies.put(
        district
            .signedIn("greening-appearance")
            .post(
                at + "/acts/reject_ticket",
                key(),
                "{\"duty\": \"property-management\", \"answers\": {\"reason\": \"小区内\"}}"),
        "Matter");
    replies.put(agent.post(at + "/notes", key(), "{\"words\": \"催\"}"), "Matter");
    replies.put(dispatcher.get(at), "Matter");
    replies.put(district.guest().get(at), "Matter");
    replies.put(dispatcher.get("/api/inbox"), "Matters");
    replies.put(dispatcher.get("/api/overdue"), "Matters");
    replies.put(dispatcher.get("/api/bounces"), "Bounces");
    replies.put(agent.get("/api/session"), "Session");
    replies.put(agent.upload("a.jpg", PICTURE), "File");
    replies.put(agent.post(at + "/rate", key(), "{\"level\": 9}"), "Problem");
    replies.put(district.guest().get("/api/matters/0"), "Problem");
    assertThat(dispatcher.get("/api/bounces").body().path("bounces").size()).isEqualTo(1);
    replies.forEach((reply, schema) ->
        assertThat(shape.faults(schema, reply.body()))
            .as(reply.response().request().uri() + " " + reply.response().body())
            .isEmpty());
  }

  @Test
  void what_the_description_asks_for_is_what_a_report_of_each_kind_needs() throws Exception {
    var wrong = new ArrayList<String>();
    var kinds = 0;
    for (var schema : shape.document().path("components").path("schemas").properties()) {
      if (!schema.getKey().startsWith("report.")) {
        continue;
      }
      kinds++;
      var matter = schema.getKey().replace("report.", "");
      var whole = body(matter, schema.getValue(), "");
      if (!taken(whole)) {
        wrong.add(matter + " is not taken: " + whole);
      }
      for (var needed : answers(schema.getValue()).path("required")) {
        var field = needed.asString("");
        if (taken(body(matter, schema.getValue(), field))) {
          wrong.add(matter + " is taken without " + field);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(kinds).isGreaterThan(25);
  }

  /// Whether one of those who report takes it.
  private static boolean taken(String body) throws Exception {
    for (var account : REPORTERS) {
      var reply = district.signedIn(account).post("/api/matters", key(), body);
      assertThat(reply.status()).as(body).isLessThan(500);
      if (reply.status() == 201) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode answers(JsonNode report) {
    return report.path("properties").path("answers");
  }

  /// A report as the description asks for it, but without one field.
  private static String body(String matter, JsonNode report, String without) throws Exception {
    Map<String, Object> given = new LinkedHashMap<>();
    for (var needed : answers(report).path("required")) {
      var field = needed.asString("");
      if (!field.equals(without)) {
        given.put(field, value(answers(report).path("properties").path(field)));
      }
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("matter", matter);
    body.put("answers", given);
    if (report.path("required").toString().contains("\"place\"")) {
      body.put("place", Map.of("site", "quyang-road", "address", "某处"));
    }
    return JsonMapper.shared().writeValueAsString(body);
  }

  private static Object value(JsonNode field) throws Exception {
    var options = field.has("enum") ? field.path("enum") : field.path("items").path("enum");
    return switch (field.path("x-kind").asString("")) {
      case "option" -> options.get(0).asString("");
      case "options" -> List.of(options.get(0).asString(""));
      case "number" -> 1;
      case "yes" -> true;
      case "day" -> "2024-06-11";
      case "image", "file" ->
          List.of(district.signedIn("dispatcher").upload("a.jpg", PICTURE).text("file"));
      case "unit" -> "housing";
      default -> "字";
    };
  }
}
