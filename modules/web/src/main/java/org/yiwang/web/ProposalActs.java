package org.yiwang.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.yiwang.identity.UnitKind;
import org.yiwang.journal.Command;
import org.yiwang.pack.Text;
import org.yiwang.target.Assignment;
import org.yiwang.target.Evidence;
import org.yiwang.target.Plan;
import org.yiwang.target.Promise;
import org.yiwang.target.Proposal;
import org.yiwang.target.ReportCommand;
import org.yiwang.target.TargetCommand;
import org.yiwang.target.TargetRoom;
import org.yiwang.target.view.ReportPage;
import org.yiwang.target.view.TargetRow;
import org.yiwang.target.view.Targets;
import org.yiwang.web.page.FormPage;
import org.yiwang.web.page.Link;

/// What may be done to a proposal of an imported report.
final class ProposalActs {
  private static final int TEXT_MAX = 2_000;

  private final Desk desk;

  ProposalActs(Desk desk) {
    this.desk = desk;
  }

  /// 采纳: tied to the target it resembles if that is registered, else registered as a new one and
  /// given to the suggested unit.
  List<Command> accept(Call call, ReportPage report, Proposal.Decided decided) {
    var proposal = decided.proposal();
    var quote = proposal.quote(report.row().id());
    var known = desk.targets().find(proposal.like(), desk.today());
    if (known.isPresent()) {
      var id = known.get().row().id();
      return List.of(
          Command.to(
              TargetRoom.report(report.row().id()), new ReportCommand.Accept(proposal.no(), id)),
          Command.to(TargetRoom.target(id), new TargetCommand.Cite(quote)));
    }
    var year = report.row().year();
    var id = year + "/" + report.row().id().substring(5) + "-" + proposal.no();
    if (proposal.theme().isEmpty()) {
      throw new Stopped(
          HttpStatus.CONFLICT,
          "web.no-theme",
          new Text("还没有定板块，请先补全再采纳。", "Its chapter is still open; complete it first."));
    }
    var number = nextNumber(year);
    var promise =
        new Promise(
            year,
            number,
            proposal.name(),
            Optional.empty(),
            proposal.theme(),
            proposal.goal(),
            report.row().id(),
            Optional.of(quote));
    var commands = new ArrayList<Command>();
    commands.add(
        Command.to(
            TargetRoom.report(report.row().id()), new ReportCommand.Accept(proposal.no(), id)));
    commands.add(
        Command.to(
            TargetRoom.target(id), new TargetCommand.Adopt(promise, desk.rooms().pack().rules())));
    if (!proposal.leadUnit().isEmpty()) {
      commands.add(
          Command.to(
              TargetRoom.target(id),
              new TargetCommand.Assign(
                  assignment(promise, proposal.leadUnit(), LocalDate.of(year, 12, 31)))));
    }
    return commands;
  }

  /// A first plan in equal monthly parts, to be changed by whoever knows better.
  static Assignment assignment(Promise promise, String lead, LocalDate deadline) {
    var goal = promise.goal();
    var counts =
        goal.measure() == org.yiwang.target.Goal.Measure.ACCRUAL && goal.value().isPresent();
    var plan =
        counts
            ? Plan.monthly(
                promise.year(), deadline, goal.value().orElse(BigDecimal.ONE), goal.decimals())
            : new Plan(
                LocalDate.of(promise.year() - 1, 12, 31), Plan.Pace.LINEAR, List.of(), List.of());
    return new Assignment(lead, List.of(), deadline, plan, List.of());
  }

  private int nextNumber(int year) {
    return registered(year).stream().mapToInt(TargetRow::number).max().orElse(0) + 1;
  }

  private List<TargetRow> registered(int year) {
    return desk.targets().list(year, Targets.Filter.ANY, desk.today());
  }

