package org.yiwang.target;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What must be true of a promise and of an assignment before they stand in the log.
final class TermsChecks {
  private static final int UNITS_MAX = 100;
  private static final int NODES_MAX = 400;
  private static final int YEARS_MAX = 10;

  private TermsChecks() {}

  static Inputs promise(Promise promise) {
    var inputs =
        new Inputs()
            .name("name", "名称", promise.name().zh())
            .name("name", "英文名称", promise.name().en())
            .must(
                promise.year() >= 2000 && promise.year() <= 2100,
                "year",
                "year",
                "年度应在 2000 至 2100 之间",
                "The year must be from 2000 to 2100")
            .must(
                promise.number() >= 1 && promise.number() <= 9_999,
                "number",
                "number",
                "序号应在 1 至 9999 之间",
                "The number must be from 1 to 9999")
            .name("theme", "篇章", promise.theme())
            .atMost("source", "来源", promise.source(), Inputs.NAME_CHARACTERS_MAX);
    promise.detail().ifPresent(detail -> inputs.note("detail", "说明", detail.zh()));
    promise.quote().ifPresent(quote -> quote(inputs, quote));
    return goal(inputs, promise.goal());
  }

  @CanIgnoreReturnValue
  static Inputs quote(Inputs inputs, Promise.Quote quote) {
    return inputs
        .text("quote", "原文", quote.text())
        .name("report", "报告", quote.report())
        .must(
            quote.start() >= 0 && quote.end() - quote.start() == quote.text().length(),
            "quote",
            "quote",
            "原文与位置不符",
            "The passage does not fit its place");
  }

  private static Inputs goal(Inputs inputs, Goal goal) {
    var open = goal.kind() == Goal.Kind.ASSIGNED || goal.kind() == Goal.Kind.UNQUANTIFIED;
    inputs
        .must(
            goal.value().isPresent() || open,
            "missing",
            "value",
            "请填写目标值",
            "Fill in the promised value")
        .must(
            goal.value().isEmpty() || goal.kind() != Goal.Kind.UNQUANTIFIED,
            "unquantified",
            "value",
            "未定量的目标没有目标值",
            "An unquantified promise has no value")
        .must(
            goal.kind() != Goal.Kind.GROWTH
                || goal.measure() == Goal.Measure.LEVEL
                || (goal.base().isPresent() && goal.growthPercent().isPresent()),
            "base",
            "base",
            "增长目标要有基数和增幅",
            "A growth needs its base and its rate")
        .name("unit", "单位", goal.unit().zh())
        .must(
            goal.decimals() >= 0 && goal.decimals() <= 3,
            "decimals",
            "decimals",
            "小数位数应为 0 至 3",
            "0 to 3 decimals");
    goal.value().ifPresent(value -> value(inputs, goal, value));
    return inputs;
  }

  static void value(Inputs inputs, Goal goal, BigDecimal value) {
    inputs
        .amount("value", value)
        .must(
            value.signum() > 0
                || (value.signum() == 0 && goal.comparator() == Goal.Comparator.AT_MOST),
            "number",
            "value",
            "目标值应大于 0",
            "The value must be above 0")
        .must(
            value.stripTrailingZeros().scale() <= goal.decimals(),
            "decimals",
            "value",
            goal.decimals() == 0 ? "这项目标按整数计" : "这项目标最多 " + goal.decimals() + " 位小数",
            goal.decimals() == 0
                ? "This target counts in whole numbers"
                : "This target has at most " + goal.decimals() + " decimals");
  }

  @CanIgnoreReturnValue
  static Inputs deadline(Inputs inputs, Promise promise, LocalDate deadline) {
    var last = promise.year() + YEARS_MAX;
    return inputs.must(
        deadline.getYear() >= promise.year() && deadline.getYear() <= last,
        "deadline",
        "deadline",
        "期限应在 " + promise.year() + " 至 " + last + " 年之间",
        "The deadline must be from " + promise.year() + " to " + last);
  }

  static Inputs assignment(Promise promise, Assignment assignment) {
    var units = new HashSet<>(assignment.assistUnits());
    var inputs =
        new Inputs()
            .name("leadUnit", "牵头单位", assignment.leadUnit())
            .must(
                units.size() == assignment.assistUnits().size()
                    && !units.contains(assignment.leadUnit())
                    && units.size() <= UNITS_MAX
                    && units.stream().noneMatch(String::isBlank),
                "assist-units",
                "assistUnits",
                "配合单位不能重复，也不能是牵头单位",
                "An assisting unit stands once and is not the lead unit");
    deadline(inputs, promise, assignment.deadline());
    plan(inputs, promise.goal(), assignment);
    return split(inputs, promise.goal(), assignment);
  }

