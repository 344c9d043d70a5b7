package org.yiwang.target;

import java.util.HashSet;
import org.yiwang.journal.Decision;

/// Acts on what a target is: adopted, assigned, shown, suspended, closed.
final class TermsActs {
  private TermsActs() {}

  static Decision<TargetEvent> adopt(TargetCommand.Adopt c, TargetDecider.Scene scene) {
    if (scene.actor().unit().isBlank()) {
      return Decision.refuse("target.no-unit", "请先选择以哪个单位的身份办理", "Choose the unit you act for");
    }
    var inputs = TermsChecks.promise(c.promise());
    return inputs.accept(() -> new TargetEvent.Adopted(scene.day(), c.promise(), c.rules()));
  }

  static Decision<TargetEvent> cite(TargetCommand.Cite c, TargetDecider.Scene scene) {
    var inputs = TermsChecks.quote(new Inputs(), c.quote());
    return inputs.accept(() -> new TargetEvent.Cited(scene.day(), c.quote()));
  }

  static Decision<TargetEvent> assign(
      Target target, TargetCommand.Assign c, TargetDecider.Scene scene) {
    var inputs =
        TermsChecks.assignment(target.promise(), c.assignment())
            .must(
                keepsReporters(target, c.assignment()),
                "reporter",
                "assistUnits",
                "已报过进度的单位不能移出",
                "A unit that has reported progress cannot be left out");
    return inputs.accept(() -> new TargetEvent.Assigned(scene.day(), c.assignment()));
  }

  private static boolean keepsReporters(Target target, Assignment assignment) {
    var units = new HashSet<String>();
    target.progress().entries().forEach(entry -> units.add(entry.unit()));
    return units.stream().allMatch(assignment::involves);
  }

  static Decision<TargetEvent> publish(Target target, TargetDecider.Scene scene) {
    return target.standing().published()
        ? Decision.accept()
        : Decision.accept(new TargetEvent.Published(scene.day()));
  }

  static Decision<TargetEvent> withdraw(
      Target target, TargetCommand.Withdraw c, TargetDecider.Scene scene) {
    var inputs =
        new Inputs()
            .text("reason", "理由", c.reason())
            .must(
                target.standing().published(),
                "not-published",
                "",
                "目标没有公开",
                "The target is not public");
    return inputs.accept(() -> new TargetEvent.Withdrawn(scene.day(), c.reason()));
  }

  static Decision<TargetEvent> suspend(
      Target target, TargetCommand.Suspend c, TargetDecider.Scene scene) {
    var inputs =
        scene
            .independentOf(target)
            .text("reason", "暂停理由", c.reason())
            .name("document", "批准文号", c.document())
            .must(
                target.assignment().isPresent(),
                "unassigned",
                "",
                "目标尚未分解",
                "Nobody is named for the target yet")
            .must(!target.suspended(), "suspended", "", "目标已暂停", "The target is suspended already");
    return inputs.accept(() -> new TargetEvent.Suspended(scene.day(), c.reason(), c.document()));
  }

  static Decision<TargetEvent> resume(
      Target target, TargetCommand.Resume c, TargetDecider.Scene scene) {
    var inputs =
        scene
            .independentOf(target)
            .text("reason", "恢复理由", c.reason())
            .must(target.suspended(), "not-suspended", "", "目标没有暂停", "The target is not suspended");
    return inputs.accept(() -> new TargetEvent.Resumed(scene.day(), c.reason()));
  }

  static Decision<TargetEvent> moveToRules(
      Target target, TargetCommand.MoveToRules c, TargetDecider.Scene scene) {
    var inputs =
        scene
            .independentOf(target)
            .text("reason", "理由", c.reason())
            .must(
                !c.rules().equals(target.rules()),
                "same",
                "rules",
                "规则相同",
                "These rules are in force already");
    return inputs.accept(() -> new TargetEvent.RulesMoved(scene.day(), c.rules(), c.reason()));
  }

  static Decision<TargetEvent> signOff(
      Target target, TargetCommand.SignOff c, TargetDecider.Scene scene) {
    var over =
        target.assignment().filter(named -> scene.day().isAfter(named.deadline())).isPresent();
    var unquantified = target.promise().goal().kind() == Goal.Kind.UNQUANTIFIED;
    var inputs =
        scene
            .independentOf(target)
            .text("conclusion", "销号意见", c.conclusion())
            .must(
                target.light().fulfilled() || over || unquantified,
                "unfulfilled",
                "",
                "目标未完成，期限也没到，不能销号",
                "Neither fulfilled nor past its deadline")
            .must(
                target.orders().stream().noneMatch(SupervisionOrder::open),
                "order-open",
                "",
                "还有未办结的督办单",
                "A supervision order is still open");
    return inputs.accept(() ->
        new TargetEvent.SignedOff(
            scene.day(), target.light(), target.figure(), c.conclusion(), scene.actor().account()));
  }
}
