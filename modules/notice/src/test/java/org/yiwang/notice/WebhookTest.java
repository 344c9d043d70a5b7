package org.yiwang.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Letters that go to a real HTTP server.
final class WebhookTest {
  private static final Duration LONG = Duration.ofHours(7);

  @TempDir private Path folder;
  private Receiver receiver;
  private Belfry belfry;
  private Round round;

  @BeforeEach
  void open() throws IOException {
    receiver = new Receiver();
    belfry = new Belfry(folder, Belfry.webhook("city", receiver.address()));
    round = belfry.round("city");
  }

  @AfterEach
  void close() throws Exception {
    belfry.close();
    receiver.close();
  }

  @Test
  void a_letter_is_a_cloud_event_in_json_with_a_signature_by_standard_webhooks() throws Exception {
    belfry.ring("晨钟 \"one\"");
    assertThat(round.walk()).isEqualTo(1);
    var came = receiver.came().getFirst();
    assertThat(came.type()).isEqualTo("application/cloudevents+json; charset=utf-8");
    var event = JsonMapper.shared().readTree(came.body());
    assertThat(event.get("specversion").asString()).isEqualTo("1.0");
    assertThat(event.get("id").asString()).isEqualTo("1").isEqualTo(came.id());
    assertThat(event.get("source").asString()).isEqualTo("urn:example:belfry");
    assertThat(event.get("type").asString()).isEqualTo("org.yiwang.bell.rung");
    assertThat(event.get("subject").asString()).isEqualTo("bell/tower");
    assertThat(event.get("time").asString()).isEqualTo("2026-03-02T01:00:00Z");
    assertThat(event.at("/data/word").asString()).isEqualTo("晨钟 \"one\"");
    assertThat(event.at("/data/says/zh").asString()).isEqualTo("钟响：晨钟 \"one\"");
    var seconds = belfry.clock().instant().getEpochSecond();
    assertThat(came.timestamp()).isEqualTo(Long.toString(seconds));
    assertThat(came.signature())
        .isEqualTo(WebhookKey.of(Belfry.SECRET).sign("1", seconds, came.body()));
    assertThat(belfry.stages()).containsExactly("1 city DELIVERED 1");
  }

