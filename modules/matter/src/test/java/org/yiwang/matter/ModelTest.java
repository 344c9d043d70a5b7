package org.yiwang.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Codec;
import org.yiwang.journal.Context;
import org.yiwang.journal.Decision;
import org.yiwang.journal.StreamId;

/// The rules against two small models of them, over long seeded lives, with the timer and without.
final class ModelTest {
  private static final int TRIES_MIN = 11_000;
  private static final int TRIES_A_LIFE = 80;
  private static final MatterPack PACK = Packs.hongkou().get();
  private static final MatterTypes TYPES = new MatterTypes(PACK.types(), List.of());
  private static final MatterDecider DECIDER = new MatterDecider(TYPES, PACK.ground());
  private static final Codec<MatterEvent> EVENTS = Codec.of(MatterEvent.class);
  private static final Codec<MatterState> STATES = Codec.of(MatterState.class);
  private static final Location HERE = new Location("ouyang-road", "某处", Optional.empty());

  private int accepted;
  private int refused;
  private final Set<String> done = new HashSet<>();

  /// One matter told to the rules.
  private static final class Told {
    private final StreamId stream;
    private final List<MatterEvent> events = new ArrayList<>();
    private MatterState state = new MatterState.NotReported();

    Told(StreamId stream) {
      this.stream = stream;
    }

    boolean give(MatterCommand command, Try one, Instant at) {
      return give(command, one.person().account(), one.person().unit(), at);
    }

    boolean give(MatterCommand command, String account, String unit, Instant at) {
      var context = new Context(stream, events.size(), at, new Actor(account, unit, "test"));
      return switch (DECIDER.decide(state, command, context)) {
        case Decision.Accept<MatterEvent>(var happened) -> {
          for (var event : happened) {
            events.add(event);
            state = DECIDER.evolve(state, event);
          }
          yield true;
        }
        case Decision.Refuse<MatterEvent> _ -> false;
      };
    }

    void ring(Instant until) {
      for (var timers = DECIDER.timers(state);
          !timers.isEmpty() && !timers.getFirst().due().isAfter(until);
          timers = DECIDER.timers(state)) {
        var timer = timers.getFirst();
        assertThat(give(timer.command(), "timer", "", timer.due())).isTrue();
      }
    }

    Matter matter() {
      return (Matter) state;
    }
  }

  @Test
  void a_city_case_never_differs_from_the_model_of_it() {
    for (int seed = 0; accepted + refused < TRIES_MIN; seed++) {
      var byOfficer = seed % 3 > 0;
      var photo = seed % 5 > 0;
      var answers = Answers.of("description", "一袋垃圾");
      live(
          seed,
          "refuse-exposed",
          byOfficer ? "grid-officer" : "anyone",
          photo ? answers.and("photo", "ab".repeat(32) + "/p.jpg") : answers,
          at -> new GridModel(byOfficer, photo, at));
    }
    everythingHappened("refuse-exposed");
  }

  @Test
  void a_hotline_ticket_never_differs_from_the_model_of_it() {
    for (int seed = 0; accepted + refused < TRIES_MIN; seed++) {
      var answers = Answers.of("words", "太吵").and("topic", "noise").and("phone", "555-0100");
      live(seed, "hotline-complaint", "anyone", answers, HotlineModel::new);
    }
    everythingHappened("hotline-complaint");
  }

  private void everythingHappened(String type) {
    assertThat(accepted).isGreaterThan(3_000);
    assertThat(refused).isGreaterThan(3_000);
    assertThat(done)
        .as("each act took effect at least once")
        .containsAll(
            TYPES.findNewest(type).orElseThrow().life().acts().stream()
                .map(Life.Act::act)
                .toList());
  }

  private void live(
      int seed, String type, String as, Answers answers, Function<Instant, Model> modelled) {
    var at = Instant.parse("2024-01-08T01:00:00Z").plus(seed * 7L, ChronoUnit.HOURS);
    var tries = new Tries(seed, TYPES.findNewest(type).orElseThrow().life());
    var stream = MatterRoom.matter(type + "-" + seed);
    var prompt = new Told(stream);
    var late = new Told(stream);
    var report =
        new MatterCommand.Report(
            type, as, "test", answers, Optional.of(HERE), Optional.empty(), List.of());
    var unit = as.equals("grid-officer") ? "city-operations" : "";
    assertThat(prompt.give(report, "reporter", unit, at)).isTrue();
    assertThat(late.give(report, "reporter", unit, at)).isTrue();
    var model = modelled.apply(at);
    for (int no = 0; no < TRIES_A_LIFE && !(no > 5 && model.state.equals("voided")); no++) {
      at = at.plus(tries.minutes(model), ChronoUnit.MINUTES);
      model.pass(at);
      prompt.ring(at);
      var one = tries.next(model);
      var command = one.command(prompt.matter());
      var says = command.isPresent() && prompt.give(command.get(), one, at);
      var where = "seed %d, try %d at %s: %s in %s".formatted(seed, no, at, one, model.state);
      assertThat(says).as(where).isEqualTo(model.attempt(one, at));
      if (command.isPresent()) {
        assertThat(late.give(command.get(), one, at)).as(where).isEqualTo(says);
      }
      if (says) {
        accepted++;
      } else {
        refused++;
      }
      model.sampled = prompt.matter().standing().sampled();
      compare(where, prompt.matter(), model, at);
    }
    late.ring(at);
    done.addAll(prompt.matter().done().keySet());
    assertThat(late.events)
        .as("the record does not depend on how late the timer is")
        .isEqualTo(prompt.events);
    Recount.check(prompt.events, prompt.matter(), TYPES.findNewest(type).orElseThrow().life());
    var last = prompt.matter();
    assertThat(STATES.decode("Matter", STATES.encode(last))).isEqualTo(last);
    for (var event : prompt.events) {
      assertThat(EVENTS.decode(EVENTS.type(event), EVENTS.encode(event))).isEqualTo(event);
    }
  }

  private static void compare(String where, Matter matter, Model model, Instant at) {
    var is = matter.standing();
    assertThat(List.of(is.state(), is.cycle(), is.exempt(), is.rating().orElse(0)))
        .as(where)
        .isEqualTo(List.of(model.state, model.cycle, model.exempt, model.rating));
    assertThat(matter.desk().unit()).as(where).isEqualTo(model.unit);
    assertThat(matter.times(Life.Effect.RETURNS)).as(where).isEqualTo(model.bounces);
    assertThat(matter.requests().stream().map(Matter.Request::act).toList())
        .as(where)
        .containsExactlyInAnyOrderElementsOf(model.asked.keySet());
    model.watches.forEach((name, watch) -> {
      var run = matter.findClock(name).orElseThrow();
      var expiry = Clocks.expiry(run, PACK.ground().calendar(), at);
      assertThat(expiry.isPresent()).as(where + ", over: " + name).isEqualTo(watch.over(at));
      assertThat(run.running()).as(where + ", runs: " + name).isEqualTo(watch.running());
      if (watch.running()) {
        var reading = Clocks.read(clock(matter, name), run, PACK.ground().calendar(), at);
        assertThat(reading.deadline()).as(where + ", due: " + name).isEqualTo(watch.due());
      }
    });
  }

  private static Life.Clock clock(Matter matter, String name) {
    return TYPES.find(matter.type()).orElseThrow().life().findClock(name).orElseThrow();
  }
}
