package org.yiwang.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.feel.SyntaxProblem;
import org.yiwang.decisions.feel.Value;
import org.yiwang.decisions.population.Matcher;
import org.yiwang.decisions.population.Policies;
import org.yiwang.decisions.population.Population;
import org.yiwang.decisions.population.RulePlan;
import org.yiwang.decisions.population.Simulation;

/// The measurements behind `bench decisions`. Ours and the peers take turns in each round, and each
/// number is the best of the rounds: what others do on the machine only ever adds.
final class DecisionComparison {
  static final ZonedDateTime NOW = Instant.parse("2024-01-01T00:00:00Z").atZone(ZoneOffset.UTC);

  private static final int PEOPLE = 1_000_000;
  private static final int DISTRICT = 757_498;
  private static final int SAMPLE = 20_000;
  private static final int POLICIES = 200;
  private static final int ROUNDS_MIN = 3;
  private static final int ROUNDS = 10;
  private static final long SECOND = 1_000_000_000;
  private static final int FEW_WORKS = 5;
  private static final long SEED = 20_240_115;

  private final long nanosEach;
  private final PrintStream people;
  private final List<Row> rows = new ArrayList<>();

  private DecisionComparison(long seconds, PrintStream people) {
    this.nanosEach = seconds * SECOND;
    this.people = people;
  }

  static List<Row> measure(long seconds, PrintStream people) throws SQLException {
    var comparison = new DecisionComparison(seconds, people);
    comparison.compile();
    comparison.match();
    comparison.rematch();
    comparison.simulate();
    comparison.grow();
    return comparison.rows;
  }

  private interface Work {
    void run() throws SQLException;
  }

  /// Milliseconds of the best of several runs in turn, by name.
  private Map<String, Double> inTurn(Map<String, Work> works) throws SQLException {
    var best = new TreeMap<String, Double>();
    var spent = new TreeMap<String, Long>();
    var budget = works.size() > FEW_WORKS ? nanosEach * FEW_WORKS / works.size() : nanosEach;
    for (var round = 0; round < 1000; round++) {
      var done = true;
      for (var work : works.entrySet()) {
        var before = spent.getOrDefault(work.getKey(), 0L);
        if (round < ROUNDS_MIN || before < budget || (round < ROUNDS && before < SECOND)) {
          done = false;
          var begun = System.nanoTime();
          work.getValue().run();
          var taken = System.nanoTime() - begun;
          spent.merge(work.getKey(), taken, Long::sum);
          best.merge(work.getKey(), taken / 1e6, Math::min);
        }
      }
      if (done) {
        break;
      }
    }
    return best;
  }

  static DecisionModel read(String dmn) {
    try {
      return DecisionModel.read(dmn);
    } catch (SyntaxProblem problem) {
      throw new IllegalStateException(problem);
    }
  }

  /// First of all, while nothing is warm.
  private void compile() {
    var dmn = ThousandRules.dmn();
    var processor = ManagementFactory.getThreadMXBean();
    var used = processor.getCurrentThreadCpuTime();
    var begun = System.nanoTime();
    var plan = RulePlan.of(read(dmn), "补贴", NOW);
    var cold = (System.nanoTime() - begun) / 1e6;
    if (!(plan instanceof RulePlan.Compilation.Compiled)) {
      throw new IllegalStateException("the table of 1,000 rules does not compile: " + plan);
    }
    var worked = (processor.getCurrentThreadCpuTime() - used) / 1e6;
    var what = "read and compile 1,000 rules, first thing in the process";
    time(what, cold, "budget", 1_000);
    time(what + ", processor time", worked, "budget", 1_000);
  }

  private void match() throws SQLException {
    people.println("造 1,000,000 人 · making 1,000,000 people");
    var all = new Residents(PEOPLE, SEED);
    var population = all.population();
    var model = read(ThirtyRules.dmn(0));
    var matcher = Matcher.of(model, "补贴", population, NOW).orElseThrow();
    var ours = new char[PEOPLE];
    matcher.match(ours, 0, PEOPLE);
    var masks = new HandLoop.Masks();
    var kie = new KiePeer(ThirtyRules.dmn(0));
    var feel = new FeelPeer(ThirtyRules.feel());
    try (var duck = new DuckPeer(all)) {
      check(all, ours, masks, kie, feel, duck);
      people.println("结果一致，开始计时 · results are equal; measuring");
      one(all, model, population, matcher, masks, duck);
      two(all, matcher, masks, duck);
    }
    singles(all, kie, feel);
  }

