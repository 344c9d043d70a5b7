package org.yiwang.target;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yiwang.identity.Identity;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Command;
import org.yiwang.journal.Context;
import org.yiwang.journal.Decision;
import org.yiwang.journal.Submission;
import org.yiwang.journal.Timer;
import org.yiwang.pack.Node;
import org.yiwang.pack.PackFolder;

/// Turns the rows of the demo year into submissions, deciding each in memory as it goes: the number
/// of an entry or of an order is only known from what happened before.
final class DemoReplay {
  private static final int COMMANDS_MAX = 500;
  private static final String SUPERVISION = "supervision";
  private static final String FULFILMENT = "fulfilment";

  private final PackFolder folder;
  private final Identity identity;
  private final TargetPack pack;
  private final TargetDecider decider = new TargetDecider();
  private final Map<String, TargetPack.Definition> definitions = new TreeMap<>();
  private final Map<String, TargetState> states = new HashMap<>();
  private final Map<String, Optional<Instant>> due = new TreeMap<>();
  private final Map<String, Integer> entryNumbers = new HashMap<>();
  private final Map<String, Order> orders = new HashMap<>();
  private final List<DemoYear.Step> steps = new ArrayList<>();

  /// An order of the demo: the target it is about, and its number there.
  private record Order(String target, int no) {}

  /// Who acts, when, and the line that says so.
  private record Act(Node line, LocalDateTime at, Actor actor) {}

  DemoReplay(PackFolder folder, Identity identity, TargetPack pack) {
    this.folder = folder;
    this.identity = identity;
    this.pack = pack;
    pack.targets()
        .forEach(one -> definitions.put(one.id().substring(one.id().indexOf('/') + 1), one));
  }

  DemoYear year() {
    var events = folder.get("demo/events.yaml").only("clock", "adopted", "unpublished", "events");
    adopt(events);
    record Line(LocalDateTime at, boolean entry, Node node) {}
    var lines = new ArrayList<Line>();
    folder
        .rows("demo/entries.csv")
        .forEach(node -> lines.add(new Line(node.minute("at"), true, node)));
    events.list("events").forEach(node -> lines.add(new Line(node.minute("at"), false, node)));
    lines.sort(Comparator.comparing(Line::at).thenComparing(line -> !line.entry()));
    for (var line : lines) {
      passTo(line.at().atZone(Days.ZONE).toInstant());
      if (line.entry()) {
        entry(line.node());
      } else {
        event(line.node());
      }
    }
    var clock = events.minute("clock").atZone(Days.ZONE).toInstant();
    passTo(clock);
    return new DemoYear(clock, steps);
  }

  /// Lets the timers of the targets ring that are due by `at`, each at its own midnight, as they
  /// would have in a system that was running all year.
  private void passTo(Instant at) {
    while (true) {
      var next =
          due.entrySet().stream()
              .filter(one -> one.getValue().filter(when -> !when.isAfter(at)).isPresent())
              .min(
                  Comparator.comparing(
                      (Map.Entry<String, Optional<Instant>> one) -> one.getValue().orElseThrow()));
      if (next.isEmpty()) {
        return;
      }
      ring(next.get().getKey(), next.get().getValue().orElseThrow());
    }
  }

  private void ring(String target, Instant when) {
    var state = states.getOrDefault(target, decider.initial());
    var stream = TargetRoom.target(Optional.ofNullable(definitions.get(target)).orElseThrow().id());
    var command = new TargetCommand.TurnLight();
    var context = new Context(stream, 0, when, Actor.TIMER);
    if (decider.decide(state, command, context)
        instanceof Decision.Accept<TargetEvent>(var events)) {
      for (var event : events) {
        state = decider.evolve(state, event);
      }
      add(when, Actor.TIMER, Command.to(stream, command));
    }
    states.put(target, state);
    due.put(target, decider.timers(state).stream().map(Timer::due).findFirst());
  }

