package org.yiwang.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Codec;
import org.yiwang.journal.Decision;
import org.yiwang.pack.Text;

/// A whole year of people who try everything, sensible or not; the seed is the parameter.
final class RandomActsTest {
  private static final List<Actor> ACTORS =
      List.of(Story.OFFICE, Story.CHECKER, Story.LEAD, Story.NORTH, Story.SOUTH, Story.RECORDS);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
  void whatever_people_try_the_laws_hold_on_every_day_of_the_year(long seed) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var story = drawn(random);
    var events = Codec.of(TargetEvent.class);
    int accepted = 0;
    for (var day = story.today(); day.isBefore(LocalDate.of(2025, 2, 1)); day = day.plusDays(1)) {
      story.on(day.toString());
      for (int i = random.nextInt(4); i > 0; i--) {
        accepted += attempt(story, random) ? 1 : 0;
      }
      lightOfTheDay(story);
    }
    assertThat(accepted).isGreaterThan(50);
    replayEqualsLive(story, events);
    turnsFollowOneAnother(story);
    lockedFiguresChangedOnlyByRestatement(story);
  }

  private static Story drawn(RandomGenerator random) {
    if (random.nextInt(4) > 0) {
      return Story.of(Story.exact("366"));
    }
    var deadline = LocalDate.of(2024, 12, 31);
    var steps =
        List.of(
            new Plan.Milestone("a", new Text("甲", "a"), LocalDate.of(2024, 3, 31)),
            new Plan.Milestone("b", new Text("乙", "b"), LocalDate.of(2024, 8, 15)),
            new Plan.Milestone("c", new Text("丙", "c"), deadline));
    var plan = new Plan(LocalDate.of(2023, 12, 31), Plan.Pace.LINEAR, List.of(), steps);
    var goal = Story.goal(Goal.Kind.MILESTONE, Goal.Measure.STEPS, Goal.Comparator.AT_LEAST, "3");
    return Story.of(goal, Story.assignment(plan, deadline));
  }

  private static boolean attempt(Story story, RandomGenerator random) {
    var actor = ACTORS.get(random.nextInt(ACTORS.size()));
    var before = story.target();
    var command = command(story, random);
    if (story.decide(actor, command) instanceof Decision.Accept<TargetEvent>(var events)) {
      nobodyVerifiesWhatHeHandled(before, actor, events);
      story.by(actor, command);
      return true;
    }
    return false;
  }

  private static void nobodyVerifiesWhatHeHandled(
      Target before, Actor actor, List<TargetEvent> events) {
    for (var event : events) {
      var verifies =
          event instanceof TargetEvent.OrderChecked
              || event instanceof TargetEvent.OrderClosed
              || event instanceof TargetEvent.SignedOff
              || event instanceof TargetEvent.Suspended
              || event instanceof TargetEvent.Changed;
      if (verifies) {
        assertThat(before.involves(actor.unit())).as("%s by %s", event, actor).isFalse();
        assertThat(before.handlers()).doesNotContain(actor.account());
      }
      if (event instanceof TargetEvent.Restated restated
          && restated.locked().filter(LightRules.Level.DISTRICT::equals).isPresent()) {
        assertThat(before.involves(actor.unit())).as("%s by %s", event, actor).isFalse();
      }
      if (event instanceof TargetEvent.Restated restated
          && restated.source() == TargetCommand.Source.DERIVED
          && !actor.purpose().equals(ProgressActs.DERIVATION)) {
        assertThat(before.involves(actor.unit())).as("%s by %s", event, actor).isFalse();
      }
    }
  }

  private static void lightOfTheDay(Story story) {
    assertThat(story.light())
        .as("light on %s", story.today())
        .isEqualTo(Lighting.of(story.target(), story.today()).light());
  }

  private static void replayEqualsLive(Story story, Codec<TargetEvent> events) {
    var decider = new TargetDecider();
    var state = decider.initial();
    for (var event : story.log()) {
      var back = events.decode(events.type(event), events.encode(event));
      assertThat(back).isEqualTo(event);
      state = decider.evolve(state, back);
    }
    assertThat(state).isEqualTo(story.state());
    var states = Codec.of(TargetState.class);
    assertThat(states.decode(states.type(state), states.encode(state))).isEqualTo(state);
  }

  private static void turnsFollowOneAnother(Story story) {
    var light = Light.UNQUANTIFIED;
    var day = LocalDate.MIN;
    for (var event : story.log()) {
      if (event instanceof TargetEvent.LightTurned turned) {
        assertThat(turned.from()).isEqualTo(light);
        assertThat(turned.to()).isNotEqualTo(light);
        light = turned.to();
      }
      assertThat(event.on()).isAfterOrEqualTo(day);
      day = event.on();
    }
  }

  private static void lockedFiguresChangedOnlyByRestatement(Story story) {
    var locked = new HashMap<String, YearMonth>();
    for (var event : story.log()) {
      if (event instanceof TargetEvent.MonthLocked lock
          && lock.level().compareTo(LightRules.Level.DEPARTMENT) >= 0) {
        locked.put("all", lock.month());
      }
      if (event instanceof TargetEvent.Progressed progress) {
        var through = Optional.ofNullable(locked.get("all"));
        assertThat(through.filter(m -> !YearMonth.from(progress.day()).isAfter(m))).isEmpty();
      }
    }
  }

  private static TargetCommand command(Story story, RandomGenerator random) {
    var today = story.today();
    var month = YearMonth.from(today.minusMonths(random.nextInt(3)));
    var order = 1 + random.nextInt(Math.max(1, story.target().orders().size()));
    var unit = List.of("lead", "north", "south", "office").get(random.nextInt(4));
    return switch (random.nextInt(16)) {
      case 0 -> Story.step(today.toString(), List.of("a", "b", "c").get(random.nextInt(3)));
      case 1, 2 ->
          Story.progress(
              today.minusDays(random.nextInt(40)).toString(), unit, "" + (random.nextInt(9) - 1));
      case 3 -> Story.derived(today.toString(), unit, "" + random.nextInt(5));
      case 4 ->
          new TargetCommand.Restate(
              1 + random.nextInt(20), BigDecimal.valueOf(random.nextInt(20)), "更正");
      case 5 -> new TargetCommand.LockMonth(month, level(random), unit);
      case 6 ->
          random.nextInt(8) == 0
              ? new TargetCommand.Suspend("等候", "1 号")
              : new TargetCommand.Publish();
      case 7 -> new TargetCommand.Resume("可以了");
      case 8 ->
          random.nextInt(8) == 0
              ? new TargetCommand.ChangeByDecision(
                  "2 号",
                  "调整",
                  Optional.of(BigDecimal.valueOf(300 + random.nextInt(100))),
                  Optional.empty(),
                  Optional.empty())
              : new TargetCommand.TurnLight();
      case 9 ->
          new TargetCommand.IssueOrder(
              SupervisionOrder.Level.YELLOW, unit, "进度慢", Optional.empty());
      case 10, 11 -> new TargetCommand.SignForOrder(order);
      case 12 -> new TargetCommand.AnswerOrder(order, "已办", List.of());
      case 13 -> new TargetCommand.CheckOrder(order, random.nextBoolean(), "看过");
      case 14 -> new TargetCommand.CloseOrder(order, "办结");
      default ->
          random.nextInt(40) == 0
              ? new TargetCommand.SignOff("完成")
              : new TargetCommand.Cite(new Promise.Quote("r", new Text("原文", "quote").zh(), 3, 5));
    };
  }

  private static LightRules.Level level(RandomGenerator random) {
    return List.of(LightRules.Level.values()).get(random.nextInt(4));
  }
}