  private static void check(
      Residents all, char[] ours, HandLoop.Masks masks, KiePeer kie, FeelPeer feel, DuckPeer duck)
      throws SQLException {
    var theirs = new char[PEOPLE];
    HandLoop.branches(all, theirs, 0, PEOPLE);
    same("hand loop, branches", ours, theirs, PEOPLE);
    masks.match(all, theirs, 0, PEOPLE);
    same("hand loop, masks", ours, theirs, PEOPLE);
    kie.match(all, theirs, SAMPLE);
    same("kie-dmn", ours, theirs, SAMPLE);
    feel.match(all, theirs, SAMPLE);
    same("feel-engine", ours, theirs, SAMPLE);
    var counts = new long[ThirtyRules.RULES.size() + 1];
    for (var rule : ours) {
      counts[rule]++;
    }
    if (!Arrays.equals(counts, duck.counts())) {
      throw new IllegalStateException("DuckDB counts otherwise");
    }
  }

  private static void same(String who, char[] ours, char[] theirs, int to) {
    var at = Arrays.mismatch(ours, 0, to, theirs, 0, to);
    if (at >= 0) {
      throw new IllegalStateException(
          "%s: person %d has %d, ours is %d".formatted(who, at, (int) theirs[at], (int) ours[at]));
    }
  }

  private double oursAlone;

  private void one(
      Residents all,
      DecisionModel model,
      Population population,
      Matcher matcher,
      HandLoop.Masks masks,
      DuckPeer duck)
      throws SQLException {
    duck.threads(1);
    var out = new char[PEOPLE];
    var best =
        inTurn(
            Map.of(
                "ours", () -> matcher.match(out, 0, PEOPLE),
                "whole", () -> keep(Matcher.match(model, "补贴", population, NOW).size()),
                "raw", () -> keep(Matcher.match(model, "补贴", all.population(), NOW).size()),
                "branches", () -> HandLoop.branches(all, out, 0, PEOPLE),
                "masks", () -> masks.match(all, out, 0, PEOPLE),
                "duck", () -> keep(duck.counts().length)));
    oursAlone = of(best, "ours");
    var what = "match 1,000,000 people × 30 rules, encoded and bound before, 1 thread";
    time(what, oursAlone, "budget", 6);
    time(what, oursAlone, "hand-written loop, branches", of(best, "branches"));
    time(what, oursAlone, "hand-written loop, tables of masks", of(best, "masks"));
    time(what, oursAlone, "DuckDB 2.0.0.1, 1 thread", of(best, "duck"));
    time(
        "the same from the model on: compile, bind, match",
        of(best, "whole"),
        "DuckDB 2.0.0.1, 1 thread",
        of(best, "duck"));
    var raw = "the same from raw arrays on: encode, compile, bind, match";
    time(raw, of(best, "raw"), "hand-written loop, branches, raw arrays", of(best, "branches"));
    time(raw, of(best, "raw"), "hand-written loop, masks, raw arrays", of(best, "masks"));
  }

  private static void keep(int number) {
    if (number < 0) {
      throw new IllegalStateException();
    }
  }

  private void time(String what, double ours, String peer, double theirs) {
    rows.add(Row.time(what, ours, peer, theirs, "ms"));
  }

  private void two(Residents all, Matcher matcher, HandLoop.Masks masks, DuckPeer duck)
      throws SQLException {
    duck.threads(2);
    var out = new char[PEOPLE];
    var best =
        inTurn(
            Map.of(
                "ours", () -> halves((from, to) -> matcher.match(out, from, to)),
                "branches", () -> halves((from, to) -> HandLoop.branches(all, out, from, to)),
                "masks", () -> halves((from, to) -> masks.match(all, out, from, to)),
                "duck", () -> keep(duck.counts().length)));
    var what = "match 1,000,000 people × 30 rules, 2 threads";
    time(what, of(best, "ours"), "hand-written loop, branches, 2 threads", of(best, "branches"));
    time(what, of(best, "ours"), "hand-written loop, masks, 2 threads", of(best, "masks"));
    time(what, of(best, "ours"), "DuckDB 2.0.0.1, 2 threads", of(best, "duck"));
  }

  private interface Span {
    void of(int from, int to);
  }

