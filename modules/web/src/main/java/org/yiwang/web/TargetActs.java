package org.yiwang.web;

import static java.util.Map.entry;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.target.Evidence;
import org.yiwang.target.Goal;
import org.yiwang.target.Light;
import org.yiwang.target.LightRules;
import org.yiwang.target.SupervisionOrder;
import org.yiwang.target.TargetCommand;
import org.yiwang.target.TargetRoom;
import org.yiwang.target.view.TargetPage;
import org.yiwang.target.view.TargetRow;
import org.yiwang.web.page.FormPage;
import org.yiwang.web.page.Link;

/// What may be done to a target, each as a form on a page of its own.
final class TargetActs {
  /// What the roles of the pack call each act.
  static final Map<String, String> ACTS =
      Map.ofEntries(
          entry("progress", "report-progress"),
          entry("sign-off", "sign-off-target"),
          entry("order", "issue-order"),
          entry("assign", "assign-target"),
          entry("plan", "change-target"),
          entry("change", "change-target"),
          entry("base", "change-target"),
          entry("suspend", "suspend-target"),
          entry("resume", "resume-target"),
          entry("lock", "lock-figures"),
          entry("restate", "restate-figure"),
          entry("publish", "publish-target"),
          entry("withdraw", "publish-target"),
          entry("rules", "change-target"));

  static final int REASON_MAX = 2_000;
  static final int NAME_MAX = 200;

  /// In the order in which they stand on the page.
  private static final List<String> OFFERED =
      List.of(
          "progress",
          "sign-off",
          "order",
          "assign",
          "plan",
          "change",
          "base",
          "suspend",
          "resume",
          "lock",
          "publish",
          "withdraw",
          "rules");

  private static final Set<String> AFTER_THE_END = Set.of("lock", "publish", "withdraw");

  private final Desk desk;
  private final Tasks tasks;
  private final PlanForms plans;

  TargetActs(Desk desk, Tasks tasks) {
    this.desk = desk;
    this.tasks = tasks;
    this.plans = new PlanForms(desk);
  }

  ServerResponse show(Call call) {
    return tasks.show(call, task(call));
  }

  ServerResponse run(Call call) throws IOException, ServletException {
    return tasks.run(call, task(call));
  }

  /// The acts the visitor may do now, the main one first.
  List<Link> offered(Call call, TargetPage page) {
    return OFFERED.stream()
        .filter(slug -> fits(page, slug))
        .filter(slug -> permitted(call, page, slug))
        .map(slug ->
            new Link(
                call.texts().of("act." + slug), "/targets/" + page.row().id() + "/" + slug, slug))
        .toList();
  }

  /// Whether the act makes sense as the target stands.
  private boolean fits(TargetPage page, String slug) {
    var row = page.row();
    var goal = row.goal();
    var open = !row.signedOff();
    var suspended = row.light() == Light.SUSPENDED;
    var assigned = row.deadline().isPresent();
    return (open || AFTER_THE_END.contains(slug))
        && switch (slug) {
          case "progress" -> assigned && goal.measure() != Goal.Measure.NONE;
          case "sign-off" -> row.openOrders() == 0 && ended(row);
          case "order", "change" -> assigned;
          case "plan" -> PlanForms.planned(page);
          case "base" -> goal.kind() == Goal.Kind.GROWTH && goal.base().isPresent();
          case "suspend" -> assigned && !suspended;
          case "resume" -> suspended;
          case "lock" -> assigned;
          case "publish" -> !row.published();
          case "withdraw" -> row.published();
          case "rules" -> !page.rules().equals(desk.rooms().pack().rules().version());
          default -> true;
        };
  }

  private boolean ended(TargetRow row) {
    return row.light().fulfilled()
        || row.goal().kind() == Goal.Kind.UNQUANTIFIED
        || row.deadline().filter(desk.today()::isAfter).isPresent();
  }

  private boolean permitted(Call call, TargetPage page, String slug) {
    return slug.equals("progress")
        ? !reporting(call, page).isEmpty()
        : desk.permits().may(call.person(), ACTS.getOrDefault(slug, slug), unit(call, page, slug));
  }

  /// The unit that must be in the visitor's reach; for a lock by an assisting unit its own.
  private String unit(Call call, TargetPage page, String slug) {
    var own = ownUnit(call);
    return slug.equals("lock") && page.row().assistUnits().contains(own)
        ? own
        : page.row().leadUnit();
  }

