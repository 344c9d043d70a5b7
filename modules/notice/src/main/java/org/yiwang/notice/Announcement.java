package org.yiwang.notice;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yiwang.pack.Text;
import tools.jackson.databind.json.JsonMapper;

/// Something that happened, as it is told to others: the attributes of a CloudEvent (CNCF
/// CloudEvents 1.0.2) and one line for people. It holds nothing personal.
///
/// @param seq place of the event in the log; the CloudEvent's `id`, which grows with the log
/// @param type what happened, e.g. `matter.reported`; `org.yiwang.` goes before it
/// @param subject the stream it happened to
/// @param at when it was recorded, in the district's time
/// @param says one line for people
/// @param data what else is told, at most 20 values by their names
public record Announcement(
    long seq, String type, String subject, Instant at, Text says, Map<String, String> data) {
  private static final int VALUES_MAX = 20;
  private static final int CHARS_MAX = 500;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// @throws IllegalArgumentException if there is too much of it, or a control character in it:
  ///   nothing of it can then break out of a header
  public Announcement {
    data = Map.copyOf(data);
    if (data.size() > VALUES_MAX) {
      throw new IllegalArgumentException("more than " + VALUES_MAX + " values: " + data.keySet());
    }
    Stream.of(Stream.of(type, subject, says.zh(), says.en()), texts(data))
        .flatMap(texts -> texts)
        .forEach(Announcement::requirePlain);
  }

  private static Stream<String> texts(Map<String, String> data) {
    return Stream.of(data.keySet(), data.values()).flatMap(Collection::stream);
  }

  private static void requirePlain(String text) {
    if (text.length() > CHARS_MAX || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "at most %d characters, none a control character: %s".formatted(CHARS_MAX, text.strip()));
    }
  }

  /// The CloudEvent in JSON, structured mode; the same text each time.
  ///
  /// @param source who tells it
  String json(URI source) {
    var event = JSON.createObjectNode();
    event
        .put("specversion", "1.0")
        .put("id", Long.toString(seq))
        .put("source", source.toString())
        .put("type", "org.yiwang." + type)
        .put("subject", subject)
        .put("time", at.toString())
        .put("datacontenttype", "application/json");
    var inner = event.putObject("data");
    inner.putObject("says").put("zh", says.zh()).put("en", says.en());
    new TreeMap<>(data).forEach(inner::put);
    return event.toString();
  }
}
