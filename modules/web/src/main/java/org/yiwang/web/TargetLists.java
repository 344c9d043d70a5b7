package org.yiwang.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.identity.UnitKind;
import org.yiwang.target.Light;
import org.yiwang.target.view.TargetRow;
import org.yiwang.target.view.Targets;
import org.yiwang.web.page.FormPage;
import org.yiwang.web.page.ListPages;
import org.yiwang.web.page.Texts;

/// 目标: all targets of a year, narrowed by filters in the address.
final class TargetLists {
  /// Stands in the address for "on plan, done or over-fulfilled", which is what the cockpit counts.
  private static final String FINE = "fine";

  private final Desk desk;

  TargetLists(Desk desk) {
    this.desk = desk;
  }

  ServerResponse page(Call call) {
    var year = desk.year(call);
    var light = Desk.filter(call, "light", lights());
    var filter =
        new Targets.Filter(
            Desk.filter(call, "theme", themes()),
            light.equals(FINE) ? "" : light,
            Desk.filter(call, "lead", units()),
            unit(call));
    var rows =
        desk.targets().list(year, filter, desk.today()).stream()
            .filter(row -> !light.equals(FINE) || row.light().fine())
            .toList();
    var texts = call.texts();
    var narrowed =
        Stream.of("theme", "light", "lead", "unit").anyMatch(it -> !call.field(it).isEmpty());
    return desk.pages()
        .show(
            "targets",
            new ListPages.TargetsPage(
                desk.frame().around(call, title(call, year, rows.size()), "targets"),
                title(call, year, rows.size()),
                unit(call).isEmpty() ? "" : texts.of("targets.unit"),
                filters(call, year, texts),
                rows.stream()
                    .map(row -> CockpitScreen.line(desk, row, texts, "/targets/"))
                    .toList(),
                narrowed ? "/targets?year=" + year : ""));
  }

  private String title(Call call, int year, int count) {
    var texts = call.texts();
    var unit = unit(call);
    var title = texts.of("targets.title", year, count);
    return unit.isEmpty() ? title : desk.wording().unit(unit, texts) + " · " + title;
  }

  private List<ListPages.Filter> filters(Call call, int year, Texts texts) {
    var all = desk.targets().list(year, Targets.Filter.ANY, desk.today());
    var wording = desk.wording();
    var themes =
        desk.rooms().pack().themes().stream()
            .map(it -> new FormPage.Choice(it.theme(), wording.say(it.name(), texts)))
            .toList();
    var lights =
        Stream.concat(
                Stream.of(new FormPage.Choice(FINE, texts.of("filter.fine"))),
                Stream.of(Light.values())
                    .map(it -> new FormPage.Choice(lower(it), wording.light(it, texts))))
            .toList();
    var leads =
        all.stream()
            .map(TargetRow::leadUnit)
            .filter(it -> !it.isEmpty())
            .distinct()
            .map(it -> new FormPage.Choice(it, wording.unit(it, texts)))
            .toList();
    var subdistricts =
        desk.rooms().identity().units().list(UnitKind.SUBDISTRICT).stream()
            .map(it -> new FormPage.Choice(it.id().value(), it.shortName().in(texts.english())))
            .toList();
    return List.of(
        filter("theme", themes, call),
        filter("light", lights, call),
        filter("lead", leads, call),
        filter("unit", subdistricts, call));
  }

  private String unit(Call call) {
    return Desk.filter(call, "unit", units());
  }

  private List<String> units() {
    return desk.rooms().identity().units().list().stream().map(it -> it.id().value()).toList();
  }

  private List<String> themes() {
    return desk.rooms().pack().themes().stream().map(it -> it.theme()).toList();
  }

  private static List<String> lights() {
    return Stream.concat(Stream.of(FINE), Stream.of(Light.values()).map(TargetLists::lower))
        .toList();
  }

  private static ListPages.Filter filter(String name, List<FormPage.Choice> choices, Call call) {
    return new ListPages.Filter(name, call.texts().of("filter." + name), choices, call.field(name));
  }

  private static String lower(Light light) {
    return light.name().toLowerCase(Locale.ROOT);
  }
}
