package org.yiwang.target;

import java.time.YearMonth;
import java.util.Optional;
import org.yiwang.journal.Decision;

/// 锁定: figures of a month close level by level. A committee and a subdistrict lock their own
/// entries (or the lead unit for them), the lead unit the target once all who reported have locked,
/// the district after the lead unit. What is locked changes only by a restatement.
final class LockActs {
  private LockActs() {}

  static Decision<TargetEvent> lock(
      Target target, TargetCommand.LockMonth c, TargetDecider.Scene scene) {
    var inputs =
        new Inputs()
            .must(
                target.assignment().isPresent(),
                "unassigned",
                "",
                "目标尚未分解",
                "Nobody is named for the target yet")
            .must(
                c.month().getYear() == target.promise().year() || afterYear(target, c.month()),
                "month",
                "month",
                "月份不在目标年度内",
                "The month is not in the year of the target")
            .must(
                !scene.day().isBefore(rulesDay(target, c)),
                "too-early",
                "month",
                c.month() + " 的数要到 " + rulesDay(target, c) + " 才能在本级锁定",
                "Figures of " + c.month() + " lock at this level from " + rulesDay(target, c))
            .must(
                lockedThrough(target, c.level(), c.unit())
                    .filter(month -> !month.isBefore(c.month()))
                    .isEmpty(),
                "locked",
                "month",
                c.month() + " 已在本级锁定",
                c.month() + " is locked at this level already");
    if (!inputs.sound()) {
      return inputs.refuse();
    }
    var refused =
        switch (c.level()) {
          case COMMITTEE, SUBDISTRICT -> ownOnly(target, c, scene);
          case DEPARTMENT -> byLeadUnit(target, c, scene);
          case DISTRICT -> afterLeadUnit(target, c, scene);
        };
    return refused.orElseGet(() ->
        Decision.accept(
            new TargetEvent.MonthLocked(
                scene.day(), c.month(), c.level(), c.unit(), target.figure())));
  }

  /// The highest level at which the entries of `unit` or `reporter` in `month` are locked.
  static Optional<LightRules.Level> level(
      Target target, String unit, String reporter, YearMonth month) {
    return target.progress().locks().stream()
        .filter(lock -> !lock.month().isBefore(month))
        .filter(lock -> covers(lock, unit, reporter))
        .map(Target.Lock::level)
        .max(java.util.Comparator.naturalOrder());
  }

  private static boolean covers(Target.Lock lock, String unit, String reporter) {
    return lock.level().compareTo(LightRules.Level.DEPARTMENT) >= 0
        || lock.unit().equals(unit)
        || lock.unit().equals(reporter);
  }

  private static boolean afterYear(Target target, YearMonth month) {
    return target
        .assignment()
        .filter(named -> !month.isAfter(YearMonth.from(named.deadline())))
        .filter(_ -> month.getYear() > target.promise().year())
        .isPresent();
  }

  private static java.time.LocalDate rulesDay(Target target, TargetCommand.LockMonth c) {
    return target.rules().locks().stream()
        .filter(lock -> lock.level() == c.level())
        .findFirst()
        .map(lock -> lock.of(c.month()))
        .orElseGet(() -> c.month().plusMonths(1).atDay(1));
  }

  private static Optional<YearMonth> lockedThrough(
      Target target, LightRules.Level level, String unit) {
    return target.progress().locks().stream()
        .filter(lock -> lock.level() == level)
        .filter(
            lock -> level.compareTo(LightRules.Level.DEPARTMENT) >= 0 || lock.unit().equals(unit))
        .map(Target.Lock::month)
        .max(YearMonth::compareTo);
  }

  private static Optional<Decision<TargetEvent>> ownOnly(
      Target target, TargetCommand.LockMonth c, TargetDecider.Scene scene) {
    var lead = target.assignment().orElseThrow().leadUnit();
    if (!scene.actor().unit().equals(c.unit()) && !scene.actor().unit().equals(lead)) {
      return refuse("只能锁定本单位的数；牵头单位可代锁", "A unit locks its own figures, or the lead unit for it");
    }
    var reported =
        target.progress().entries().stream()
            .anyMatch(e -> e.unit().equals(c.unit()) || e.reporter().equals(c.unit()));
    return reported || target.involves(c.unit())
        ? Optional.empty()
        : refuse("本单位不参与这项目标", "This unit has no part in the target");
  }

  private static Optional<Decision<TargetEvent>> byLeadUnit(
      Target target, TargetCommand.LockMonth c, TargetDecider.Scene scene) {
    var lead = target.assignment().orElseThrow().leadUnit();
    if (!scene.actor().unit().equals(lead) || !c.unit().equals(lead)) {
      return refuse("部门一级由牵头单位锁定", "At department level the lead unit locks");
    }
    var waiting =
        target.progress().entries().stream()
            .filter(entry -> !YearMonth.from(entry.day()).isAfter(c.month()))
            .filter(entry -> !entry.reporter().equals(lead))
            .filter(entry -> entry.source() == TargetCommand.Source.SELF_REPORTED)
            .filter(entry -> lacksLock(target, entry))
            .map(Target.Entry::unit)
            .findFirst();
    return waiting.flatMap(
        unit -> refuse("先由 " + unit + " 锁定本级的数", unit + " must lock its figures first"));
  }

  private static boolean lacksLock(Target target, Target.Entry entry) {
    return level(target, entry.unit(), entry.reporter(), YearMonth.from(entry.day())).isEmpty();
  }

  private static Optional<Decision<TargetEvent>> afterLeadUnit(
      Target target, TargetCommand.LockMonth c, TargetDecider.Scene scene) {
    var others = scene.independentOf(target);
    if (!others.sound()) {
      return Optional.of(others.refuse());
    }
    var byLead =
        lockedThrough(
            target, LightRules.Level.DEPARTMENT, target.assignment().orElseThrow().leadUnit());
    return byLead.filter(month -> !month.isBefore(c.month())).isPresent()
        ? Optional.empty()
        : refuse("先由牵头单位锁定", "The lead unit must lock first");
  }

  private static Optional<Decision<TargetEvent>> refuse(String zh, String en) {
    return Optional.of(Decision.refuse("target.lock-order", zh, en));
  }
}
