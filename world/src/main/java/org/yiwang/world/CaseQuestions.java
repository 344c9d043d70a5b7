package org.yiwang.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.yiwang.world.Attempt.Ok;
import org.yiwang.world.Attempt.Outcome;

/// What one caller asks of matters, drawn from a seed: mostly what a person might do next with one
/// of a few matters that all callers work on, often what is no longer possible, some of it from a
/// version the caller has seen; some keys repeated, some with another command.
final class CaseQuestions implements Asking {
  private static final int MATTERS = 20;
  private static final int REPEATED_PERCENT = 10;
  private static final int CLASHING_PERCENT = 3;
  private static final int VERSIONED_PERCENT = 35;
  private static final int REMEMBERED = 100;
  private static final String PHOTO = "ab".repeat(32) + "/photo-";

  private final CaseRules rules;
  private final Beliefs beliefs;
  private final Map<String, CaseAsk> register;
  private final int caller;
  private final Random random;
  private final List<CaseAsk> asked = new ArrayList<>();
  private long keys;

  CaseQuestions(
      CaseRules rules, Beliefs beliefs, Map<String, CaseAsk> register, int caller, long seed) {
    this.rules = rules;
    this.beliefs = beliefs;
    this.register = register;
    this.caller = caller;
    this.random = new Random(seed * 1_000_003 + caller);
  }

  /// What callers believe of the matters they work on; wrong as soon as somebody acts.
  static final class Beliefs {
    private final AtomicReferenceArray<Belief> all = new AtomicReferenceArray<>(MATTERS);
    private final AtomicLong numbers = new AtomicLong();

    Beliefs() {
      for (int place = 0; place < MATTERS; place++) {
        all.set(place, new Belief(place + "-1", 0, "", 0));
      }
    }
  }

  /// One matter as it was last seen.
  ///
  /// @param requests how many requests it ever had
  private record Belief(String matter, long version, String state, int requests) {
    int place() {
      return Integer.parseInt(matter.substring(0, matter.indexOf('-')));
    }

    /// The matter that comes in its place, which is left as it is.
    Belief next() {
      int turn = Integer.parseInt(matter.substring(matter.indexOf('-') + 1));
      return new Belief(place() + "-" + (turn + 1), 0, "", 0);
    }
  }

  @Override
  public boolean isAskedAgain() {
    return random.nextInt(10) < 7;
  }

  @Override
  public int choose(int bound) {
    return random.nextInt(bound);
  }

  @Override
  public Question next() {
    int percent = random.nextInt(100);
    if (!asked.isEmpty() && percent < REPEATED_PERCENT) {
      return asked.get(random.nextInt(asked.size())).question();
    }
    var place = random.nextInt(MATTERS);
    var belief = beliefs.all.get(place);
    if (rules.closed().contains(belief.state()) || random.nextInt(150) == 0) {
      beliefs.all.compareAndSet(place, belief, belief.next());
      belief = beliefs.all.get(place);
    }
    var clashes = !asked.isEmpty() && percent < REPEATED_PERCENT + CLASHING_PERCENT;
    var key = clashes ? asked.get(random.nextInt(asked.size())).key() : "k" + caller + "-" + keys++;
    var ask = ask(key, belief, clashes);
    register.put(ask.purpose(), ask);
    if (asked.size() < REMEMBERED) {
      asked.add(ask);
    } else {
      asked.set(random.nextInt(REMEMBERED), ask);
    }
    return ask.question();
  }

  /// @param telling whether the command must differ from every other in what it says
  private CaseAsk ask(String key, Belief belief, boolean telling) {
    if (belief.state().isEmpty() || telling) {
      var as = random.nextBoolean() ? "anyone" : "grid-officer";
      return ask(
          key,
          belief,
          "report",
          rules.matter(),
          as,
          0,
          Map.of("photo", true, "description", false));
    }
    if (belief.requests() > 0 && random.nextInt(4) == 0) {
      return decision(key, belief);
    }
    var acts = new ArrayList<>(rules.acts().values());
    if (random.nextInt(10) < 7) {
      acts.removeIf(act -> !act.from().contains(belief.state()));
    }
    var act = acts.get(random.nextInt(acts.size()));
    return ask(key, belief, "perform", act.act(), party(act.by()), 0, act.needs());
  }

  private CaseAsk decision(String key, Belief belief) {
    var turns = new ArrayList<String>();
    rules.acts().values().forEach(act -> turns.addAll(act.approvedBy()));
    var does = random.nextInt(5) == 0 ? "decline" : "approve";
    int request = Math.max(1, belief.requests() - random.nextInt(2));
    return ask(key, belief, does, "", party(turns), request, Map.of());
  }

  private String party(List<String> allowed) {
    var known = allowed.stream().filter(rules.people()::containsKey).toList();
    return known.get(random.nextInt(known.size()));
  }

  private CaseAsk ask(
      String key,
      Belief belief,
      String does,
      String act,
      String as,
      int request,
      Map<String, Boolean> needs) {
    long number = beliefs.numbers.incrementAndGet();
    var answers = new LinkedHashMap<String, String>();
    needs.forEach((field, picture) ->
        answers.put(field, picture ? PHOTO + number + ".jpg" : "drill " + number));
    // now and then somebody else's: a handler who inspects
    var whose = random.nextInt(20) == 0 ? rules.assigned().getFirst() : as;
    var people = Objects.requireNonNull(rules.people().get(whose));
    boolean returns =
        rules.acts().containsKey(act) && rules.acts().get(act).does().contains("returns");
    return new CaseAsk(
        key,
        number,
        belief.matter(),
        does,
        act,
        as,
        whose + "-" + random.nextInt(people.accounts()),
        people.unit(),
        request,
        returns ? rules.otherDuty() : "",
        rules.site(),
        random.nextInt(100) < VERSIONED_PERCENT
            ? OptionalLong.of(belief.version())
            : OptionalLong.empty(),
        answers);
  }

  @Override
  public void told(Question question, Outcome outcome) {
    var ask = register.get(CaseAsk.purpose(question.key(), question.amount()));
    if (ask == null || !(outcome instanceof Ok(_, long version)) || version == Ok.UNREAD) {
      return;
    }
    int place = Integer.parseInt(ask.matter().substring(0, ask.matter().indexOf('-')));
    beliefs.all.updateAndGet(
        place,
        belief ->
            belief.matter().equals(ask.matter()) && belief.version() < version
                ? seen(belief, ask, version)
                : belief);
  }

  private Belief seen(Belief belief, CaseAsk ask, long version) {
    var act = rules.acts().get(ask.act());
    boolean requested = act != null && !act.approvedBy().isEmpty();
    var state =
        ask.does().equals("report")
            ? rules.first()
            : act == null || act.to().isEmpty() || requested ? belief.state() : act.to();
    return new Belief(belief.matter(), version, state, belief.requests() + (requested ? 1 : 0));
  }
}
