package org.yiwang.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yiwang.world.Attempt.Body;
import org.yiwang.world.Attempt.Ok;
import org.yiwang.world.CaseCopy.Event;

/// The judge of a drill of matters. It knows the callers' own record, the definition and what the
/// database holds, and shares no code with the server.
///
/// # Linearizability of each matter
///
/// The log is the witness, as for accounts: at its place in the log each command that happened must
/// be one that the rules allow there, and must have done what they say; each refusal needs a place,
/// between what had been answered before it was asked and what was asked after it was answered, at
/// which the rules refuse it; what was answered first comes first. Then the matter behaves as if
/// all had come one after the other. What comes by itself is checked at the same places: each point
/// of a running clock once, from its own moment.
final class CaseChecker {
  /// The name under which the timer's work stands in the log.
  private static final String TIMER = "timer";

  /// A host reads a whole pack and runs its examples before it opens its door.
  private static final Duration RESUME_LIMIT = Duration.ofSeconds(20);

  private final CaseRules rules;
  private final Map<String, CaseAsk> register;
  private final Violations violations = new Violations();
  private final Map<String, List<Run>> runs = new LinkedHashMap<>();
  private final Map<String, List<CaseModel>> places = new HashMap<>();

  /// The events of one command, or of the timer once.
  private record Run(String purpose, List<Event> events) {
    Event last() {
      return events.getLast();
    }
  }

  private CaseChecker(CaseRules rules, Map<String, CaseAsk> register) {
    this.rules = rules;
    this.register = register;
  }

  /// Every promise that was broken.
  ///
  /// @param register what was asked, by the purpose it is recorded under
  /// @param settled until when all that comes by itself must be on record
  static Violations check(
      History history,
      CaseCopy copy,
      CaseRules rules,
      Map<String, CaseAsk> register,
      Instant settled) {
    var checker = new CaseChecker(rules, register);
    checker.shape(copy);
    checker.commands(history, copy);
    checker.runs.forEach(checker::fold);
    checker.refusals(history);
    checker.stored(copy, settled);
    ResumeTimes.of(history).check(RESUME_LIMIT, checker.violations);
    return checker.violations;
  }

  /// Numbers without gaps, and the events of each matter parted by what they came from.
  private void shape(CaseCopy copy) {
    long due = 1;
    var versions = new HashMap<String, Long>();
    for (var event : copy.events()) {
      if (event.seq() != due) {
        violations.add(Promise.LOG_IS_GAPLESS, "seq %d where %d is due", event.seq(), due);
      }
      due = event.seq() + 1;
      long version = versions.merge(event.stream(), 1L, Long::sum);
      if (event.version() != version) {
        violations.add(
            Promise.STREAM_IS_GAPLESS,
            "seq %d is version %d of %s, where %d is due",
            event.seq(),
            event.version(),
            event.stream(),
            version);
        versions.put(event.stream(), event.version());
      }
      if (event.isOfMatter()) {
        var own = runs.computeIfAbsent(event.matter(), _ -> new ArrayList<>());
        boolean goesOn =
            !own.isEmpty()
                && own.getLast().purpose().equals(event.purpose())
                && own.getLast().last().seq() == event.seq() - 1
                && own.getLast().last().at().equals(event.at());
        if (!goesOn) {
          own.add(new Run(event.purpose(), new ArrayList<>()));
        }
        own.getLast().events().add(event);
      }
    }
  }

