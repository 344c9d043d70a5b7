package org.yiwang.web;

import static java.util.Map.entry;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.target.Goal;
import org.yiwang.target.Light;
import org.yiwang.target.view.TargetPage;
import org.yiwang.target.view.TargetRow;
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
  private final TargetForms forms;
  private final FigureForms figures;
  private final PlanForms plans;
  private final DecisionForms decisions;

  TargetActs(Desk desk, Tasks tasks) {
    this.desk = desk;
    this.tasks = tasks;
    this.forms = new TargetForms(desk);
    this.figures = new FigureForms(desk, forms);
    this.plans = new PlanForms(desk, forms);
    this.decisions = new DecisionForms(desk, forms);
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
        .filter(slug -> fits(call, page, slug))
        .filter(slug -> permitted(call, page, slug))
        .map(slug ->
            new Link(
                call.texts().of("act." + slug), "/targets/" + page.row().id() + "/" + slug, slug))
        .toList();
  }

  /// Whether the act makes sense as the target stands.
  private boolean fits(Call call, TargetPage page, String slug) {
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
          case "lock" -> assigned && !figures.lockable(call, page).isEmpty();
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
        ? !forms.reporting(call, page).isEmpty()
        : desk.permits()
            .may(call.person(), ACTS.getOrDefault(slug, slug), forms.unit(call, page, slug));
  }

  /// Where the number of an entry is replaced; empty where the visitor may not.
  String restating(Call call, TargetPage page, TargetPage.EntryRow entry) {
    var may =
        desk.permits().may(call.person(), "restate-figure", page.row().leadUnit())
            && figures.mayRestate(call, page, entry);
    return may ? "/targets/" + page.row().id() + "/restate?entry=" + entry.no() : "";
  }

  private Task task(Call call) {
    var slug = call.path("act");
    var page = TargetScreen.find(desk, call);
    return switch (slug) {
      case "progress" -> figures.progress(call, page);
      case "restate" -> figures.restate(call, page);
      case "lock" -> figures.lock(call, page);
      case "assign" -> plans.assign(call, page);
      case "plan" -> plans.plan(call, page);
      default -> decisions.task(call, page, slug);
    };
  }
}
