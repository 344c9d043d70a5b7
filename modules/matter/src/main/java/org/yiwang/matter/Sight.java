package org.yiwang.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.decisions.feel.Value;

/// What a rule sees at one moment: the facts, and what the engine itself knows of the matter.
///
/// @param facts facts of the matter, with the answers of the act under way
/// @param matter the matter; empty while it is being reported
/// @param own values every rule may name
record Sight(ZonedDateTime now, Answers facts, Optional<Matter> matter, Map<String, Value> own) {
  /// Sees a report that is not yet a matter.
  static Sight ofReport(
      Jurisdiction ground,
      Instant at,
      String as,
      String channel,
      Answers answers,
      Optional<Location> place) {
    var own = new HashMap<String, Value>();
    own.put("place", place(ground, place));
    own.put("reported_as", Value.of(as));
    own.put("channel", Value.of(channel));
    own.put("unit", Value.of(""));
    own.put("duty", Value.of(""));
    for (var count : List.of("children", "open_children", "bounces", "cycle")) {
      own.put(count, Value.of(0L));
    }
    own.put("rating", Value.Nothing.PLAIN);
    own.put("overdue", Value.Truth.FALSE);
    own.put("conflict", Value.Truth.FALSE);
    return new Sight(at.atZone(ground.calendar().zone()), answers, Optional.empty(), own);
  }

  /// Sees a matter, with the answers of an act under way.
  static Sight of(Jurisdiction ground, Instant at, Matter matter, Answers answers) {
    var own = new HashMap<String, Value>();
    var report = matter.report();
    own.put("place", place(ground, report.place()));
    own.put("reported_as", Value.of(report.as()));
    own.put("channel", Value.of(report.channel()));
    own.put("unit", Value.of(matter.desk().unit()));
    own.put("duty", Value.of(matter.desk().duty()));
    own.put("children", Value.of((long) matter.links().children().size()));
    own.put("open_children", Value.of((long) matter.links().openChildren()));
    own.put("bounces", Value.of((long) matter.times(Life.Effect.RETURNS)));
    own.put("cycle", Value.of((long) matter.standing().cycle()));
    own.put(
        "rating",
        matter
            .standing()
            .rating()
            .<Value>map(level -> Value.of((long) level))
            .orElse(Value.Nothing.PLAIN));
    own.put("conflict", Value.of(matter.desk().conflict()));
    own.put(
        "overdue",
        Value.of(
            matter.clocks().stream()
                .anyMatch(run -> Clocks.expiry(run, ground.calendar(), at).isPresent())));
    return new Sight(
        at.atZone(ground.calendar().zone()),
        matter.facts().with(answers),
        Optional.of(matter),
        own);
  }

  private static Value place(Jurisdiction ground, Optional<Location> place) {
    return place
        .<Value>map(at ->
            new Value.Fields(
                Map.of(
                    "site", Value.of(at.site()),
                    "subdistrict", Value.of(ground.subdistrict(at.site())),
                    "address", Value.of(at.address()))))
        .orElse(Value.Nothing.PLAIN);
  }

  /// The answers to a field as a rule sees them: nothing where there is none, but an empty list
  /// where there may be several.
  static Value value(Field field, List<String> given) {
    if (field.kind().many()) {
      return new Value.Items(given.stream().<Value>map(Value::of).toList());
    }
    return given.stream()
        .findFirst()
        .<Value>map(one ->
            switch (field.kind()) {
              case NUMBER -> Value.of(Field.number(one));
              case YES -> Value.of(one.equals("true"));
              case DAY -> new Value.Day(LocalDate.parse(one));
              case TEXT, OPTION, OPTIONS, IMAGE, FILE, UNIT, UNITS, CODES -> Value.of(one);
            })
        .orElse(Value.Nothing.PLAIN);
  }
}
