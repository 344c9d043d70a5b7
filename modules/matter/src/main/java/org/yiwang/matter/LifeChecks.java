package org.yiwang.matter;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.yiwang.pack.Node;

/// What a life must be as a whole, whatever it is about: every state can be reached and left, every
/// act has someone who may do it, nobody verifies what they handled, every clock can stop.
final class LifeChecks {
  private final Life life;
  private final Node file;

  private LifeChecks(Life life, Node file) {
    this.life = life;
    this.file = file;
  }

  static void check(Life life, Node file) {
    if (life.states().isEmpty() || life.acts().isEmpty()) {
      return;
    }
    var checks = new LifeChecks(life, file);
    checks.states();
    checks.acts();
    checks.clocks();
    checks.rating();
    checks.expressions();
  }

  private Node at(String list, String key, String name) {
    return file.findList(list).stream()
        .filter(node -> node.findWord(key).filter(name::equals).isPresent())
        .findFirst()
        .orElse(file);
  }

  private void states() {
    var reached = reachable(life.states().getFirst().state());
    for (var state : life.states()) {
      var node = at("states", "state", state.state());
      if (!reached.contains(state.state())) {
        node.problem(
            "没有一步能到“" + state.state() + "”：给某一步写 to: " + state.state() + "，或删去它",
            "no act leads to " + state.state() + ": write to: " + state.state() + ", or drop it");
      }
      var left =
          life.acts().stream()
              .anyMatch(act -> act.from().contains(state.state()) && leads(act, state.state()));
      if (state.end() == Life.End.OPEN && !left) {
        node.problem(
            "到了“" + state.state() + "”就出不去：写一步 from: [" + state.state() + "]，或写 end: closed",
            "nothing leads out of "
                + state.state()
                + ": write an act from: ["
                + state.state()
                + "], or end: closed");
      }
    }
  }

  private static boolean leads(Life.Act act, String from) {
    return !act.to().isEmpty() && !act.to().equals(from);
  }

  private Set<String> reachable(String from) {
    var reached = new LinkedHashSet<String>(List.of(from));
    var queue = new ArrayDeque<String>(reached);
    if (!life.whenRootCloses().isEmpty() && reached.add(life.whenRootCloses())) {
      queue.add(life.whenRootCloses());
    }
    while (!queue.isEmpty()) {
      var state = Objects.requireNonNull(queue.poll());
      for (var act : life.acts()) {
        if (act.from().contains(state) && !act.to().isEmpty() && reached.add(act.to())) {
          queue.add(act.to());
        }
      }
    }
    return reached;
  }

  private void acts() {
    var unverified = unverified();
    for (var act : life.acts()) {
      var node = at("acts", "act", act.act());
      taker(act, node);
      if (act.from().isEmpty()) {
        node.problem("要写从哪些状态办（from）", "say from which states (from)");
      }
      if (act.timed().isPresent() && (act.to().isEmpty() || act.from().contains(act.to()))) {
        node.problem(
            "定时的一步要到另一个状态，否则会一直重复",
            "a timed act must lead to another state, or it repeats for ever");
      }
      act.timed().ifPresent(timed -> timed(timed, act, node));
      lists(act, node);
      act.extension()
          .map(Life.Extension::clock)
          .filter(clock -> life.findClock(clock).isEmpty())
          .ifPresent(clock -> node.problem("没有时钟 " + clock, "there is no clock " + clock));
      if (!act.beforeDue().isEmpty() && life.findClock(act.beforeDue()).isEmpty()) {
        node.problem("没有时钟 " + act.beforeDue(), "there is no clock " + act.beforeDue());
      }
      var closes = life.findState(act.to()).filter(to -> to.end() == Life.End.CLOSED).isPresent();
      if (closes
          && !act.does(Life.Effect.VERIFIES)
          && act.from().stream().anyMatch(unverified::contains)) {
        node.problem(
            "处置之后未经核查就办结：写 does: [verifies]，由处置以外的人核查",
            "it closes what was handled and not verified: write does: [verifies], for others than the handler");
      }
    }
  }

