package org.yiwang.web;

import java.util.List;
import java.util.Locale;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.target.Evidence;
import org.yiwang.target.Goal;
import org.yiwang.target.TargetCommand;
import org.yiwang.target.view.TargetPage;
import org.yiwang.target.view.TargetRow;
import org.yiwang.web.page.Link;
import org.yiwang.web.page.TargetScreenPage;
import org.yiwang.web.page.Texts;

/// 目标: where one promise stands, and how we know.
final class TargetScreen {
  private final Desk desk;
  private final TargetActs acts;

  TargetScreen(Desk desk, TargetActs acts) {
    this.desk = desk;
    this.acts = acts;
  }

  ServerResponse page(Call call) {
    var page = find(desk, call);
    var row = page.row();
    var texts = call.texts();
    var wording = desk.wording();
    return desk.pages()
        .show(
            "target",
            new TargetScreenPage(
                desk.frame().around(call, wording.say(row.name(), texts), "targets"),
                crumbs(row, texts),
                wording.say(row.name(), texts),
                row.detail().map(it -> wording.say(it, texts)).orElse(""),
                wording.lamp(row.light(), texts),
                gap(row, texts),
                page.quote().map(quote -> Quotes.of(desk, quote, call)),
                TargetFacts.all(desk, page, page.entries().size(), texts),
                Charts.of(desk, page, texts),
                TargetFacts.parts(desk, page, texts),
                TargetFacts.milestones(desk, page, texts),
                page.entries().stream().map(entry -> entry(entry, page, call)).toList(),
                page.orders().stream().map(order -> OrderScreen.line(desk, order, texts)).toList(),
                page.locks().stream().map(lock -> lock(lock, row, texts)).toList(),
                TargetFacts.changes(desk, page, texts),
                page.history().stream().map(event -> event(event, texts)).toList(),
                acts.offered(call, page),
                "/targets/" + row.id() + "/entries.csv"));
  }

  /// The target the path names.
  ///
  /// @throws java.util.NoSuchElementException if there is none
  static TargetPage find(Desk desk, Call call) {
    return desk.targets().find(id(call), desk.today()).orElseThrow();
  }

  static String id(Call call) {
    return call.path("year") + "/" + call.path("target");
  }

  private List<Link> crumbs(TargetRow row, Texts texts) {
    var theme =
        desk.rooms().pack().themes().stream()
            .filter(it -> it.theme().equals(row.theme()))
            .findFirst()
            .map(it -> desk.wording().say(it.name(), texts))
            .orElse(row.theme());
    return List.of(
        Link.to(texts.of("menu.targets"), "/targets?year=" + row.year()),
        Link.to(theme, "/targets?year=" + row.year() + "&theme=" + row.theme()),
        Link.to(texts.of("target.number", row.number()), ""));
  }

  private String gap(TargetRow row, Texts texts) {
    var goal = row.goal();
    if (row.figure().isEmpty() || row.scheduled().isEmpty() || row.light().fulfilled()) {
      return "";
    }
    var missing = row.scheduled().get().subtract(row.figure().get());
    if (goal.comparator() == Goal.Comparator.AT_MOST || missing.signum() == 0) {
      return "";
    }
    var key = missing.signum() > 0 ? "target.short" : "target.ahead";
    var amount = Wording.number(missing.abs(), goal.decimals());
    return texts.of(key, amount, desk.wording().say(goal.unit(), texts));
  }

  private TargetScreenPage.Entry entry(TargetPage.EntryRow entry, TargetPage page, Call call) {
    var texts = call.texts();
    var wording = desk.wording();
    var goal = page.row().goal();
    var restated = !entry.restatements().isEmpty();
    var source = entry.source() == TargetCommand.Source.DERIVED ? "derived" : "self";
    var number = Wording.number(entry.amount(), goal.decimals());
    var plus = goal.measure() != Goal.Measure.LEVEL && entry.amount().signum() > 0 ? "+" : "";
    var note =
        entry.step().isEmpty()
            ? entry.note()
            : texts.of("entry.step", stepName(entry.step(), page, texts), entry.note());
    return new TargetScreenPage.Entry(
        wording.days().shortDay(entry.day(), desk.today()),
        note,
        wording.unit(entry.unit(), texts),
        plus + number,
        restated ? "restated" : source,
        texts.of(restated ? "source.restated" : "source." + source),
        entry.evidence().stream().map(TargetScreen::evidence).toList(),
        entry.restatements().stream().map(it -> restated(it, goal, texts)).toList(),
        acts.restating(call, page, entry));
  }

  private String stepName(String step, TargetPage page, Texts texts) {
    return page.milestones().stream()
        .filter(it -> it.step().equals(step))
        .findFirst()
        .map(it -> desk.wording().say(it.name(), texts))
        .orElse(step);
  }

  private String restated(TargetPage.Restatement it, Goal goal, Texts texts) {
    return texts.of(
        "entry.restated",
        Wording.number(it.totalWas(), goal.decimals()),
        Wording.number(it.totalIs(), goal.decimals()),
        desk.wording().unit(it.unit(), texts),
        it.reason());
  }

  static Link evidence(Evidence evidence) {
    return Link.to(evidence.name(), evidence.isFile() ? "/evidence/" + evidence.sha256() : "");
  }

  private TargetScreenPage.Lock lock(TargetPage.LockRow lock, TargetRow row, Texts texts) {
    return new TargetScreenPage.Lock(
        lock.month().toString(),
        texts.of("level." + lock.level().name().toLowerCase(Locale.ROOT)),
        desk.wording().unit(lock.unit(), texts),
        desk.wording().number(lock.figure(), row.goal()),
        desk.wording().days().ago(lock.at(), desk.now(), texts));
  }

  private TargetScreenPage.Event event(TargetPage.HistoryRow event, Texts texts) {
    return new TargetScreenPage.Event(
        "#" + event.seq(),
        desk.wording().days().ago(event.at(), desk.now(), texts),
        event.unit().isEmpty()
            ? texts.of("history.rule")
            : desk.wording().unit(event.unit(), texts),
        desk.wording().say(event.words(), texts));
  }
}
