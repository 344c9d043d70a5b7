package org.yiwang.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.target.Goal;
import org.yiwang.target.view.PublicPage;
import org.yiwang.target.view.TargetPage;
import org.yiwang.web.page.ListPages;
import org.yiwang.web.page.TargetScreenPage;

/// 公开: what anyone may see, without signing in. Only published targets, and of them only what is
/// open.
final class OpenScreen {
  private final Desk desk;

  OpenScreen(Desk desk) {
    this.desk = desk;
  }

  ServerResponse list(Call call) {
    var year = desk.year(call);
    var texts = call.texts();
    var rows = desk.targets().published(year, desk.today());
    return desk.pages()
        .show(
            "open",
            new ListPages.TargetsPage(
                desk.frame().around(call, texts.of("open.title", year), "open"),
                texts.of("open.title", year),
                rows.isEmpty() ? "" : texts.of("open.lead", rows.size()),
                List.of(),
                rows.stream().map(row -> CockpitScreen.line(desk, row, texts, "/open/")).toList(),
                ""));
  }

  /// The target page with everything that is not open left out.
  ServerResponse page(Call call) {
    var found = desk.targets().findPublished(TargetScreen.id(call), desk.today()).orElseThrow();
    var row = found.row();
    var texts = call.texts();
    var wording = desk.wording();
    var name = wording.say(row.name(), texts);
    var shown = shown(found);
    return desk.pages()
        .show(
            "target",
            new TargetScreenPage(
                desk.frame().around(call, name, "open"),
                List.of(
                    org.yiwang.web.page.Link.to(texts.of("menu.open"), "/open?year=" + row.year()),
                    org.yiwang.web.page.Link.to(texts.of("target.number", row.number()), "")),
                name,
                row.detail().map(it -> wording.say(it, texts)).orElse(""),
                wording.lamp(row.light(), texts),
                "",
                found.quote().map(quote -> Quotes.of(desk, quote, call)),
                TargetFacts.open(desk, shown, found.entries().size(), texts),
                Charts.of(desk, shown, texts),
                TargetFacts.parts(desk, shown, texts),
                TargetFacts.milestones(desk, shown, texts),
                found.entries().stream().map(entry -> entry(entry, found, call)).toList(),
                List.of(),
                List.of(),
                TargetFacts.changes(desk, shown, texts),
                List.of(),
                List.of(),
                ""));
  }

  /// The published part in the shape of a whole page, so that chart and facts are made alike.
  private static TargetPage shown(PublicPage open) {
    var self = open.row().goal().counted() == Goal.Counted.SELF;
    return new TargetPage(
        0,
        open.row(),
        open.quote(),
        "",
        "",
        Optional.empty(),
        open.scheduled(),
        open.milestones(),
        self ? List.of() : open.series(),
        self ? open.series() : List.of(),
        Optional.empty(),
        open.parts(),
        List.of(),
        List.of(),
        List.of(),
        open.changes(),
        List.of());
  }

  private TargetScreenPage.Entry entry(PublicPage.Entry entry, PublicPage page, Call call) {
    var texts = call.texts();
    var source =
        entry.source() == org.yiwang.target.TargetCommand.Source.DERIVED ? "derived" : "self";
    var step =
        page.milestones().stream()
            .filter(it -> it.step().equals(entry.step()))
            .map(it -> desk.wording().say(it.name(), texts));
    var words = Stream.concat(step, Stream.of(entry.note())).filter(it -> !it.isEmpty()).toList();
    return new TargetScreenPage.Entry(
        desk.wording().days().shortDay(entry.day(), desk.today()),
        String.join(" · ", words),
        desk.wording().unit(entry.unit(), texts),
        Wording.number(entry.amount(), page.row().goal().decimals()),
        source,
        texts.of("source." + source),
        entry.evidence().stream().map(it -> org.yiwang.web.page.Link.to(it.name(), "")).toList(),
        List.of(),
        "");
  }
}
