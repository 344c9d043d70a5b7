package org.yiwang.target;

import java.util.Optional;
import org.yiwang.journal.Context;
import org.yiwang.journal.Decider;
import org.yiwang.journal.Decision;

/// The rules of an imported report: each proposal is decided once, by a person, on record.
///
/// Accepting is half of what a person wants; the other half, `Adopt` or `Cite`, is a command to the
/// target's stream in the same submission, so that both happen or neither.
final class ReportDecider implements Decider<ReportRegister, ReportCommand, ReportEvent> {
  static final int TEXT_CHARACTERS_MAX = 1_000_000;
  static final int PROPOSALS_MAX = 2_000;

  @Override
  public ReportRegister initial() {
    return ReportRegister.EMPTY;
  }

  @Override
  public Decision<ReportEvent> decide(
      ReportRegister state, ReportCommand command, Context context) {
    var day = Days.of(context.at());
    if (context.actor().unit().isBlank()) {
      return Decision.refuse("target.no-unit", "请先选择以哪个单位的身份办理", "Choose the unit you act for");
    }
    if (command instanceof ReportCommand.Import c) {
      return state.imported()
          ? Decision.refuse("report.imported", "这份报告已导入", "This report is imported already")
          : imported(c, day);
    }
    return switch (command) {
      case ReportCommand.Import _ -> throw new IllegalStateException("handled above");
      case ReportCommand.Edit c ->
          open(state, c.proposal().no(), p -> edited(p, c.proposal(), day));
      case ReportCommand.Accept c -> open(state, c.no(), _ -> accepted(state, c, day));
      case ReportCommand.Merge c -> open(state, c.no(), _ -> merged(state, c, day));
      case ReportCommand.Reject c -> open(state, c.no(), _ -> rejected(c, day));
    };
  }

  private static Decision<ReportEvent> imported(ReportCommand.Import c, java.time.LocalDate day) {
    var inputs =
        new Inputs()
            .must(!c.text().isBlank(), "missing", "text", "报告没有文字", "The report has no text")
            .must(
                c.text().length() <= TEXT_CHARACTERS_MAX,
                "too-long",
                "text",
                "报告最多 100 万字",
                "A report may have a million characters")
            .name("title", "标题", c.title())
            .atMost("place", "地方", c.place(), Inputs.NAME_CHARACTERS_MAX)
            .atMost("fileName", "文件名", c.fileName(), Inputs.NAME_CHARACTERS_MAX)
            .must(
                c.sha256().matches("[0-9a-f]{64}"),
                "hash",
                "sha256",
                "文件不完整，请重新上传",
                "The file is incomplete; upload it again")
            .must(
                c.year() >= 2000 && c.year() <= 2100,
                "year",
                "year",
                "年度应在 2000 至 2100 之间",
                "The year must be from 2000 to 2100")
            .must(
                c.proposals().size() <= PROPOSALS_MAX,
                "too-many",
                "proposals",
                "拟立目标过多",
                "Too many proposals");
    int no = 0;
    for (var proposal : c.proposals()) {
      no++;
      inputs.must(
          proposal.no() == no && fits(c.text(), proposal),
          "quote",
          "proposals",
          "第 " + no + " 条拟立目标与原文不符",
          "Proposal " + no + " does not fit the text");
    }
    return inputs.sound()
        ? Decision.accept(
            new ReportEvent.Imported(
                day,
                c.title(),
                c.place(),
                c.year(),
                c.fileName(),
                c.sha256(),
                c.text(),
                c.proposals()))
        : inputs.refuse();
  }

  private static boolean fits(String text, Proposal proposal) {
    return proposal.start() >= 0
        && proposal.end() <= text.length()
        && proposal.start() < proposal.end()
        && text.substring(proposal.start(), proposal.end()).equals(proposal.text());
  }

  private static Decision<ReportEvent> edited(Proposal was, Proposal is, java.time.LocalDate day) {
    var inputs =
        new Inputs()
            .name("name", "名称", is.name().zh())
            .must(
                was.start() == is.start() && was.end() == is.end() && was.text().equals(is.text()),
                "quote",
                "text",
                "原文不能改",
                "The passage cannot be changed");
    if (!inputs.sound()) {
      return inputs.refuse();
    }
    return was.equals(is)
        ? Decision.accept()
        : Decision.accept(new ReportEvent.Edited(day, was, is));
  }

