package org.yiwang.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;
import org.yiwang.identity.Post;
import org.yiwang.identity.Unit;
import org.yiwang.identity.UnitId;
import org.yiwang.identity.UnitKind;
import org.yiwang.matter.Location;
import org.yiwang.matter.Matter;
import org.yiwang.matter.MatterType;
import org.yiwang.matter.view.MatterRow;
import org.yiwang.matter.view.Matters;
import org.yiwang.web.page.FormPage;
import org.yiwang.web.page.Link;
import org.yiwang.web.page.ListPages;
import org.yiwang.web.page.MatterPages;
import org.yiwang.web.page.Texts;

/// 我的队列: what waits for someone, the least working time left first; and all they may read. What
/// narrows the list stands in the address, so that it can be sent to a colleague.
final class QueueScreen {
  private static final int SHOWN = 60;
  private static final List<String> TABS = List.of("mine", "all");

  private final Desk desk;
  private final MatterMap map;

  QueueScreen(Desk desk, MatterMap map) {
    this.desk = desk;
    this.map = map;
  }

  /// A row with the matter it stands for.
  record Entry(MatterRow row, Matter matter, MatterType type, MatterClocks.Next next) {}

  /// What the address asks for.
  private record Asked(
      String tab, String question, String kind, String unit, String place, String light) {
    Map<String, String> fields() {
      var all = new LinkedHashMap<String, String>();
      all.put("show", tab.equals("mine") ? "" : tab);
      all.put("q", question);
      all.put("kind", kind);
      all.put("unit", unit);
      all.put("place", place);
      all.put("light", light);
      return all;
    }

    String href(String changed, String to) {
      var address = UriComponentsBuilder.fromPath("/matters");
      fields()
          .forEach((name, value) -> {
            var now = name.equals(changed) ? to : value;
            if (!now.isEmpty()) {
              address.queryParam(name, "{" + name + "}");
            }
          });
      var values = new LinkedHashMap<String, Object>(fields());
      values.put(changed, to);
      return address.encode().buildAndExpand(values).toUriString();
    }
  }

  ServerResponse page(Call call) {
    var texts = call.texts();
    var asked = asked(call);
    var all = entries(rows(call, asked), texts);
    var narrowed = all.stream().filter(entry -> passes(entry, asked)).toList();
    var lit =
        narrowed.stream()
            .filter(entry ->
                asked.light().isEmpty() || entry.next().lamp().state().equals(asked.light()))
            .toList();
    var whole = call.field("n").equals("all");
    var shown = whole ? lit : lit.subList(0, Math.min(SHOWN, lit.size()));
    return desk.pages()
        .show(
            "matters",
            new MatterPages.QueuePage(
                desk.frame().around(call, texts.of("menu.matters"), "matters"),
                title(asked, lit.size(), texts),
                tabs(asked, texts),
                asked.tab(),
                counters(narrowed, asked, texts),
                filters(all, asked, texts),
                asked.question(),
                asked.fields().entrySet().stream()
                        .allMatch(it -> it.getValue().isEmpty() || it.getKey().equals("show"))
                    ? ""
                    : "/matters" + (asked.tab().equals("mine") ? "" : "?show=" + asked.tab()),
                shown.stream().map(entry -> line(entry, texts)).toList(),
                shown.size() == lit.size() ? "" : asked.href("", "") + more(asked),
                map.of(
                    shown.stream().flatMap(entry -> point(entry, texts).stream()).toList(), call)));
  }

  private static String more(Asked asked) {
    return asked.fields().values().stream().allMatch(String::isEmpty) ? "?n=all" : "&n=all";
  }

  private Asked asked(Call call) {
    var types = desk.rooms().matterRoom().types().list().stream().map(MatterType::matter).toList();
    var units = desk.rooms().identity().units().list().stream().map(it -> it.id().value()).toList();
    var tab = Desk.filter(call, "show", TABS);
    var question = call.field("q");
    return new Asked(
        tab.isEmpty() ? (question.isEmpty() && works(call) ? "mine" : "all") : tab,
        question.substring(0, Math.min(60, question.length())),
        Desk.filter(call, "kind", types),
        Desk.filter(call, "unit", units),
        Desk.filter(call, "place", units),
        Desk.filter(call, "light", MatterClocks.LIGHTS));
  }

