package org.yiwang.matter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yiwang.identity.UnitKind;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Context;
import org.yiwang.journal.Decision;
import org.yiwang.journal.Refusal;
import org.yiwang.journal.StreamId;
import org.yiwang.pack.Node;

/// Runs the examples of one matter type through the rules themselves, with the timer; notes where
/// an example says something else than the rules.
final class ExampleRun {
  private static final StreamId STREAM = new StreamId("matter", "example");

  private final MatterType type;
  private final Jurisdiction ground;
  private final MatterDecider decider;
  private final Rulebook book;
  private MatterState state = new MatterState.NotReported();
  private Instant now = Instant.EPOCH;
  private Optional<Refusal> refused = Optional.empty();

  ExampleRun(MatterType type, Jurisdiction ground) {
    this.type = type;
    this.ground = ground;
    var types = new MatterTypes(List.of(type), List.of());
    this.decider = new MatterDecider(types, ground);
    this.book = types.get(type.id());
  }

  List<MatterPack.Ran> all(List<Node> examples) {
    var ran = new ArrayList<MatterPack.Ran>();
    for (var example : examples) {
      var sound =
          example.make(() -> {
            run(example.only("name", "at", "given", "as", "steps", "then"));
            return new MatterPack.Ran(type.matter(), example.text("name"), example.line());
          });
      sound.ifPresent(ran::add);
    }
    return ran;
  }

  private void run(Node example) {
    state = new MatterState.NotReported();
    refused = Optional.empty();
    now = instant(example, "at");
    report(example);
    for (var step : example.findList("steps")) {
      if (refused.isPresent()) {
        unexpected(step);
        return;
      }
      step(
          step.only(
              "at", "act", "as", "by", "with", "unit", "duty", "approve", "decline", "rate",
              "correct", "part", "ended", "refused"));
    }
    var then =
        example
            .get("then")
            .only("at", "state", "duty", "refused", "due", "over", "exempt", "routed", "waiting");
    if (then.has("at")) {
      pass(instant(then, "at"));
    }
    new ExampleClaims(type, ground, now).check(then, state, refused);
  }

  private void unexpected(Node step) {
    refused.ifPresent(why ->
        step.problem(
            "前一步被拒绝：" + why.zh() + "（" + why.rule() + "）",
            "the step before was refused: " + why.en() + " (" + why.rule() + ")"));
  }

  private void report(Node example) {
    var given = example.get("given");
    var answers = new LinkedHashMap<String, List<String>>();
    var place = given.find("place").map(this::place);
    given.keys().stream()
        .filter(key -> !key.equals("place"))
        .forEach(key -> answers.put(key, answer(given, key)));
    var as =
        example.has("as")
            ? example.oneOf("as", type.life().reportedBy())
            : type.life().reportedBy().getFirst();
    give(
        new MatterCommand.Report(
            type.matter(), as, "example", new Answers(answers), place, Optional.empty(), List.of()),
        actor(as, "reporter"));
  }

  private Location place(Node read) {
    var node = read.only("address", "site");
    var site = node.findWord("site").orElseGet(this::anySite);
    return new Location(site, node.word("address"), Optional.empty());
  }

  /// Any committee of the district: an example of a pack that others share can name none.
  private String anySite() {
    return ground.units().list(UnitKind.COMMITTEE).stream()
        .findFirst()
        .map(unit -> unit.id().value())
        .orElse("any-committee");
  }

  private List<String> answer(Node node, String key) {
    var field = book.findField(key);
    if (field.isEmpty()) {
      node.get(key).problem("没有 " + key + " 这一项", "there is no field " + key);
      return List.of();
    }
    return switch (field.get().kind()) {
      case IMAGE, FILE ->
          node.findList(key).stream().map(Node::asWord).map(ExampleRun::stored).toList();
      case OPTIONS, CODES -> FieldFiles.words(node, key);
      case UNITS -> FieldFiles.words(node, key).stream().map(this::anyUnit).toList();
      case UNIT -> List.of(anyUnit(node.word(key)));
      case TEXT, NUMBER, YES, DAY, OPTION -> List.of(node.word(key));
    };
  }

  /// `unit-1`, `unit-2` … are any departments of the district, each another.
  private String anyUnit(String word) {
    var units = ground.units().list(UnitKind.DEPARTMENT);
    return word.matches("unit-[1-9]") && units.size() > 9
        ? units.get(word.charAt(5) - '0').id().value()
        : word;
  }