  Task task(Call call, ReportPage report, Proposal.Decided decided) {
    var fields = new Fields(call.texts());
    var proposal = decided.proposal();
    return switch (call.path("act")) {
      case "edit" -> edit(call, report, proposal);
      case "merge" -> {
        var others =
            report.proposals().stream()
                .map(Proposal.Decided::proposal)
                .filter(it -> it.no() != proposal.no())
                .map(it ->
                    new FormPage.Choice(
                        Integer.toString(it.no()),
                        it.no() + " · " + desk.wording().say(it.name(), call.texts())))
                .toList();
        var values = others.stream().map(FormPage.Choice::value).toList();
        yield task(
            call,
            report,
            proposal,
            "merge",
            List.of(fields.select("into", others, "")),
            (typed, _) ->
                new ReportCommand.Merge(
                    proposal.no(), Integer.parseInt(typed.choice("into", values))));
      }
      case "reject" ->
          task(
              call,
              report,
              proposal,
              "reject",
              List.of(fields.area("reason", true)),
              (typed, _) ->
                  new ReportCommand.Reject(proposal.no(), typed.words("reason", TEXT_MAX)));
      default -> throw new NoSuchElementException("no act " + call.path("act"));
    };
  }

  private Task edit(Call call, ReportPage report, Proposal proposal) {
    var fields = new Fields(call.texts());
    var english = call.texts().english();
    var themes =
        desk.rooms().pack().themes().stream()
            .map(it -> new FormPage.Choice(it.theme(), it.name().in(english)))
            .toList();
    var units =
        desk.rooms().identity().units().list().stream()
            .filter(it -> it.kind() != UnitKind.COMMITTEE)
            .toList();
    var leads = new ArrayList<FormPage.Choice>();
    leads.add(new FormPage.Choice("", call.texts().of("unit.nobody")));
    units.forEach(
        it -> leads.add(new FormPage.Choice(it.id().value(), it.shortName().in(english))));
    var known = new ArrayList<FormPage.Choice>();
    known.add(new FormPage.Choice("", call.texts().of("import.new")));
    for (var row : registered(report.row().year())) {
      known.add(
          new FormPage.Choice(
              row.id(),
              row.name().in(english) + " · " + desk.wording().promised(row.goal(), call.texts())));
    }
    var knownIds = known.stream().map(FormPage.Choice::value).toList();
    var themeIds = themes.stream().map(FormPage.Choice::value).toList();
    var unitIds = leads.stream().map(FormPage.Choice::value).toList();
    return task(
        call,
        report,
        proposal,
        "edit",
        List.of(
            fields.select("like", known, proposal.like()),
            fields.field("name-zh", "text", proposal.name().zh(), List.of(), true),
            fields.field("name-en", "text", proposal.name().en(), List.of(), true),
            fields.number(
                "value", proposal.goal().value().map(BigDecimal::toPlainString).orElse(""), false),
            fields.select("theme", orChoose(themes, proposal.theme(), call), proposal.theme()),
            fields.field("lead", "select", proposal.leadUnit(), leads, false)),
        (typed, _) -> {
          var value = typed.optionalNumber("value");
          var goal = value.map(proposal.goal()::withValue).orElse(proposal.goal());
          return new ReportCommand.Edit(
              new Proposal(
                  proposal.no(),
                  new Text(typed.words("name-zh", 100), typed.words("name-en", 200)),
                  goal,
                  typed.choice("theme", themeIds),
                  typed.choice("lead", unitIds),
                  typed.choice("like", knownIds),
                  proposal.section(),
                  proposal.text(),
                  proposal.start(),
                  proposal.end()));
        });
  }

  /// The choices, with one more that chooses none while nothing is suggested.
  private static List<FormPage.Choice> orChoose(
      List<FormPage.Choice> choices, String suggested, Call call) {
    if (!suggested.isEmpty()) {
      return choices;
    }
    var all = new ArrayList<FormPage.Choice>();
    all.add(new FormPage.Choice("", call.texts().of("form.choose")));
    all.addAll(choices);
    return all;
  }

  private Task task(
      Call call,
      ReportPage report,
      Proposal proposal,
      String slug,
      List<FormPage.Field> fields,
      BiFunction<Typed, List<Evidence>, Object> command) {
    var back = "/imports/" + report.row().id();
    var name = desk.wording().say(proposal.name(), call.texts());
    return new Task(
        slug,
        ImportScreen.acts().getOrDefault(slug, slug),
        "",
        name,
        Link.to(report.row().title(), back + "#proposal-" + proposal.no()),
        back + "/" + proposal.no() + "/" + slug,
        false,
        List.of(
            new FormPage.Fact(call.texts().of("fact.passage"), proposal.text()),
            new FormPage.Fact(
                call.texts().of("fact.promise"),
                desk.wording().promised(proposal.goal(), call.texts()))),
        fields,
        TargetRoom.report(report.row().id()),
        command);
  }
}
