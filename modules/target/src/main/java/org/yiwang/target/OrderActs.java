package org.yiwang.target;

import java.time.LocalDate;
import java.util.function.Function;
import org.yiwang.journal.Decision;
import org.yiwang.pack.Text;

/// Acts on the supervision orders of a target. The unit behind signs for an order and answers it;
/// issuing, checking and closing are for others, and nobody checks what he answered.
final class OrderActs {
  static final int ORDERS_MAX = 500;

  private OrderActs() {}

  /// The order that a light opens by itself, to the lead unit.
  static TargetEvent.OrderIssued byRule(
      Target target, LightRules.OrderLimits limits, LocalDate day, Text why) {
    return issued(target, day, limits, target.assignment().orElseThrow().leadUnit(), why, true);
  }

  static Decision<TargetEvent> issue(
      Target target, TargetCommand.IssueOrder c, TargetDecider.Scene scene) {
    var inputs =
        scene
            .independentOf(target)
            .must(
                target.involves(c.to()),
                "order-unit",
                "to",
                "督办单只能发给这项目标的牵头或配合单位",
                "An order goes to the lead or an assisting unit of the target")
            .text("reason", "督办事由", c.reason())
            .must(
                c.answerBy().filter(by -> by.isBefore(scene.day())).isEmpty(),
                "answer-by",
                "answerBy",
                "答复期限不能早于今天",
                "The answer cannot be due before today")
            .must(
                target.orders().stream()
                    .noneMatch(order -> order.open() && order.to().equals(c.to())),
                "order-open",
                "to",
                "该单位已有未办结的督办单",
                "This unit has an order that is not closed yet")
            .must(
                target.orders().size() < ORDERS_MAX,
                "too-many",
                "to",
                "督办单过多",
                "Too many orders on one target");
    var limits = target.rules().limits(c.level());
    var reason = new Text(c.reason(), c.reason());
    return inputs.accept(() -> {
      var order = issued(target, scene.day(), limits, c.to(), reason, false);
      return c.answerBy().map(order::answeredBy).orElse(order);
    });
  }

  private static TargetEvent.OrderIssued issued(
      Target target,
      LocalDate day,
      LightRules.OrderLimits limits,
      String to,
      Text reason,
      boolean byRule) {
    return new TargetEvent.OrderIssued(
        day,
        target.orders().size() + 1,
        limits.level(),
        to,
        Days.workdaysAfter(day, limits.signWorkdays()),
        Days.workdaysAfter(day, limits.answerWorkdays()),
        reason,
        byRule);
  }

  static Decision<TargetEvent> signFor(
      Target target, TargetCommand.SignForOrder c, TargetDecider.Scene scene) {
    return byUnitBehind(
        target,
        c.order(),
        SupervisionOrder.Stage.ISSUED,
        scene,
        _ ->
            Decision.accept(
                new TargetEvent.OrderSignedFor(
                    scene.day(), c.order(), scene.actor().unit(), scene.actor().account())));
  }

  static Decision<TargetEvent> answer(
      Target target, TargetCommand.AnswerOrder c, TargetDecider.Scene scene) {
    var inputs = new Inputs().text("answer", "答复", c.answer()).evidence(c.evidence());
    return byUnitBehind(
        target,
        c.order(),
        SupervisionOrder.Stage.SIGNED_FOR,
        scene,
        order ->
            inputs.accept(() ->
                new TargetEvent.OrderAnswered(
                    scene.day(),
                    c.order(),
                    c.answer(),
                    c.evidence(),
                    Days.workdaysAfter(
                        scene.day(), target.rules().limits(order.level()).checkWorkdays()),
                    scene.actor().unit(),
                    scene.actor().account())));
  }

  static Decision<TargetEvent> check(
      Target target, TargetCommand.CheckOrder c, TargetDecider.Scene scene) {
    var inputs = new Inputs().text("finding", "核查情况", c.finding());
    return byOthers(
        target,
        c.order(),
        SupervisionOrder.Stage.ANSWERED,
        scene,
        order ->
            inputs.accept(() ->
                new TargetEvent.OrderChecked(
                    scene.day(),
                    c.order(),
                    c.passed(),
                    c.finding(),
                    Days.workdaysAfter(
                        scene.day(), target.rules().limits(order.level()).answerWorkdays()),
                    scene.actor().unit(),
                    scene.actor().account())));
  }

  static Decision<TargetEvent> close(
      Target target, TargetCommand.CloseOrder c, TargetDecider.Scene scene) {
    var inputs = new Inputs().text("conclusion", "办结意见", c.conclusion());
    return byOthers(
        target,
        c.order(),
        SupervisionOrder.Stage.CHECKED,
        scene,
        _ ->
            inputs.accept(() ->
                new TargetEvent.OrderClosed(
                    scene.day(),
                    c.order(),
                    c.conclusion(),
                    scene.actor().unit(),
                    scene.actor().account())));
  }

  private static Decision<TargetEvent> byUnitBehind(
      Target target,
      int no,
      SupervisionOrder.Stage stage,
      TargetDecider.Scene scene,
      Function<SupervisionOrder, Decision<TargetEvent>> act) {
    return atStage(
        target,
        no,
        stage,
        order ->
            order.to().equals(scene.actor().unit())
                ? act.apply(order)
                : Decision.refuse(
                    "target.order-unit",
                    "只有收到督办单的单位可以签收、答复",
                    "Only the unit the order is for signs for it and answers it"));
  }

  private static Decision<TargetEvent> byOthers(
      Target target,
      int no,
      SupervisionOrder.Stage stage,
      TargetDecider.Scene scene,
      Function<SupervisionOrder, Decision<TargetEvent>> act) {
    return atStage(
        target,
        no,
        stage,
        order -> {
          var handled =
              order.to().equals(scene.actor().unit())
                  || order.answeredBy().equals(scene.actor().account());
          if (handled) {
            return Decision.refuse(
                "target.verifier-is-handler",
                "办的人不核：答复的单位和答复人不能核查、办结",
                "Handlers do not verify: not by the unit or the person that answered");
          }
          var others = scene.independentOf(target);
          return others.sound() ? act.apply(order) : others.refuse();
        });
  }

  private static Decision<TargetEvent> atStage(
      Target target,
      int no,
      SupervisionOrder.Stage stage,
      Function<SupervisionOrder, Decision<TargetEvent>> act) {
    var order = target.orders().stream().filter(one -> one.no() == no).findFirst();
    if (order.isEmpty()) {
      return Decision.refuse(
          "target.order-unknown", "没有第 " + no + " 号督办单", "There is no order " + no);
    }
    if (order.get().stage() != stage) {
      return Decision.refuse(
          "target.order-stage",
          "督办单现在" + name(order.get().stage()).zh() + "，这一步不能办",
          "The order is " + name(order.get().stage()).en() + "; this act does not fit");
    }
    return act.apply(order.get());
  }

  private static Text name(SupervisionOrder.Stage stage) {
    return switch (stage) {
      case ISSUED -> new Text("待签收", "waiting to be signed for");
      case SIGNED_FOR -> new Text("待答复", "waiting for an answer");
      case ANSWERED -> new Text("待核查", "waiting for the check");
      case CHECKED -> new Text("待办结", "waiting to be closed");
      case CLOSED -> new Text("已办结", "closed");
    };
  }
}
