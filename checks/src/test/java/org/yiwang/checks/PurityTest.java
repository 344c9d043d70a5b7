package org.yiwang.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yiwang.checks.Purity.pure;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Deciders are pure (law 3), and so is all that they stand on.
final class PurityTest {
  @Test
  void a_room_is_pure_but_for_its_views_and_for_putting_its_definitions_on_record() {
    pure("target").butFor("view..").verify();
    pure("matter").butFor("view..", "MatterRoom").verify();
  }

  @Test
  void the_libraries_are_pure_but_for_their_command_and_what_reads_files() {
    pure("worktime").butFor("WorktimeCommand", "HolidayFile").verify();
    pure("decisions").butFor("DecisionsCommand", "ModelFile", "Tck", "PeopleFile").verify();
    pure("appeals")
        .butFor("ProposeCommand", "HotspotsCommand", "Call", "TrialTable", "LabelledWords")
        .butFor("AppealTable", "PlainBytes", "ProposerFile", "Proposer")
        .verify();
    pure("workreport")
        .butFor("ReportCommand", "ReportTables", "SourceText", "Score", "WorkReport")
        .verify();
  }

  @Test
  void definitions_are_read_where_a_pack_is_opened_and_nowhere_else() {
    pure("pack").butFor("PackFolder", "Shelf", "OperatorFile").verify();
    pure("identity").verify();
  }

  @Test
  void programs_and_commands_alone_choose_clock_and_chance() {
    Purity.clocksAndChanceLiveOnlyIn("app", "world", "walk", "bench", "checks");
  }

  @Test
  void every_way_out_is_found() {
    var findings = Purity.findings(new ClassFileImporter().importClasses(Impure.class));
    assertThat(ways()).isNotEmpty().allMatch(way -> isFound(way, findings));
  }

  @Test
  void a_hidden_clock_and_chance_are_found_at_the_edges_too() {
    var findings = Purity.clocks(new ClassFileImporter().importClasses(Impure.class));
    assertThat(ways())
        .filteredOn(way -> isFound(way, findings))
        .containsExactlyInAnyOrderElementsOf(Impure.CLOCKS_AND_CHANCE);
  }

  @Test
  void what_comes_in_as_an_argument_is_not_held_against_anyone() {
    assertThat(Purity.findings(new ClassFileImporter().importClasses(Innocent.class))).isEmpty();
    assertThat(Purity.clocks(new ClassFileImporter().importClasses(Asked.class))).isEmpty();
  }

  record Innocent(Instant at) {
    long seconds() {
      return at.getEpochSecond() + List.of(1, 2).stream().count();
    }
  }

  record Asked(Clock clock) {
    Instant at() {
      return Instant.now(clock);
    }
  }

  private static List<String> ways() {
    return Arrays.stream(Impure.class.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .map(Method::getName)
        .toList();
  }

  private static boolean isFound(String method, List<String> findings) {
    return findings.stream().anyMatch(finding -> finding.contains("Impure." + method + "("));
  }
}
