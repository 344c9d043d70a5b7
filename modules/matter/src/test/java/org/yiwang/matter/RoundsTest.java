package org.yiwang.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Context;
import org.yiwang.journal.Decision;
import org.yiwang.journal.StreamId;

/// What comes again: plans, lots, points in their order.
final class RoundsTest {
  private static final MatterPack PACK = Packs.hongkou().get();
  private static final MatterTypes TYPES = new MatterTypes(PACK.types(), List.of());
  private static final MatterDecider DECIDER = new MatterDecider(TYPES, PACK.ground());
  private static final Instant START = Instant.parse("2024-01-08T01:00:00Z");
  private static final List<String> POINTS = List.of("p1", "p2", "p3", "p4");

  /// One matter told to the rules.
  private static final class Told {
    private final StreamId stream;
    private final List<MatterEvent> events = new ArrayList<>();
    private MatterState state = new MatterState.NotReported();

    Told(StreamId stream) {
      this.stream = stream;
    }

    boolean give(MatterCommand command, String unit, Instant at) {
      var context = new Context(stream, events.size(), at, new Actor("someone", unit, "test"));
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
        assertThat(give(timers.getFirst().command(), "", timers.getFirst().due())).isTrue();
      }
    }

    Matter matter() {
      return (Matter) state;
    }
  }

  private static Told reported(String type, int no, Answers answers) {
    var told = new Told(MatterRoom.matter(type + "-" + no));
    var place = new Location("ouyang-road", "某路 " + no + " 号", Optional.empty());
    var report =
        new MatterCommand.Report(
            type, "planner", "test", answers, Optional.of(place), Optional.empty(), List.of());
    assertThat(told.give(report, "emergency", START)).isTrue();
    return told;
  }

  private static MatterCommand perform(String act, String as, Answers answers) {
    return MatterCommand.Perform.of(act, as, answers);
  }

  @Test
  void a_round_over_points_agrees_with_a_list_and_does_not_depend_on_how_late_the_timer_is() {
    int completed = 0;
    int missed = 0;
    for (int seed = 0; seed < 150; seed++) {
      var answers = Answers.of("space", "某处").and("use", seed % 2 == 0 ? "business" : "parking");
      var prompt = reported("underground-patrol", seed, answers);
      var late = reported("underground-patrol", seed, answers);
      var set =
          perform("set_points", "planner", Answers.of("points", POINTS.toArray(String[]::new)));
      assertThat(prompt.give(set, "emergency", START)).isTrue();
      assertThat(late.give(set, "emergency", START)).isTrue();
      var random = new Random(seed);
      var at = START;
      var scanned = new ArrayList<String>();
      var round = 0;
      for (int no = 0; no < 60; no++) {
        var waits = !prompt.matter().state().equals("under_way");
        at = at.plus(random.nextInt(waits ? 9_000 : 60), ChronoUnit.MINUTES);
        prompt.ring(at);
        if (prompt.matter().state().equals("incomplete")) {
          reportMissed(prompt, no, at);
          reportMissed(late, no, at);
          prompt.ring(at);
        }
        if (prompt.matter().times("fall_due") > round) {
          round = prompt.matter().times("fall_due");
          scanned.clear();
        }
        var due = prompt.matter().state().equals("under_way");
        var next = POINTS.get(Math.min(scanned.size(), POINTS.size() - 1));
        var point = random.nextInt(4) > 0 ? next : POINTS.get(random.nextInt(POINTS.size()));
        var completes = random.nextInt(5) == 0 || scanned.size() == POINTS.size();
        var command =
            completes
                ? perform("complete", "patrol", Answers.NONE)
                : perform("scan", "patrol", Answers.of("point", point));
        var expected =
            due
                && (completes
                    ? scanned.size() == POINTS.size()
                    : scanned.size() < POINTS.size() && point.equals(next));
        var where = "seed %d, step %d at %s: %s".formatted(seed, no, at, command);
        assertThat(prompt.give(command, "ouyang-road", at)).as(where).isEqualTo(expected);
        assertThat(late.give(command, "ouyang-road", at)).as(where).isEqualTo(expected);
        if (expected && !completes) {
          scanned.add(point);
        }
        assertThat(prompt.matter().facts().list("scanned")).as(where).isEqualTo(scanned);
      }
      late.ring(at);
      assertThat(late.events).isEqualTo(prompt.events);
      completed += prompt.matter().times("complete");
      missed += prompt.matter().times("missed");
    }
    assertThat(completed).isGreaterThan(20);
    assertThat(missed).isGreaterThan(20);
  }

  private static void reportMissed(Told told, int no, Instant at) {
    var report = perform("report_missed", "patrol", Answers.of("reason", "门锁着"));
    assertThat(told.give(report, "ouyang-road", at)).as("no finding, no report").isFalse();
    var finding = MatterRoom.matter("finding-" + no);
    assertThat(told.give(new MatterCommand.TakeChild(finding), "city-operations", at)).isTrue();
    assertThat(told.give(report, "ouyang-road", at)).isTrue();
  }

  @Test
  void every_day_a_key_place_is_done_or_missed_once_and_no_day_is_left_out() {
    var told = reported("daily-round", 1, Answers.of("space", "某处").and("risk", "key"));
    var random = new Random(7);
    int done = 0;
    for (var day = LocalDate.of(2024, 1, 9);
        day.isBefore(LocalDate.of(2024, 5, 1));
        day = day.plusDays(1)) {
      var at = day.atTime(8 + random.nextInt(14), 30).atZone(PACK.ground().calendar().zone());
      told.ring(at.toInstant());
      var visit = perform("visit", "visitor", Answers.of("findings", "正常"));
      var inTime = at.getHour() < 18;
      assertThat(told.give(visit, "ouyang-road", at.toInstant())).isEqualTo(inTime);
      done += inTime ? 1 : 0;
      told.ring(day.atTime(23, 59).atZone(at.getZone()).toInstant());
      var matter = told.matter();
      assertThat(matter.times("visit")).isEqualTo(done);
      assertThat(matter.times("visit") + matter.times("missed"))
          .isEqualTo(matter.times("fall_due"));
    }
    assertThat(told.matter().times("fall_due")).isEqualTo(23 + 29 + 31 + 30);
  }

  @Test
  void a_window_that_closes_as_the_next_one_opens_loses_no_week() {
    var told = reported("must-visit", 1, Answers.of("household", "elder").and("person", "某人"));
    told.ring(Instant.parse("2024-03-25T02:00:00Z"));
    var since = told.matter().times("fall_due");
    told.ring(Instant.parse("2024-04-01T02:00:00Z"));
    assertThat(told.matter().state()).isEqualTo("due_now");
    assertThat(told.matter().times("fall_due")).isEqualTo(since + 1);
    assertThat(told.matter().times("missed")).isEqualTo(since);
  }

  private static Told inspected(int no, String risk) {
    var told = reported("random-inspection", no, Answers.of("firm", "某厂").and("risk", risk));
    var teams = Answers.of("teams", "construction", "fire-rescue", "market-regulation");
    assertThat(told.give(perform("name_teams", "planner", teams), "emergency", START)).isTrue();
    return told;
  }

  @Test
  void the_worse_the_grade_the_oftener_a_site_is_drawn_and_each_team_gets_its_share() {
    var year = Instant.parse("2024-12-31T15:59:00Z");
    Map<String, Integer> drawn = new HashMap<>();
    Map<String, Integer> teams = new HashMap<>();
    for (var risk : List.of("a", "b", "c", "d")) {
      for (int no = 0; no < 200; no++) {
        var told = inspected(no, risk);
        told.ring(year);
        drawn.merge(risk, told.matter().times("be_drawn"), Integer::sum);
        for (var event : told.events) {
          if (event instanceof MatterEvent.Acted act && act.act().equals("be_drawn")) {
            teams.merge(act.answers().find("team").orElseThrow(), 1, Integer::sum);
          }
        }
      }
    }
    // Eleven times a year for 200 sites, at 30, 100, 300 and 1,000 of 1,000.
    assertThat(drawn.get("d")).isEqualTo(2_200);
    assertThat(drawn.get("c")).isBetween(590, 730);
    assertThat(drawn.get("b")).isBetween(170, 270);
    assertThat(drawn.get("a")).isBetween(40, 95);
    assertThat(teams.keySet())
        .containsExactlyInAnyOrder("construction", "fire-rescue", "market-regulation");
    var all = teams.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(teams.values()).allSatisfy(times -> assertThat(times).isBetween(all / 4, all / 2));
  }

  @Test
  void only_the_team_drawn_inspects() {
    var told = inspected(1, "d");
    var at = Instant.parse("2024-02-01T02:00:00Z");
    told.ring(at);
    var team = told.matter().facts().find("team").orElseThrow();
    var photo = "ab".repeat(32) + "/p.jpg";
    var pass = perform("pass", "team", Answers.of("result", "好").and("check_photo", photo));
    for (var other : List.of("construction", "fire-rescue", "market-regulation")) {
      if (!other.equals(team)) {
        assertThat(told.give(pass, other, at)).isFalse();
      }
    }
    assertThat(told.give(pass, team, at)).isTrue();
  }
}
