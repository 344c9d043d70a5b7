package org.yiwang.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.target.Light;
import org.yiwang.target.view.CockpitView;
import org.yiwang.target.view.TargetRow;
import org.yiwang.target.view.Targets;
import org.yiwang.web.page.CockpitPage;
import org.yiwang.web.page.Link;
import org.yiwang.web.page.TargetLine;
import org.yiwang.web.page.Texts;

/// 总览: are we keeping our word this year?
final class CockpitScreen {
  private static final int DUE_SOON_DAYS = 7;

  private final Desk desk;
  private final Outlines outlines;

  CockpitScreen(Desk desk) {
    this.desk = desk;
    this.outlines = Outlines.read(desk.rooms().outlines());
  }

  ServerResponse page(Call call) {
    var year = desk.year(call);
    var view = desk.targets().cockpit(year, desk.today());
    var texts = call.texts();
    var groups = view.themes().stream().filter(theme -> !theme.rows().isEmpty()).toList();
    return desk.pages()
        .show(
            "cockpit",
            new CockpitPage(
                desk.frame().around(call, texts.of("cockpit.tab", year), "cockpit"),
                headline(view, texts),
                under(view, texts),
                groups.stream().map(theme -> strip(theme, texts)).toList(),
                groups.stream().map(theme -> group(theme, texts)).toList(),
                view.turns().stream().limit(8).map(turn -> turn(turn, texts)).toList(),
                view.due().stream().limit(8).map(due -> due(due, view.today(), texts)).toList(),
                units(view, texts),
                view.subdistricts().stream().map(it -> parts(it, view.year(), texts)).toList(),
                subdistricts(view, texts),
                outlines.map(view.subdistricts(), desk, year, texts),
                desk.targets().years().stream()
                    .filter(other -> other != year)
                    .map(other -> Link.to(other.toString(), "/?year=" + other))
                    .toList()));
  }

  private static List<CockpitPage.Part> headline(CockpitView view, Texts texts) {
    var year = "/targets?year=" + view.year();
    var parts = new ArrayList<CockpitPage.Part>();
    parts.add(new CockpitPage.Part(texts.of("cockpit.all", view.targets()), year, ""));
    var fine =
        count(view, Light.ON_PLAN) + count(view, Light.DONE) + count(view, Light.OVER_FULFILLED);
    parts.add(new CockpitPage.Part(texts.of("cockpit.fine", fine), year + "&light=fine", ""));
    for (var light : List.of(Light.DUE_SOON, Light.BEHIND, Light.FAR_BEHIND)) {
      if (count(view, light) > 0) {
        var slug = Wording.slug(light);
        parts.add(
            new CockpitPage.Part(
                texts.of("cockpit." + slug, count(view, light)),
                year + "&light=" + light.name().toLowerCase(java.util.Locale.ROOT),
                light.late() ? slug : ""));
      }
    }
    return parts;
  }

  private List<CockpitPage.Part> under(CockpitView view, Texts texts) {
    var fresh = view.freshness();
    var passed = 100.0 * view.today().getDayOfYear() / view.today().lengthOfYear();
    var parts = new ArrayList<CockpitPage.Part>();
    parts.add(plain(texts.of("cockpit.year", view.year())));
    if (view.year() == view.today().getYear()) {
      parts.add(plain(texts.of("cockpit.passed", passed)));
    }
    parts.add(
        plain(
            texts.of(
                "cockpit.fresh",
                fresh
                    .lastEntryAt()
                    .map(at -> desk.wording().days().ago(at, desk.now(), texts))
                    .orElse("–"),
                fresh.derived(),
                fresh.selfReported(),
                fresh.silent())));
    for (var light : List.of(Light.SUSPENDED, Light.UNQUANTIFIED)) {
      if (count(view, light) > 0) {
        var name = light.name().toLowerCase(java.util.Locale.ROOT);
        parts.add(
            new CockpitPage.Part(
                texts.of("cockpit." + Wording.slug(light), count(view, light)),
                "/targets?year=" + view.year() + "&light=" + name,
                ""));
      }
    }
    return parts;
  }

  private static CockpitPage.Part plain(String words) {
    return new CockpitPage.Part(words, "", "");
  }

  private static int count(CockpitView view, Light light) {
    return view.byLight().getOrDefault(light, 0);
  }

  private CockpitPage.Strip strip(CockpitView.ThemeGroup theme, Texts texts) {
    var lamps =
        theme.rows().stream()
            .sorted(Comparator.comparingInt(TargetRow::number))
            .map(row -> stripLamp(row, texts))
            .toList();
    return new CockpitPage.Strip(desk.wording().say(theme.name(), texts), lamps.size(), lamps);
  }

