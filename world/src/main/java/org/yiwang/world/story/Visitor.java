package org.yiwang.world.story;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody at the district's door: a browser's cookies, the pages and the JSON interface.
final class Visitor {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String home;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();
  private String token;
  private String code = "";

  private Visitor(String home) throws IOException, InterruptedException {
    this.home = home;
    this.token = token();
  }

  /// Somebody who has not signed in.
  static Visitor anybody(String home) throws IOException, InterruptedException {
    return new Visitor(home);
  }

  /// Somebody with an account of the demo.
  static Visitor signedIn(String home, String account) throws IOException, InterruptedException {
    var visitor = new Visitor(home);
    var form =
        "account="
            + URLEncoder.encode(account, StandardCharsets.UTF_8)
            + "&_csrf="
            + URLEncoder.encode(visitor.token, StandardCharsets.UTF_8);
    var answer =
        visitor.send(
            visitor
                .request("/sign-in/demo")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    var to = answer.headers().firstValue("Location").orElse("");
    if (answer.statusCode() != 303 || to.contains("unknown-account")) {
      throw new IOException("no account " + account + " (" + answer.statusCode() + ")");
    }
    visitor.token = visitor.token();
    return visitor;
  }

  /// Shows this tracking code from now on.
  void show(String trackingCode) {
    code = trackingCode;
  }

  /// What the interface answered.
  record Answer(int status, JsonNode body) {
    boolean done() {
      return status >= 200 && status < 300;
    }
  }

  Answer get(String path) throws IOException, InterruptedException {
    return answer(send(request(path).header("Accept", "application/json").GET()));
  }

  Answer post(String path, String key, Map<String, Object> body)
      throws IOException, InterruptedException {
    return answer(
        send(
            request(path)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("X-CSRF-TOKEN", token)
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        JsonMapper.shared().writeValueAsString(body)))));
  }

  /// Uploads a file; the result is how answers name it.
  String upload(String name, byte[] content) throws IOException, InterruptedException {
    var answer =
        answer(
            send(
                request("/api/files?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                    .header("Accept", "application/json")
                    .header("Content-Type", "application/octet-stream")
                    .header("X-CSRF-TOKEN", token)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(content))));
    if (!answer.done()) {
      throw new IOException(name + " was not taken: " + answer.body());
    }
    return answer.body().path("file").asString("");
  }

  /// The text of a page.
  String page(String path) throws IOException, InterruptedException {
    var answer = send(request(path).header("Accept", "text/html").GET());
    return answer.statusCode() == 200 ? answer.body() : "HTTP " + answer.statusCode();
  }

  private String token() throws IOException, InterruptedException {
    var found = get("/api/session").body().path("csrf").path("token").asString("");
    if (found.isEmpty()) {
      throw new IOException("the session has no token");
    }
    return found;
  }

  private static Answer answer(HttpResponse<String> response) throws IOException {
    var body = response.body();
    if (!response.headers().firstValue("Content-Type").orElse("").contains("json")) {
      throw new IOException(response.uri() + " answered " + response.statusCode() + " and no JSON");
    }
    return new Answer(response.statusCode(), JsonMapper.shared().readTree(body));
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(home + path)).timeout(PATIENCE);
    return code.isEmpty() ? request : request.header("X-Tracking-Code", code);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
