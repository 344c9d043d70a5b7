package org.yiwang.world;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yiwang.world.Attempt.Ok;
import org.yiwang.world.Attempt.Outcome;
import org.yiwang.world.Attempt.Refused;
import org.yiwang.world.Attempt.Unknown;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A history on disk, one JSON object a line, so that a drill can be judged again, by this checker
/// or by another:
///
/// ```
/// {"at":12,"what":"hosts","names":["one","two"]}
/// {"at":90,"what":"invoke","id":1,"host":"one","key":"k1","stream":"a","amount":500}
/// {"at":99,"what":"ok","id":1,"seq":1,"balance":500}       or refused with a rule, or unknown
/// {"at":99,"what":"kill","target":"one","manner":"kill -9"}
/// ```
///
/// `at` counts nanoseconds of one clock that all callers share. An invoke without an end is
/// unknown.
final class HistoryFile {
  private static final JsonMapper JSON = JsonMapper.shared();

  private HistoryFile() {}

  static void write(History history, Path file) {
    try (var out = Files.newBufferedWriter(file)) {
      var hosts = line(0, "hosts");
      hosts.put("names", history.hosts());
      append(out, hosts);
      for (var kill : history.kills()) {
        var line = line(kill.at(), "kill");
        line.put("target", kill.target());
        line.put("manner", kill.manner());
        append(out, line);
      }
      for (var attempt : history.attempts()) {
        append(out, invoke(attempt));
        append(out, end(attempt));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Map<String, Object> invoke(Attempt attempt) {
    var line = line(attempt.from(), "invoke");
    line.put("id", attempt.id());
    line.put("host", attempt.host());
    line.put("key", attempt.key());
    line.put("stream", attempt.stream());
    line.put("amount", attempt.amount());
    return line;
  }

  private static Map<String, Object> end(Attempt attempt) {
    return switch (attempt.outcome()) {
      case Ok(long seq, long balance) -> {
        var line = line(attempt.until(), "ok");
        line.put("id", attempt.id());
        line.put("seq", seq);
        line.put("balance", balance);
        yield line;
      }
      case Refused(String rule) -> {
        var line = line(attempt.until(), "refused");
        line.put("id", attempt.id());
        line.put("rule", rule);
        yield line;
      }
      case Unknown() -> {
        var line = line(attempt.until(), "unknown");
        line.put("id", attempt.id());
        yield line;
      }
    };
  }

  private static Map<String, Object> line(long at, String what) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", at);
    line.put("what", what);
    return line;
  }

  private static void append(BufferedWriter out, Map<String, Object> line) throws IOException {
    out.append(JSON.writeValueAsString(line)).append('\n');
  }

  static History read(Path file) {
    List<String> hosts = new ArrayList<>();
    List<Kill> kills = new ArrayList<>();
    Map<Long, Attempt> attempts = new LinkedHashMap<>();
    try (var lines = Files.lines(file)) {
      lines
          .map(JSON::readTree)
          .forEach(line -> {
            switch (line.path("what").asString()) {
              case "hosts" -> line.path("names").forEach(name -> hosts.add(name.asString()));
              case "kill" -> kills.add(kill(line));
              case "invoke" -> attempts.put(line.path("id").asLong(), asked(line));
              default ->
                  attempts.computeIfPresent(
                      line.path("id").asLong(), (id, attempt) -> ended(attempt, line));
            }
          });
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new History(hosts, List.copyOf(attempts.values()), kills);
  }

  private static Kill kill(JsonNode line) {
    return new Kill(
        line.path("at").asLong(), line.path("target").asString(), line.path("manner").asString());
  }

  private static Attempt asked(JsonNode line) {
    return new Attempt(
        line.path("id").asLong(),
        line.path("host").asString(),
        line.path("key").asString(),
        line.path("stream").asString(),
        line.path("amount").asLong(),
        line.path("at").asLong(),
        Attempt.NEVER,
        new Unknown());
  }

  private static Attempt ended(Attempt attempt, JsonNode line) {
    Outcome outcome =
        switch (line.path("what").asString()) {
          case "ok" -> new Ok(line.path("seq").asLong(), line.path("balance").asLong());
          case "refused" -> new Refused(line.path("rule").asString());
          case "unknown" -> new Unknown();
          default -> throw new IllegalArgumentException("no such line of a history: " + line);
        };
    return attempt.ended(line.path("at").asLong(), outcome);
  }
}
