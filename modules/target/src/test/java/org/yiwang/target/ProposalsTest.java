package org.yiwang.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yiwang.identity.Identity;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Context;
import org.yiwang.journal.Decision;
import org.yiwang.pack.PackFolder;
import org.yiwang.workreport.UnreadableReport;
import org.yiwang.workreport.WorkReport;

/// What a read report suggests, laid beside the targets of the pack.
final class ProposalsTest {
  private static final Path ROOT = Path.of(System.getProperty("yiwang.root"));
  private static final String TEXT =
      """
      2024年甲区人民政府工作报告

      一、2023年工作回顾
      过去一年，一般公共预算收入达到197亿元，增长8.3%。

      二、2024年主要目标
      一般公共预算收入增长6%。

      三、2024年重点工作
      （一）保障民生
      完成适老化改造500户。新增认知障碍照护床位130张。新建候车亭77座。
      """;

  private static TargetPack pack() {
    return PackFolder.open(ROOT.resolve("packs/hongkou")).check(ProposalsTest::read).get();
  }

  private static TargetPack read(PackFolder folder) {
    var units =
        Identity.read(folder, true).units().list().stream()
            .map(unit -> unit.id().value())
            .collect(Collectors.toSet());
    return TargetPack.read(folder, units);
  }

  private static WorkReport small() throws UnreadableReport {
    return WorkReport.read(TEXT.getBytes(StandardCharsets.UTF_8), "small.txt");
  }

  @Test
  void a_promise_the_pack_knows_brings_its_unit_theme_and_way_of_counting() throws Exception {
    var proposals = Proposals.from(small(), pack());
    var homes =
        proposals.stream()
            .filter(one -> one.like().equals("2024/elder-friendly-homes"))
            .findFirst()
            .orElseThrow();
    assertThat(homes.leadUnit()).isEqualTo("civil-affairs");
    assertThat(homes.theme()).isEqualTo("livelihood");
    assertThat(homes.goal().counted()).isEqualTo(Goal.Counted.DERIVED);
    assertThat(homes.goal().value().orElseThrow()).isEqualByComparingTo("500");
    assertThat(TEXT.substring(homes.start(), homes.end())).isEqualTo(homes.text());
  }

  @Test
  void a_promise_the_pack_does_not_know_is_proposed_as_it_was_read() throws Exception {
    var unknown =
        Proposals.from(small(), pack()).stream()
            .filter(one -> one.text().contains("77座"))
            .findFirst()
            .orElseThrow();
    assertThat(unknown.like()).isEmpty();
    assertThat(unknown.goal().value().orElseThrow()).isEqualByComparingTo("77");
    assertThat(unknown.goal().unit().zh()).isEqualTo("座");
    assertThat(unknown.theme()).isEqualTo("livelihood");
  }

  @Test
  void another_thing_with_a_like_name_is_not_tied_and_another_number_of_the_same_thing_says_so()
      throws Exception {
    var text = TEXT.replace("500户。", "600户。新建社区托育点8个。");
    var report = WorkReport.read(text.getBytes(StandardCharsets.UTF_8), "small.txt");
    var proposals = Proposals.from(report, pack());
    assertThat(proposals)
        .filteredOn(one -> one.text().contains("托育点"))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.like()).isEmpty();
          assertThat(one.goal().value().orElseThrow()).isEqualByComparingTo("8");
        });
    var homes =
        proposals.stream().filter(one -> one.text().contains("适老化")).findFirst().orElseThrow();
    assertThat(homes.like()).isEqualTo("2024/elder-friendly-homes");
    assertThat(homes.goal().value().orElseThrow()).isEqualByComparingTo("600");
    var registered = pack().targets().stream().filter(one -> one.id().equals(homes.like()));
    assertThat(registered.map(one -> homes.saysSameAs(one.promise().goal())).toList())
        .containsExactly(false);
  }

  @Test
  void every_proposal_can_be_imported_accepted_adopted_and_assigned() throws Exception {
    var command = Proposals.toImport(small(), "small.txt", "0f".repeat(32), pack());
    var decider = new ReportDecider();
    var actor = new Actor("lin", "office", "supervision");
    var at = Days.midnight(java.time.LocalDate.of(2024, 2, 1));
    var context = new Context(TargetRoom.report("r"), 0, at, actor);
    assertThat(decider.decide(decider.initial(), command, context))
        .isInstanceOf(Decision.Accept.class);
    for (var proposal : command.proposals()) {
      adopts(proposal, actor, at);
    }
  }

  private static void adopts(Proposal proposal, Actor actor, java.time.Instant at) {
    var promise =
        new Promise(
            2024,
            proposal.no(),
            proposal.name(),
            Optional.empty(),
            "livelihood",
            proposal.goal(),
            "r",
            Optional.of(proposal.quote("r")));
    var context = new Context(TargetRoom.target("2024/x"), 0, at, actor);
    assertThat(
            new TargetDecider()
                .decide(
                    new TargetState.NotAdopted(),
                    new TargetCommand.Adopt(promise, Story.rules()),
                    context))
        .as(proposal.text())
        .isInstanceOf(Decision.Accept.class);
  }

  @Test
  void the_report_of_2024_is_laid_beside_the_42_targets_of_the_pack() throws Exception {
    var shared =
        Optional.ofNullable(System.getenv("YIWANG_SHARED"))
            .map(Path::of)
            .orElse(ROOT.resolve("../shared"));
    var file = shared.resolve("input/work-report-2024.txt");
    assumeTrue(Files.exists(file), "shared/ is absent: the 2024 report is not read");
    var proposals = Proposals.from(WorkReport.read(file), pack());
    var likes =
        proposals.stream().map(Proposal::like).filter(id -> !id.isEmpty()).distinct().toList();
    var missed =
        pack().targets().stream()
            .map(TargetPack.Definition::id)
            .filter(id -> !likes.contains(id))
            .toList();
    assertThat(likes)
        .as("targets no promise was tied to: %s", missed)
        .hasSizeGreaterThanOrEqualTo(41);
    assertThat(proposals).allSatisfy(one -> assertThat(one.goal().unit().zh()).isNotBlank());
    for (var proposal : proposals) {
      adopts(
          proposal,
          new Actor("lin", "office", "supervision"),
          Days.midnight(java.time.LocalDate.of(2024, 2, 1)));
    }
  }
}
