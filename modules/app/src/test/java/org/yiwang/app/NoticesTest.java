package org.yiwang.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// From a report to another system, and what becomes of a notice that this does not take.
@Timeout(240)
final class NoticesTest {
  private static final String TICKET =
      """
      {"matter": "hotline-complaint", "place": {"site": "quyang-road", "address": "某小区 12 号"},
       "answers": {"words": "楼道堆物，王某所为", "topic": "property", "phone": "555-0100"}}
      """;

  @TempDir private Path folder;
  private final BlockingQueue<JsonNode> came = new LinkedBlockingQueue<>();
  private volatile int status = 204;
  private HttpServer other;

  @BeforeEach
  void another_system_listens() throws IOException {
    other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/in",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          came.add(JsonMapper.shared().readTree(body));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    other.start();
  }

  @AfterEach
  void it_stops() {
    other.stop(0);
  }

  private StandingDistrict district(String types) throws Exception {
    Files.writeString(folder.resolve("key"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    var file =
        Files.writeString(
            folder.resolve("notices.yaml"),
            """
            source: urn:example:district
            subscriptions:
              - name: city
                types: [%s]
                webhook: { url: "http://127.0.0.1:%d/in", secret_file: key }
            """
                .formatted(types, other.getAddress().getPort()));
    return StandingDistrict.start(
        folder, Instant.parse("2024-06-03T01:00:00Z"), "--notices", file.toString());
  }

  private JsonNode next() throws InterruptedException {
    var event = came.poll(60, TimeUnit.SECONDS);
    assertThat(event).as("a notice within a minute").isNotNull();
    return event;
  }

  private static void report(StandingDistrict district) throws Exception {
    var reply = district.signedIn("hotline-agent").post("/api/matters", "some-key-1", TICKET);
    assertThat(reply.status()).as(reply.response().body()).isEqualTo(201);
  }

  @Test
  void what_is_reported_is_told_without_a_word_of_who_said_what() throws Exception {
    try (var district = district("matter.reported, matter.state-changed")) {
      report(district);
      var event = next();
      assertThat(event.path("type").asString()).isEqualTo("org.yiwang.matter.reported");
      assertThat(event.path("subject").asString()).startsWith("matter/");
      assertThat(event.at("/data/type").asString()).isEqualTo("hotline-complaint");
      assertThat(event.path("time").asString()).startsWith("2024-06-03T01:00:00");
      assertThat(event.toString()).doesNotContain("王某", "555", "12 号", "hotline-agent");
    }
  }

  @Test
  void the_data_centre_sends_again_what_was_refused_or_gives_it_up() throws Exception {
    status = 410;
    try (var district = district("matter.reported")) {
      report(district);
      assertThat(next().path("id").asString()).isNotEmpty();
      var keeper = new Browser(district.home()).signedIn("data-centre");
      var form = awaitDead(keeper);
      assertThat(keeper.get("/notices/dead").body()).contains("新报", "HTTP 410", "city");
      assertThat(keeper.get("/notices/dead?lang=en").statusCode()).isEqualTo(303);
      assertThat(keeper.get("/notices/dead").body()).contains("Reported", "Give up");
      var path = "/notices/dead/" + letter(keeper);
      assertThat(keeper.post(path + "/send-again", form).statusCode()).isEqualTo(303);
      assertThat(next().path("id").asString()).isNotEmpty();
      form = awaitDead(keeper);
      assertThat(form).containsEntry("acts", "1");
      form.put("acts", "0");
      assertThat(keeper.post(path + "/give-up", form).statusCode()).as("stale").isEqualTo(409);
      form = keeper.form("/notices/dead");
      assertThat(keeper.post(path + "/give-up", form).statusCode()).isEqualTo(303);
      assertThat(keeper.get("/notices/dead").body()).contains("Every notice has arrived");
      assertThat(keeper.post(path + "/send-again", form).statusCode()).isEqualTo(404);
      assertThat(came).isEmpty();
    }
  }

  /// The fields of the form, once a letter is on the page.
  private static java.util.Map<String, String> awaitDead(Browser keeper) throws Exception {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    var form = keeper.form("/notices/dead");
    while (!form.containsKey("acts")) {
      assertThat(System.nanoTime()).as("a dead letter within a minute").isLessThan(until);
      form = keeper.form("/notices/dead");
    }
    return form;
  }

  private static String letter(Browser keeper) throws Exception {
    return keeper
        .get("/notices/dead")
        .body()
        .replaceAll("(?s).*/notices/dead/(\\d+\\.city)/.*", "$1");
  }

  @Test
  void a_file_that_is_wrong_stops_the_start_with_its_line() {
    assertThatThrownBy(() -> district("matter.reportd").close())
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("1 problem");
    assertThat(came).isEmpty();
  }
}
