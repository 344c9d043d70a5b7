package org.yiwang.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.journal.Answer;
import org.yiwang.journal.Refusal;
import org.yiwang.matter.Answers;
import org.yiwang.matter.Attachment;
import org.yiwang.matter.Bundle;
import org.yiwang.matter.Field;
import org.yiwang.matter.Life;
import org.yiwang.matter.Matter;
import org.yiwang.matter.MatterCommand;
import org.yiwang.matter.MatterRoom;
import org.yiwang.pack.Text;
import org.yiwang.web.page.FormPage;
import org.yiwang.web.page.Link;

/// What is done to one matter, each as a form made from its definition. Every form carries a key:
/// sent twice, it acts once.
final class MatterForms {
  private static final int WORDS_MAX = 2_000;
  private static final int ATTACHMENTS_MAX = 5;

  private final Desk desk;
  private final MatterDoor door;
  private final MatterScreen screen;

  MatterForms(Desk desk, MatterDoor door, MatterScreen screen) {
    this.desk = desk;
    this.door = door;
    this.screen = screen;
  }

  /// Hands in what was typed.
  @FunctionalInterface
  private interface Doing {
    Answer run(MatterDoor.Asked asked, Answers answers, Typed typed);
  }

  /// One form.
  ///
  /// @param path below the matter's own
  /// @param asked questions of the definition
  /// @param fields all that is asked
  private record Form(
      MatterDoor.Found found,
      String verb,
      String lead,
      String path,
      List<Field> asked,
      List<FormPage.Field> fields,
      List<FormPage.Fact> facts,
      Doing doing) {
    String href() {
      return MatterScreen.href(found.stream().id());
    }

    boolean sendsFiles() {
      return fields.stream().anyMatch(field -> List.of("photo", "file").contains(field.kind()));
    }
  }

  ServerResponse showAct(Call call) {
    return shown(call, act(call));
  }

  ServerResponse runAct(Call call) throws IOException, ServletException {
    return run(call, act(call));
  }

  ServerResponse showRequest(Call call) {
    return shown(call, request(call));
  }

  ServerResponse runRequest(Call call) throws IOException, ServletException {
    return run(call, request(call));
  }

  ServerResponse showDesk(Call call) {
    return shown(call, deskForm(call));
  }

  ServerResponse runDesk(Call call) throws IOException, ServletException {
    return run(call, deskForm(call));
  }

  /// The act a path names.
  ///
  /// @throws Stopped if such matters have no such act
  static Life.Act act(MatterDoor.Found found, String name) {
    return found
        .life()
        .findAct(name)
        .filter(one -> one.timed().isEmpty())
        .orElseThrow(() ->
            new Stopped(
                HttpStatus.NOT_FOUND,
                "matter.act",
                new Text("这类事项没有这一步", "Such matters have no such act"),
                "act"));
  }

  private Form act(Call call) {
    var found = door.get(call, call.path("id"));
    var act = act(found, call.path("act"));
    var as = door.parties().acting(call, found, act.by(), "");
    var asked = asked(found, act);
    var words = act.name().in(call.texts().english());
    return new Form(
        found,
        act.approvedBy().isEmpty() ? words : call.texts().of("matter.ask-for", words),
        lead(call, found, act),
        "/acts/" + act.act(),
        asked,
        fields(call, found, act),
        facts(call, found),
        (key, answers, _) ->
            door.submit(
                key,
                as,
                found,
                new MatterCommand.Perform(
                    act.act(),
                    as.party(),
                    answers,
                    call.field("unit"),
                    call.field("duty"),
                    List.of())));
  }

  /// The questions an act asks.
  static List<Field> asked(MatterDoor.Found found, Life.Act act) {
    var names = new ArrayList<>(act.needs());
    names.addAll(act.may());
    return names.stream()
        .flatMap(name ->
            java.util.stream.Stream.concat(
                    found.life().fields().stream(), found.type().form().stream())
                .filter(field -> field.field().equals(name))
                .limit(1))
        .toList();
  }