  private static Decision<ReportEvent> accepted(
      ReportRegister state, ReportCommand.Accept c, java.time.LocalDate day) {
    var inputs =
        new Inputs()
            .must(
                c.target().matches("[0-9]{4}/[a-z0-9]+(-[a-z0-9]+)*"),
                "id",
                "target",
                "目标代号应为“年度/小写字母、数字、连字符”",
                "An id is year/lower-case letters, digits and hyphens")
            .must(
                state.proposals().stream()
                    .noneMatch(other ->
                        other.target().filter(c.target()::equals).isPresent()
                            && other.fate() == Proposal.Fate.ACCEPTED),
                "taken",
                "target",
                "已有一条采纳为这项目标，请用合并",
                "Another proposal became this target; merge instead");
    return inputs.sound()
        ? Decision.accept(new ReportEvent.Accepted(day, c.no(), c.target()))
        : inputs.refuse();
  }

  private static Decision<ReportEvent> merged(
      ReportRegister state, ReportCommand.Merge c, java.time.LocalDate day) {
    var into = find(state, c.into());
    var inputs =
        new Inputs()
            .must(
                c.no() != c.into()
                    && into.filter(p ->
                            p.fate() == Proposal.Fate.PROPOSED
                                || p.fate() == Proposal.Fate.ACCEPTED)
                        .isPresent(),
                "merge",
                "into",
                "请选择另一条未合并、未否决的拟立目标",
                "Choose another proposal that is not merged or rejected");
    return inputs.sound()
        ? Decision.accept(new ReportEvent.Merged(day, c.no(), c.into()))
        : inputs.refuse();
  }

  private static Decision<ReportEvent> rejected(ReportCommand.Reject c, java.time.LocalDate day) {
    var inputs = new Inputs().text("reason", "不采纳的理由", c.reason());
    return inputs.sound()
        ? Decision.accept(new ReportEvent.Rejected(day, c.no(), c.reason()))
        : inputs.refuse();
  }

  private static Decision<ReportEvent> open(
      ReportRegister state,
      int no,
      java.util.function.Function<Proposal, Decision<ReportEvent>> act) {
    var found = find(state, no);
    if (found.isEmpty()) {
      return Decision.refuse(
          "report.proposal-unknown", "没有第 " + no + " 条拟立目标", "There is no proposal " + no);
    }
    if (found.get().fate() != Proposal.Fate.PROPOSED) {
      return Decision.refuse("report.decided", "这一条已有结论", "This proposal is decided already");
    }
    return act.apply(found.get().proposal());
  }

  private static Optional<Proposal.Decided> find(ReportRegister state, int no) {
    return state.proposals().stream().filter(p -> p.proposal().no() == no).findFirst();
  }

  @Override
  public ReportRegister evolve(ReportRegister state, ReportEvent event) {
    return switch (event) {
      case ReportEvent.Imported e -> {
        if (state.imported()) {
          throw new IllegalStateException("imported twice: " + e.sha256());
        }
        yield new ReportRegister(
            e.year(),
            e.proposals().stream().map(p -> decided(p, Proposal.Fate.PROPOSED, false)).toList());
      }
      case ReportEvent.Edited e ->
          state.with(e.is().no(), _ -> decided(e.is(), Proposal.Fate.PROPOSED, true));
      case ReportEvent.Accepted e ->
          state.with(
              e.no(),
              p ->
                  new Proposal.Decided(
                      p.proposal(),
                      Proposal.Fate.ACCEPTED,
                      p.edited(),
                      Optional.of(e.target()),
                      Optional.empty()));
      case ReportEvent.Merged e ->
          state.with(
              e.no(),
              p ->
                  new Proposal.Decided(
                      p.proposal(),
                      Proposal.Fate.MERGED,
                      p.edited(),
                      Optional.empty(),
                      Optional.of(e.into())));
      case ReportEvent.Rejected e ->
          state.with(e.no(), p -> decided(p.proposal(), Proposal.Fate.REJECTED, p.edited()));
    };
  }

  private static Proposal.Decided decided(Proposal proposal, Proposal.Fate fate, boolean edited) {
    return new Proposal.Decided(proposal, fate, edited, Optional.empty(), Optional.empty());
  }
}