  private void adopt(Node events) {
    var adopted = events.get("adopted").only("at", "by");
    var unpublished = events.findList("unpublished").stream().map(Node::asWord).toList();
    var act = act(adopted, adopted.word("by"), SUPERVISION);
    for (var entry : definitions.entrySet()) {
      var one = entry.getValue();
      var assignment =
          one.assigned().isPresent() ? withoutPlan(one.assignment()) : one.assignment();
      submit(act, entry.getKey(), new TargetCommand.Adopt(one.promise(), pack.rules()));
      submit(act, entry.getKey(), new TargetCommand.Assign(assignment));
      if (!unpublished.contains(entry.getKey())) {
        submit(act, entry.getKey(), new TargetCommand.Publish());
      }
    }
  }

  /// A target whose number is still to come has no plan yet.
  private static Assignment withoutPlan(Assignment all) {
    var plan = new Plan(all.plan().start(), all.plan().pace(), List.of(), List.of());
    return new Assignment(all.leadUnit(), all.assistUnits(), all.deadline(), plan, List.of());
  }

  private void entry(Node row) {
    row.only(
        "at",
        "target",
        "unit",
        "site",
        "mode",
        "value",
        "step",
        "source",
        "by",
        "evidence",
        "note");
    var target = row.oneOf("target", definitions.keySet());
    var derived = row.oneOf("source", List.of("derived", "self")).equals("derived");
    var act = act(row, row.word("by"), derived ? ProgressActs.DERIVATION : FULFILMENT);
    if (states.get(target) instanceof Target known) {
      entryNumbers.put(
          target + row.word("at") + row.word("unit"), known.progress().entries().size() + 1);
    }
    submit(
        act,
        target,
        new TargetCommand.ReportProgress(
            act.at().toLocalDate(),
            row.word("unit"),
            row.findWord("site").orElse(""),
            derived ? TargetCommand.Source.DERIVED : TargetCommand.Source.SELF_REPORTED,
            row.oneOf("mode", List.of("add", "total")).equals("add")
                ? TargetCommand.Mode.ADD
                : TargetCommand.Mode.TOTAL,
            row.number("value"),
            row.findWord("step").orElse(""),
            row.word("note"),
            true,
            List.of(Evidence.reference(row.word("evidence")))));
  }

  private void event(Node line) {
    var kind = line.word("event");
    var by = line.findWord("by").orElse("");
    var note = line.text("note").zh();
    switch (kind) {
      case "lock" -> lock(line, by);
      case "assign" ->
          submit(act(line, by, SUPERVISION), line.word("target"), assigned(line, note));
      case "suspend" ->
          submit(
              act(line, by, SUPERVISION),
              line.word("target"),
              new TargetCommand.Suspend(note, line.word("document")));
      case "resume" ->
          submit(act(line, by, SUPERVISION), line.word("target"), new TargetCommand.Resume(note));
      case "change" -> submit(act(line, by, SUPERVISION), line.word("target"), changed(line, note));
      case "restate" ->
          submit(act(line, by, SUPERVISION), line.word("target"), restated(line, note));
      case "issue" -> issue(line, by, note);
      case "sign", "answer", "check", "close" -> order(line, kind, by, note);
      default -> line.problem("不认识的事件 " + kind, "unknown event " + kind);
    }
  }

  private void lock(Node line, String by) {
    var level = line.choice("level", LightRules.Level.class);
    var month = YearMonth.parse(line.word("month"));
    var only = line.findWord("target");
    var byLead =
        definitions.entrySet().stream()
            .sorted(Comparator.comparing(entry -> entry.getValue().assignment().leadUnit()))
            .toList();
    for (var entry : byLead) {
      if (only.isEmpty() || only.get().equals(entry.getKey())) {
        var lead = entry.getValue().assignment().leadUnit();
        var act = by.isEmpty() ? act(line, lead, FULFILMENT) : act(line, by, SUPERVISION);
        var unit =
            level == LightRules.Level.DISTRICT
                ? act.actor().unit()
                : line.findWord("unit").orElse(lead);
        submit(act, entry.getKey(), new TargetCommand.LockMonth(month, level, unit));
      }
    }
  }

  private TargetCommand assigned(Node line, String note) {
    var plan =
        Optional.ofNullable(definitions.get(line.word("target")))
            .map(one -> one.assignment().plan());
    return new TargetCommand.ChangeByDecision(
        line.word("document"), note, Optional.of(line.number("value")), Optional.empty(), plan);
  }