  private Task task(Call call) {
    var slug = call.path("act");
    var page = TargetScreen.find(desk, call);
    var fields = new Fields(call.texts());
    return switch (slug) {
      case "progress" -> progress(call, page, fields);
      case "restate" -> restate(call, page, fields);
      case "assign" -> plans.assign(call, page, this);
      case "plan" -> plans.plan(call, page, this);
      case "base" -> base(call, page, fields);
      case "rules" ->
          task(
              call,
              page,
              slug,
              List.of(fields.area("reason", true)),
              (typed, _) ->
                  new TargetCommand.MoveToRules(
                      desk.rooms().pack().rules(), typed.words("reason", REASON_MAX)));
      case "sign-off" ->
          task(
              call,
              page,
              slug,
              List.of(fields.area("conclusion", true)),
              (typed, _) -> new TargetCommand.SignOff(typed.words("conclusion", REASON_MAX)));
      case "order" -> order(call, page, fields);
      case "change" -> change(call, page, fields);
      case "suspend" ->
          task(
              call,
              page,
              slug,
              List.of(fields.area("reason", true), fields.text("document", true)),
              (typed, _) ->
                  new TargetCommand.Suspend(
                      typed.words("reason", REASON_MAX), typed.words("document", NAME_MAX)));
      case "resume" ->
          task(
              call,
              page,
              slug,
              List.of(fields.area("reason", true)),
              (typed, _) -> new TargetCommand.Resume(typed.words("reason", REASON_MAX)));
      case "lock" -> lock(call, page, fields);
      case "publish" -> task(call, page, slug, List.of(), (_, _) -> new TargetCommand.Publish());
      case "withdraw" ->
          task(
              call,
              page,
              slug,
              List.of(fields.area("reason", true)),
              (typed, _) -> new TargetCommand.Withdraw(typed.words("reason", REASON_MAX)));
      default -> throw new NoSuchElementException("no act " + slug);
    };
  }

  private Task progress(Call call, TargetPage page, Fields fields) {
    var units = reporting(call, page);
    var steps = page.row().goal().measure() == Goal.Measure.STEPS;
    var level = page.row().goal().measure() == Goal.Measure.LEVEL;
    var asked = new ArrayList<FormPage.Field>();
    if (units.size() > 1) {
      asked.add(fields.select("unit", choices(units, call), units.getFirst()));
    }
    asked.add(fields.date("day", desk.today().toString(), true));
    if (steps) {
      var open = page.milestones().stream().filter(it -> it.doneOn().isEmpty()).toList();
      asked.add(
          fields.select(
              "step",
              open.stream()
                  .map(it -> new FormPage.Choice(it.step(), it.name().in(call.texts().english())))
                  .toList(),
              ""));
    } else {
      if (!level) {
        asked.add(
            fields.radio("mode", List.of(fields.choice("add"), fields.choice("total")), "add"));
      }
      asked.add(fields.number("amount", "", true));
    }
    asked.add(fields.area("note", true));
    asked.add(fields.text("number", false));
    asked.add(fields.file());
    asked.add(fields.check("open"));
    asked.add(fields.check("evidence-open"));
    var only = units.isEmpty() ? page.row().leadUnit() : units.getFirst();
    var unit = units.contains(call.field("unit")) ? call.field("unit") : only;
    return new Task(
        "progress",
        "report-progress",
        unit,
        name(page, call),
        back(page, call),
        "/targets/" + page.row().id() + "/progress",
        true,
        facts(page, call),
        asked,
        TargetRoom.target(page.row().id()),
        (typed, evidence) ->
            new TargetCommand.ReportProgress(
                typed.day("day", desk.today()),
                unit,
                "",
                TargetCommand.Source.SELF_REPORTED,
                level || call.field("mode").equals("total")
                    ? TargetCommand.Mode.TOTAL
                    : TargetCommand.Mode.ADD,
                steps ? java.math.BigDecimal.ONE : typed.number("amount"),
                steps ? typed.words("step", 100) : "",
                typed.words("note", REASON_MAX),
                !call.field("open").isEmpty(),
                evidence));
  }

  private Task restate(Call call, TargetPage page, Fields fields) {
    var number =
        call.field("entry").matches("\\d{1,6}") ? Integer.parseInt(call.field("entry")) : 0;
    var entry = page.entries().stream().filter(it -> it.no() == number).findFirst().orElseThrow();
    var goal = page.row().goal();
    var facts =
        List.of(
            new FormPage.Fact(
                call.texts().of("restate.was"),
                Wording.number(entry.amount(), goal.decimals()) + " " + unitWord(page, call)),
            new FormPage.Fact(call.texts().of("field.day"), entry.day().toString()),
            new FormPage.Fact(call.texts().of("field.note"), entry.note()));
    return new Task(
        "restate",
        "restate-figure",
        page.row().leadUnit(),
        name(page, call),
        back(page, call),
        "/targets/" + page.row().id() + "/restate?entry=" + number,
        false,
        facts,
        List.of(fields.number("amount", "", true), fields.area("reason", true)),
        TargetRoom.target(page.row().id()),
        (typed, _) ->
            new TargetCommand.Restate(
                number, typed.number("amount"), typed.words("reason", REASON_MAX)));
  }

