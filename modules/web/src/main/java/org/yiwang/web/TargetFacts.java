package org.yiwang.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yiwang.target.Goal;
import org.yiwang.target.Light;
import org.yiwang.target.view.TargetPage;
import org.yiwang.target.view.TargetRow;
import org.yiwang.web.page.Lamp;
import org.yiwang.web.page.TargetScreenPage;
import org.yiwang.web.page.Texts;

/// What a target page says of its target in figures: inside and on the public page alike.
final class TargetFacts {
  private TargetFacts() {}

  /// The three facts the public sees: figure, plan today, deadline, and who leads.
  static List<TargetScreenPage.BigFact> open(Desk desk, TargetPage page, int entries, Texts texts) {
    var all = all(desk, page, entries, texts);
    return List.of(all.get(0), all.get(1), all.get(3), all.get(4));
  }

  static List<TargetScreenPage.Part> parts(Desk desk, TargetPage page, Texts texts) {
    return page.parts().stream().map(part -> part(desk, part, page, texts)).toList();
  }

  static List<TargetScreenPage.Milestone> milestones(Desk desk, TargetPage page, Texts texts) {
    return page.milestones().stream().map(step -> milestone(desk, step, texts)).toList();
  }

  static List<TargetScreenPage.Change> changes(Desk desk, TargetPage page, Texts texts) {
    return page.changes().stream().map(it -> change(desk, it, page.row(), texts)).toList();
  }

  /// @param entries how many records are shown on the page
  static List<TargetScreenPage.BigFact> all(Desk desk, TargetPage page, int entries, Texts texts) {
    var row = page.row();
    var goal = row.goal();
    var wording = desk.wording();
    var unit = wording.say(goal.unit(), texts);
    var facts = new ArrayList<TargetScreenPage.BigFact>();
    var from = goal.counted() == Goal.Counted.SELF ? "fact.from-self" : "fact.from-records";
    facts.add(
        fact(texts, "fact.now", wording.number(row.figure(), goal), unit, texts.of(from, entries)));
    facts.add(
        fact(
            texts,
            "fact.plan",
            wording.number(row.scheduled(), goal),
            unit,
            texts.of("fact.promised", wording.promised(goal, texts))));
    facts.add(selfReported(desk, row, unit, texts));
    var assist = row.assistUnits().stream().limit(3).map(it -> wording.unit(it, texts)).toList();
    var more = row.assistUnits().size() > 3 ? texts.of("fact.more", row.assistUnits().size()) : "";
    facts.add(
        fact(
            texts,
            "fact.lead",
            wording.unit(row.leadUnit(), texts),
            "",
            assist.isEmpty()
                ? texts.of("fact.alone")
                : texts.of("fact.assist", String.join(texts.of("list.comma"), assist) + more)));
    facts.add(deadline(desk, row, texts));
    return facts;
  }

  private static TargetScreenPage.BigFact selfReported(
      Desk desk, TargetRow row, String unit, Texts texts) {
    var goal = row.goal();
    var self = desk.wording().number(row.selfReported(), goal);
    var difference =
        row.selfReported()
            .flatMap(it -> row.derived().map(it::subtract))
            .filter(it -> goal.counted() == Goal.Counted.DERIVED && it.signum() != 0);
    if (difference.isEmpty()) {
      var both = row.selfReported().isPresent() && row.derived().isPresent();
      return fact(
          texts,
          "fact.self",
          self,
          row.selfReported().isPresent() ? unit : "",
          both ? texts.of("fact.self.same") : "");
    }
    var over = difference.get().signum() > 0;
    var amount = Wording.number(difference.get().abs(), goal.decimals());
    return new TargetScreenPage.BigFact(
        texts.of("fact.self"),
        self,
        unit,
        texts.of(over ? "fact.self.over" : "fact.self.under", amount, unit),
        "due-soon");
  }

  private static TargetScreenPage.BigFact deadline(Desk desk, TargetRow row, Texts texts) {
    var today = desk.today();
    var left = row.deadline().map(it -> desk.wording().days().left(today, it, texts));
    return fact(
        texts,
        "fact.deadline",
        row.deadline().map(it -> desk.wording().days().shortDay(it, today)).orElse("–"),
        "",
        left.orElse(""));
  }

  private static TargetScreenPage.BigFact fact(
      Texts texts, String label, String value, String unit, String under) {
    return new TargetScreenPage.BigFact(
        texts.of(label), value, value.equals("–") ? "" : unit, under, "");
  }

  private static TargetScreenPage.Part part(
      Desk desk, TargetPage.PartRow part, TargetPage page, Texts texts) {
    var goal = page.row().goal();
    var share = Optional.of(part.value());
    return new TargetScreenPage.Part(
        desk.wording().unit(part.unit(), texts),
        desk.wording()
            .bar(
                percent(part.figure(), part.value()),
                percent(part.scheduled(), part.value()),
                part.light(),
                Optional.of(part.figure()),
                Optional.of(part.scheduled()),
                goal,
                texts),
        desk.wording().number(Optional.of(part.figure()), goal),
        desk.wording().number(share, goal),
        desk.wording().lamp(part.light(), texts));
  }

  private static Optional<BigDecimal> percent(BigDecimal part, BigDecimal whole) {
    return whole.signum() <= 0
        ? Optional.empty()
        : Optional.of(part.movePointRight(2).divide(whole, 2, java.math.RoundingMode.HALF_UP));
  }

  private static TargetScreenPage.Milestone milestone(
      Desk desk, TargetPage.MilestoneRow step, Texts texts) {
    var today = desk.today();
    var days = desk.wording().days();
    var late = step.doneOn().isEmpty() && step.due().isBefore(today);
    var light = step.doneOn().isPresent() ? Light.DONE : late ? Light.BEHIND : Light.ON_PLAN;
    var word = texts.of(step.doneOn().isPresent() ? "step.done" : late ? "step.late" : "step.open");
    return new TargetScreenPage.Milestone(
        desk.wording().say(step.name(), texts),
        days.shortDay(step.due(), today),
        step.doneOn().map(it -> days.shortDay(it, today)).orElse(""),
        new Lamp(Wording.slug(light), word));
  }

  private static TargetScreenPage.Change change(
      Desk desk, TargetPage.ChangeRow change, TargetRow row, Texts texts) {
    var goal = row.goal();
    var what = new ArrayList<String>();
    change
        .isValue()
        .ifPresent(is ->
            what.add(
                texts.of(
                    "change.value",
                    desk.wording().number(change.wasValue(), goal),
                    desk.wording().number(Optional.of(is), goal))));
    change
        .isDeadline()
        .ifPresent(is ->
            what.add(
                texts.of(
                    "change.deadline",
                    change.wasDeadline().map(Object::toString).orElse("–"),
                    is.toString())));
    change
        .isBase()
        .ifPresent(is ->
            what.add(
                texts.of(
                    "change.base",
                    desk.wording().number(change.wasBase(), goal),
                    desk.wording().number(Optional.of(is), goal))));
    if (what.isEmpty()) {
      what.add(texts.of("change.plan"));
    }
    return new TargetScreenPage.Change(
        desk.wording().days().ago(change.at(), desk.now(), texts),
        String.join(texts.of("list.semicolon"), what),
        change.document(),
        change.reason());
  }
}