  /// What holds of any command whatever it means, judged as it is for accounts: kept, once, in the
  /// order that callers saw, with one answer and one receipt a key.
  private void commands(History history, CaseCopy copy) {
    var happened = new ArrayList<LogCopy.Event>();
    runs.values()
        .forEach(own ->
            own.stream()
                .filter(run -> !run.purpose().equals(TIMER))
                .forEach(run -> happened.add(command(run))));
    var receipts = new HashMap<>(copy.receipts());
    receipts.keySet().removeIf(key -> key.startsWith("timer:") || key.startsWith("matter-type/"));
    var log = new LogCopy(happened, receipts, Map.of());
    Collection<Asked> asked = Asked.listOf(unread(history));
    Effects.check(asked, log, violations);
    Keys.check(asked, log, violations);
    RealTime.check(asked, log, violations);
    var versions = new HashMap<Long, Long>();
    copy.events().forEach(event -> versions.put(event.seq(), event.version()));
    for (var attempt : history.attempts()) {
      if (attempt.outcome() instanceof Ok(long seq, long version)
          && version != Ok.UNREAD
          && versions.getOrDefault(seq, version) != version) {
        violations.add(
            Promise.ANSWER_IS_THE_FOLD,
            "%s was told version %d, the log says %d at seq %d",
            attempt.key(),
            version,
            versions.getOrDefault(seq, 0L),
            seq);
      }
    }
  }

  private LogCopy.Event command(Run run) {
    var number = Long.parseLong(run.purpose().substring(run.purpose().indexOf('#') + 1));
    return new LogCopy.Event(run.last().seq(), run.last().matter(), run.last().version(), number);
  }

  /// The same history without what answers said of the state.
  private static History unread(History history) {
    var attempts =
        history.attempts().stream()
            .map(attempt ->
                attempt.outcome() instanceof Ok ok
                    ? attempt.ended(attempt.until(), new Ok(ok.seq(), Ok.UNREAD))
                    : attempt)
            .toList();
    return new History(history.hosts(), attempts, history.kills());
  }

  /// One matter from its first event to its last; at the first that is wrong it ends, since all
  /// that follows would be.
  private void fold(String matter, List<Run> own) {
    var model = new CaseModel(rules);
    var all = places.computeIfAbsent(matter, _ -> new ArrayList<>());
    all.add(model.copy());
    for (var run : own) {
      if (!step(model, run)) {
        places.remove(matter);
        return;
      }
      model.version(run.last().version());
      all.add(model.copy());
    }
  }

  private boolean step(CaseModel model, Run run) {
    int before = violations.count();
    var at = run.last().at();
    var signals = model.pass(at);
    var told = new HashSet<CaseClock.Signal>();
    var rest = new ArrayList<String>();
    for (var event : run.events()) {
      switch (event.type()) {
        case "Signalled" -> {
          if (!told.add(signal(event))) {
            violations.add(Promise.CLOCK_IS_KEPT, "told twice: %s", event);
          }
        }
        case "Routed", "Lapsed", "Sampled" -> {
          // they follow from what is compared
        }
        case "Acted" -> rest.add(acted(event));
        case "Requested" -> rest.add("Requested " + event.data().path("act").asString());
        default -> rest.add(event.type());
      }
    }
    if (!told.equals(signals)) {
      violations.add(
          Promise.CLOCK_IS_KEPT,
          "%s at seq %d: its clocks came to %s, on record is %s",
          run.last().matter(),
          run.last().seq(),
          signals,
          told);
    }
    if (!run.purpose().equals(TIMER)) {
      command(model, run, rest, at);
    }
    return violations.count() == before;
  }

  private void command(CaseModel model, Run run, List<String> written, Instant at) {
    var ask = register.get(run.purpose());
    if (ask == null) {
      violations.add(Promise.NOTHING_UNASKED, "nobody asked for %s", run.last());
      return;
    }
    var refusal = model.refusal(ask, at);
    if (refusal.isPresent()) {
      violations.add(
          Promise.RULE_HOLDS,
          "%s happened at seq %d though it is to be refused (%s): the matter is %s",
          ask,
          run.last().seq(),
          refusal.get(),
          model.worded());
      return;
    }
    var expected = model.apply(ask, at);
    if (!expected.equals(written)) {
      violations.add(
          Promise.RULE_HOLDS,
          "%s did %s at seq %d, by the rules it does %s",
          ask,
          written,
          run.last().seq(),
          expected);
    }
  }