  @Test
  void the_signature_is_that_of_the_reference_vector() {
    assertThat(
            WebhookKey.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void one_that_fails_hangs_and_recovers_gets_the_same_letter_under_the_same_id() throws Exception {
    receiver.thenStatus(500).thenHang();
    belfry.ring("again");
    for (int i = 0; i < 3; i++) {
      assertThat(round.walk()).isEqualTo(1);
      assertThat(round.walk()).as("nothing is tried before its time").isZero();
      belfry.clock().move(LONG);
    }
    assertThat(receiver.came()).extracting(Receiver.Came::id).containsExactly("1", "1", "1");
    assertThat(receiver.came())
        .extracting(Receiver.Came::body)
        .containsOnly(receiver.came().getFirst().body());
    assertThat(receiver.came()).extracting(Receiver.Came::timestamp).doesNotHaveDuplicates();
    assertThat(belfry.stages()).containsExactly("1 city DELIVERED 3");
  }

  @Test
  void what_no_try_gets_there_is_laid_aside_with_the_last_reason() throws Exception {
    receiver.thenStatus(500).thenStatus(502).thenStatus(503).thenHang();
    belfry.ring("never");
    for (int i = 0; i < 4; i++) {
      assertThat(belfry.dead().list(10)).isEmpty();
      assertThat(round.walk()).isEqualTo(1);
      belfry.clock().move(LONG);
    }
    assertThat(round.walk()).isZero();
    var dead = belfry.dead().list(10).getFirst();
    assertThat(dead.name()).hasToString("1.city");
    assertThat(dead.tries()).isEqualTo(4);
    assertThat(dead.why().en()).isEqualTo("no answer in time");
  }

  @Test
  void what_is_still_not_there_after_two_days_is_laid_aside_however_few_the_tries()
      throws Exception {
    receiver.thenStatus(500).thenStatus(500);
    belfry.ring("late");
    assertThat(round.walk()).isEqualTo(1);
    belfry.clock().move(Duration.ofDays(2));
    assertThat(round.walk()).isEqualTo(1);
    assertThat(belfry.stages()).containsExactly("1 city DEAD 2");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 410, 413, 422})
  void a_refusal_that_cannot_heal_is_laid_aside_at_once(int status) throws Exception {
    receiver.thenStatus(status);
    belfry.ring("refused");
    assertThat(round.walk()).isEqualTo(1);
    assertThat(belfry.stages()).containsExactly("1 city DEAD 1");
    assertThat(belfry.dead().list(10).getFirst().why().zh()).contains("HTTP " + status);
  }

  @Test
  void a_redirect_is_not_followed() throws Exception {
    receiver.then(exchange -> {
      exchange.getResponseHeaders().set("Location", "/elsewhere");
      exchange.sendResponseHeaders(307, -1);
    });
    belfry.ring("elsewhere");
    assertThat(round.walk()).isEqualTo(1);
    assertThat(receiver.came()).extracting(Receiver.Came::path).containsExactly("/notices");
    assertThat(belfry.stages()).containsExactly("1 city DEAD 1");
  }

  @Test
  void a_receiver_that_wants_to_be_left_alone_is() throws Exception {
    receiver.then(exchange -> {
      exchange.getResponseHeaders().set("Retry-After", "3600");
      exchange.sendResponseHeaders(429, -1);
    });
    belfry.ring("hush");
    assertThat(round.walk()).isEqualTo(1);
    belfry.clock().move(Duration.ofMinutes(59));
    assertThat(round.walk()).isZero();
    belfry.clock().move(Duration.ofMinutes(1));
    assertThat(round.walk()).isEqualTo(1);
    assertThat(belfry.stages()).containsExactly("1 city DELIVERED 2");
  }

  @Test
  void one_that_takes_it_and_then_talks_without_end_has_taken_it() throws Exception {
    receiver.thenTalk();
    belfry.ring("talk");
    assertThat(round.walk()).isEqualTo(1);
    assertThat(belfry.stages()).containsExactly("1 city DELIVERED 1");
  }

  @Test
  void where_nobody_listens_it_is_tried_again() throws Exception {
    var port = 0;
    try (var nobody = new ServerSocket(0)) {
      port = nobody.getLocalPort();
    }
    belfry.open(Belfry.webhook("void", "http://127.0.0.1:" + port + "/"));
    belfry.ring("anyone?");
    assertThat(belfry.round("void").walk()).isEqualTo(1);
    assertThat(belfry.rows("SELECT stage, reason_en FROM notice_letter"))
        .containsExactly("WAITING the connection failed: ConnectException");
  }

  @Test
  void while_a_key_is_changed_a_letter_is_signed_with_both() throws Exception {
    var other = "whsec_" + "c2VjcmV0LW9mLWEtcm90YXRlZC1lbmRwb2ludA==";
    java.nio.file.Files.writeString(folder.resolve("two"), other + "\n" + Belfry.SECRET + "\n");
    belfry.open(
        Belfry.webhook("city", receiver.address()).replace("secret_file: key", "secret_file: two"));
    belfry.ring("both");
    assertThat(belfry.round("city").walk()).isEqualTo(1);
    var came = receiver.came().getFirst();
    var seconds = Long.parseLong(came.timestamp());
    assertThat(List.of(came.signature().split(" ", -1)))
        .containsExactly(
            WebhookKey.of(other).sign("1", seconds, came.body()),
            WebhookKey.of(Belfry.SECRET).sign("1", seconds, came.body()));
  }

  @Test
  void pauses_grow_to_six_hours_and_differ_by_chance() {
    var patience = Subscription.Patience.USUAL;
    assertThat(List.of(1, 2, 3, 4, 7, 8, 100))
        .extracting(tries -> patience.pause(tries, 0).toSeconds())
        .containsExactly(5L, 20L, 80L, 320L, 20_480L, 21_600L, 21_600L);
    assertThat(patience.pause(2, 1)).isEqualTo(Duration.ofSeconds(10));
  }
}
