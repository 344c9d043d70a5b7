package org.yiwang.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// One matter by the checker's own understanding of the definition: which command is refused, and
/// what one that is not does.
final class CaseModel {
  private final CaseRules rules;
  private long version;
  private String state = "";
  private String reportedAs = "";
  private String unit = "";
  private int cycle;
  private int requestsMade;
  private final TreeMap<String, Integer> times = new TreeMap<>();
  private final Map<String, Set<String>> doers = new HashMap<>();
  private final List<CaseClock> clocks = new ArrayList<>();
  private final List<Waiting> requests = new ArrayList<>();

  /// What waits for approval.
  private record Waiting(int number, CaseRules.Act act, CaseAsk first, List<String> approved) {
    Waiting {
      approved = List.copyOf(approved);
    }
  }

  CaseModel(CaseRules rules) {
    this.rules = rules;
  }

  CaseModel copy() {
    var copy = new CaseModel(rules);
    copy.version = version;
    copy.state = state;
    copy.reportedAs = reportedAs;
    copy.unit = unit;
    copy.cycle = cycle;
    copy.requestsMade = requestsMade;
    copy.times.putAll(times);
    doers.forEach((act, who) -> copy.doers.put(act, new HashSet<>(who)));
    clocks.forEach(clock -> copy.clocks.add(clock.copy()));
    copy.requests.addAll(requests);
    return copy;
  }

  long version() {
    return version;
  }

  void version(long reached) {
    version = reached;
  }

  String state() {
    return state;
  }

  String unit() {
    return unit;
  }

  /// Everything that is stored of it, in words.
  String worded() {
    return worded(
        version,
        state,
        cycle,
        unit,
        times,
        clocks.stream().map(CaseClock::toString).toList(),
        requests.stream().map(Waiting::number).toList());
  }

  /// The same words for what is stored.
  ///
  /// @param times in the order of the acts
  static String worded(
      long version,
      String state,
      int cycle,
      String unit,
      Map<String, Integer> times,
      List<String> clocks,
      List<Integer> requests) {
    return "version %d %s cycle %d at '%s' done %s requests %s clocks %s"
        .formatted(version, state, cycle, unit, times, requests, String.join("; ", clocks));
  }

  /// The next moment at which something comes by itself.
  Optional<Instant> next() {
    return ahead().stream().map(CaseClock.Signal::at).min(Comparator.naturalOrder());
  }

  private List<CaseClock.Signal> ahead() {
    var points = new ArrayList<CaseClock.Signal>();
    latest().values().forEach(clock -> points.addAll(clock.ahead()));
    return points;
  }

  private Map<String, CaseClock> latest() {
    var latest = new HashMap<String, CaseClock>();
    clocks.forEach(clock -> latest.put(clock.rule().clock(), clock));
    return latest;
  }

  private CaseClock latest(String clock) {
    return Objects.requireNonNull(latest().get(clock), clock);
  }

  /// What came by itself until then; from now on it has.
  Set<CaseClock.Signal> pass(Instant at) {
    var passed = new HashSet<CaseClock.Signal>();
    for (var point : ahead()) {
      if (!point.at().isAfter(at)) {
        passed.add(point);
        latest(point.clock()).signal(point.step());
      }
    }
    return passed;
  }

  /// Why a command is refused, if it is.
  Optional<String> refusal(CaseAsk ask, Instant at) {
    if (ask.expected().orElse(version) != version) {
      return Optional.of("stale");
    }
    if (ask.does().equals("report")) {
      return state.isEmpty() ? Optional.empty() : Optional.of("there already");
    }
    if (state.isEmpty()) {
      return Optional.of("unknown");
    }
    return switch (ask.does()) {
      case "perform" -> perform(ask, at);
      case "approve" -> approve(ask, at);
      default -> approver(ask);
    };
  }

  private Optional<String> perform(CaseAsk ask, Instant at) {
    var act = rules.act(ask.act());
    if (!act.by().contains(ask.as()) || !stands(ask)) {
      return Optional.of("not for this party");
    }
    boolean asked = requests.stream().anyMatch(one -> one.act().equals(act));
    return possible(act, ask, at).or(() -> asked ? Optional.of("asked already") : Optional.empty());
  }

  private boolean stands(CaseAsk ask) {
    return !ask.unit().isEmpty()
        && (!rules.assigned().contains(ask.as()) || ask.unit().equals(unit));
  }

  private Optional<String> possible(CaseRules.Act act, CaseAsk by, Instant at) {
    if (!act.from().contains(state)) {
      return Optional.of("state");
    }
    boolean handled =
        doers.entrySet().stream()
            .filter(one -> rules.act(one.getKey()).does().contains("handles"))
            .anyMatch(
                one -> one.getValue().contains(by.account()) || one.getValue().contains(by.unit()));
    if (act.does().contains("verifies") && handled) {
      return Optional.of("who handled verifies");
    }
    if (act.times() > 0 && times(act.act()) >= act.times()) {
      return Optional.of("too often");
    }
    if (!act.beforeDue().isEmpty() && latest(act.beforeDue()).isOver(at)) {
      return Optional.of("after expiry");
    }
    return holds(act.when()) ? Optional.empty() : Optional.of("guard");
  }