  private static CaseClock.Signal signal(Event event) {
    return new CaseClock.Signal(
        event.data().path("clock").asString(),
        event.data().path("step").asInt(),
        Instant.parse(event.data().path("at").asString()));
  }

  private static String acted(Event event) {
    var data = event.data();
    return "Acted "
        + data.path("act").asString()
        + " "
        + data.path("from").asString()
        + " "
        + data.path("to").asString();
  }

  private void refusals(History history) {
    var effects = new HashMap<String, List<Body>>();
    var byMatter = new HashMap<String, Refusals.Rule>();
    places.forEach((matter, models) -> {
      var own = runs.getOrDefault(matter, List.of());
      effects.put(matter, own.stream().map(run -> body(matter, run)).toList());
      byMatter.put(
          matter, (place, command) -> refuses(models.get(place), moments(own, place), command));
    });
    var asked = Asked.listOf(history);
    var judged =
        asked.stream()
            .filter(command ->
                places.containsKey(command.body().stream())
                    || !runs.containsKey(command.body().stream()))
            .toList();
    var nothing = new CaseModel(rules);
    Refusals.check(
        judged,
        effects,
        byMatter,
        (_, command) -> refuses(nothing, List.of(CaseTime.MORNING), command),
        violations);
  }

  private Body body(String matter, Run run) {
    return run.purpose().equals(TIMER)
        ? new Body(TIMER, run.last().seq())
        : new Body(matter, command(run).amount());
  }

  /// The first and the last moment of a place; the last of all lasts.
  private static List<Instant> moments(List<Run> own, int place) {
    var first = place == 0 ? CaseTime.MORNING : own.get(place - 1).last().at();
    var last = place == own.size() ? first.plus(Duration.ofDays(365)) : own.get(place).last().at();
    return List.of(first, last);
  }

  private boolean refuses(CaseModel model, List<Instant> moments, Asked command) {
    var ask = register.get(CaseAsk.purpose(command.key(), command.body().amount()));
    var stale =
        command.attempts().stream()
            .anyMatch(attempt ->
                attempt.outcome() instanceof Attempt.Refused refused
                    && refused.rule().equals("journal.stale"));
    return ask == null
        || moments.stream()
            .anyMatch(at ->
                model.refusal(ask, at).filter(why -> why.equals("stale") == stale).isPresent());
  }

  /// What is kept beside the log says what the log says.
  private void stored(CaseCopy copy, Instant settled) {
    Set<String> all = new HashSet<>(copy.states().keySet());
    all.addAll(runs.keySet());
    for (var matter : all) {
      var models = places.get(matter);
      if (models == null) {
        if (!runs.containsKey(matter)) {
          violations.add(Promise.STATE_IS_THE_FOLD, "%s is stored without events", matter);
        }
        continue;
      }
      var model = models.getLast();
      if (!model.worded().equals(copy.states().get(matter))) {
        violations.add(
            Promise.STATE_IS_THE_FOLD,
            "%s is stored as %s, its events make %s",
            matter,
            copy.states().getOrDefault(matter, "nothing"),
            model.worded());
      }
      var row = CaseCopy.row(model.version(), model.state(), model.unit());
      if (!row.equals(copy.rows().get(matter))) {
        violations.add(
            Promise.STATE_IS_THE_FOLD,
            "pages read %s of %s, its events make %s",
            copy.rows().getOrDefault(matter, "nothing"),
            matter,
            row);
      }
      timer(matter, model, copy, settled);
    }
  }

  private void timer(String matter, CaseModel model, CaseCopy copy, Instant settled) {
    var next = model.next();
    var set = java.util.Optional.ofNullable(copy.timers().get(matter));
    if (!set.equals(next)) {
      violations.add(
          Promise.CLOCK_IS_KEPT, "%s has a timer for %s, its clocks say %s", matter, set, next);
    } else if (next.isPresent() && next.get().isBefore(settled)) {
      violations.add(
          Promise.CLOCK_IS_KEPT, "%s came to %s and nothing was told of it", matter, next.get());
    }
  }
}