  private void timed(Life.Timed timed, Life.Act act, Node node) {
    switch (timed) {
      case Life.Timed.On(var name) -> day(name, node);
      case Life.Timed.Past(var name) -> day(name, node);
      case Life.Timed.Over(var clock) -> over(clock, act, node);
      case Life.Timed.After _, Life.Timed.Planned _ -> {}
      case Life.Timed.Rhythm(var name, var _) -> rhythm(name, node);
    }
  }

  private void rhythm(String name, Node node) {
    var rhythms =
        life.fields().stream()
            .filter(field -> field.field().equals(name) && field.kind() == Field.Kind.OPTION)
            .anyMatch(field ->
                field.options().stream()
                    .allMatch(option -> Life.Cadence.find(option.option()).isPresent()));
    if (!rhythms || !isKept(name)) {
      node.problem(
          "周期 " + name + " 应是单选（as: option），选项是 day、workday、week、month 等，并由某一步记录（records）",
          "the rhythm "
              + name
              + " must be one choice (as: option) of day, workday, week, month and so on, that some act records");
    }
  }

  private boolean isKept(String name) {
    return life.acts().stream().anyMatch(act -> act.records().contains(name));
  }

  /// The timer can only wait for a clock that runs meanwhile, and that does not run after it.
  private void over(String clock, Life.Act act, Node node) {
    var waits = life.findClock(clock).filter(one -> one.runsIn().containsAll(act.from()));
    if (waits.isEmpty() || waits.get().runsIn().contains(act.to())) {
      node.problem(
          "over 要写一个在 " + act.from() + " 走、到 " + act.to() + " 不走的时钟",
          "over needs a clock that runs in " + act.from() + " and not in " + act.to());
    }
  }

  /// What is gathered, forgotten and drawn are facts of the right kinds.
  private void lists(Life.Act act, Node node) {
    act.gathers()
        .ifPresent(one -> {
          if (kind(one.into()) != Field.Kind.CODES || kind(one.field()) != Field.Kind.TEXT) {
            node.problem(
                "gathers：" + one.field() + " 应是 as: text，" + one.into() + " 应是 as: codes",
                "gathers: " + one.field() + " must be as: text, " + one.into() + " as: codes");
          }
        });
    act.draws()
        .ifPresent(draw -> {
          var kept = life.acts().stream().anyMatch(other -> other.records().contains(draw.among()));
          if (kind(draw.among()) != Field.Kind.UNITS
              || kind(draw.field()) != Field.Kind.UNIT
              || !kept) {
            node.problem(
                "draws：" + draw.among() + " 应是 as: units 且由某一步记录，" + draw.field() + " 应是 as: unit",
                "draws: "
                    + draw.among()
                    + " must be as: units that some act records, "
                    + draw.field()
                    + " as: unit");
          }
        });
    act.splits()
        .ifPresent(split -> {
          if (kind(split.by()) != Field.Kind.UNITS || !act.approvedBy().isEmpty()) {
            node.problem(
                "splits：" + split.by() + " 应是 as: units，且这一步不需审批",
                "splits: " + split.by() + " must be as: units, and the act needs no approval");
          }
        });
  }

  private Field.Kind kind(String name) {
    return life.fields().stream()
        .filter(field -> field.field().equals(name))
        .findFirst()
        .map(Field::kind)
        .orElse(Field.Kind.YES);
  }

  /// The timer can only wait for a day that some act has put on record.
  private void day(String name, Node node) {
    var day =
        life.fields().stream()
            .anyMatch(field -> field.field().equals(name) && field.kind() == Field.Kind.DAY);
    if (!day || !isKept(name)) {
      node.problem(
          "定时要等的 " + name + " 应是日期（as: day），并由某一步记录（records）",
          "what the timer waits for, " + name + ", must be a day (as: day) that some act records");
    }
  }

