package org.yiwang.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.journal.Answer;
import org.yiwang.journal.Command;
import org.yiwang.journal.Refusal;
import org.yiwang.journal.Submission;
import org.yiwang.target.Proposal;
import org.yiwang.target.TargetRoom;
import org.yiwang.target.view.ReportPage;
import org.yiwang.web.page.FormPage;
import org.yiwang.web.page.ImportPage;
import org.yiwang.web.page.Link;
import org.yiwang.web.page.ListPages;
import org.yiwang.web.page.Texts;

/// 导入: a report is read, and a person decides on each target it proposes.
final class ImportScreen {
  private final Desk desk;
  private final Tasks tasks;
  private final ProposalActs acts;

  ImportScreen(Desk desk, Tasks tasks) {
    this.desk = desk;
    this.tasks = tasks;
    this.acts = new ProposalActs(desk);
  }

  ServerResponse list(Call call) {
    return list(call, HttpStatus.OK, List.of());
  }

  /// Takes a file in and shows what it proposes; the same file again shows the same import.
  ServerResponse upload(Call call) throws IOException, ServletException {
    var part = call.request().servletRequest().getPart("report");
    if (part == null || part.getSize() == 0) {
      return failed(call, "请先选一个文件。", "Choose a file first.");
    }
    var content = part.getInputStream().readAllBytes();
    var hash = desk.files().keep(content);
    try {
      var name = java.util.Objects.requireNonNullElse(part.getSubmittedFileName(), "report");
      var read = desk.rooms().reader().read(name, content, hash);
      var id = TargetRoom.reportId(read.year(), hash);
      var actor = desk.permits().actor(call.person(), "import-report", "");
      var key = "web:" + call.person().account() + ":" + Tasks.key(call);
      var answer =
          desk.rooms()
              .journal()
              .submit(Submission.of(key, actor, Command.to(TargetRoom.report(id), read)));
      return switch (answer) {
        case Answer.Accepted _ -> Call.seeOther("/imports/" + id + "?said=imported");
        case Answer.Refused(Refusal refusal) ->
            desk.targets().findReport(id).isPresent()
                ? Call.seeOther("/imports/" + id)
                : failed(call, refusal.zh(), refusal.en());
      };
    } catch (ReportReader.Unreadable unreadable) {
      return failed(call, unreadable.zh(), unreadable.en());
    }
  }

  ServerResponse page(Call call) {
    var report = find(call);
    var texts = call.texts();
    var items = report.proposals().stream().map(it -> item(it, report, call)).toList();
    var open = items.stream().filter(ImportPage.Item::open).toList();
    return desk.pages()
        .show(
            "import",
            new ImportPage(
                desk.frame().around(call, report.row().title(), "imports"),
                report.row().title(),
                texts.of("import.under", items.size(), open.size()),
                items,
                passages(report),
                open.isEmpty() ? "" : "#proposal-" + open.getFirst().no()));
  }

  /// 采纳: the proposal is decided on, and what it says is registered as a target, in one go.
  ServerResponse accept(Call call) {
    var report = find(call);
    var decided = proposal(report, call);
    var task = acts.accept(call, report, decided);
    var actor = desk.permits().actor(call.person(), "accept-target", "");
    var key = "web:" + call.person().account() + ":" + Tasks.key(call);
    var back = "/imports/" + report.row().id();
    return switch (desk.rooms().journal().submit(new Submission(key, actor, task))) {
      case Answer.Accepted _ ->
          Call.seeOther(back + "?said=accept#proposal-" + decided.proposal().no());
      case Answer.Refused(Refusal refusal) ->
          desk.faults().answer(call, Problem.of(refusal, desk.keys().get().substring(0, 8)));
    };
  }

  ServerResponse show(Call call) {
    var report = find(call);
    return tasks.show(call, acts.task(call, report, proposal(report, call)));
  }

  ServerResponse run(Call call) throws IOException, ServletException {
    var report = find(call);
    return tasks.run(call, acts.task(call, report, proposal(report, call)));
  }

