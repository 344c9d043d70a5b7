package org.yiwang.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// City cases through the JSON interface of the running program: sessions, rights, rules, log,
/// views, and the matter told back. Each client has a connection and a session for each account it
/// acts by.
final class MattersOverHttp implements AutoCloseable {
  private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16};

  private final int port;
  private final CityCase story = CityCase.read();
  private final List<Client> clients = new ArrayList<>();

  MattersOverHttp(int port, int clients) throws IOException {
    this.port = port;
    for (int number = 0; number < clients; number++) {
      this.clients.add(new Client());
    }
  }

  /// Somebody's open session.
  private record Seat(HttpLine line, String tokenName, String token) {
    static Seat of(int port, String account) throws IOException {
      var line = HttpLine.signedIn(port, account);
      var csrf = json(line.get("/api/session")).path("csrf");
      return new Seat(line, csrf.path("header").asString(), csrf.path("token").asString());
    }

    JsonNode post(String path, String type, byte[] body) throws IOException {
      var headers =
          Map.of(
              "Content-Type",
              type,
              "Accept",
              "application/json",
              "Idempotency-Key",
              UUID.randomUUID().toString(),
              tokenName,
              token);
      var answer = line.post(path, headers, body);
      if (answer.status() != 200 && answer.status() != 201) {
        throw new IllegalStateException(
            path + " answered " + answer.status() + ": " + answer.body());
      }
      return json(answer);
    }
  }

  private static JsonNode json(HttpLine.Answer answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  /// One client: takes a case through all its steps, then the next.
  private final class Client {
    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private final String photo;
    private String matter = "";
    private int done;

    Client() throws IOException {
      for (var step : story.steps()) {
        if (!seats.containsKey(step.account())) {
          seats.put(step.account(), Seat.of(port, step.account()));
        }
      }
      var seat = seats.values().iterator().next();
      photo =
          seat.post("/api/files?name=photo.jpg", "application/octet-stream", PICTURE)
              .path("file")
              .asString();
    }

    int step() {
      var step = story.step(done++ % story.size());
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("as", step.party());
      body.put("answers", step.answers(photo));
      var path = "/api/matters/" + matter + "/acts/" + step.act();
      if (!step.site().isEmpty()) {
        body.put("matter", step.act());
        body.put("channel", "patrol");
        body.put("place", Map.of("site", step.site(), "address", "某弄口"));
        path = "/api/matters";
      }
      try {
        var text = JsonMapper.shared().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        var seat = java.util.Objects.requireNonNull(seats.get(step.account()));
        matter = seat.post(path, "application/json", text).path("id").asString();
        return 1;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  /// Durable acts a second.
  Load.Measured measure(Duration length) {
    return Load.run(
        clients.size(), length, Thread.ofVirtual().factory(), client -> clients.get(client).step());
  }

  @Override
  public void close() throws IOException {
    for (var client : clients) {
      for (var seat : client.seats.values()) {
        seat.line().close();
      }
    }
  }
}
