package org.yiwang.world.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Stories hold only when they are true. All of them are played by `./yiwang stories`.
@Timeout(300)
final class StoriesTest {
  private static final Path ROOT = Path.of(System.getProperty("yiwang.root"));
  private static final Path STORIES = ROOT.resolve("packs/hongkou/stories");
  private static final List<NamedSystem> ONE = List.of(new NamedSystem(56, "热线", "hotline"));

  @TempDir private Path folder;

  @Test
  void a_true_story_holds_and_with_any_of_its_claims_changed_it_does_not() throws Exception {
    var truth = Files.readString(STORIES.resolve("hotline-first-contact.yaml"));
    var stories = new ArrayList<Story>();
    stories.add(told("true", truth));
    stories.add(told("state", changed(truth, "state: handled", "state: closed")));
    stories.add(
        told(
            "over",
            changed(
                truth,
                "over: { first_contact: 2024-06-04T09:00",
                "over: { first_contact: \"no\"")));
    stories.add(told("not-refused", changed(truth, "refused: party", "refused: guard")));
    stories.add(
        told(
            "facts",
            changed(truth, "facts: { satisfaction: satisfied }", "facts: { satisfaction: fair }")));
    stories.add(
        told(
            "nobody",
            changed(
                truth,
                "who: housing, on: complaint, do: first_contact",
                "who: nobody-at-all, on: complaint, do: first_contact")));
    var printed = new ByteArrayOutputStream();
    var played =
        Stories.play(
            stories,
            ROOT,
            ROOT.resolve("packs/hongkou"),
            new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(played.getFirst().broken()).isEmpty();
    assertThat(played.stream().skip(1)).noneMatch(Played::holds);
    assertThat(played.stream().skip(1))
        .allSatisfy(one -> assertThat(one.broken()).contains(one.story().name() + ".yaml"));
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("✓ true", "✗ state");
  }

  @Test
  void a_broken_story_is_exit_code_one_and_stands_in_the_json() throws Exception {
    var pack = Files.createDirectories(folder.resolve("pack/stories")).getParent();
    Files.writeString(pack.resolve("systems.csv"), "number,zh,en\n56,热线,hotline\n57,巡检,patrol\n");
    Files.writeString(
        pack.resolve("pack.yaml"), Files.readString(ROOT.resolve("packs/hongkou/pack.yaml")));
    Files.writeString(
        pack.resolve("stories/false.yaml"),
        """
        story: { zh: 不存在的账号, en: "Nobody" }
        systems: [56]
        starts: 2024-06-03T08:00
        steps:
          - { who: nobody-at-all, list: [] }
        """);
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var code =
        Stories.run(
            List.of("--json", "--pack", pack.toString()),
            ROOT,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(code).isEqualTo(1);
    var json = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    assertThat(json.path("stories").path(0).path("holds").asBoolean()).isFalse();
    assertThat(json.path("systems").path(0).path("standing").asString("")).isEqualTo("broken");
    assertThat(json.path("systems").path(1).path("standing").asString("")).isEqualTo("none");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("56 热线 · hotline: ✗", "57 巡检 · patrol: – 还没有故事 no story yet");
  }

  @Test
  void every_story_of_the_pack_can_be_read() throws Exception {
    var systems = NamedSystem.read(ROOT.resolve("packs/hongkou/systems.csv"));
    assertThat(systems).hasSize(124);
    var stories = Stories.read(STORIES, systems);
    assertThat(stories).isNotEmpty().allMatch(Story::hasRefusal);
  }

  @Test
  void a_story_that_cannot_be_played_says_where_and_why() {
    for (var wrong :
        List.of(
            "[]",
            "{ story: { zh: 甲, en: A }, systems: [57], starts: 2024-06-03T08:00, steps: [] }",
            "{ story: { zh: 甲, en: A }, systems: [], starts: yesterday, steps: [] }",
            "{ story: { zh: 甲, en: A }, systems: [], starts: 2024-06-03T08:00, steps: [ { at: 2024-06-02T08:00, opens: / } ] }",
            "{ story: { zh: 甲, en: A }, systems: [], starts: 2024-06-03T08:00, steps: [ { who: a } ] }",
            "{ story: { zh: 甲, en: A }, systems: [], starts: 2024-06-03T08:00, steps: [ { opens: /, refused: x } ] }",
            "{ story: { zh: 甲, en: A }, systems: [], starts: 2024-06-03T08:00, steps: [ { then: { colour: red } } ] }",
            "{ story: { zh: 甲, en: A }, systems: [], starts: 2024-06-03T08:00, steps: [ { do: a, rate: 1 } ] }")) {
      assertThatThrownBy(() -> told("wrong", wrong))
          .as(wrong)
          .isInstanceOf(Written.Unreadable.class)
          .hasMessageContaining("wrong.yaml:1: ");
    }
  }

  @Test
  void a_wrong_call_is_exit_code_two() throws Exception {
    var silent = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    for (var wrong : List.of(List.of("--system", "999"), List.of("--system"), List.of("--fly"))) {
      assertThat(Stories.run(wrong, ROOT, silent, silent)).as("%s", wrong).isEqualTo(2);
    }
  }

  private Story told(String name, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name + ".yaml"), text);
    return Story.read(file, ONE.stream().map(NamedSystem::number).toList());
  }

  private static String changed(String text, String from, String to) {
    assertThat(text).contains(from);
    return text.replace(from, to);
  }
}
