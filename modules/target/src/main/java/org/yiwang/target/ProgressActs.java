package org.yiwang.target;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;
import org.yiwang.journal.Decision;

/// 报进度 and 重述.
final class ProgressActs {
  /// The purpose under which numbers are derived from evidence records; no door gives it to a
  /// person.
  static final String DERIVATION = "derivation";

  static final int ENTRIES_MAX = 10_000;

  /// A figure beyond this many times the promise is a slip of the unit or of the keyboard.
  private static final BigDecimal TIMES_PROMISED_MAX = BigDecimal.valueOf(100);

  private ProgressActs() {}

  static Decision<TargetEvent> report(
      Target target, TargetCommand.ReportProgress c, TargetDecider.Scene scene) {
    var inputs = mayReport(target, c, scene);
    sound(target, c, scene, inputs);
    var amount = added(target, c);
    inputs
        .must(
            total(target, c.source()).add(amount).signum() >= 0
                || target.promise().goal().measure() == Goal.Measure.LEVEL,
            "below-zero",
            "amount",
            "累计数不能小于 0",
            "The total cannot fall below 0")
        .must(
            plausible(target, total(target, c.source()).add(amount)),
            "implausible",
            "amount",
            "累计数超过目标值的 100 倍，请核对数值和单位",
            "The total would be over 100 times the promise; check the number and its unit")
        .must(
            target.progress().entries().size() < ENTRIES_MAX,
            "too-many",
            "",
            "进度记录过多",
            "Too many entries on one target");
    if (!inputs.sound()) {
      return inputs.refuse();
    }
    return Decision.accept(
        new TargetEvent.Progressed(
            scene.day(),
            target.progress().entries().size() + 1,
            c.day(),
            c.unit(),
            c.site(),
            c.source(),
            amount,
            c.step(),
            c.note(),
            c.open(),
            c.evidence(),
            scene.actor().unit(),
            scene.actor().account()));
  }

  private static Inputs mayReport(
      Target target, TargetCommand.ReportProgress c, TargetDecider.Scene scene) {
    var unit = scene.actor().unit();
    var lead = target.assignment().map(Assignment::leadUnit).orElse("");
    var derived = c.source() == TargetCommand.Source.DERIVED;
    return new Inputs()
        .must(
            target.assignment().isPresent(),
            "unassigned",
            "",
            "目标尚未分解，不能报进度",
            "Nobody is named for the target yet")
        .must(
            target.involves(c.unit()),
            "unit",
            "unit",
            "只有牵头、配合单位有进度可报",
            "Only the lead and assisting units have progress")
        .must(
            !derived || scene.actor().purpose().equals(DERIVATION),
            "derived",
            "source",
            "自动数由凭据记录算出，不能手填",
            "Derived numbers come from records and are never typed")
        .must(
            derived || unit.equals(c.unit()) || unit.equals(lead) || unit.equals(c.site()),
            "own-unit",
            "unit",
            "只能报本单位的进度；牵头单位可代报",
            "A unit reports its own progress; the lead unit may report for others");
  }

  private static void sound(
      Target target, TargetCommand.ReportProgress c, TargetDecider.Scene scene, Inputs inputs) {
    var month = YearMonth.from(c.day());
    var goal = target.promise().goal();
    inputs
        .must(
            !c.day().isAfter(scene.day()),
            "future",
            "day",
            "发生日期不能晚于今天",
            "The day cannot be after today")
        .must(
            c.day().getYear() >= target.promise().year(),
            "too-old",
            "day",
            "发生日期早于目标年度",
            "The day is before the year of the target")
        .must(
            LockActs.level(target, c.unit(), scene.actor().unit(), month).isEmpty(),
            "locked",
            "day",
            month + " 已锁定，只能重述",
            month + " is locked; only a restatement can change it")
        .amount("amount", c.amount())
        .must(
            countable(goal, c.amount()),
            "number",
            "amount",
            goal.decimals() == 0 ? "这项目标按整数计" : "小数位数过多",
            goal.decimals() == 0 ? "This target counts in whole numbers" : "Too many decimals")
        .note("note", "说明", c.note())
        .atMost("site", "居委会", c.site(), Inputs.NAME_CHARACTERS_MAX)
        .evidence(c.evidence())
        .must(
            !c.note().isBlank() || !c.evidence().isEmpty(),
            "missing",
            "note",
            "请写明做了什么，或附凭据",
            "Say what was done, or attach evidence");
    if (goal.measure() == Goal.Measure.STEPS) {
      step(target, c, inputs);
    } else {
      inputs.must(c.step().isEmpty(), "step", "step", "这项目标不按节点计", "This target has no milestones");
    }
  }

  private static void step(Target target, TargetCommand.ReportProgress c, Inputs inputs) {
    var known =
        target.assignment().stream()
            .flatMap(named -> named.plan().milestones().stream())
            .anyMatch(milestone -> milestone.step().equals(c.step()));
    var done =
        target.progress().entries().stream()
            .anyMatch(entry ->
                entry.step().equals(c.step())
                    && entry.source() == c.source()
                    && entry.amount().signum() > 0);
    inputs
        .must(known, "step", "step", "请选择一个节点", "Choose a milestone")
        .must(!done, "step-done", "step", "这个节点已报完成", "This milestone is done already")
        .must(
            c.amount().compareTo(BigDecimal.ONE) == 0 && c.mode() == TargetCommand.Mode.ADD,
            "number",
            "amount",
            "每个节点计 1",
            "A milestone counts 1");
  }