  private ServerResponse failed(Call call, String zh, String en) {
    return list(
        call,
        HttpStatus.UNPROCESSABLE_CONTENT,
        List.of(new FormPage.FieldProblem("report", call.texts().english() ? en : zh)));
  }

  private ServerResponse list(Call call, HttpStatus status, List<FormPage.FieldProblem> problems) {
    var texts = call.texts();
    return desk.pages()
        .show(
            status,
            "imports",
            new ListPages.ImportsPage(
                desk.frame().around(call, texts.of("imports.title"), "imports"),
                desk.keys().get(),
                problems,
                desk.targets().reports().stream().map(row -> line(row, texts)).toList()));
  }

  private ListPages.ReportLine line(ReportPage.ReportRow row, Texts texts) {
    var open = row.fates().getOrDefault(Proposal.Fate.PROPOSED, 0);
    var all = row.fates().values().stream().mapToInt(Integer::intValue).sum();
    return new ListPages.ReportLine(
        "/imports/" + row.id(),
        row.title(),
        Integer.toString(row.year()),
        desk.wording().days().ago(row.importedAt(), desk.now(), texts),
        row.fileName(),
        texts.of("import.under", all, open));
  }

  private ReportPage find(Call call) {
    return desk.targets().findReport(call.path("report")).orElseThrow();
  }

  private static Proposal.Decided proposal(ReportPage report, Call call) {
    return report.proposals().stream()
        .filter(it -> Integer.toString(it.proposal().no()).equals(call.path("no")))
        .findFirst()
        .orElseThrow();
  }

  private ImportPage.Item item(Proposal.Decided decided, ReportPage report, Call call) {
    var texts = call.texts();
    var proposal = decided.proposal();
    var wording = desk.wording();
    var action = "/imports/" + report.row().id() + "/" + proposal.no();
    var fate = fate(decided);
    var like =
        desk.targets()
            .find(proposal.like(), desk.today())
            .map(it -> wording.say(it.row().name(), texts));
    var became =
        decided
            .target()
            .map(id -> Link.to(texts.of("import.target"), "/targets/" + id))
            .or(() ->
                decided.into().map(no -> Link.to(texts.of("import.into", no), "#proposal-" + no)))
            .orElse(Link.to("", ""));
    return new ImportPage.Item(
        proposal.no(),
        fate,
        texts.of("fate." + fate),
        wording.say(proposal.name(), texts),
        wording.promised(proposal.goal(), texts),
        theme(proposal.theme(), texts),
        wording.unit(proposal.leadUnit(), texts),
        like.orElse(""),
        became,
        action,
        action + "/edit",
        action + "/merge",
        action + "/reject",
        desk.keys().get());
  }

  private String theme(String id, Texts texts) {
    return desk.rooms().pack().themes().stream()
        .filter(it -> it.theme().equals(id))
        .findFirst()
        .map(it -> desk.wording().say(it.name(), texts))
        .orElse("");
  }

  private static String fate(Proposal.Decided decided) {
    return decided.fate().name().toLowerCase(Locale.ROOT);
  }

  /// The text cut at the proposals; where two overlap, the later begins after the earlier.
  private static List<ImportPage.Passage> passages(ReportPage report) {
    var passages = new ArrayList<ImportPage.Passage>();
    var text = report.text();
    int at = 0;
    var order = Comparator.<Proposal.Decided>comparingInt(it -> it.proposal().start());
    for (var decided : report.proposals().stream().sorted(order).toList()) {
      var start = Math.max(at, decided.proposal().start());
      var end = Math.min(text.length(), decided.proposal().end());
      if (start >= end) {
        continue;
      }
      passages.add(new ImportPage.Passage(0, "", text.substring(at, start)));
      passages.add(
          new ImportPage.Passage(
              decided.proposal().no(), fate(decided), text.substring(start, end)));
      at = end;
    }
    passages.add(new ImportPage.Passage(0, "", text.substring(at)));
    return passages;
  }

  static Map<String, String> acts() {
    return Map.of("edit", "edit-target", "merge", "accept-target", "reject", "accept-target");
  }
}