  /// The fields of an act: to whom, by which duty, and its own questions.
  List<FormPage.Field> fields(Call call, MatterDoor.Found found, Life.Act act) {
    var maker = new MatterFields(desk, call);
    var ask = new Fields(call.texts());
    var fields = new ArrayList<FormPage.Field>();
    var at = found.matter().desk();
    var assigns = act.does(Life.Effect.ASSIGNS) || act.does(Life.Effect.DECIDES);
    if (assigns || act.does(Life.Effect.RETURNS)) {
      fields.add(
          ask.field("duty", "select", assigns ? at.routedDuty() : "", duties(call), !assigns));
    }
    if (assigns) {
      var owner = at.routedUnits().size() == 1 ? at.routedUnits().getFirst() : "";
      fields.add(ask.field("unit", "select", owner, maker.units(), false));
    }
    fields.addAll(maker.of(asked(found, act), new HashSet<>(act.needs()), Answers.NONE));
    return fields;
  }

  private List<FormPage.Choice> duties(Call call) {
    var all = new ArrayList<FormPage.Choice>();
    all.add(new FormPage.Choice("", call.texts().of("choose")));
    desk.rooms()
        .matterRoom()
        .ground()
        .duties()
        .names()
        .forEach(
            (duty, name) -> all.add(new FormPage.Choice(duty, name.in(call.texts().english()))));
    return all;
  }

  private String lead(Call call, MatterDoor.Found found, Life.Act act) {
    var texts = call.texts();
    var english = texts.english();
    if (!act.approvedBy().isEmpty()) {
      var who =
          act.approvedBy().stream()
              .flatMap(party -> found.life().findParty(party).stream())
              .map(party -> party.name().in(english))
              .toList();
      return texts.of("matter.lead.approval", String.join(texts.of("list.then"), who));
    }
    return found
        .life()
        .findState(act.to())
        .map(state -> texts.of("matter.lead.to", state.name().in(english)))
        .orElse("");
  }

  private List<FormPage.Fact> facts(Call call, MatterDoor.Found found) {
    var texts = call.texts();
    var facts = new ArrayList<FormPage.Fact>();
    facts.add(new FormPage.Fact(texts.of("matter.state"), MatterScreen.state(found, texts)));
    found
        .matter()
        .report()
        .place()
        .filter(place -> !place.address().isEmpty())
        .ifPresent(
            place -> facts.add(new FormPage.Fact(texts.of("report.where"), place.address())));
    var next = new MatterClocks(desk, desk.now(), texts).next(found.matter(), found.life());
    facts.add(new FormPage.Fact(texts.of("matter.clock"), next.words()));
    return facts;
  }

  /// Approving, or refusing to.
  private Form request(Call call) {
    var found = door.get(call, call.path("id"));
    var number = call.path("no");
    var request =
        found.matter().requests().stream()
            .filter(one -> Integer.toString(one.request()).equals(number))
            .findFirst()
            .orElseThrow(() ->
                new Stopped(
                    HttpStatus.CONFLICT,
                    "matter.no-request",
                    new Text("没有这项待审批的申请", "No such request waits for approval")));
    var as =
        door.parties().acting(call, found, List.of(MatterDoor.approver(found.life(), request)), "");
    var approves = call.path("verdict").equals("approve");
    var texts = call.texts();
    var act = found.life().findAct(request.act()).orElseThrow().name().in(texts.english());
    var asking = screen.story(call, found, MatterDoor.Sight.ALL, false);
    var facts = new ArrayList<>(facts(call, found));
    asking
        .known(request.answers(), field -> !field.personal())
        .forEach(known -> facts.add(new FormPage.Fact(known.label(), known.value())));
    return new Form(
        found,
        texts.of(approves ? "matter.approve" : "matter.decline", act),
        "",
        "/requests/" + request.request() + "/" + call.path("verdict"),
        List.of(),
        approves ? List.of() : List.of(new Fields(texts).area("reason", true)),
        facts,
        (key, _, typed) ->
            door.submit(key, as, found, verdict(request, as.party(), approves, typed)));
  }

  private static MatterCommand verdict(
      Matter.Request request, String as, boolean approves, Typed typed) {
    return approves
        ? new MatterCommand.Approve(request.request(), as, List.of())
        : new MatterCommand.Decline(request.request(), as, typed.words("reason", WORDS_MAX));
  }

