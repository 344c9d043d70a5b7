package org.yiwang.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yiwang.journal.Decision;

/// 调整 by a decision, and restated bases: what was stays on record beside what is.
final class ChangeActs {
  /// A value or a base beyond this many times what it was, either way, is a slip of the unit or of
  /// the keyboard; what truly changed so much is another promise.
  private static final BigDecimal TIMES_MAX = BigDecimal.TEN;

  private ChangeActs() {}

  static Decision<TargetEvent> change(
      Target target, TargetCommand.ChangeByDecision c, TargetDecider.Scene scene) {
    var goal = target.promise().goal();
    var inputs =
        scene
            .independentOf(target)
            .name("document", "决定文号", c.document())
            .text("reason", "理由", c.reason())
            .must(
                c.value().isPresent() || c.deadline().isPresent() || c.plan().isPresent(),
                "missing",
                "value",
                "请填写改成什么",
                "Say what it is changed to")
            .must(
                goal.kind() != Goal.Kind.UNQUANTIFIED || c.value().isEmpty(),
                "unquantified",
                "value",
                "未定量的目标没有目标值",
                "An unquantified promise has no value")
            .must(
                goal.measure() != Goal.Measure.STEPS || c.value().isEmpty() || c.plan().isPresent(),
                "milestones",
                "plan",
                "请同时给出新的节点",
                "Give the new milestones with it");
    c.value()
        .ifPresent(value -> {
          TermsChecks.value(inputs, goal, value);
          goal.value().ifPresent(was -> plausible(inputs, "value", was, value));
        });
    c.deadline()
        .ifPresent(day ->
            TermsChecks.deadline(inputs, target.promise(), day)
                .must(
                    !day.isBefore(scene.day()),
                    "deadline-past",
                    "deadline",
                    "新期限 " + day + " 已过，今天是 " + scene.day(),
                    "The new deadline, " + day + ", has passed; today is " + scene.day()));
    var promise =
        c.value().map(v -> target.promise().withGoal(goal.withValue(v))).orElse(target.promise());
    var assignment = inputs.sound() ? follows(target, promise, c) : Optional.<Assignment>empty();
    if (assignment.isPresent()) {
      var plan = TermsChecks.assignment(promise, assignment.get());
      if (!plan.sound()) {
        return plan.refuse();
      }
    }
    return inputs.accept(() ->
        new TargetEvent.Changed(
            scene.day(),
            c.document(),
            c.reason(),
            c.value().isPresent() ? goal.value() : Optional.empty(),
            c.value(),
            c.deadline().flatMap(_ -> target.assignment().map(Assignment::deadline)),
            c.deadline(),
            assignment));
  }

  private static void plausible(Inputs inputs, String field, BigDecimal was, BigDecimal is) {
    inputs.must(
        was.signum() <= 0
            || (is.compareTo(was.multiply(TIMES_MAX)) <= 0
                && was.compareTo(is.multiply(TIMES_MAX)) <= 0),
        "implausible",
        field,
        "与原数 " + Words.number(was) + " 相差 10 倍以上，请核对数值和单位",
        "More than 10 times off what it was, "
            + Words.number(was)
            + "; check the number and its unit");
  }

  private static Optional<Assignment> follows(
      Target target, Promise promise, TargetCommand.ChangeByDecision c) {
    return target
        .assignment()
        .map(named -> following(named, promise, c.deadline().orElse(named.deadline()), c.plan()));
  }

  static Decision<TargetEvent> restateBase(
      Target target, TargetCommand.RestateBase c, TargetDecider.Scene scene) {
    var goal = target.promise().goal();
    var inputs =
        scene
            .independentOf(target)
            .must(
                goal.kind() == Goal.Kind.GROWTH && goal.base().isPresent(),
                "not-growth",
                "base",
                "只有增长目标有基数",
                "Only a growth has a base")
            .name("document", "文号", c.document())
            .text("reason", "理由", c.reason())
            .amount("base", c.base())
            .must(c.base().signum() > 0, "number", "base", "基数应大于 0", "The base must be above 0");
    goal.base().ifPresent(was -> plausible(inputs, "base", was.value(), c.base()));
    if (!inputs.sound()) {
      return inputs.refuse();
    }
    var was = goal.base().orElseThrow();
    var is = new Goal.Base(c.base(), was.year());
    var value = goal.grownFrom(c.base());
    var promise = target.promise().withGoal(goal.withBase(is, value));
    return Decision.accept(
        new TargetEvent.BaseRestated(
            scene.day(),
            c.document(),
            c.reason(),
            was,
            is,
            goal.value().orElseThrow(),
            value,
            target
                .assignment()
                .map(named -> following(named, promise, named.deadline(), Optional.empty()))));
  }

  /// The assignment that follows from a changed promise: the plan given, or else the plan in force
  /// stretched; shares in proportion.
  private static Assignment following(
      Assignment named, Promise promise, LocalDate deadline, Optional<Plan> given) {
    var goal = promise.goal();
    var plan =
        given.orElseGet(() -> {
          var ending = named.plan().endingOn(deadline);
          if (goal.value().isEmpty() || goal.measure() == Goal.Measure.STEPS) {
            return ending;
          }
          return ending.points().isEmpty() && goal.measure() == Goal.Measure.ACCRUAL
              ? Plan.monthly(promise.year(), deadline, goal.value().get(), goal.decimals())
              : ending.scaledTo(goal.value().get(), goal.decimals());
        });
    var split = goal.value().map(value -> scaled(named.split(), value)).orElse(named.split());
    return new Assignment(named.leadUnit(), named.assistUnits(), deadline, plan, split);
  }

  private static List<Assignment.Share> scaled(List<Assignment.Share> split, BigDecimal value) {
    var was = split.stream().map(Assignment.Share::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (split.isEmpty() || was.compareTo(value) == 0) {
      return split;
    }
    var scaled = new ArrayList<Assignment.Share>();
    var left = value;
    for (var share : split.subList(0, split.size() - 1)) {
      var part =
          share.value().multiply(value).divide(was, share.value().scale(), RoundingMode.HALF_UP);
      scaled.add(new Assignment.Share(share.unit(), part));
      left = left.subtract(part);
    }
    scaled.add(new Assignment.Share(split.getLast().unit(), left));
    return scaled;
  }
}