  private CockpitPage.StripLamp stripLamp(TargetRow row, Texts texts) {
    var lamp = desk.wording().lamp(row.light(), texts);
    var said = desk.wording().say(row.name(), texts) + " · " + lamp.word();
    return new CockpitPage.StripLamp(lamp, "/targets/" + row.id(), said);
  }

  private CockpitPage.Group group(CockpitView.ThemeGroup theme, Texts texts) {
    return new CockpitPage.Group(
        desk.wording().say(theme.name(), texts),
        theme.rows().stream().map(row -> line(desk, row, texts, "/targets/")).toList());
  }

  /// A target as one line, leading to its page under `root`.
  static TargetLine line(Desk desk, TargetRow row, Texts texts, String root) {
    var wording = desk.wording();
    var detail =
        row.whole()
            .map(whole ->
                texts.of(
                    "target.share",
                    Wording.number(whole, row.goal().decimals()),
                    wording.say(row.goal().unit(), texts)))
            .orElseGet(() -> wording.detail(row, texts));
    return new TargetLine(
        root + row.id(),
        wording.say(row.name(), texts),
        detail,
        wording.number(row.figure(), row.goal()),
        wording.promised(row.goal(), texts),
        wording.bar(row, texts),
        wording.lamp(row.light(), texts),
        wording.unit(row.leadUnit(), texts),
        row.number());
  }

  private CockpitPage.Turn turn(CockpitView.Turn turn, Texts texts) {
    var wording = desk.wording();
    var order =
        turn.order()
            .map(no -> Link.to(texts.of("cockpit.order"), "/orders/" + turn.target() + "/" + no))
            .orElse(Link.to("", ""));
    return new CockpitPage.Turn(
        wording.lamp(turn.to(), texts),
        wording.light(turn.from(), texts),
        wording.say(turn.name(), texts),
        "/targets/" + turn.target(),
        wording.days().ago(turn.at(), desk.now(), texts),
        wording.say(turn.why(), texts),
        order);
  }

  private CockpitPage.Due due(CockpitView.Due due, LocalDate today, Texts texts) {
    var wording = desk.wording();
    var left = ChronoUnit.DAYS.between(today, due.on());
    var name = wording.say(due.name(), texts);
    var level = "level." + due.what().zh().toLowerCase(java.util.Locale.ROOT);
    var what = texts.has(level) ? texts.of(level) : wording.say(due.what(), texts);
    return new CockpitPage.Due(
        wording.days().day(due.on(), texts),
        name.isEmpty() ? what : texts.of("cockpit.due.what", name, what),
        due.target().isEmpty() ? "/targets" : "/targets/" + due.target(),
        wording.days().left(today, due.on(), texts),
        left <= DUE_SOON_DAYS);
  }

  private List<CockpitPage.UnitLine> units(CockpitView view, Texts texts) {
    var rows = desk.targets().list(view.year(), Targets.Filter.ANY, view.today());
    var byUnit = rows.stream().collect(java.util.stream.Collectors.groupingBy(TargetRow::leadUnit));
    return view.leadUnits().stream()
        .map(counts -> unitLine(counts, byUnit, view.year(), texts))
        .toList();
  }

  private static String subdistricts(CockpitView view, Texts texts) {
    var all = view.subdistricts().stream().flatMap(unit -> unit.parts().stream()).toList();
    var late = all.stream().filter(one -> one.part().light().late()).count();
    return texts.of("map.title", view.subdistricts().size(), all.size(), late);
  }

  private CockpitPage.UnitLine parts(CockpitView.UnitParts unit, int year, Texts texts) {
    return new CockpitPage.UnitLine(
        desk.wording().unit(unit.unit(), texts),
        "/targets?year=" + year + "&unit=" + unit.unit(),
        unit.fine() + " / " + unit.parts().size(),
        unit.parts().stream().map(it -> partLamp(it, texts)).toList());
  }

  private CockpitPage.StripLamp partLamp(CockpitView.Share share, Texts texts) {
    var lamp = desk.wording().lamp(share.part().light(), texts);
    var said = desk.wording().say(share.name(), texts) + " · " + lamp.word();
    return new CockpitPage.StripLamp(lamp, "/targets/" + share.target() + "#parts", said);
  }

  private CockpitPage.UnitLine unitLine(
      CockpitView.UnitCounts counts, Map<String, List<TargetRow>> rows, int year, Texts texts) {
    return new CockpitPage.UnitLine(
        desk.wording().unit(counts.unit(), texts),
        "/targets?year=" + year + "&lead=" + counts.unit(),
        Integer.toString(counts.targets()),
        rows.getOrDefault(counts.unit(), List.of()).stream()
            .map(row -> stripLamp(row, texts))
            .toList());
  }
}
