package org.yiwang.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.journal.Answer;
import org.yiwang.journal.Command;
import org.yiwang.journal.Refusal;
import org.yiwang.journal.Submission;
import org.yiwang.target.Goal;
import org.yiwang.target.Proposal;
import org.yiwang.target.TargetRoom;
import org.yiwang.target.view.ReportPage;
import org.yiwang.target.view.TargetRow;
import org.yiwang.target.view.Targets;
import org.yiwang.web.page.FormPage;
import org.yiwang.web.page.ImportPage;
import org.yiwang.web.page.Link;
import org.yiwang.web.page.ListPages;
import org.yiwang.web.page.Texts;

/// 导入: a report is read, and a person decides on each target it proposes.
final class ImportScreen {
  private static final List<String> GROUPS = List.of("matched", "numbered", "plain");
  private static final List<String> TABS = List.of("all", "open", "matched", "numbered", "plain");

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
    if (!call.header("Content-Type").orElse("").startsWith("multipart/form-data")) {
      return failed(call, "请先选一个文件。", "Choose a file first.");
    }
    var part = call.request().servletRequest().getPart("report");
    if (part == null || part.getSize() == 0) {
      return failed(call, "请先选一个文件。", "Choose a file first.");
    }
    var content = part.getInputStream().readAllBytes();
    try (var tray = desk.files().tray()) {
      var hash = tray.add(content);
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
        case Answer.Accepted _ -> {
          tray.keepAll();
          yield Call.seeOther("/imports/" + id + "?said=imported");
        }
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
    var asked = Desk.filter(call, "show", TABS);
    var tab = asked.isEmpty() ? "all" : asked;
    var register = register(report);
    var all = report.proposals();
    var shown = all.stream().filter(it -> isIn(tab, it, register)).toList();
    var groups = new ArrayList<ImportPage.Group>();
    for (var key : GROUPS) {
      var items =
          shown.stream()
              .filter(it -> group(it, register).equals(key))
              .map(it -> item(it, report, register, tab, call))
              .toList();
      if (!items.isEmpty()) {
        groups.add(
            new ImportPage.Group(
                key,
                texts.of("import.group." + key, items.size()),
                texts.of("import.group." + key + ".how"),
                key.equals("plain") && tab.equals("all"),
                items));
      }
    }
    var open =
        groups.stream()
            .flatMap(it -> it.items().stream())
            .filter(ImportPage.Item::open)
            .findFirst();
    return desk.pages()
        .show(
            "import",
            new ImportPage(
                desk.frame().around(call, report.row().title(), "imports"),
                report.row().title(),
                texts.of("import.under", all.size(), count("open", all, register)),
                TABS.stream().map(it -> tab(it, count(it, all, register), report, texts)).toList(),
                tab,
                groups,
                passages(report),
                open.map(it -> "#proposal-" + it.no()).orElse("")));
  }

  private static Link tab(String key, long count, ReportPage report, Texts texts) {
    var href = "/imports/" + report.row().id() + (key.equals("all") ? "" : "?show=" + key);
    return new Link(texts.of("import.tab." + key, count), href, key);
  }

  /// The targets of the report's year by their ids.
  private Map<String, TargetRow> register(ReportPage report) {
    return desk.targets().list(report.row().year(), Targets.Filter.ANY, desk.today()).stream()
        .collect(Collectors.toMap(TargetRow::id, row -> row));
  }

  private static String group(Proposal.Decided decided, Map<String, TargetRow> register) {
    if (register.containsKey(decided.proposal().like())) {
      return "matched";
    }
    return switch (decided.proposal().goal().kind()) {
      case GROWTH, FLOOR, STRICT_FLOOR, EXACT, ASSIGNED -> "numbered";
      case MILESTONE, UNQUANTIFIED -> "plain";
    };
  }

  /// What is promised, as a reader of the report would say it: a rate as a rate, an event as one.
  private String promised(Goal goal, boolean known, Texts texts) {
    var promised = desk.wording().promised(goal, texts);
    if (goal.kind() == Goal.Kind.GROWTH) {
      var rate = goal.growthPercent().orElse(BigDecimal.ZERO).stripTrailingZeros();
      var growth = texts.of("goal.growth", rate.toPlainString());
      return goal.base().isPresent() ? growth + " · " + promised : growth;
    }
    return goal.kind() == Goal.Kind.MILESTONE && !known ? texts.of("goal.milestone") : promised;
  }

  private static boolean isIn(
      String tab, Proposal.Decided decided, Map<String, TargetRow> register) {
    return switch (tab) {
      case "all" -> true;
      case "open" -> decided.fate() == Proposal.Fate.PROPOSED;
      default -> group(decided, register).equals(tab);
    };
  }

  private static long count(
      String tab, List<Proposal.Decided> all, Map<String, TargetRow> register) {
    return all.stream().filter(it -> isIn(tab, it, register)).count();
  }

  /// 采纳: the proposal is decided on, and what it says is registered as a target, in one go.
  ServerResponse accept(Call call) {
    var report = find(call);
    var decided = proposal(report, call);
    var task = acts.accept(call, report, decided);
    var actor = desk.permits().actor(call.person(), "accept-target", "");
    var key = "web:" + call.person().account() + ":" + Tasks.key(call);
    var show = TABS.contains(call.field("show")) ? "&show=" + call.field("show") : "";
    var back = "/imports/" + report.row().id() + "?said=accept" + show;
    return switch (desk.rooms().journal().submit(new Submission(key, actor, task))) {
      case Answer.Accepted _ -> Call.seeOther(back + "#proposal-" + decided.proposal().no());
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

  private ImportPage.Item item(
      Proposal.Decided decided,
      ReportPage report,
      Map<String, TargetRow> register,
      String tab,
      Call call) {
    var texts = call.texts();
    var proposal = decided.proposal();
    var wording = desk.wording();
    var address = "/imports/" + report.row().id() + "/" + proposal.no();
    var fate = fate(decided);
    var like = Optional.ofNullable(register.get(proposal.like()));
    var differs = like.filter(it -> !proposal.saysSameAs(it.goal())).isPresent();
    return new ImportPage.Item(
        proposal.no(),
        fate,
        texts.of("fate." + fate),
        wording.say(proposal.name(), texts),
        promised(proposal.goal(), like.isPresent(), texts),
        theme(proposal.theme(), texts),
        wording.unit(proposal.leadUnit(), texts),
        proposal.text(),
        like.map(it -> like(it, proposal, differs, texts)).orElse(""),
        differs,
        became(decided, texts),
        like.isPresent() || !proposal.theme().isEmpty(),
        address + "/accept" + (tab.equals("all") ? "" : "?show=" + tab),
        address + "/edit",
        address + "/merge",
        address + "/reject",
        desk.keys().get());
  }

  private String like(TargetRow target, Proposal proposal, boolean differs, Texts texts) {
    var name = desk.wording().say(target.name(), texts);
    return differs
        ? texts.of(
            "import.differs",
            name,
            desk.wording().promised(target.goal(), texts),
            desk.wording().promised(proposal.goal(), texts))
        : texts.of("import.like", name);
  }

  private static Link became(Proposal.Decided decided, Texts texts) {
    return decided
        .target()
        .map(id -> Link.to(texts.of("import.target"), "/targets/" + id))
        .or(() -> decided.into().map(no -> Link.to(texts.of("import.into", no), "#proposal-" + no)))
        .orElse(Link.to("", ""));
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
