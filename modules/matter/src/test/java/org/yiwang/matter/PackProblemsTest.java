package org.yiwang.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yiwang.pack.Problem;

/// What an office is told about a definition that does not hold: where, what, and what to write.
final class PackProblemsTest {
  private static final String LIFE = "shanghai/lives/grid-case.yaml";
  private static final String MATTER = "shanghai/matters/city-case/refuse-exposed.yaml";

  @TempDir private Path packs;

  @BeforeEach
  void a_copy_of_the_packs() throws IOException {
    var from = Path.of(System.getProperty("yiwang.root"), "packs");
    try (var all = Files.walk(from)) {
      for (var path : all.toList()) {
        var to = packs.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(to);
        } else {
          Files.copy(path, to);
        }
      }
    }
  }

  private List<Problem> after(String file, String was, String is) throws IOException {
    var path = packs.resolve(file);
    var text = Files.readString(path);
    assertThat(text).contains(was);
    Files.writeString(
        path,
        text.replaceFirst(
            java.util.regex.Pattern.quote(was), java.util.regex.Matcher.quoteReplacement(is)));
    return Packs.read(packs.resolve("hongkou")).problems();
  }

  private int line(String file, String text) throws IOException {
    var lines = Files.readAllLines(packs.resolve(file));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i + 1;
      }
    }
    throw new AssertionError("no line has " + text);
  }

  private void says(List<Problem> problems, String file, int line, String english) {
    assertThat(problems)
        .anySatisfy(problem -> {
          assertThat(problem.file()).isEqualTo(file);
          assertThat(problem.line()).isEqualTo(line);
          assertThat(problem.en()).contains(english);
          assertThat(problem.zh()).isNotBlank();
        });
  }

  @Test
  void a_state_that_no_act_leads_to() throws IOException {
    var problems =
        after(
            LIFE,
            "  - { state: closed,",
            "  - { state: forgotten, name: { zh: 遗忘, en: Forgotten } }\n  - { state: closed,");
    says(problems, LIFE, line(LIFE, "state: forgotten"), "no act leads to forgotten");
    says(problems, LIFE, line(LIFE, "state: forgotten"), "nothing leads out of forgotten");
  }

  @Test
  void an_act_that_nobody_may_do() throws IOException {
    var problems =
        after(
            LIFE,
            "    by: [grid-officer]\n    needs: [check_photo]\n    does: [verifies]",
            "    by: [unit]\n    needs: [check_photo]\n    does: [verifies]");
    says(problems, LIFE, line(LIFE, "act: close_verify"), "nobody may do this");
  }

  @Test
  void an_act_without_a_party() throws IOException {
    var problems = after(LIFE, "    to: verified\n    by: [grid-officer]\n", "    to: verified\n");
    says(problems, LIFE, line(LIFE, "act: pre_verify"), "nobody may do this");
  }

  @Test
  void a_clock_that_cannot_stop() throws IOException {
    var problems =
        after(
            LIFE,
            "    runs_in: [handled]\n",
            "    runs_in: [reported, verified, filed, dispatched, suspended, handled, closed, voided]\n");
    says(problems, LIFE, line(LIFE, "clock: inspect"), "the clock cannot stop");
  }

  @Test
  void a_rhythm_that_is_none_or_that_nobody_records() throws IOException {
    var life = "shanghai/lives/visits.yaml";
    assertThat(after(life, "option: workday", "option: sometimes"))
        .anyMatch(problem -> problem.toString().contains("must be one choice"));
    assertThat(after(life, "records: [rhythm]", "records: []"))
        .anyMatch(problem -> problem.toString().contains("some act records"));
  }

  @Test
  void a_timer_that_waits_for_a_day_nobody_records() throws IOException {
    var problems = after(LIFE, "    records: [until]\n", "");
    says(problems, LIFE, line(LIFE, "act: resume"), "must be a day");
  }

  @Test
  void closing_what_was_handled_without_verification() throws IOException {
    var problems =
        after(
            LIFE,
            "    needs: [check_photo]\n    does: [verifies]\n  - act: cancel",
            "    needs: [check_photo]\n  - act: cancel");
    says(problems, LIFE, line(LIFE, "act: close_verify"), "not verified");
  }

  @Test
  void a_rule_that_names_an_unknown_field() throws IOException {
    var problems = after(MATTER, "count(photo) >= 1", "count(foto) >= 1");
    says(problems, MATTER, line(MATTER, "if: count"), "foto");
    says(problems, MATTER, line(MATTER, "if: count"), "photo");
  }

  @Test
  void a_rule_that_compares_a_choice_with_something_else() throws IOException {
    var file = "shanghai/matters/city-case/road-surface.yaml";
    var problems = after(file, "defect = \"sunk\"'", "defect = \"sank\"'");
    says(problems, file, line(file, "defect = \"sank\""), "sunk");
  }

  @Test
  void an_unknown_key_with_the_nearest_known_one() throws IOException {
    var problems = after(LIFE, "    approved_by: [dispatcher]\n", "    aproved_by: [dispatcher]\n");
    says(problems, LIFE, line(LIFE, "aproved_by"), "approved_by");
  }

  @Test
  void a_matter_without_examples() throws IOException {
    var text = Files.readString(packs.resolve(MATTER));
    var examples = text.substring(text.indexOf("examples:"));
    says(after(MATTER, examples, ""), MATTER, 1, "at least one example");
  }

  @Test
  void an_example_that_does_not_hold() throws IOException {
    var problems =
        after(MATTER, "due: { handle: 2024-06-03T16:00 }", "due: { handle: 2024-06-03T14:00 }");
    says(problems, MATTER, line(MATTER, "2024-06-03T14:00 }"), "the rules say 2024-06-03T16:00");
  }

  @Test
  void a_clock_without_a_limit_and_a_duty_that_is_not_listed() throws IOException {
    says(
        after(
            MATTER,
            "  - { clock: inspect, from: 2013-10-01, within: 30 工作分钟, cite: 运城清单（一城做法，未见本市标准原文）, seen: false }\n",
            ""),
        MATTER,
        1,
        "the clock inspect has no limit");
    says(
        after(MATTER, "- { duty: refuse }", "- { duty: refuses }"),
        MATTER,
        line(MATTER, "duty: refuses"),
        "did you mean refuse");
  }

  @Test
  void personal_facts_that_would_be_published() throws IOException {
    var problems = after(MATTER, "show: [description, ", "show: [phone, description, ");
    says(problems, MATTER, line(MATTER, "show: [phone"), "personal");
  }

  @Test
  void what_falls_due_by_a_plan_that_has_no_line() throws IOException {
    var file = "shanghai/matters/rounds/first-workday-listening.yaml";
    var text = Files.readString(packs.resolve(file));
    var plan = text.substring(text.indexOf("plan:"), text.indexOf("publish:"));
    says(after(file, plan, ""), file, 1, "fall_due falls due by the plan: write a line in plan");
  }

  @Test
  void a_timer_that_waits_for_a_clock_that_does_not_run_meanwhile() throws IOException {
    var file = "shanghai/lives/points-round.yaml";
    var problems = after(file, "timer: { over: walk }", "timer: { over: report_missed }");
    says(problems, file, line(file, "over: report_missed"), "a clock that runs in [under_way]");
  }

  @Test
  void what_is_gathered_into_something_that_is_no_list() throws IOException {
    var file = "shanghai/lives/points-round.yaml";
    var problems = after(file, "into: scanned", "into: condition");
    says(problems, file, line(file, "act: scan"), "condition as: codes");
  }

  @Test
  void a_team_drawn_from_what_nobody_records() throws IOException {
    var file = "shanghai/lives/inspection.yaml";
    var problems = after(file, "records: [teams]", "records: []");
    says(problems, file, line(file, "act: be_drawn"), "units that some act records");
  }

  @Test
  void a_part_of_a_kind_that_is_not_there_or_that_its_whole_cannot_fill() throws IOException {
    var whole = "shanghai/matters/assignments/joint-task.yaml";
    var life = "shanghai/lives/joint-task.yaml";
    says(
        after(life, "into: joint-task-part", "into: joint-task-peace"),
        whole,
        1,
        "there is no matter type joint-task-peace");
    var _ = after(life, "into: joint-task-peace", "into: joint-task-part");
    var part = "shanghai/matters/assignments/joint-task-part.yaml";
    says(after(part, "field: asked,", "field: asks,"), whole, 1, "the whole has no asks");
  }

  @Test
  void a_clock_with_a_span_and_a_day_or_with_a_day_that_is_none() throws IOException {
    var file = "shanghai/matters/safety/gas-works-notice.yaml";
    says(
        after(file, "by: start_on,", "by: start_on, within: 1 天,"),
        file,
        line(file, "within: 1 天"),
        "one of the two");
    says(
        after(file, "by: start_on, within: 1 天,", "by: works,"),
        file,
        line(file, "by: works"),
        "there is no works");
  }

  @Test
  void a_checklist_that_asks_what_the_life_asks_already() throws IOException {
    var file = "shanghai/matters/rounds/waste-round.yaml";
    var problems = after(file, "field: cleared,", "field: attended,");
    says(problems, file, line(file, "acts: [visit"), "attended is in the life round already");
  }
}