  /// What the desk of a life does: correct facts, mark a duplicate, part it again.
  private Form deskForm(Call call) {
    var found = door.get(call, call.path("id"));
    var as = door.parties().acting(call, found, found.life().desk(), "");
    var texts = call.texts();
    var ask = new Fields(texts);
    var what = call.path("what");
    return switch (what) {
      case "correct" -> correct(call, found, as);
      case "join" ->
          new Form(
              found,
              texts.of("matter.do.join"),
              texts.of("matter.lead.join"),
              "/desk/join",
              List.of(),
              List.of(ask.field("root", "text", call.field("root"), List.of(), true)),
              facts(call, found),
              (key, _, typed) -> join(call, found, as, key, typed));
      case "leave" ->
          new Form(
              found,
              texts.of("matter.do.leave"),
              "",
              "/desk/leave",
              List.of(),
              List.of(ask.area("reason", true)),
              facts(call, found),
              (key, _, typed) -> leave(found, as, key, typed));
      default -> throw new java.util.NoSuchElementException("no such form " + what);
    };
  }

  private Form correct(Call call, MatterDoor.Found found, MatterParties.Acting as) {
    var form =
        found.type().form().stream()
            .filter(field -> !field.personal() && !field.kind().equals(Field.Kind.IMAGE))
            .filter(field -> !field.kind().equals(Field.Kind.FILE))
            .toList();
    var maker = new MatterFields(desk, call);
    var fields = new ArrayList<>(maker.of(form, Set.of(), found.matter().facts()));
    fields.add(new Fields(call.texts()).area("reason", true));
    return new Form(
        found,
        call.texts().of("matter.do.correct"),
        call.texts().of("matter.lead.correct"),
        "/desk/correct",
        form,
        fields,
        facts(call, found),
        (key, answers, typed) ->
            door.submit(
                key,
                as,
                found,
                new MatterCommand.CorrectFacts(
                    as.party(), changed(found, answers), typed.words("reason", WORDS_MAX))));
  }

  private static Answers changed(MatterDoor.Found found, Answers answers) {
    var changed = Answers.NONE;
    for (var each : answers.values().entrySet()) {
      if (!found.matter().facts().list(each.getKey()).equals(each.getValue())) {
        changed = changed.with(new Answers(java.util.Map.of(each.getKey(), each.getValue())));
      }
    }
    return changed;
  }

  private Answer join(
      Call call,
      MatterDoor.Found found,
      MatterParties.Acting as,
      MatterDoor.Asked key,
      Typed typed) {
    var root = typed.words("root", 60).replaceAll("[^0-9a-z-]", "");
    if (root.isEmpty() || root.equals(found.stream().id())) {
      return new Answer.Refused(
          Refusal.of("matter.root", "请填另一事项的完整编号", "Give the whole id of another matter")
              .at("root"));
    }
    var other = door.get(call, root).stream();
    return door.submit(
        key, found.stream(), Bundle.join(key.key(), as.actor(), as.party(), found.stream(), other));
  }

  private Answer leave(
      MatterDoor.Found found, MatterParties.Acting as, MatterDoor.Asked key, Typed typed) {
    var reason = typed.words("reason", WORDS_MAX);
    return found
        .matter()
        .links()
        .root()
        .map(root ->
            door.submit(
                key,
                found.stream(),
                Bundle.part(key.key(), as.actor(), as.party(), found.stream(), root, reason)))
        .orElseGet(() ->
            new Answer.Refused(
                Refusal.of("matter.not-linked", "没有并入别的事项", "It has joined no other matter")));
  }

  /// A comment or an inner note, with files.
  ServerResponse note(Call call) throws IOException, ServletException {
    var found = door.get(call, call.path("id"));
    var back = call.path("id");
    var parties = found.life().parties().stream().map(Life.Party::party).toList();
    var as = door.parties().acting(call, found, parties, "");
    var ofStaff = !as.actor().unit().isEmpty();
    var page = ofStaff ? MatterScreen.href(back) : "/track/" + back;
    var typed = new Typed(call);
    try (var tray = desk.files().tray()) {
      var words = typed.words("words", WORDS_MAX);
      var files = attachments(call, typed, tray);
      if (!typed.wrong().isEmpty()) {
        throw new Stopped(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "web.typed",
            typed.wrong().getFirst().say(),
            typed.wrong().getFirst().field());
      }
      var inner = ofStaff && call.field("open").isEmpty();
      var command = new MatterCommand.AddNote(as.party(), words, inner, files);
      if (door.submit(asked(call, found, "note"), as, found, command)
          instanceof Answer.Refused(var refusal)) {
        throw refused(refusal);
      }
      tray.keepAll();
    }
    return Call.seeOther(Tasks.withNotice(page + "#story", "note"));
  }