  private static void plan(Inputs inputs, Goal goal, Assignment assignment) {
    var plan = assignment.plan();
    var days = plan.points().stream().map(Plan.Point::by).toList();
    inputs
        .must(
            plan.points().size() <= NODES_MAX && plan.milestones().size() <= NODES_MAX,
            "too-many",
            "plan",
            "节点过多",
            "Too many nodes")
        .must(
            ascending(days) && (days.isEmpty() || days.getFirst().isAfter(plan.start())),
            "plan-days",
            "plan",
            "计划的日期应从早到晚",
            "The days of the plan must rise")
        .must(
            days.isEmpty() || days.getLast().equals(assignment.deadline()),
            "plan-end",
            "plan",
            "计划最后一天应是期限",
            "The plan must end on the deadline");
    switch (goal.measure()) {
      case STEPS -> milestones(inputs, goal, assignment);
      case ACCRUAL -> accrual(inputs, goal, plan);
      case LEVEL -> reaches(inputs, goal, plan);
      case NONE ->
          inputs.must(
              plan.points().isEmpty() && plan.milestones().isEmpty(),
              "plan",
              "plan",
              "未定量的目标没有计划数",
              "Without a number there is no plan");
    }
  }

  private static void milestones(Inputs inputs, Goal goal, Assignment assignment) {
    var steps = assignment.plan().milestones();
    var ids = new HashSet<String>();
    steps.forEach(step -> ids.add(step.step()));
    inputs
        .must(
            ids.size() == steps.size() && ids.stream().noneMatch(String::isBlank),
            "milestones",
            "milestones",
            "节点名称不能重复",
            "A milestone stands once")
        .must(
            steps.isEmpty()
                || goal.value()
                    .filter(v -> v.compareTo(BigDecimal.valueOf(steps.size())) == 0)
                    .isPresent(),
            "milestones",
            "milestones",
            "节点数应等于目标值",
            "There must be as many milestones as the value says")
        .must(
            steps.stream().noneMatch(step -> step.due().isAfter(assignment.deadline())),
            "milestones",
            "milestones",
            "节点不能晚于期限",
            "No milestone may be due after the deadline");
  }

  private static void accrual(Inputs inputs, Goal goal, Plan plan) {
    var before = BigDecimal.ZERO;
    var rising = true;
    for (var point : plan.points()) {
      rising &= point.reach().compareTo(before) >= 0;
      before = point.reach();
    }
    inputs
        .must(rising, "plan-falls", "plan", "累计计划不能下降", "A cumulative plan cannot fall")
        .must(
            goal.value().isEmpty() || !plan.points().isEmpty(),
            "plan",
            "plan",
            "请排出计划",
            "Set out the plan");
    reaches(inputs, goal, plan);
  }

  private static void reaches(Inputs inputs, Goal goal, Plan plan) {
    var last = plan.points().isEmpty() ? Optional.<BigDecimal>empty() : last(plan);
    inputs.must(
        last.isEmpty() || goal.value().filter(v -> v.compareTo(last.get()) == 0).isPresent(),
        "plan-value",
        "plan",
        "计划最后应到目标值",
        "The plan must end at the promised value");
  }

  private static Optional<BigDecimal> last(Plan plan) {
    return Optional.of(plan.points().getLast().reach());
  }

  private static Inputs split(Inputs inputs, Goal goal, Assignment assignment) {
    var units = new HashSet<String>();
    assignment.split().forEach(share -> units.add(share.unit()));
    var sum =
        assignment.split().stream()
            .map(Assignment.Share::value)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return inputs
        .must(
            units.size() == assignment.split().size()
                && units.stream().allMatch(assignment::involves),
            "split-unit",
            "split",
            "分解到的单位应是牵头或配合单位，且不重复",
            "A share goes to a unit of the target, once")
        .must(
            assignment.split().stream().allMatch(share -> share.value().signum() > 0),
            "split-value",
            "split",
            "分解数应大于 0",
            "A share must be above 0")
        .must(
            units.isEmpty() || goal.value().filter(v -> v.compareTo(sum) == 0).isPresent(),
            "split-sum",
            "split",
            "分解数之和 " + Words.number(sum) + " 不等于目标值",
            "The shares sum to " + Words.number(sum) + ", which is not the value");
  }

  private static boolean ascending(List<LocalDate> days) {
    for (int i = 1; i < days.size(); i++) {
      if (!days.get(i).isAfter(days.get(i - 1))) {
        return false;
      }
    }
    return true;
  }
}