  /// A file of an example is known by its name alone.
  private static String stored(String word) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash) + "/" + word;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private void step(Node step) {
    pass(instant(step, "at"));
    if (step.has("act")) {
      act(step);
    } else if (step.has("approve") || step.has("decline")) {
      settle(step);
    } else if (step.has("rate")) {
      give(
          new MatterCommand.Rate(step.whole("rate", 1, 5), "", List.of()),
          actor("reporter", "reporter"));
    } else if (step.has("part")) {
      part(step);
    } else if (step.has("correct")) {
      var as = step.findWord("as").orElse(type.life().desk().getFirst());
      give(
          new MatterCommand.CorrectFacts(as, answers(step.get("correct")), "更正 · corrected"),
          actor(as, step.findWord("by").orElse(as)));
    }
    var expected = step.findWord("refused");
    if (expected.isPresent()) {
      if (refused.filter(why -> why.rule().equals("matter." + expected.get())).isEmpty()) {
        step.problem(
            "应被拒绝（" + expected.get() + "），却" + refused.map(why -> "是 " + why.rule()).orElse("通过了"),
            "should be refused ("
                + expected.get()
                + "), was "
                + refused.map(Refusal::rule).orElse("accepted"));
      }
      refused = Optional.empty();
    } else {
      unexpected(step);
      refused = Optional.empty();
    }
  }

  private void act(Node step) {
    var acts = type.life().acts().stream().map(Life.Act::act).toList();
    var act = type.life().findAct(step.oneOf("act", acts));
    if (act.isEmpty() || act.get().by().isEmpty()) {
      return;
    }
    var as = step.findWord("as").orElse(act.get().by().getFirst());
    var answers = step.find("with").map(this::answers).orElse(Answers.NONE);
    var parts =
        state instanceof Matter matter
            ? Splitting.parts(STREAM, act.get(), matter, answers)
            : List.<StreamId>of();
    give(
        new MatterCommand.Perform(
            act.get().act(),
            as,
            answers,
            step.findWord("unit").map(this::anyUnit).orElse(""),
            step.findWord("duty").orElse(""),
            parts),
        actor(as, step.findWord("by").orElse(as)));
    for (var part : refused.isPresent() ? List.<StreamId>of() : parts) {
      give(new MatterCommand.TakeChild(part), actor(as, as));
    }
  }

  /// A part is reported, or ends: one of those an act made, by its unit, or any other by its name.
  private void part(Node step) {
    var name = anyUnit(step.word("part"));
    var known =
        state instanceof Matter matter ? matter.links().children().keySet() : Set.<StreamId>of();
    var part =
        known.stream()
            .filter(one -> one.id().equals(name) || one.id().endsWith("-" + name))
            .findFirst()
            .orElse(new StreamId("matter", name));
    give(
        known.contains(part)
            ? new MatterCommand.FollowChild(part, step.yes("ended", true))
            : new MatterCommand.TakeChild(part),
        actor("part", "part"));
  }

  private void settle(Node step) {
    var act = step.findWord("approve").or(() -> step.findWord("decline")).orElse("");
    var waiting =
        state instanceof Matter matter
            ? matter.requests().stream().filter(one -> one.act().equals(act)).findFirst()
            : Optional.<Matter.Request>empty();
    if (waiting.isEmpty()) {
      step.problem("没有等待审批的 " + act, "no request for " + act + " waits");
      return;
    }
    var no = waiting.get().request();
    var turns = type.life().findAct(act).orElseThrow().approvedBy();
    var as = step.findWord("as").orElse(turns.get(waiting.get().approvals().size()));
    give(
        step.has("approve")
            ? new MatterCommand.Approve(no, as, List.of())
            : new MatterCommand.Decline(no, as, "不同意 · no"),
        actor(as, step.findWord("by").orElse(as)));
  }

  private Answers answers(Node node) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    node.keys().forEach(key -> all.put(key, answer(node, key)));
    return new Answers(all);
  }

  /// Someone who stands to the matter as the party does.
  private Actor actor(String party, String who) {
    var known = type.life().findParty(party);
    var at = known.map(Life.Party::at).orElse(Life.At.ANYBODY);
    var matter = state instanceof Matter one ? Optional.of(one) : Optional.<Matter>empty();
    var unit =
        switch (at) {
          case ANYWHERE -> "of-" + party;
          case ASSIGNED -> matter.map(one -> one.desk().unit()).orElse("");
          case PLACE ->
              matter
                  .flatMap(one -> one.report().place())
                  .map(Location::site)
                  .orElseGet(this::anySite);
          case NAMED ->
              matter.flatMap(one -> one.facts().find(known.orElseThrow().field())).orElse("");
          case REPORTER, ANYBODY -> "";
        };
    var account =
        at == Life.At.REPORTER
            ? matter.map(one -> one.report().who().account()).orElse("reporter")
            : who;
    return new Actor(account, unit, "example");
  }

  private void give(MatterCommand command, Actor actor) {
    var version = 0L;
    switch (decider.decide(state, command, new Context(STREAM, version, now, actor))) {
      case Decision.Accept<MatterEvent>(var events) -> {
        refused = Optional.empty();
        events.forEach(event -> state = decider.evolve(state, event));
      }
      case Decision.Refuse<MatterEvent>(var why) -> refused = Optional.of(why);
    }
  }

  /// Lets time pass, and the timer act when it is due.
  private void pass(Instant until) {
    for (var timers = decider.timers(state);
        !timers.isEmpty() && !timers.getFirst().due().isAfter(until);
        timers = decider.timers(state)) {
      now = timers.getFirst().due();
      var before = state;
      give(timers.getFirst().command(), Actor.TIMER);
      if (before.equals(state)) {
        throw new IllegalStateException("the timer does nothing and comes again: " + state);
      }
    }
    now = until;
  }

  private Instant instant(Node node, String key) {
    return node.minute(key).atZone(ground.calendar().zone()).toInstant();
  }
}
