package org.yiwang.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yiwang.journal.StreamId;
import org.yiwang.matter.Answers;
import org.yiwang.matter.ClockRun;
import org.yiwang.matter.Field;
import org.yiwang.matter.Life;
import org.yiwang.matter.Location;
import org.yiwang.matter.Matter;
import org.yiwang.matter.MatterEvent;
import org.yiwang.matter.MatterRoom;
import org.yiwang.pack.Text;

/// A matter for scripts, no more of it than its reader sees. Times are the district's, with their
/// offset; what there is not is left out.
///
/// @param now when it is looked at
record MatterJson(MatterRoom room, Instant now, MatterDoor.Sight sight) {
  private static final String MASK = "＊＊＊";

  /// @param open what the reader may do next
  Map<String, Object> of(MatterDoor.Found found, List<Life.Act> open, List<MatterEvent> timeline) {
    var matter = found.matter();
    var type = found.type();
    var shown = type.publish().show();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", found.stream().id());
    json.put("version", found.version());
    json.put("matter", type.matter());
    json.put("type", matter.type());
    json.put("name", text(type.name()));
    json.put("reported_at", time(matter.report().at()));
    if (sees(shown, "state")) {
      json.put("state", matter.state());
      found
          .life()
          .findState(matter.state())
          .ifPresent(state -> json.put("state_name", text(state.name())));
      json.put("end", matter.standing().end().name().toLowerCase(Locale.ROOT));
    }
    matter
        .report()
        .place()
        .filter(_ -> sees(shown, "place"))
        .ifPresent(place -> json.put("place", place(place)));
    json.put("facts", facts(found, matter.facts()));
    if (sees(shown, "due")) {
      json.put("clocks", clocks(matter, found.life()));
    }
    if (sight.compareTo(MatterDoor.Sight.REPORTER) >= 0) {
      standing(json, matter);
      links(json, matter.links());
      json.put("may", open.stream().map(Life.Act::act).toList());
      json.put(
          "timeline",
          timeline.stream()
              .flatMap(event -> new MatterTimeline(this, found).of(event).stream())
              .toList());
    }
    return json;
  }

  private boolean sees(List<String> published, String what) {
    return sight != MatterDoor.Sight.PUBLIC || published.contains(what);
  }

  private void standing(Map<String, Object> json, Matter matter) {
    var standing = matter.standing();
    json.put("cycle", standing.cycle());
    json.put("exempt", standing.exempt());
    json.put("sampled", standing.sampled());
    standing.rating().ifPresent(level -> json.put("rating", level));
    json.put("unit", matter.desk().unit());
    json.put("duty", matter.desk().duty());
    json.put("routed", matter.desk().routedDuty());
    json.put("conflict", matter.desk().conflict());
    json.put("requests", matter.requests().stream().map(Matter.Request::act).toList());
  }

  private static void links(Map<String, Object> json, Matter.Links links) {
    links.parent().ifPresent(parent -> json.put("parent", parent.id()));
    links.root().ifPresent(root -> json.put("root", root.id()));
    json.put("open_children", links.openChildren());
    json.put("children", links.children().keySet().stream().map(StreamId::id).sorted().toList());
    json.put("duplicates", links.duplicates().stream().map(StreamId::id).toList());
  }

  private static Map<String, Object> place(Location place) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("site", place.site());
    json.put("address", place.address());
    place
        .point()
        .ifPresent(point -> {
          json.put("longitude", point.longitude());
          json.put("latitude", point.latitude());
        });
    return json;
  }

  private Map<String, Object> facts(MatterDoor.Found found, Answers facts) {
    var shown = found.type().publish().show();
    return sight == MatterDoor.Sight.PUBLIC
        ? answers(found, facts, field -> shown.contains(field.field()) && !field.personal())
        : answers(found, facts, _ -> true);
  }

  /// Answers to the fields that pass, each as what it is; staff whose turn it is not see no
  /// personal ones.
  Map<String, Object> answers(
      MatterDoor.Found found, Answers given, java.util.function.Predicate<Field> passes) {
    Map<String, Object> json = new LinkedHashMap<>();
    Stream.concat(found.type().form().stream(), found.life().fields().stream())
        .filter(field -> !given.list(field.field()).isEmpty() && passes.test(field))
        .forEach(field -> json.put(field.field(), value(field, given.list(field.field()))));
    return json;
  }

  private Object value(Field field, List<String> given) {
    if (field.personal() && sight == MatterDoor.Sight.STAFF) {
      return MASK;
    }
    return switch (field.kind()) {
      case OPTIONS, IMAGE, FILE, UNITS, CODES -> given;
      case NUMBER -> new BigDecimal(given.getFirst());
      case YES -> given.getFirst().equals("true");
      case TEXT, DAY, OPTION, UNIT -> given.getFirst();
    };
  }

  private Map<String, Object> clocks(Matter matter, Life life) {
    Map<String, Object> clocks = new LinkedHashMap<>();
    for (var clock : life.clocks()) {
      matter.findClock(clock.clock()).ifPresent(run -> clocks.put(clock.clock(), clock(run)));
    }
    return clocks;
  }

  private Map<String, Object> clock(ClockRun run) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", run.run());
    json.put("stands", stands(run));
    Optional<Instant> due = run.standing() ? Optional.empty() : room.reading(run, now).deadline();
    due.ifPresent(at -> json.put("due", time(at)));
    room.expiry(run, now).ifPresent(at -> json.put("over", time(at)));
    return json;
  }

  private static String stands(ClockRun run) {
    if (run.running()) {
      return "running";
    }
    return run.standing() ? "standing" : "ended";
  }

  String time(Instant at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        at.atZone(room.ground().calendar().zone()).toOffsetDateTime());
  }

  static Map<String, Object> text(Text text) {
    return Map.of("zh", text.zh(), "en", text.en());
  }
}
