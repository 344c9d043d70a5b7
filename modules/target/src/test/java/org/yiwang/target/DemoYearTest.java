package org.yiwang.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yiwang.identity.Identity;
import org.yiwang.journal.Command;
import org.yiwang.journal.Context;
import org.yiwang.journal.Decision;
import org.yiwang.pack.Checked;
import org.yiwang.pack.PackFolder;

/// The demo district, as it comes with the project.
final class DemoYearTest {
  private static final Path PACK = Path.of(System.getProperty("yiwang.root"), "packs", "hongkou");

  @Test
  void on_its_morning_the_demo_district_shows_what_its_pack_says() {
    var states = replayed(demo());
    var lights = new EnumMap<Light, Integer>(Light.class);
    states.values().forEach(state -> lights.merge(((Target) state).light(), 1, Integer::sum));
    assertThat(lights)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Light.ON_PLAN,
                24,
                Light.DONE,
                5,
                Light.OVER_FULFILLED,
                1,
                Light.DUE_SOON,
                5,
                Light.BEHIND,
                3,
                Light.FAR_BEHIND,
                1,
                Light.SUSPENDED,
                1,
                Light.UNQUANTIFIED,
                2));
    var homes = (Target) states.get("target/2024/elder-friendly-homes");
    assertThat(homes.figure())
        .hasValueSatisfying(now -> assertThat(now).isEqualByComparingTo("356"));
  }

  @Test
  void every_reading_of_the_demo_year_gives_the_same_steps() {
    var once = demo();
    assertThat(demo()).isEqualTo(once);
    assertThat(once.steps()).isSortedAccordingTo(Comparator.comparing(DemoYear.Step::at));
    assertThat(once.steps()).extracting(step -> step.submission().key()).doesNotHaveDuplicates();
    assertThat(once.steps().stream().mapToInt(step -> step.submission().commands().size()).sum())
        .isGreaterThan(1_200);
  }

  private static DemoYear demo() {
    var checked = PackFolder.open(PACK).check(DemoYearTest::read);
    if (checked instanceof Checked.Invalid<DemoYear>(var problems)) {
      throw new AssertionError(problems.toString());
    }
    return ((Checked.Valid<DemoYear>) checked).value();
  }

  private static DemoYear read(PackFolder folder) {
    var identity = Identity.read(folder, true);
    var units =
        identity.units().list().stream().map(unit -> unit.id().value()).collect(Collectors.toSet());
    return DemoYear.read(folder, identity, TargetPack.read(folder, units));
  }

  private static Map<String, TargetState> replayed(DemoYear year) {
    var states = new HashMap<String, TargetState>();
    for (var step : year.steps()) {
      step.submission().commands().forEach(command -> decide(states, command, step));
    }
    return states;
  }

  private static void decide(Map<String, TargetState> states, Command command, DemoYear.Step step) {
    var decider = new TargetDecider();
    var stream = command.stream().toString();
    var state = states.getOrDefault(stream, decider.initial());
    var context = new Context(command.stream(), 0, step.at(), step.submission().actor());
    if (decider.decide(state, (TargetCommand) command.body(), context)
        instanceof Decision.Accept<TargetEvent>(var events)) {
      for (var event : events) {
        state = decider.evolve(state, event);
      }
      states.put(stream, state);
    }
  }
}