  private static TargetCommand changed(Node line, String note) {
    var value = line.oneOf("field", List.of("value", "deadline")).equals("value");
    return new TargetCommand.ChangeByDecision(
        line.word("decision"),
        note,
        value ? Optional.of(line.number("is")) : Optional.empty(),
        value ? Optional.empty() : Optional.of(line.date("is")),
        Optional.empty());
  }

  private TargetCommand restated(Node line, String note) {
    var entry = line.word("target") + line.word("entry") + line.word("unit");
    if (!entryNumbers.containsKey(entry)) {
      line.problem("没有这条进度", "there is no such entry");
    }
    return new TargetCommand.Restate(entryNumbers.getOrDefault(entry, 0), line.number("is"), note);
  }

  private void issue(Node line, String by, String note) {
    var target = line.word("target");
    var no = states.get(target) instanceof Target known ? known.orders().size() + 1 : 1;
    orders.put(line.word("order"), new Order(target, no));
    var level = line.choice("level", SupervisionOrder.Level.class);
    submit(
        act(line, by, SUPERVISION),
        target,
        new TargetCommand.IssueOrder(
            level, line.word("to"), note, Optional.of(line.date("answer_by"))));
  }

  private void order(Node line, String kind, String by, String note) {
    var order = orders.getOrDefault(line.word("order"), new Order("", 0));
    var unitActs = kind.equals("sign") || kind.equals("answer");
    submit(
        act(line, by, unitActs ? FULFILMENT : SUPERVISION),
        order.target(),
        switch (kind) {
          case "sign" -> new TargetCommand.SignForOrder(order.no());
          case "answer" ->
              new TargetCommand.AnswerOrder(
                  order.no(), note, List.of(Evidence.reference(line.word("evidence"))));
          case "check" ->
              new TargetCommand.CheckOrder(
                  order.no(), line.oneOf("result", List.of("ok", "redo")).equals("ok"), note);
          default -> new TargetCommand.CloseOrder(order.no(), note);
        });
  }

  private Act act(Node line, String account, String purpose) {
    var unit =
        identity
            .findAccount(account)
            .flatMap(person -> person.posts().stream().findFirst())
            .map(post -> post.unit().value());
    if (unit.isEmpty()) {
      line.problem("没有这个账号：" + account, "there is no account " + account);
    }
    return new Act(line, line.minute("at"), new Actor(account, unit.orElse(""), purpose));
  }

  private void submit(Act act, String target, TargetCommand command) {
    var definition = definitions.get(target);
    if (definition == null) {
      act.line().problem("没有这项目标：" + target, "there is no target " + target);
      return;
    }
    var stream = TargetRoom.target(definition.id());
    var at = act.at().atZone(Days.ZONE).toInstant();
    var state = states.getOrDefault(target, decider.initial());
    switch (decider.decide(state, command, new Context(stream, 0, at, act.actor()))) {
      case Decision.Refuse<TargetEvent>(var refusal) ->
          act.line().problem(refusal.zh(), refusal.en());
      case Decision.Accept<TargetEvent>(var events) -> {
        for (var event : events) {
          state = decider.evolve(state, event);
        }
        states.put(target, state);
        due.put(target, decider.timers(state).stream().map(Timer::due).findFirst());
        add(at, act.actor(), Command.to(stream, command));
      }
    }
  }

  /// What one person does in one minute is one submission: fewer commits at the first start.
  private void add(Instant at, Actor actor, Command command) {
    if (!steps.isEmpty()) {
      var last = steps.getLast();
      var commands = new ArrayList<>(last.submission().commands());
      var same = last.at().equals(at) && last.submission().actor().equals(actor);
      if (same && commands.size() < COMMANDS_MAX) {
        commands.add(command);
        steps.set(
            steps.size() - 1,
            new DemoYear.Step(at, new Submission(last.submission().key(), actor, commands)));
        return;
      }
    }
    steps.add(new DemoYear.Step(at, Submission.of("demo:" + steps.size(), actor, command)));
  }
}
