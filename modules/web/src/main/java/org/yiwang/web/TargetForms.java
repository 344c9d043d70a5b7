package org.yiwang.web;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.yiwang.target.Evidence;
import org.yiwang.target.TargetRoom;
import org.yiwang.target.view.TargetPage;
import org.yiwang.web.page.FormPage;
import org.yiwang.web.page.Link;

/// What the forms about one target have in common: what is known and need not be asked, whose unit
/// it concerns, where it leads back to.
record TargetForms(Desk desk) {
  static final int REASON_MAX = 2_000;
  static final int NAME_MAX = 200;

  /// An act on this target that sends no files.
  Task task(
      Call call,
      TargetPage page,
      String slug,
      List<FormPage.Field> fields,
      BiFunction<Typed, List<Evidence>, Object> command) {
    return new Task(
        slug,
        TargetActs.ACTS.getOrDefault(slug, slug),
        unit(call, page, slug),
        name(page, call),
        back(page, call),
        "/targets/" + page.row().id() + "/" + slug,
        false,
        facts(page, call),
        fields,
        TargetRoom.target(page.row().id()),
        command);
  }

  /// The unit that must be in the visitor's reach; for a lock by an assisting unit its own.
  String unit(Call call, TargetPage page, String slug) {
    var own = ownUnit(call);
    return slug.equals("lock") && page.row().assistUnits().contains(own)
        ? own
        : page.row().leadUnit();
  }

  List<FormPage.Fact> facts(TargetPage page, Call call) {
    var texts = call.texts();
    var goal = page.row().goal();
    return List.of(
        new FormPage.Fact(texts.of("fact.target"), name(page, call)),
        new FormPage.Fact(texts.of("fact.promise"), desk.wording().promised(goal, texts)),
        new FormPage.Fact(
            texts.of("fact.now"),
            desk.wording().number(page.row().figure(), goal) + " " + unitWord(page, call)));
  }

  String unitWord(TargetPage page, Call call) {
    return desk.wording().say(page.row().goal().unit(), call.texts());
  }

  String name(TargetPage page, Call call) {
    return desk.wording().say(page.row().name(), call.texts());
  }

  Link back(TargetPage page, Call call) {
    return Link.to(name(page, call), "/targets/" + page.row().id());
  }

  List<FormPage.Choice> choices(List<String> units, Call call) {
    return units.stream()
        .map(it -> new FormPage.Choice(it, desk.wording().unit(it, call.texts())))
        .toList();
  }

  static List<String> involved(TargetPage page) {
    return Stream.concat(Stream.of(page.row().leadUnit()), page.row().assistUnits().stream())
        .filter(it -> !it.isEmpty())
        .distinct()
        .toList();
  }

  /// The units for which the visitor may report.
  List<String> reporting(Call call, TargetPage page) {
    return involved(page).stream()
        .filter(unit -> desk.permits().may(call.person(), "report-progress", unit))
        .toList();
  }

  /// The unit of the visitor's post; empty without one.
  String ownUnit(Call call) {
    return call.person().listPosts(desk.today()).stream()
        .findFirst()
        .map(post -> post.unit().value())
        .orElse("");
  }
}
