package org.yiwang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yiwang.app.Caller.Reply;

/// Matters through the JSON interface of a really started district.
@Timeout(240)
final class MatterApiTest {
  private static final String TICKET =
      """
      {"matter": "hotline-complaint", "place": {"site": "quyang-road", "address": "某小区 12 号"},
       "answers": {"words": "楼道堆物", "topic": "property", "phone": "555-0100"}}
      """;
  private static final AtomicInteger KEYS = new AtomicInteger();

  @TempDir private static Path data;
  private static StandingDistrict district;

  @BeforeAll
  static void start_a_district() throws Exception {
    district = StandingDistrict.start(data, Instant.parse("2024-06-03T01:00:00Z"));
  }

  @AfterAll
  static void stop_it() {
    district.close();
  }

  private static String key() {
    return "test-key-" + KEYS.incrementAndGet();
  }

  private static Reply ticket() throws Exception {
    var reply = district.signedIn("hotline-agent").post("/api/matters", key(), TICKET);
    assertThat(reply.status()).as(reply.response().body()).isEqualTo(201);
    return reply;
  }

  private static String at(Reply reply) {
    return "/api/matters/" + reply.text("id");
  }

  @Test
  void a_report_is_shown_dispatched_and_handled_by_whose_turn_it_is() throws Exception {
    var ticket = ticket();
    assertThat(ticket.text("state")).isEqualTo("accepted");
    assertThat(ticket.text("routed")).isEqualTo("property-management");
    var dispatcher = district.signedIn("dispatcher");
    var sent = dispatcher.post(at(ticket) + "/acts/dispatch", key(), "{}");
    assertThat(sent.text("unit")).isEqualTo("housing");
    assertThat(sent.body().path("clocks").path("first_contact").path("due").asString(""))
        .isEqualTo("2024-06-04T09:00:00+08:00");
    var early =
        district
            .signedIn("housing")
            .post(
                at(ticket) + "/acts/handle",
                key(),
                "{\"answers\": {\"result\": \"已清\", \"outcome\": \"solved\"}}");
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.rule()).isEqualTo("matter.guard");
    assertThat(early.text("title")).contains("请先联系来电人");
    assertThat(early.text("title_en")).contains("Contact the caller first");
  }

  @Test
  void an_act_waits_for_its_approvals_and_who_asked_approves_nothing() throws Exception {
    var ticket = ticket();
    var dispatcher = district.signedIn("dispatcher");
    assertThat(dispatcher.post(at(ticket) + "/acts/dispatch", key(), "{}").status()).isEqualTo(200);
    var asked =
        district
            .signedIn("housing")
            .post(
                at(ticket) + "/acts/make_complex", key(), "{\"answers\": {\"reason\": \"涉及多方\"}}");
    assertThat(asked.body().path("requests").toString()).isEqualTo("[\"make_complex\"]");
    var approve = "{\"act\": \"make_complex\"}";
    assertThat(dispatcher.post(at(ticket) + "/approve", key(), approve).status()).isEqualTo(403);
    var head = district.signedIn("housing-head");
    assertThat(head.post(at(ticket) + "/approve", key(), approve).status()).isEqualTo(200);
    var again = key();
    var last = dispatcher.post(at(ticket) + "/approve", again, approve);
    assertThat(last.body().path("requests").toString()).isEqualTo("[]");
    assertThat(last.body().path("clocks").path("handle").path("due").asString(""))
        .isEqualTo("2024-06-25T09:00:00+08:00");
    var retried = dispatcher.post(at(ticket) + "/approve", again, approve);
    assertThat(retried.status()).isEqualTo(200);
    assertThat(retried.text("version")).isEqualTo(last.text("version"));
  }

  @Test
  void the_same_key_acts_once_however_often_and_another_body_under_it_is_refused()
      throws Exception {
    var agent = district.signedIn("hotline-agent");
    var key = key();
    var ids = new java.util.TreeSet<String>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var replies =
          IntStream.range(0, 12)
              .mapToObj(_ -> pool.submit(() -> agent.post("/api/matters", key, TICKET)))
              .toList();
      for (var reply : replies) {
        assertThat(reply.get().status()).isEqualTo(201);
        ids.add(reply.get().text("id"));
      }
    }
    assertThat(ids).hasSize(1);
    var other = agent.post("/api/matters", key, TICKET.replace("楼道堆物", "噪声"));
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.rule()).isEqualTo("journal.key-reused");
    var someone = district.signedIn("dispatcher").post("/api/matters", key, TICKET);
    assertThat(someone.text("id")).as("keys are each caller's own").isNotIn(ids);
  }

  @Test
  void what_was_decided_on_an_older_version_is_refused() throws Exception {
    var ticket = ticket();
    var seen = ticket.response().headers().firstValue("ETag").orElse("");
    var dispatcher = district.signedIn("dispatcher");
    var note = "{\"words\": \"已读\"}";
    assertThat(dispatcher.post(at(ticket) + "/notes", key(), note, "If-Match", seen).status())
        .isEqualTo(200);
    var stale = dispatcher.post(at(ticket) + "/acts/dispatch", key(), "{}", "If-Match", seen);
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.rule()).isEqualTo("journal.stale");
    assertThat(dispatcher.get(at(ticket)).text("state")).isEqualTo("accepted");
  }

  @Test
  void a_guest_follows_what_they_reported_by_its_code_and_nobody_else_does() throws Exception {
    var guest = district.guest();
    var key = key();
    var reported = guest.post("/api/matters", key, TICKET);
    var code = reported.text("code");
    assertThat(reported.status()).as(reported.response().body()).isEqualTo(201);
    assertThat(code).matches("[2-9A-Z]{12}");
    assertThat(guest.post("/api/matters", key, TICKET).text("code")).isEqualTo(code);
    assertThat(guest.get(at(reported)).body().path("facts").path("phone").asString(""))
        .isEqualTo("555-0100");
    var elsewhere = district.guest();
    assertThat(elsewhere.get(at(reported)).body().path("facts").has("phone")).isFalse();
    var written = code.substring(0, 4).toLowerCase(java.util.Locale.ROOT) + "-" + code.substring(4);
    assertThat(elsewhere.get(at(reported), written).body().path("facts").has("phone")).isTrue();
    var same = elsewhere.post("/api/matters", key, TICKET);
    assertThat(same.text("id")).as("a guessed key").isNotEqualTo(reported.text("id"));
    assertThat(same.text("code")).isNotEqualTo(code);
  }

  @Test
  void personal_data_is_seen_by_whose_turn_it_is_and_masked_from_others() throws Exception {
    var ticket = ticket();
    assertThat(district.signedIn("dispatcher").get(at(ticket)).body().path("facts").toString())
        .contains("555-0100");
    assertThat(district.signedIn("leader").get(at(ticket)).body().path("facts").toString())
        .contains("property")
        .doesNotContain("555-0100");
    assertThat(
            district.signedIn("construction-head").get(at(ticket)).body().path("facts").toString())
        .as("another unit's head reads what is published")
        .isEqualTo("{\"topic\":\"property\"}");
    assertThat(district.guest().get(at(ticket)).response().body())
        .contains("accepted")
        .doesNotContain("555-0100", "timeline", "楼道堆物");
  }

  @Test
  void only_staff_report_parts_of_a_matter_since_it_waits_for_them() throws Exception {
    var ticket = ticket();
    var part = TICKET.replaceFirst("\\{", "{\"parent\": \"" + ticket.text("id") + "\", ");
    var guest = district.guest().post("/api/matters", key(), part);
    assertThat(guest.status()).isEqualTo(403);
    assertThat(guest.text("field")).isEqualTo("parent");
    var agent = district.signedIn("hotline-agent").post("/api/matters", key(), part);
    assertThat(agent.status()).isEqualTo(201);
    assertThat(district.signedIn("dispatcher").get(at(ticket)).body().path("open_children").asInt())
        .isEqualTo(1);
  }

  @Test
  void every_bad_input_is_a_refusal_that_names_it_in_two_languages() throws Exception {
    var agent = district.signedIn("hotline-agent");
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("{", "");
    bad.put("[]", "");
    bad.put("{\"matter\": \"x\", \"matter\": \"y\"}", "");
    bad.put("{\"matter\": \"no-such-kind\"}", "matter");
    bad.put("{\"matter\": 3.5e999999999}", "matter");
    bad.put("{\"matter\": {\"a\": 1}}", "matter");
    bad.put("{\"matter\": \"hotline-complaint\", \"extra\": 1}", "extra");
    bad.put(TICKET.replace("property", "no-topic"), "topic");
    bad.put(TICKET.replace("555-0100", "5".repeat(21)), "phone");
    bad.put(TICKET.replace("楼道堆物", "\\u0000"), "words");
    bad.put(TICKET.replace("楼道堆物", "\\ud800"), "words");
    bad.put(TICKET.replace("\"topic\"", "\"strange\""), "strange");
    bad.put(TICKET.replace("\"property\"", "[\"property\", \"parking\"]"), "topic");
    bad.put(TICKET.replace("\"property\"", "{\"a\": []}"), "topic");
    bad.put(TICKET.replace("quyang-road", "nowhere"), "place");
    bad.put(TICKET.replace("某小区 12 号", "某".repeat(201)), "place.address");
    bad.put(
        TICKET.replace("\"address\"", "\"longitude\": \"1e99999999\", \"address\""),
        "place.longitude");
    bad.put(TICKET.replaceFirst("\\{", "{\"channel\": \"A B\", "), "channel");
    bad.put(TICKET.replaceFirst("\\{", "{\"as\": \"unit\", "), "as");
    bad.put(TICKET.replaceFirst("\\{", "{\"parent\": \"0123456789\", "), "");
    for (var one : bad.entrySet()) {
      var reply = agent.post("/api/matters", key(), one.getKey());
      assertThat(reply.status()).as(one.getKey()).isBetween(400, 499);
      assertThat(reply.text("field")).as(one.getKey()).isEqualTo(one.getValue());
      assertThat(reply.text("title")).as(one.getKey()).matches("(?s).*[\\u4e00-\\u9fff].*");
      assertThat(reply.text("title_en")).as(one.getKey()).matches("(?s).*[a-zA-Z]{3}.*");
    }
  }

  @Test
  void keys_versions_media_and_sizes_have_limits() throws Exception {
    var agent = district.signedIn("hotline-agent");
    for (var key : List.of("", "short", "with space key", "k".repeat(101))) {
      assertThat(agent.post("/api/matters", key, TICKET).text("field"))
          .isEqualTo("Idempotency-Key");
    }
    var ticket = ticket();
    assertThat(agent.post(at(ticket) + "/notes", key(), "{}", "If-Match", "latest").text("field"))
        .isEqualTo("If-Match");
    assertThat(agent.post("/api/matters", key(), TICKET, "Content-Type", "text/plain").status())
        .isEqualTo(415);
    assertThat(agent.post("/api/matters", key(), " ".repeat(70_000)).status()).isEqualTo(413);
    assertThat(agent.post("/api/matters", key(), "{\"a\": ".repeat(30_000 / 6)).status())
        .isEqualTo(400);
    var page = "<html>".getBytes(StandardCharsets.UTF_8);
    assertThat(agent.upload("a.jpg", page).status()).isEqualTo(400);
    assertThat(agent.upload("a.jpg", new byte[11 * 1024 * 1024]).status()).isEqualTo(413);
  }

  @Test
  void what_is_not_there_is_not_found_and_says_so_to_scripts() throws Exception {
    var agent = district.signedIn("hotline-agent");
    var ticket = ticket();
    for (var path : List.of("/api/matters/0123", "/api/matters/..%2f", "/api/nothing")) {
      assertThat(agent.get(path).status()).as(path).isBetween(400, 404);
    }
    assertThat(agent.get("/api/nothing").text("title_en")).isNotEmpty();
    assertThat(agent.post(at(ticket) + "/acts/fly", key(), "{}").status()).isEqualTo(404);
    assertThat(agent.post("/api/matters/0123/acts/dispatch", key(), "{}").status()).isEqualTo(404);
    assertThat(agent.get(at(ticket) + "/files/" + "0".repeat(64)).status()).isEqualTo(404);
  }

  @Test
  void a_photo_must_have_been_uploaded_and_be_one() throws Exception {
    var officer = district.signedIn("grid-officer");
    var report =
        """
        {"matter": "manhole-cover-damaged", "place": {"site": "quyang-road", "address": "某路"},
         "answers": {"description": "松动", "defect": "rattling", "photo": ["%s"]}}
        """;
    var missing = officer.post("/api/matters", key(), report.formatted("0".repeat(64) + "/a.jpg"));
    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.text("field")).isEqualTo("photo");
    var pdf = "%PDF-1.7 a plan".getBytes(StandardCharsets.UTF_8);
    var kept = officer.upload("plan.pdf", pdf);
    assertThat(kept.status()).isEqualTo(201);
    assertThat(
            officer.post("/api/matters", key(), report.formatted(kept.text("file"))).text("field"))
        .isEqualTo("photo");
    byte[] picture = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3};
    var photo = officer.upload("现场.jpg", picture).text("file");
    var done = officer.post("/api/matters", key(), report.formatted(photo));
    assertThat(done.status()).as(done.response().body()).isEqualTo(201);
    var file = at(done) + "/files/" + photo.substring(0, 64);
    assertThat(district.signedIn("dispatcher").get(file).status()).isEqualTo(200);
    assertThat(district.guest().get(file).status()).isEqualTo(404);
    var quoting = district.guest();
    var hint = quoting.post("/api/matters", key(), TICKET.replace("楼道堆物", photo));
    assertThat(quoting.get(at(hint) + "/files/" + photo.substring(0, 64)).status())
        .as("a hash written in a text")
        .isEqualTo(404);
  }

  @Test
  void a_script_without_the_token_of_its_session_changes_nothing() throws Exception {
    var forged =
        district
            .signedIn("hotline-agent")
            .post("/api/matters", key(), TICKET, "X-CSRF-TOKEN", "forged");
    assertThat(forged.status()).isEqualTo(403);
    assertThat(forged.text("title_en")).isNotEmpty();
  }
}