  private Task order(Call call, TargetPage page, Fields fields) {
    var levels = Stream.of(SupervisionOrder.Level.values()).map(TargetActs::slug).toList();
    var units = involved(page);
    var suggested =
        page.row().light() == Light.FAR_BEHIND
            ? "red"
            : page.row().light() == Light.BEHIND ? "yellow" : "blue";
    return task(
        call,
        page,
        "order",
        List.of(
            fields.radio("level", levels.stream().map(fields::choice).toList(), suggested),
            fields.select("to", choices(units, call), page.row().leadUnit()),
            fields.date("answer-by", "", false),
            fields.area("reason", true)),
        (typed, _) ->
            new TargetCommand.IssueOrder(
                SupervisionOrder.Level.valueOf(
                    typed.choice("level", levels).toUpperCase(Locale.ROOT)),
                typed.choice("to", units),
                typed.words("reason", REASON_MAX),
                typed.optionalDay("answer-by")));
  }

  private Task change(Call call, TargetPage page, Fields fields) {
    return task(
        call,
        page,
        "change",
        List.of(
            fields.text("document", true),
            fields.number("value", "", false),
            fields.date("deadline", "", false),
            fields.area("reason", true)),
        (typed, _) -> {
          var value = typed.optionalNumber("value");
          var deadline = typed.optionalDay("deadline");
          if (value.isEmpty() && deadline.isEmpty()) {
            typed.wrong("value", "数值和期限至少改一项", "Change the value, the deadline, or both");
          }
          return new TargetCommand.ChangeByDecision(
              typed.words("document", NAME_MAX),
              typed.words("reason", REASON_MAX),
              value,
              deadline,
              Optional.empty());
        });
  }

  private Task base(Call call, TargetPage page, Fields fields) {
    var was = page.row().goal().base().map(base -> base.value().toPlainString()).orElse("");
    return task(
        call,
        page,
        "base",
        List.of(
            fields.number("base", was, true),
            fields.text("document", true),
            fields.area("reason", true)),
        (typed, _) ->
            new TargetCommand.RestateBase(
                typed.number("base"),
                typed.words("document", NAME_MAX),
                typed.words("reason", REASON_MAX)));
  }

  private Task lock(Call call, TargetPage page, Fields fields) {
    var district = desk.permits().may(call.person(), "publish-target", page.row().leadUnit());
    var lead = unit(call, page, "lock").equals(page.row().leadUnit());
    var level =
        district
            ? LightRules.Level.DISTRICT
            : lead ? LightRules.Level.DEPARTMENT : LightRules.Level.SUBDISTRICT;
    var last = YearMonth.from(desk.today()).minusMonths(1);
    var months =
        Stream.iterate(last, month -> month.minusMonths(1))
            .limit(6)
            .filter(month -> month.getYear() == page.row().year())
            .map(YearMonth::toString)
            .toList();
    var choices = months.stream().map(it -> new FormPage.Choice(it, it)).toList();
    var unit = district ? ownUnit(call) : unit(call, page, "lock");
    return task(
        call,
        page,
        "lock",
        List.of(fields.select("month", choices, last.toString())),
        (typed, _) ->
            new TargetCommand.LockMonth(
                YearMonth.parse(typed.choice("month", months)), level, unit));
  }

  /// An act on this target that sends no files.
  Task task(
      Call call,
      TargetPage page,
      String slug,
      List<FormPage.Field> fields,
      BiFunction<Typed, List<Evidence>, Object> command) {
    return new Task(
        slug,
        ACTS.getOrDefault(slug, slug),
        unit(call, page, slug),
        name(page, call),
        back(page, call),
        "/targets/" + page.row().id() + "/" + slug,
        false,
        facts(page, call),
        fields,
        TargetRoom.target(page.row().id()),
        command);
  }

  private List<FormPage.Fact> facts(TargetPage page, Call call) {
    var texts = call.texts();
    var goal = page.row().goal();
    return List.of(
        new FormPage.Fact(texts.of("fact.target"), name(page, call)),
        new FormPage.Fact(texts.of("fact.promise"), desk.wording().promised(goal, texts)),
        new FormPage.Fact(
            texts.of("fact.now"),
            desk.wording().number(page.row().figure(), goal) + " " + unitWord(page, call)));
  }

  private String unitWord(TargetPage page, Call call) {
    return desk.wording().say(page.row().goal().unit(), call.texts());
  }

  private String name(TargetPage page, Call call) {
    return desk.wording().say(page.row().name(), call.texts());
  }

  private Link back(TargetPage page, Call call) {
    return Link.to(name(page, call), "/targets/" + page.row().id());
  }

  private List<FormPage.Choice> choices(List<String> units, Call call) {
    return units.stream()
        .map(it -> new FormPage.Choice(it, desk.wording().unit(it, call.texts())))
        .toList();
  }

  private static List<String> involved(TargetPage page) {
    return Stream.concat(Stream.of(page.row().leadUnit()), page.row().assistUnits().stream())
        .filter(it -> !it.isEmpty())
        .distinct()
        .toList();
  }

  private List<String> reporting(Call call, TargetPage page) {
    return involved(page).stream()
        .filter(unit -> desk.permits().may(call.person(), "report-progress", unit))
        .toList();
  }

  private String ownUnit(Call call) {
    return call.person().listPosts(desk.today()).stream()
        .findFirst()
        .map(post -> post.unit().value())
        .orElse("");
  }

  private static String slug(SupervisionOrder.Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
