package org.yiwang.app;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A script at the JSON interface, with cookies and the token of its session.
final class Caller {
  private final String home;
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  private Caller(String home) {
    this.home = home;
  }

  /// Somebody without an account.
  static Caller guest(String home) {
    return new Caller(home);
  }

  /// Somebody with an account of the demo.
  static Caller signedIn(String home, String account) throws IOException, InterruptedException {
    var caller = new Caller(home);
    var form = "account=" + account + "&_csrf=" + encode(caller.token());
    var answer =
        caller.client.send(
            caller
                .request("/sign-in/demo")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 303) {
      throw new AssertionError(account + " cannot sign in: " + answer.statusCode());
    }
    return caller;
  }

  /// What came back.
  record Reply(int status, JsonNode body, HttpResponse<String> response) {
    String text(String field) {
      return body.path(field).asString("");
    }

    String rule() {
      return text("type").replace("urn:yiwang:rule:", "");
    }
  }

  Reply get(String path) throws IOException, InterruptedException {
    return reply(client.send(request(path).build(), BodyHandlers.ofString()));
  }

  /// Shows a tracking code.
  Reply get(String path, String code) throws IOException, InterruptedException {
    return reply(
        client.send(
            request(path).header("X-Tracking-Code", code).build(), BodyHandlers.ofString()));
  }

  /// Sends JSON under a key; more headers by name and value.
  Reply post(String path, String key, String json, String... headers)
      throws IOException, InterruptedException {
    var request =
        request(path)
            .setHeader("Content-Type", "application/json")
            .header("X-CSRF-TOKEN", token())
            .POST(HttpRequest.BodyPublishers.ofString(json));
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return reply(client.send(request.build(), BodyHandlers.ofString()));
  }

  Reply upload(String name, byte[] content) throws IOException, InterruptedException {
    var request =
        request("/api/files?name=" + encode(name))
            .header("Content-Type", "application/octet-stream")
            .header("X-CSRF-TOKEN", token())
            .POST(HttpRequest.BodyPublishers.ofByteArray(content));
    return reply(client.send(request.build(), BodyHandlers.ofString()));
  }

  private String token() throws IOException, InterruptedException {
    return get("/api/session").body().path("csrf").path("token").asString("");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(home + path));
  }

  private static Reply reply(HttpResponse<String> response) {
    var json = response.headers().firstValue("Content-Type").orElse("").contains("json");
    var body =
        json ? JsonMapper.shared().readTree(response.body()) : JsonMapper.shared().nullNode();
    return new Reply(response.statusCode(), body, response);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
