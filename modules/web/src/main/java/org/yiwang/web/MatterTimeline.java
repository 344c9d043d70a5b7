package org.yiwang.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yiwang.journal.StreamId;
import org.yiwang.matter.Life;
import org.yiwang.matter.MatterEvent;
import org.yiwang.matter.MatterEvent.Who;

/// What happened to a matter, one object an event: `at`, `what`, and what belongs to it. Units are
/// named; accounts only to staff; what was answered to the reporter where it is a result.
record MatterTimeline(MatterJson json, MatterDoor.Found found) {
  /// One line; empty for what the reader does not see.
  Optional<Map<String, Object>> of(MatterEvent event) {
    return switch (event) {
      case MatterEvent.Reported e -> line(e, "reported", by(e.as(), e.who()));
      case MatterEvent.Acted e -> acted(e);
      case MatterEvent.Requested e ->
          line(e, "requested", with(by(e.as(), e.who()), "act", e.act()));
      case MatterEvent.Approved e -> line(e, "approved", by(e.as(), e.who()));
      case MatterEvent.Declined e ->
          line(e, "declined", with(by(e.as(), e.who()), "reason", e.reason()));
      case MatterEvent.Lapsed e -> line(e, "lapsed", Map.of("request", e.request()));
      case MatterEvent.FactsCorrected e ->
          line(e, "corrected", with(by(e.as(), e.who()), "reason", e.reason()));
      case MatterEvent.Routed e -> line(e, "routed", Map.of("duty", e.duty(), "units", e.units()));
      case MatterEvent.Signalled e ->
          line(
              e,
              "signalled",
              Map.of(
                  "clock", e.clock(),
                  "point", e.point().name().toLowerCase(Locale.ROOT),
                  "tells", e.parties()));
      case MatterEvent.Rated e -> line(e, "rated", Map.of("level", e.level(), "words", e.words()));
      case MatterEvent.Sampled e -> line(e, "sampled", Map.of());
      case MatterEvent.Noted e ->
          e.inner() && !isStaff()
              ? Optional.empty()
              : line(e, "noted", with(by(e.as(), e.who()), "words", e.words()));
      case MatterEvent.Looked e ->
          line(e, "looked", withList(by(e.as(), e.who()), "fields", e.fields()));
      case MatterEvent.JoinedRoot e -> line(e, "joined", matter("root", e.root()));
      case MatterEvent.DuplicateTaken e -> line(e, "took", matter("duplicate", e.duplicate()));
      case MatterEvent.LeftRoot e -> line(e, "left", matter("root", e.root()));
      case MatterEvent.DuplicateDropped e -> line(e, "dropped", matter("duplicate", e.duplicate()));
      case MatterEvent.RootFollowed e -> line(e, "followed", matter("root", e.root()));
      case MatterEvent.ChildTaken e -> line(e, "part-taken", matter("child", e.child()));
      case MatterEvent.ChildFollowed e ->
          line(e, e.ended() ? "part-ended" : "part-open", matter("child", e.child()));
      case MatterEvent.Moved e -> line(e, "moved", Map.of("from", e.from(), "to", e.to()));
      case MatterEvent.HandedOver e ->
          line(e, "handed-over", Map.of("from", e.from(), "to", e.to(), "reason", e.reason()));
    };
  }

  private Optional<Map<String, Object>> acted(MatterEvent.Acted event) {
    var extra = by(event.as(), event.who());
    extra.put("act", event.act());
    extra.put("from", event.from());
    extra.put("to", event.to());
    extra.put("duty", event.duty());
    var result =
        event.effects().contains(Life.Effect.HANDLES)
            || event.effects().contains(Life.Effect.VERIFIES);
    var answers = json.answers(found, event.answers(), field -> isStaff() || result);
    if (!answers.isEmpty()) {
      extra.put("answers", answers);
    }
    return line(event, "acted", extra);
  }

  private boolean isStaff() {
    return json.sight().compareTo(MatterDoor.Sight.STAFF) >= 0;
  }

  private Map<String, Object> by(String as, Who who) {
    Map<String, Object> by = new LinkedHashMap<>();
    by.put("as", as);
    by.put("unit", who.unit());
    if (isStaff() && !who.unit().isEmpty()) {
      by.put("account", who.account());
    }
    return by;
  }

  private static Map<String, Object> with(Map<String, Object> all, String key, String value) {
    all.put(key, value);
    return all;
  }

  private static Map<String, Object> withList(
      Map<String, Object> all, String key, List<String> values) {
    all.put(key, values);
    return all;
  }

  /// Another matter is named to staff only.
  private Map<String, Object> matter(String as, StreamId stream) {
    return isStaff() ? Map.of(as, stream.id()) : Map.of();
  }

  private Optional<Map<String, Object>> line(
      MatterEvent event, String what, Map<String, Object> extra) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", json.time(event.at()));
    line.put("what", what);
    extra.forEach((key, value) -> {
      if (!value.equals("") && !value.equals(List.of())) {
        line.put(key, value);
      }
    });
    return Optional.of(line);
  }
}