  private boolean works(Call call) {
    return desk.permits().mayAnywhere(call.person(), "work-matter");
  }

  private List<MatterRow> rows(Call call, Asked asked) {
    var matters = desk.rooms().matters();
    if (!asked.question().isEmpty()) {
      return matters.search(asked.question(), Matters.ROWS_MAX).orElse(List.of()).stream()
          .filter(row -> reads(call, row))
          .toList();
    }
    if (asked.tab().equals("mine")) {
      return inbox(call);
    }
    var units = posts(call).stream().map(post -> post.unit().value()).toList();
    if (readsAll(call)) {
      return matters.queue(new Matters.Which.All(), Matters.After.START, Matters.ROWS_MAX);
    }
    var found = new LinkedHashMap<String, MatterRow>();
    for (var unit : units) {
      matters
          .queue(new Matters.Which.OfUnit(unit), Matters.After.START, Matters.ROWS_MAX)
          .forEach(row -> found.put(row.id(), row));
    }
    matters
        .queue(new Matters.Which.OfSites(below(call)), Matters.After.START, Matters.ROWS_MAX)
        .forEach(row -> found.put(row.id(), row));
    return found.values().stream()
        .filter(row -> reads(call, row))
        .sorted(Comparator.comparing(row -> row.dueAt().orElse(java.time.Instant.MAX)))
        .toList();
  }

  /// What waits for someone by their role: given to their unit, or one it took over from; of their
  /// places; or of no unit.
  List<MatterRow> inbox(Call call) {
    var roles = posts(call).stream().map(Post::role).distinct().toList();
    return desk.rooms().matters().inbox(roles, below(call), Matters.ROWS_MAX);
  }

  /// Their units, those they succeeded, and the committees and subdistricts below.
  private List<String> below(Call call) {
    var units = desk.rooms().identity().units();
    var own = posts(call).stream().map(Post::unit).distinct().toList();
    return units.list().stream()
        .filter(unit ->
            own.stream()
                .anyMatch(mine ->
                    units.within(unit.id(), mine)
                        || units
                            .findAnswering(unit.id(), desk.today())
                            .filter(heir -> heir.id().equals(mine))
                            .isPresent()))
        .map(unit -> unit.id().value())
        .toList();
  }

  private List<Post> posts(Call call) {
    return call.person().listPosts(desk.today());
  }

  private boolean readsAll(Call call) {
    return desk.rooms().identity().units().list(UnitKind.DISTRICT).stream()
        .map(Unit::id)
        .map(UnitId::value)
        .anyMatch(unit -> desk.permits().may(call.person(), "read-matter", unit));
  }

  private boolean reads(Call call, MatterRow row) {
    return Stream.of(row.unit(), row.site())
            .filter(unit -> !unit.isEmpty())
            .anyMatch(unit -> desk.permits().may(call.person(), "read-matter", unit))
        || readsAll(call);
  }

  /// The rows with the matters they stand for.
  List<Entry> entries(List<MatterRow> rows, Texts texts) {
    var clocks = new MatterClocks(desk, desk.now(), texts);
    var room = desk.rooms().matterRoom();
    var matters = desk.rooms().matters().all(rows.stream().map(MatterRow::id).toList());
    return rows.stream()
        .flatMap(row -> {
          var matter = matters.get(row.id());
          if (matter == null) {
            return Stream.<Entry>empty();
          }
          var type = room.types().find(matter.type()).orElseThrow();
          return Stream.of(new Entry(row, matter, type, clocks.next(matter, type.life())));
        })
        .toList();
  }

  private boolean passes(Entry entry, Asked asked) {
    var row = entry.row();
    return (asked.kind().isEmpty() || entry.type().matter().equals(asked.kind()))
        && (asked.unit().isEmpty() || row.unit().equals(asked.unit()))
        && (asked.place().isEmpty() || within(row.site(), asked.place()));
  }

  private boolean within(String site, String place) {
    return !site.isEmpty()
        && desk.rooms().identity().units().within(new UnitId(site), new UnitId(place));
  }