  private int times(String act) {
    return times.getOrDefault(act, 0);
  }

  /// A guard of these few forms: comparisons joined by `and` or `or`.
  private boolean holds(String when) {
    if (when.isEmpty()) {
      return true;
    }
    for (var or : when.split(" or ", -1)) {
      boolean all = true;
      for (var and : or.split(" and ", -1)) {
        all &= compares(and.strip().split(" ", -1));
      }
      if (all) {
        return true;
      }
    }
    return false;
  }

  private boolean compares(String[] words) {
    if (words[0].equals("reported_as")) {
      return words[2].equals('"' + reportedAs + '"');
    }
    int left =
        words[0].equals("bounces")
            ? rules.acts().values().stream()
                .filter(act -> act.does().contains("returns"))
                .mapToInt(act -> times(act.act()))
                .sum()
            : times(words[0].substring("done.".length()));
    int right = Integer.parseInt(words[2]);
    return switch (words[1]) {
      case "=" -> left == right;
      case "<" -> left < right;
      case ">" -> left > right;
      case ">=" -> left >= right;
      default -> throw new IllegalArgumentException(String.join(" ", words));
    };
  }

  private Optional<Waiting> request(CaseAsk ask) {
    return requests.stream().filter(one -> one.number() == ask.request()).findFirst();
  }

  private Optional<String> approver(CaseAsk ask) {
    var request = request(ask);
    if (request.isEmpty()) {
      return Optional.of("no such request");
    }
    var turn = request.get().act().approvedBy().get(request.get().approved().size());
    boolean own =
        request.get().first().account().equals(ask.account())
            || request.get().approved().contains(ask.account());
    return !turn.equals(ask.as()) || !stands(ask) || own
        ? Optional.of("not theirs to approve")
        : Optional.empty();
  }

  private Optional<String> approve(CaseAsk ask, Instant at) {
    return approver(ask)
        .or(() -> request(ask).flatMap(one -> possible(one.act(), one.first(), at)));
  }

  /// Lets a command take effect, and says by which events that is written down.
  List<String> apply(CaseAsk ask, Instant at) {
    return switch (ask.does()) {
      case "report" -> {
        reportedAs = ask.as();
        enter(rules.first(), "", at);
        yield List.of("Reported");
      }
      case "perform" -> {
        var act = rules.act(ask.act());
        if (act.approvedBy().isEmpty()) {
          yield List.of(take(act, ask, at));
        }
        requests.add(new Waiting(++requestsMade, act, ask, List.of()));
        yield List.of("Requested " + act.act());
      }
      case "approve" -> approved(ask, at);
      default -> {
        requests.remove(request(ask).orElseThrow());
        yield List.of("Declined");
      }
    };
  }

  private List<String> approved(CaseAsk ask, Instant at) {
    var one = request(ask).orElseThrow();
    var approved = new ArrayList<>(one.approved());
    approved.add(ask.account());
    if (approved.size() < one.act().approvedBy().size()) {
      requests.set(
          requests.indexOf(one), new Waiting(one.number(), one.act(), one.first(), approved));
      return List.of("Approved");
    }
    requests.remove(one);
    return List.of("Approved", take(one.act(), one.first(), at));
  }

  private String take(CaseRules.Act act, CaseAsk by, Instant at) {
    var from = state;
    var to = act.to().isEmpty() ? from : act.to();
    times.merge(act.act(), 1, Integer::sum);
    doers.computeIfAbsent(act.act(), _ -> new HashSet<>()).addAll(Set.of(by.account(), by.unit()));
    if (act.does().contains("assigns") || act.does().contains("decides")) {
      unit = rules.handlingUnit();
    } else if (act.does().contains("returns")) {
      unit = "";
    }
    if (!act.extended().isEmpty()) {
      latest(act.extended()).extend();
    }
    enter(to, act.act(), at);
    requests.removeIf(one -> !one.act().from().contains(state));
    return "Acted " + act.act() + " " + from + " " + to;
  }

  private void enter(String to, String act, Instant at) {
    cycle += rules.closed().contains(to) && !rules.closed().contains(state) ? 1 : 0;
    state = to;
    for (var rule : rules.clocks()) {
      var clock = latest().get(rule.clock());
      boolean runs = rule.runsIn().contains(to);
      if (runs && (clock == null || rule.anewAt().contains(act))) {
        if (clock != null) {
          clock.stop();
        }
        clocks.add(new CaseClock(rule, at));
      } else if (clock != null && clock.running() && !runs) {
        clock.stand(at);
      } else if (clock != null && clock.standing() && runs) {
        clock.goOn(at);
      }
    }
  }
}
