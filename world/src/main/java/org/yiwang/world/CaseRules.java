package org.yiwang.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a pack says of the one kind of matter that the drill is about, read a second time: the
/// checker shares the definition with the server, and nothing else.
///
/// @param matter the kind's name
/// @param site where all of them are
/// @param otherDuty the duty cited by who gives one back
/// @param handlingUnit the unit whose duty it is
/// @param people who there is of each party
/// @param assigned parties that act for the handling unit
/// @param first the state a matter begins in
/// @param closed states that are an end
/// @param acts by name, in the order of the definition; only those the drill asks for
/// @param clocks in the order of the definition
record CaseRules(
    String matter,
    String site,
    String otherDuty,
    String handlingUnit,
    Map<String, People> people,
    List<String> assigned,
    String first,
    List<String> closed,
    Map<String, Act> acts,
    List<Clock> clocks) {

  /// Who there is of a party.
  record People(String unit, int accounts) {}

  /// One act.
  ///
  /// @param needs what must be answered, and whether it is a picture
  record Act(
      String act,
      List<String> from,
      String to,
      List<String> by,
      Map<String, Boolean> needs,
      String when,
      List<String> approvedBy,
      int times,
      List<String> does,
      String beforeDue,
      String extended) {}

  /// One clock and its limit.
  ///
  /// @param overdue how long after it ran out somebody is told, for each such point
  record Clock(
      String clock,
      List<String> runsIn,
      List<String> anewAt,
      int yellow,
      int red,
      CaseTime.Limit limit,
      List<CaseTime.Limit> overdue) {}

  /// The act of that name, one of those the drill asks for.
  Act act(String name) {
    return Objects.requireNonNull(acts.get(name), name);
  }

  /// @param packs the folder of all packs
  static CaseRules read(Path packs) {
    var drill = yaml(resource("/case-drill.yaml"));
    var life = yaml(file(packs.resolve(drill.path("life").asString())));
    var matter = yaml(file(packs.resolve(drill.path("matter").asString())));
    var people = new LinkedHashMap<String, People>();
    for (var party : drill.path("people").properties()) {
      people.put(
          party.getKey(),
          new People(text(party.getValue(), "unit"), party.getValue().path("accounts").asInt()));
    }
    var states = life.path("states");
    var closed = new ArrayList<String>();
    states.forEach(state -> {
      if (state.has("end")) {
        closed.add(text(state, "state"));
      }
    });
    var assigned = new ArrayList<String>();
    life.path("parties")
        .forEach(party -> {
          if (text(party, "at").equals("assigned")) {
            assigned.add(text(party, "party"));
          }
        });
    return new CaseRules(
        text(matter, "matter"),
        text(drill, "site"),
        text(drill, "other_duty"),
        text(drill, "handling_unit"),
        people,
        assigned,
        text(states.path(0), "state"),
        closed,
        acts(life, texts(drill, "acts")),
        clocks(life, matter));
  }

  private static Map<String, Act> acts(JsonNode life, List<String> asked) {
    var pictures = new ArrayList<String>();
    life.path("fields")
        .forEach(field -> {
          if (text(field, "as").equals("image")) {
            pictures.add(text(field, "field"));
          }
        });
    var acts = new LinkedHashMap<String, Act>();
    for (var act : life.path("acts")) {
      var needs = new LinkedHashMap<String, Boolean>();
      texts(act, "needs").forEach(field -> needs.put(field, pictures.contains(field)));
      if (asked.contains(text(act, "act"))) {
        acts.put(
            text(act, "act"),
            new Act(
                text(act, "act"),
                texts(act, "from"),
                text(act, "to"),
                texts(act, "by"),
                needs,
                text(act, "when"),
                texts(act, "approved_by"),
                act.path("times").asInt(0),
                texts(act, "does"),
                text(act, "before_due"),
                text(act.path("extends"), "clock")));
      }
    }
    return acts;
  }

  private static List<Clock> clocks(JsonNode life, JsonNode matter) {
    var clocks = new ArrayList<Clock>();
    for (var clock : life.path("clocks")) {
      var overdue = new ArrayList<CaseTime.Limit>();
      clock
          .path("tell")
          .forEach(tell -> {
            if (tell.has("overdue_by")) {
              overdue.add(CaseTime.Limit.of(text(tell, "overdue_by")));
            }
          });
      for (var line : matter.path("clocks")) {
        if (text(line, "clock").equals(text(clock, "clock"))) {
          clocks.add(
              new Clock(
                  text(clock, "clock"),
                  texts(clock, "runs_in"),
                  texts(clock, "anew_at"),
                  clock.path("yellow").asInt(50),
                  clock.path("red").asInt(80),
                  CaseTime.Limit.of(text(line, "within")),
                  overdue));
        }
      }
    }
    return clocks;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  private static List<String> texts(JsonNode node, String field) {
    var texts = new ArrayList<String>();
    node.path(field).forEach(each -> texts.add(each.asString()));
    return texts;
  }

  private static JsonNode yaml(String text) {
    var loaded = new Load(LoadSettings.builder().build()).loadFromString(text);
    return JsonMapper.shared().valueToTree(loaded);
  }

  private static String file(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String resource(String name) {
    try (var in = CaseRules.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
