package org.yiwang.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.identity.UnitId;
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
    var light = call.field("light");
    var filter =
        new Targets.Filter(
            call.field("theme"),
            light.equals(FINE) ? "" : known(light),
            call.field("lead"),
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

  /// The unit asked for, if there is such a unit.
  private String unit(Call call) {
    var asked = call.field("unit");
    var known =
        !asked.isEmpty() && desk.rooms().identity().units().find(new UnitId(asked)).isPresent();
    return known ? asked : "";
  }

  private static ListPages.Filter filter(String name, List<FormPage.Choice> choices, Call call) {
    return new ListPages.Filter(name, call.texts().of("filter." + name), choices, call.field(name));
  }

  private static String known(String light) {
    return Stream.of(Light.values())
        .map(TargetLists::lower)
        .filter(light::equals)
        .findFirst()
        .orElse("");
  }

  private static String lower(Light light) {
    return light.name().toLowerCase(Locale.ROOT);
  }
}