  private static String title(Asked asked, int count, Texts texts) {
    return asked.question().isEmpty()
        ? texts.of("matters.title." + asked.tab(), count)
        : texts.of("matters.title.search", count, asked.question());
  }

  private static List<Link> tabs(Asked asked, Texts texts) {
    return TABS.stream()
        .map(tab ->
            new Link(
                texts.of("matters." + tab), asked.href("show", tab.equals("mine") ? "" : tab), tab))
        .toList();
  }

  private List<MatterPages.Counter> counters(List<Entry> entries, Asked asked, Texts texts) {
    var clocks = new MatterClocks(desk, desk.now(), texts);
    var all = new ArrayList<MatterPages.Counter>();
    for (var light : MatterClocks.LIGHTS) {
      var count =
          (int) entries.stream().filter(entry -> entry.next().lamp().state().equals(light)).count();
      var current = asked.light().equals(light);
      if (count > 0 || current) {
        all.add(
            new MatterPages.Counter(
                clocks.lamp(light), count, asked.href("light", current ? "" : light), current));
      }
    }
    return all;
  }

  private List<ListPages.Filter> filters(List<Entry> entries, Asked asked, Texts texts) {
    var english = texts.english();
    var kinds =
        choices(
            entries.stream().map(Entry::type), MatterType::matter, type -> type.name().in(english));
    var units =
        choices(
            entries.stream().map(entry -> entry.row().unit()).filter(unit -> !unit.isEmpty()),
            unit -> unit,
            unit -> desk.wording().unit(unit, texts));
    var places =
        desk.rooms().identity().units().list(UnitKind.SUBDISTRICT).stream()
            .filter(unit ->
                entries.stream().anyMatch(entry -> within(entry.row().site(), unit.id().value())))
            .map(unit -> new FormPage.Choice(unit.id().value(), unit.shortName().in(english)))
            .toList();
    return List.of(
        new ListPages.Filter("kind", texts.of("matters.kind"), kinds, asked.kind()),
        new ListPages.Filter("unit", texts.of("matters.unit"), units, asked.unit()),
        new ListPages.Filter("place", texts.of("matters.place"), places, asked.place()));
  }

  private static <T> List<FormPage.Choice> choices(
      Stream<T> all,
      java.util.function.Function<T, String> value,
      java.util.function.Function<T, String> words) {
    return all
        .collect(
            java.util.stream.Collectors.toMap(
                value, words, (one, _) -> one, java.util.TreeMap::new))
        .entrySet()
        .stream()
        .map(it -> new FormPage.Choice(it.getKey(), it.getValue()))
        .toList();
  }

  MatterPages.Line line(Entry entry, Texts texts) {
    var row = entry.row();
    var unit = row.unit().isEmpty() ? "" : desk.wording().unit(row.unit(), texts);
    var where =
        row.address().isEmpty() && !row.site().isEmpty()
            ? desk.wording().unit(row.site(), texts)
            : row.address();
    var state =
        entry
            .type()
            .life()
            .findState(row.state())
            .map(one -> one.name().in(texts.english()))
            .orElse(row.state());
    return new MatterPages.Line(
        row.id(),
        MatterScreen.href(row.id()),
        title(entry, texts),
        Stream.of(where, unit)
            .filter(words -> !words.isEmpty())
            .collect(java.util.stream.Collectors.joining(" · ")),
        state,
        entry.next().lamp(),
        entry.next().words());
  }

  static String title(Entry entry, Texts texts) {
    var name = entry.type().name().in(texts.english());
    var summary = entry.row().summary();
    var short_ = summary.length() > 30 ? summary.substring(0, 30) + "…" : summary;
    return short_.isEmpty() || short_.equals(name) ? name : name + " · " + short_;
  }

  private static Optional<MatterMap.Point> point(Entry entry, Texts texts) {
    return entry
        .matter()
        .report()
        .place()
        .flatMap(Location::point)
        .map(at ->
            new MatterMap.Point(
                at,
                title(entry, texts) + " · " + entry.next().words(),
                MatterScreen.href(entry.row().id()),
                entry.next().lamp().state()));
  }
}