  private static void halves(Span span) {
    var half = PEOPLE / 2;
    var other = Thread.ofPlatform().start(() -> span.of(half, PEOPLE));
    span.of(0, half);
    try {
      other.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void singles(Residents all, KiePeer kie, FeelPeer feel) throws SQLException {
    var out = new char[PEOPLE];
    var best =
        inTurn(
            Map.of(
                "kie", () -> kie.match(all, out, SAMPLE),
                "feel", () -> feel.match(all, out, SAMPLE)));
    var times = (double) PEOPLE / SAMPLE;
    var what = "match 1,000,000 people × 30 rules, 1 thread";
    time(what, oursAlone, "kie-dmn 10.2.0 and its maps, from 20,000", times * of(best, "kie"));
    time(what, oursAlone, "feel-engine 1.21.0 and its maps, from 20,000", times * of(best, "feel"));
  }

  private static double of(Map<String, Double> best, String name) {
    return best.getOrDefault(name, Double.NaN);
  }

  private void rematch() throws SQLException {
    var plans = new ArrayList<RulePlan>();
    var models = new ArrayList<DecisionModel>();
    for (var policy = 0; policy < POLICIES; policy++) {
      models.add(read(ThirtyRules.dmn(policy)));
      if (RulePlan.of(models.getLast(), "补贴", NOW)
          instanceof RulePlan.Compilation.Compiled(var plan)) {
        plans.add(plan);
      }
    }
    var some = new Residents(1_000, SEED + 1);
    var each = new ArrayList<Map<String, Value>>();
    for (var i = 0; i < some.size(); i++) {
      each.add(some.asValues(i));
    }
    var policies = Policies.of(plans);
    for (var person : each.subList(0, 5)) {
      var hits = policies.match(person);
      for (var policy = 0; policy < POLICIES; policy++) {
        var interpreted = models.get(policy).decide("补贴", person, NOW);
        var decided = plans.get(policy).decide(person);
        var same = decided.isNothing() ? interpreted.isNothing() : decided.equals(interpreted);
        if (!same || !plans.get(policy).match(person).equals(hits.get(policy))) {
          throw new IllegalStateException("policy " + policy + " says otherwise of " + person);
        }
      }
    }
    var best =
        inTurn(
            Map.of(
                "ours",
                    () -> {
                      for (var person : each) {
                        keep(policies.match(person).size());
                      }
                    },
                "interpreter",
                    () -> {
                      for (var model : models) {
                        keep(model.decide("补贴", each.getFirst(), NOW).isNothing() ? 0 : 1);
                      }
                    }));
    var micros = of(best, "ours");
    var what = "re-match one changed person × 200 policies";
    rows.add(Row.time(what, micros, "budget", 50, "µs"));
    rows.add(Row.time(what, micros, "our own interpreter", 1_000 * of(best, "interpreter"), "µs"));
  }

  private void simulate() throws SQLException {
    var population = new Residents(DISTRICT, SEED + 2).population();
    var current = read(ThirtyRules.dmn(0));
    var draft = read(ThirtyRules.dmn(300));
    var best =
        inTurn(
            Map.of(
                "ours",
                () ->
                    keep(
                        Simulation.of(current, draft, "补贴", population, NOW)
                            .by("街道", "")
                            .groups()
                            .size())));
    time("simulate a draft on 757,498 people, by street", of(best, "ours"), "budget", 100);
  }

  /// The best of each million in turn, added up: a pause of the machine spoils one million of one
  /// round, not the whole.
  private double byMillions(Matcher matcher, int millions) throws SQLException {
    var out = new char[millions * PEOPLE];
    var works = new TreeMap<String, Work>();
    for (var million = 0; million < millions; million++) {
      var from = million * PEOPLE;
      works.put("" + million, () -> matcher.match(out, from, from + PEOPLE));
    }
    return inTurn(works).values().stream().mapToDouble(best -> best).sum();
  }

  private void grow() throws SQLException {
    var perMillion = new TreeMap<Integer, Double>();
    for (var millions : new int[] {1, 5, 25}) {
      people.println("造 " + millions + " 百万人 · making " + millions + " million people");
      var population = new Residents(millions * 1_000_000, SEED).population();
      var matcher = Matcher.of(read(ThirtyRules.dmn(0)), "补贴", population, NOW).orElseThrow();
      perMillion.put(millions, byMillions(matcher, millions) / millions);
    }
    for (var millions : new int[] {5, 25}) {
      time(
          "match %d million people, for each million".formatted(millions),
          perMillion.getOrDefault(millions, Double.NaN),
          "ours at 1 million",
          perMillion.getOrDefault(1, Double.NaN));
    }
  }
}
