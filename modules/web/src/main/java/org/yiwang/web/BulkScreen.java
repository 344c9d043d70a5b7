package org.yiwang.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.journal.Answer;
import org.yiwang.matter.Answers;
import org.yiwang.matter.Life;
import org.yiwang.matter.MatterCommand;
import org.yiwang.pack.Text;
import org.yiwang.web.page.FormPage;
import org.yiwang.web.page.Link;
import org.yiwang.web.page.MatterPages;

/// One act for several matters: each is a submission of its own, with its own result.
final class BulkScreen {
  private static final int MATTERS_MAX = 50;

  private final Desk desk;
  private final MatterDoor door;
  private final MatterScreen screen;
  private final MatterForms acts;

  BulkScreen(Desk desk, MatterDoor door, MatterScreen screen, MatterForms acts) {
    this.desk = desk;
    this.door = door;
    this.screen = screen;
    this.acts = acts;
  }

  /// The matters chosen, and the acts that all of them allow.
  ServerResponse show(Call call) {
    var chosen = chosen(call);
    return page(call, chosen, HttpStatus.OK, fields(call, chosen), List.of(), List.of());
  }

  /// Does it to each.
  ServerResponse run(Call call) throws IOException, ServletException {
    var chosen = chosen(call);
    var common = common(call, chosen);
    var name = call.field("act");
    if (!common.containsKey(name)) {
      throw new Stopped(
          HttpStatus.CONFLICT,
          "matter.act",
          new Text("选中的事项没有都能办的这一步。", "This act is not open to all the chosen matters."),
          "act");
    }
    var maker = new MatterFields(desk, call);
    var typed = new Typed(call);
    var results = new ArrayList<MatterPages.Result>();
    try (var tray = desk.files().tray()) {
      var asked = MatterForms.asked(chosen.getFirst(), common.get(name));
      var answers = maker.read(asked, typed, tray).answers();
      if (!typed.wrong().isEmpty()) {
        var fields = maker.filled(fields(call, chosen), typed.wrong());
        return page(
            call,
            chosen,
            HttpStatus.UNPROCESSABLE_CONTENT,
            fields,
            maker.problems(fields, typed.wrong()),
            List.of());
      }
      var any = false;
      for (var found : chosen) {
        var result = one(call, found, common.get(name), answers);
        any |= result.done();
        results.add(result);
      }
      if (any) {
        tray.keepAll();
      }
    }
    return page(call, chosen, HttpStatus.OK, List.of(), List.of(), results);
  }

  private MatterPages.Result one(Call call, MatterDoor.Found found, Life.Act act, Answers answers) {
    var as = door.parties().acting(call, found, act.by(), "");
    var id = found.stream().id();
    var asked =
        new MatterDoor.Asked(
            "web:" + call.person().account() + ":" + Tasks.key(call) + ":" + id,
            "bulk " + act.act() + " " + id,
            OptionalLong.empty());
    var command =
        new MatterCommand.Perform(
            act.act(), as.party(), answers, call.field("unit"), call.field("duty"), List.of());
    var answer =
        desk.rooms()
            .journal()
            .answered(asked.key(), asked.words())
            .orElseGet(() -> door.submit(asked, as, found, command));
    var texts = call.texts();
    return switch (answer) {
      case Answer.Accepted _ ->
          new MatterPages.Result(
              line(call, door.get(call, id)), true, act.name().in(texts.english()));
      case Answer.Refused(var refusal) ->
          new MatterPages.Result(
              line(call, found), false, texts.english() ? refusal.en() : refusal.zh());
    };
  }

  private List<MatterDoor.Found> chosen(Call call) {
    var ids = call.request().params().getOrDefault("id", List.of()).stream().distinct().toList();
    if (ids.isEmpty() || ids.size() > MATTERS_MAX) {
      throw new Stopped(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "matter.choose",
          new Text(
              "请先勾选 1 到 " + MATTERS_MAX + " 个事项。", "Tick 1 to " + MATTERS_MAX + " matters first."),
          "id");
    }
    return ids.stream().map(id -> door.get(call, id)).toList();
  }

  /// The acts open to this person in every one of them.
  private java.util.Map<String, Life.Act> common(Call call, List<MatterDoor.Found> chosen) {
    var common = new LinkedHashMap<String, Life.Act>();
    for (int i = 0; i < chosen.size(); i++) {
      var found = chosen.get(i);
      var open = door.parties().open(call, found);
      if (i == 0) {
        open.forEach(act -> common.put(act.act(), act));
      } else {
        var same = found.life().life().equals(chosen.getFirst().life().life());
        common
            .keySet()
            .removeIf(name -> !same || open.stream().noneMatch(act -> act.act().equals(name)));
      }
    }
    return common;
  }

  private List<FormPage.Field> fields(Call call, List<MatterDoor.Found> chosen) {
    var act = common(call, chosen).get(call.field("act"));
    if (act == null) {
      return List.of();
    }
    var fields = new ArrayList<>(acts.fields(call, chosen.getFirst(), act));
    // each goes where the rules would send it, unless something else is chosen for all
    fields.replaceAll(field ->
        List.of("unit", "duty").contains(field.name())
                && (act.does(Life.Effect.ASSIGNS) || act.does(Life.Effect.DECIDES))
            ? new FormPage.Field(
                field.name(),
                field.kind(),
                field.label(),
                call.texts().of("matters.bulk.by-rule"),
                "",
                field.choices(),
                false,
                "")
            : field);
    return fields;
  }

  private MatterPages.Line line(Call call, MatterDoor.Found found) {
    var texts = call.texts();
    var sight = door.sight(call, found);
    var next = new MatterClocks(desk, desk.now(), texts).next(found.matter(), found.life());
    return new MatterPages.Line(
        found.stream().id(),
        MatterScreen.href(found.stream().id()),
        MatterScreen.title(found, screen.story(call, found, sight, false)),
        found.matter().report().place().map(place -> place.address()).orElse(""),
        MatterScreen.state(found, texts),
        next.lamp(),
        next.words());
  }

  private ServerResponse page(
      Call call,
      List<MatterDoor.Found> chosen,
      HttpStatus status,
      List<FormPage.Field> fields,
      List<FormPage.FieldProblem> problems,
      List<MatterPages.Result> results) {
    var texts = call.texts();
    var common = common(call, chosen);
    var ids = new HashSet<String>();
    var query = new StringBuilder();
    chosen.forEach(found -> {
      if (ids.add(found.stream().id())) {
        query.append("&id=").append(found.stream().id());
      }
    });
    var links =
        common.values().stream()
            .filter(act -> act.approvedBy().isEmpty())
            .map(act ->
                new Link(
                    act.name().in(texts.english()),
                    "/matters/bulk?act=" + act.act() + query,
                    act.act()))
            .toList();
    return desk.pages()
        .show(
            status,
            "bulk",
            new MatterPages.BulkPage(
                desk.frame().around(call, texts.of("matters.bulk", chosen.size()), "matters"),
                chosen.stream().map(found -> line(call, found)).toList(),
                links,
                common.containsKey(call.field("act")) ? call.field("act") : "",
                desk.keys().get(),
                fields,
                problems,
                results));
  }
}
