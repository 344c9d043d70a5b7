package org.yiwang.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yiwang.app.AskingDistrict.to;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What cannot be read, is too much, or means nothing is answered with a page of ours that says so
/// in both languages; whatever is sent.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class DoorTest {
  private static final String TARGET = "/targets/2024/elder-friendly-homes";
  private static final String LEAD = "civil-affairs";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data; boundary=edge";

  @TempDir private static Path data;
  private static RunningDistrict district;

  @BeforeAll
  static void start_a_district() throws Exception {
    district = RunningDistrict.start(data);
  }

  @AfterAll
  static void stop_it() {
    district.close();
  }

  private static void ours(int status, int wanted, String page) {
    assertThat(status).as(page).isEqualTo(wanted);
    assertThat(page)
        .contains("lang=\"zh-CN\"", "lang=\"en\"", "<b>")
        .doesNotContain("Tomcat", "HTTP Status", "Exception");
  }

  private static byte[] parts(int count, int bytesEach) {
    var body = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      var head =
          "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a%d.pdf\"\r\n\r\n"
              .formatted(i);
      body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      body.writeBytes("%PDF-".getBytes(StandardCharsets.UTF_8));
      body.writeBytes(new byte[bytesEach]);
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes("--edge--\r\n".getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  @Test
  void an_upload_over_the_limit_is_told_the_limit() throws Exception {
    var office = district.browser().signedIn("supervision");
    var answer = office.send("/imports", MULTIPART, parts(1, 25 * 1024 * 1024));
    ours(answer.statusCode(), 413, answer.body());
    assertThat(answer.body()).contains("20 MB");
  }

  @Test
  void too_many_parts_are_told_how_many_there_may_be() throws Exception {
    var officer = district.browser().signedIn(LEAD);
    var answer = officer.send(TARGET + "/progress", MULTIPART, parts(200, 10));
    ours(answer.statusCode(), 413, answer.body());
    assertThat(answer.body()).contains("50");
  }

  @Test
  void too_many_fields_are_told_how_many_there_may_be() throws Exception {
    var officer = district.browser().signedIn(LEAD);
    var answer =
        officer.send(
            TARGET + "/progress", FORM, "a=&".repeat(1_100).getBytes(StandardCharsets.UTF_8));
    ours(answer.statusCode(), 413, answer.body());
    assertThat(answer.body()).contains("1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing of the kind",
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-",
        "--edge\r\nrubbish",
        ""
      })
  void a_broken_upload_is_a_bad_request(String body) throws Exception {
    var officer = district.browser().signedIn(LEAD);
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var answer = officer.send(TARGET + "/progress", MULTIPART, bytes);
    ours(answer.statusCode(), 400, answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "note=%zz",
        "note=%",
        "note=a%00b",
        "note=%e4%bd",
        "note=%ff%fe",
        "note=a%e2%80%aeb",
        "note=%e2%81%a6b",
        "note=a%1bb",
        "no%00te=a",
        "%zz"
      })
  void a_form_that_no_text_comes_out_of_is_a_bad_request_everywhere(String body) throws Exception {
    var officer = district.browser().signedIn(LEAD);
    for (var path : new String[] {TARGET + "/progress", "/sign-in/demo", "/sign-out"}) {
      var answer = officer.send(path, FORM, body.getBytes(StandardCharsets.UTF_8));
      ours(answer.statusCode(), 400, answer.body());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/open?year=%00", "/open?year=%zz", "/sign-in?then=%e2%80%ae", "/open?%zz=1"})
  void a_query_that_no_text_comes_out_of_is_a_bad_request(String path) throws Exception {
    var answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    ours(status(answer), 400, answer);
  }

  @Test
  void line_breaks_and_tabs_are_text() throws Exception {
    var officer = district.browser().signedIn(LEAD);
    var form = officer.form(TARGET + "/progress");
    form.putAll(Map.of("unit", LEAD, "day", "2024-10-15", "mode", "add", "amount", "1"));
    form.put("note", "第一行\r\n第二行\t扶手");
    assertThat(officer.post(TARGET + "/progress", form).statusCode()).isEqualTo(303);
  }

  @Test
  void where_to_go_after_signing_in_is_a_page_of_ours_or_a_bad_request() throws Exception {
    var visitor = district.browser();
    var form = visitor.form("/sign-in");
    form.put("account", LEAD);
    for (var wrong : new String[] {"/" + "x".repeat(9_000), "/a%zz", "/{year}", "/a|b"}) {
      form.put("then", wrong);
      var answer = visitor.post("/sign-in/demo", form);
      ours(answer.statusCode(), 400, answer.body());
    }
    form.put("then", "//elsewhere.example/");
    assertThat(to(visitor.post("/sign-in/demo", form))).endsWith("/").doesNotContain("elsewhere");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /open%2F2024 HTTP/1.1\r\nHost: x\r\n",
        "GET /open/%00 HTTP/1.1\r\nHost: x\r\n",
        "GET /open/%5c HTTP/1.1\r\nHost: x\r\n",
        "GET /open/|a HTTP/1.1\r\nHost: x\r\n",
        "GET /open/%e2%80 HTTP/1.1\r\nHost: x\r\n",
        "GET /open HTTP/1.1\r\n",
        "GET /open HTTP/1.1\r\nHost: a b\r\n",
        "GET /../../etc HTTP/1.1\r\nHost: x\r\n",
        "GE\u0001T /open HTTP/1.1\r\nHost: x\r\n"
      })
  void what_the_server_itself_turns_away_gets_our_page(String request) throws Exception {
    var answer = raw(request + "Connection: close\r\n\r\n");
    assertThat(status(answer)).isBetween(400, 405);
    ours(status(answer), status(answer), answer);
    assertThat(answer).contains("Content-Security-Policy", "nosniff");
  }

  @Test
  void a_head_and_an_address_that_are_too_long_get_our_page() throws Exception {
    var query = raw("GET /open?x=" + "y".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    ours(status(query), 400, query);
    var head = raw("GET /open HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(20_000) + "\r\n\r\n");
    ours(status(head), 400, head);
  }

  @Test
  void a_head_is_a_get_without_its_body() throws Exception {
    var visitor = district.browser();
    for (var path :
        new String[] {"/open", "/sign-in", "/health", "/open/2024/elder-friendly-homes"}) {
      var answer = visitor.head(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers().firstValue("Content-Type"))
          .isEqualTo(visitor.get(path).headers().firstValue("Content-Type"));
    }
    assertThat(visitor.head("/no-such-page").statusCode()).isEqualTo(404);
    assertThat(to(visitor.head("/"))).startsWith("/sign-in");
    assertThat(visitor.signedIn("leader").head("/live").statusCode()).isEqualTo(200);
  }

  @Test
  void a_script_is_answered_in_its_own_language_also_when_a_field_is_wrong() throws Exception {
    var officer = district.browser().signedIn(LEAD);
    var form = officer.form(TARGET + "/progress");
    form.putAll(Map.of("unit", LEAD, "day", "2024-10-15", "amount", "many", "note", "x"));
    var answer = officer.script(TARGET + "/progress", form);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"field\":\"amount\"", "请只填数字", "digits only");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/targets?year=twenty",
        "/targets?year=99999",
        "/open?year=2024x",
        "/?year=-1",
        "/targets?unit=nowhere",
        "/targets?light=purple",
        "/targets?theme=none",
        "/targets?lead=nobody"
      })
  void a_filter_that_means_nothing_is_no_page(String path) throws Exception {
    var answer = district.browser().signedIn("leader").get(path);
    ours(answer.statusCode(), 404, answer.body());
  }

  @Test
  void a_way_of_counting_that_is_none_is_said_at_its_field() throws Exception {
    var officer = district.browser().signedIn(LEAD);
    var form = officer.form(TARGET + "/progress");
    form.putAll(Map.of("unit", LEAD, "day", "2024-10-15", "amount", "1", "note", "扶手"));
    form.put("mode", "double");
    var answer = officer.post(TARGET + "/progress", form);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("#field-mode");
    form.put("mode", "add");
    form.put("unit", "nowhere");
    answer = officer.post(TARGET + "/progress", form);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("#field-unit");
  }

  @Test
  void a_wrong_field_is_wrong_to_a_screen_reader_too_and_no_hint_is_named_that_is_not_there()
      throws Exception {
    var officer = district.browser().signedIn(LEAD);
    var form = officer.form(TARGET + "/progress");
    form.putAll(Map.of("unit", LEAD, "day", "2024-10-15", "amount", "many", "note", ""));
    var page = officer.post(TARGET + "/progress", form).body();
    assertThat(page).contains("aria-invalid=\"true\"", "id=\"error-amount\"");
    var named = java.util.regex.Pattern.compile("aria-describedby=\"([^\"]*)\"").matcher(page);
    var seen = 0;
    while (named.find()) {
      for (var id : named.group(1).split(" ", -1)) {
        assertThat(page).contains("id=\"" + id + "\"");
        seen++;
      }
    }
    assertThat(seen).isPositive();
  }

  @Test
  void a_clock_of_no_known_calendar_stops_the_start(@TempDir Path other) throws Exception {
    Files.writeString(other.resolve("demo-started"), "-7000-01-01T00:00:00Z");
    Files.writeString(other.resolve("demo-seeded"), "2024-10-15T01:00:00Z");
    assertThatThrownBy(() -> RunningDistrict.start(other))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("时钟的年份")
        .hasMessageContaining("demo-started");
  }

  @Test
  void a_file_of_a_refused_form_is_not_kept() throws Exception {
    var officer = district.browser().signedIn(LEAD);
    var before = kept();
    var form = officer.form(TARGET + "/progress");
    var body = new StringBuilder();
    form.putAll(Map.of("unit", LEAD, "day", "2030-01-01", "mode", "add", "amount", "1"));
    form.put("note", "日期在以后，规则不收");
    form.forEach((name, value) ->
        body.append(
            "--edge\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(name, value)));
    body.append(
            "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n")
        .append("%PDF-1.7 of a refused form\r\n--edge--\r\n");
    var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    var answer = officer.send(TARGET + "/progress", MULTIPART, bytes);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(kept()).isEqualTo(before);
    form.put("day", "2024-10-15");
    var again = officer.form(TARGET + "/progress");
    var sound = body.toString().replace("2030-01-01", "2024-10-15");
    sound = sound.replace(form.getOrDefault("key", ""), again.getOrDefault("key", ""));
    var taken =
        officer.send(TARGET + "/progress", MULTIPART, sound.getBytes(StandardCharsets.UTF_8));
    assertThat(taken.statusCode()).isEqualTo(303);
    assertThat(kept()).isEqualTo(before + 1);
  }

  private static long kept() throws IOException {
    try (var files = Files.walk(data.resolve("files"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  /// The whole answer to bytes that no decent client would send.
  private static String raw(String request) throws IOException {
    var at = URI.create(district.home());
    try (var socket = new Socket(at.getHost(), at.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.substring(9, 12));
  }
}