  /// States that can be come to after handling without verification in between.
  private Set<String> unverified() {
    var found = new HashSet<String>();
    var queue = new ArrayDeque<String>();
    for (var act : life.acts()) {
      if (act.does(Life.Effect.HANDLES) && !act.to().isEmpty() && found.add(act.to())) {
        queue.add(act.to());
      }
    }
    while (!queue.isEmpty()) {
      var state = Objects.requireNonNull(queue.poll());
      for (var act : life.acts()) {
        var back = act.does(Life.Effect.VERIFIES) || act.to().isEmpty();
        if (!back && act.from().contains(state) && open(act.to()) && found.add(act.to())) {
          queue.add(act.to());
        }
      }
    }
    return found;
  }

  private boolean open(String state) {
    return life.findState(state).filter(one -> one.end() == Life.End.OPEN).isPresent();
  }

  private void taker(Life.Act act, Node node) {
    if (act.by().isEmpty() == act.timed().isEmpty()) {
      node.problem(
          act.by().isEmpty() ? "没有人能办这一步：写 by（谁办）或 timer（何时自动办）" : "定时的一步不写 by",
          act.by().isEmpty()
              ? "nobody may do this: write by (who) or timer (when)"
              : "a timed act has no by");
      return;
    }
    var verifies = act.does(Life.Effect.VERIFIES);
    var kept =
        life.acts().stream()
            .filter(other ->
                act.notBy().contains(other.act()) || (verifies && other.does(Life.Effect.HANDLES)))
            .toList();
    var nobody =
        !kept.isEmpty()
            && !act.by().isEmpty()
            && act.by().stream().allMatch(party -> standing(party) == Life.At.ASSIGNED)
            && kept.stream()
                .allMatch(other ->
                    other.by().stream().allMatch(party -> standing(party) == Life.At.ASSIGNED));
    if (nobody) {
      node.problem(
          "没有人能办这一步：办它的和不许办它的都是承办单位，请换一方（如 at: anywhere 的岗位）",
          "nobody may do this: those who may and those kept apart are the same unit; name another party");
    }
  }

  private Life.At standing(String party) {
    return life.findParty(party).map(Life.Party::at).orElse(Life.At.ANYBODY);
  }

  private void clocks() {
    for (var clock : life.clocks()) {
      var node = at("clocks", "clock", clock.clock());
      if (clock.runsIn().isEmpty()) {
        node.problem("要写在哪些状态走（runs_in）", "say in which states it runs (runs_in)");
      }
      for (var state : clock.runsIn()) {
        if (!stops(clock, state)) {
          node.problem(
              "时钟在“" + state + "”停不下来：从那里没有一步到别的状态，也到不了 until 的一步",
              "the clock cannot stop in "
                  + state
                  + ": no act leads from there to a state it does not run in, nor to its until");
        }
      }
    }
  }

  private boolean stops(Life.Clock clock, String from) {
    var seen = new HashSet<String>(Set.of(from));
    var queue = new ArrayDeque<String>(seen);
    while (!queue.isEmpty()) {
      var state = Objects.requireNonNull(queue.poll());
      for (var act : life.acts()) {
        if (!act.from().contains(state)) {
          continue;
        }
        var out = !act.to().isEmpty() && !clock.runsIn().contains(act.to());
        if (out || act.act().equals(clock.until())) {
          return true;
        }
        if (!act.to().isEmpty() && seen.add(act.to())) {
          queue.add(act.to());
        }
      }
    }
    return false;
  }

  private void rating() {
    life.rating()
        .ifPresent(rating ->
            life.findAct(rating.then())
                .filter(act -> !act.from().containsAll(rating.in()))
                .ifPresent(act ->
                    file.get("rate")
                        .problem(
                            "不满意之后的一步 " + act.act() + " 须能从 " + rating.in() + " 办",
                            "what follows an unhappy rating, "
                                + act.act()
                                + ", must be possible from "
                                + rating.in())));
  }

  private void expressions() {
    var feel = Feel.of(life.fields(), life.acts());
    file.findList("acts").forEach(node -> FieldFiles.check(feel, node, "when"));
    file.findList("fields").forEach(node -> FieldFiles.check(feel, node, "ask_if"));
  }
}