  private static BigDecimal added(Target target, TargetCommand.ReportProgress c) {
    if (c.mode() == TargetCommand.Mode.ADD && !isLevel(target)) {
      return c.amount();
    }
    if (isLevel(target)) {
      return c.mode() == TargetCommand.Mode.TOTAL
          ? c.amount()
          : total(target, c.source()).add(c.amount());
    }
    var before =
        target.progress().entries().stream()
            .filter(entry -> entry.source() == c.source() && entry.unit().equals(c.unit()))
            .map(Target.Entry::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return c.amount().subtract(before);
  }

  private static boolean isLevel(Target target) {
    return target.promise().goal().measure() == Goal.Measure.LEVEL;
  }

  /// What counts whole things is reported in whole numbers; the rest may be finer than the promise.
  private static boolean countable(Goal goal, BigDecimal amount) {
    var finest = goal.decimals() == 0 ? 0 : Math.max(goal.decimals(), 2);
    return amount.stripTrailingZeros().scale() <= finest;
  }

  private static boolean plausible(Target target, BigDecimal total) {
    return target
        .promise()
        .goal()
        .value()
        .filter(value -> value.signum() > 0)
        .map(value -> total.abs().compareTo(value.multiply(TIMES_PROMISED_MAX)) <= 0)
        .orElse(true);
  }

  private static BigDecimal total(Target target, TargetCommand.Source source) {
    return target.figure(source).orElse(BigDecimal.ZERO);
  }

  static Decision<TargetEvent> restate(
      Target target, TargetCommand.Restate c, TargetDecider.Scene scene) {
    var found = target.progress().entries().stream().filter(e -> e.no() == c.entry()).findFirst();
    if (found.isEmpty()) {
      return Decision.refuse(
          "target.entry-unknown", "没有第 " + c.entry() + " 条进度", "There is no entry " + c.entry());
    }
    var entry = found.get();
    var locked =
        LockActs.level(target, entry.unit(), entry.reporter(), YearMonth.from(entry.day()));
    var restated = target.restated(c.entry(), c.amount());
    var inputs =
        mayRestate(target, entry, scene, locked)
            .text("reason", "重述理由", c.reason())
            .amount("amount", c.amount())
            .must(
                countable(target.promise().goal(), c.amount()),
                "number",
                "amount",
                "小数位数过多",
                "Too many decimals")
            .must(
                c.amount().compareTo(entry.amount()) != 0,
                "same",
                "amount",
                "与原数相同",
                "It says so already")
            .must(
                entry.step().isEmpty()
                    || c.amount().signum() == 0
                    || c.amount().compareTo(BigDecimal.ONE) == 0,
                "number",
                "amount",
                "节点只能是 0 或 1",
                "A milestone counts 0 or 1")
            .must(
                total(restated, entry.source()).signum() >= 0 || isLevel(target),
                "below-zero",
                "amount",
                "累计数不能小于 0",
                "The total cannot fall below 0")
            .must(
                plausible(target, total(restated, entry.source())),
                "implausible",
                "amount",
                "累计数超过目标值的 100 倍，请核对数值和单位",
                "The total would be over 100 times the promise; check the number and its unit");
    return inputs.sound()
        ? Decision.accept(event(target, entry, c, scene, locked, restated))
        : inputs.refuse();
  }

  private static TargetEvent event(
      Target target,
      Target.Entry entry,
      TargetCommand.Restate c,
      TargetDecider.Scene scene,
      Optional<LightRules.Level> locked,
      Target restated) {
    return new TargetEvent.Restated(
        scene.day(),
        c.entry(),
        entry.unit(),
        entry.source(),
        entry.amount(),
        c.amount(),
        total(target, entry.source()),
        total(restated, entry.source()),
        c.reason(),
        locked,
        scene.actor().unit(),
        scene.actor().account());
  }

  /// Who may replace a number. A unit must not turn its own light: what was derived from records is
  /// replaced by the derivation, and what the district has locked by nobody of the target's;
  /// whoever stands outside the target may always.
  private static Inputs mayRestate(
      Target target,
      Target.Entry entry,
      TargetDecider.Scene scene,
      Optional<LightRules.Level> locked) {
    var others = scene.independentOf(target).sound();
    var derivation = scene.actor().purpose().equals(DERIVATION);
    var derived = entry.source() == TargetCommand.Source.DERIVED;
    var unit = scene.actor().unit();
    var lead = target.assignment().map(Assignment::leadUnit).orElse("");
    var own = unit.equals(entry.unit()) || unit.equals(entry.reporter());
    var beforeLock = locked.filter(l -> l.compareTo(LightRules.Level.DEPARTMENT) >= 0).isEmpty();
    return new Inputs()
        .must(
            others || locked.filter(LightRules.Level.DISTRICT::equals).isEmpty(),
            "restate-locked",
            "",
            "区级已锁定，只能由督查重述",
            "The district has locked it: only the supervision restates it")
        .must(
            derived ? derivation || others : !derivation,
            "restate-derived",
            "",
            "自动数由凭据记录重算，或由督查重述；牵头、配合单位和办理人不能改",
            "A derived number is derived again, or restated by the supervision; never by the units of"
                + " the target nor by who handled it")
        .must(
            derived || others || unit.equals(lead) || (own && beforeLock),
            "restater",
            "",
            "锁定后由牵头单位或督查重述；锁定前报数单位也可以",
            "By the lead unit or the supervision; before the lock also by who reported");
  }
}