  static Stopped refused(Refusal refusal) {
    return new Stopped(
        HttpStatus.CONFLICT, refusal.rule(), new Text(refusal.zh(), refusal.en()), refusal.field());
  }

  private static List<Attachment> attachments(Call call, Typed typed, FileStore.Tray tray)
      throws IOException, ServletException {
    var all = new ArrayList<Attachment>();
    for (var part : MatterFields.parts(call, "file")) {
      var photo = MatterFields.file(part, false, "file", typed);
      if (photo.isPresent() && all.size() < ATTACHMENTS_MAX) {
        var content = photo.get().content();
        all.add(
            new Attachment(
                tray.add(content),
                MatterFields.name(part),
                MediaKinds.of(content).orElse("application/octet-stream"),
                content.length));
      }
    }
    return all;
  }

  /// The key of the form that was sent, and what it asked.
  MatterDoor.Asked asked(Call call, MatterDoor.Found found, String what) {
    var name = call.signedIn() ? call.person().account() : door.guests().name(call);
    return new MatterDoor.Asked(
        "web:" + name + ":" + Tasks.key(call),
        what + " " + MatterRoom.matter(found.stream().id()),
        OptionalLong.empty());
  }

  private ServerResponse shown(Call call, Form form) {
    return page(call, form, HttpStatus.OK, form.fields(), List.of());
  }

  private ServerResponse run(Call call, Form form) throws IOException, ServletException {
    var maker = new MatterFields(desk, call);
    var typed = new Typed(call);
    var asked = asked(call, form.found(), form.path());
    var earlier = desk.rooms().journal().answered(asked.key(), asked.words());
    try (var tray = desk.files().tray()) {
      var answers = maker.read(form.asked(), typed, tray).answers();
      form.fields().stream()
          .filter(field -> field.required() && !field.name().startsWith(MatterFields.PREFIX))
          .forEach(field -> {
            var _ = typed.words(field.name(), WORDS_MAX);
          });
      Optional<Answer> answer =
          typed.wrong().isEmpty()
              ? Optional.of(earlier.orElseGet(() -> form.doing().run(asked, answers, typed)))
              : Optional.empty();
      if (answer.isPresent() && answer.get() instanceof Answer.Accepted) {
        tray.keepAll();
        return Call.seeOther(Tasks.withNotice(form.href(), "matter-done"));
      }
      if (answer.isPresent() && answer.get() instanceof Answer.Refused(var refusal)) {
        if (call.wantsJson()) {
          return desk.faults().answer(call, Problem.of(refusal, desk.keys().get().substring(0, 8)));
        }
        typed.wrong(MatterFields.input(form.fields(), refusal.field()), refusal.zh(), refusal.en());
      }
      var status = answer.isPresent() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
      return page(call, form, status, maker.filled(form.fields(), typed.wrong()), typed.wrong());
    }
  }

  private ServerResponse page(
      Call call,
      Form form,
      HttpStatus status,
      List<FormPage.Field> fields,
      List<Typed.Wrong> wrong) {
    var story = screen.story(call, form.found(), MatterDoor.Sight.STAFF, false);
    var title = MatterScreen.title(form.found(), story);
    return desk.pages()
        .show(
            status,
            "form",
            new FormPage(
                desk.frame().around(call, form.verb() + " · " + title, "matters"),
                form.verb(),
                form.lead(),
                Link.to(title, form.href()),
                form.href() + form.path(),
                desk.keys().get(),
                form.verb(),
                form.sendsFiles(),
                form.facts(),
                fields,
                new MatterFields(desk, call).problems(fields, wrong)));
  }
}
