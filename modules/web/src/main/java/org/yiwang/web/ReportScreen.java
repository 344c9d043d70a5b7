package org.yiwang.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.identity.UnitKind;
import org.yiwang.journal.Answer;
import org.yiwang.matter.Answers;
import org.yiwang.matter.Field;
import org.yiwang.matter.Life;
import org.yiwang.matter.Location;
import org.yiwang.matter.MatterCommand;
import org.yiwang.matter.MatterRoom;
import org.yiwang.matter.MatterType;
import org.yiwang.pack.Text;
import org.yiwang.web.page.FormPage;
import org.yiwang.web.page.Link;
import org.yiwang.web.page.MatterPages;

/// 报一件事: where it is, what it is, who to tell; three pages made from the form of the type. Nothing
/// is kept on the way but photos: each page carries what was answered before, so that it works
/// without script and without an account.
final class ReportScreen {
  private static final int ADDRESS_MAX = 200;
  private static final int IDENTITY_MAX = 200;
  private static final int NEAR_MAX = 5;
  private static final Duration NEAR_SINCE = Duration.ofDays(90);

  private final Desk desk;
  private final MatterDoor door;
  private final QueueScreen queue;
  private final MatterMap map;

  ReportScreen(Desk desk, MatterDoor door, QueueScreen queue, MatterMap map) {
    this.desk = desk;
    this.door = door;
    this.queue = queue;
    this.map = map;
  }

  private enum Step {
    WHERE(1),
    WHAT(2),
    CHECK(3),
    /// All on one page, for someone on a round.
    QUICK(1);

    private final int number;

    Step(int number) {
      this.number = number;
    }
  }

  /// What can be reported.
  ServerResponse kinds(Call call) {
    return desk.pages()
        .show(
            "kinds",
            new MatterPages.KindsPage(
                desk.frame().around(call, call.texts().of("report.title"), "report"),
                call.texts().of("report.title"),
                groups(call, "", false)));
  }

  /// The types someone may report, by what they are counted under.
  List<MatterPages.Group> groups(Call call, String query, boolean byPost) {
    var english = call.texts().english();
    var groups = new LinkedHashMap<String, List<Link>>();
    desk.rooms().matterRoom().types().list().stream()
        .filter(type -> reports(call, type, byPost))
        .sorted(java.util.Comparator.comparing(type -> type.kind().zh()))
        .forEach(type ->
            groups
                .computeIfAbsent(type.kind().in(english), _ -> new ArrayList<>())
                .add(Link.to(type.name().in(english), "/report/" + type.matter() + query)));
    return groups.entrySet().stream()
        .map(it -> new MatterPages.Group(it.getKey(), it.getValue()))
        .sorted(java.util.Comparator.comparingInt(group -> -group.links().size()))
        .toList();
  }

  /// @param byPost whether only what their post reports counts, not what anybody may
  private boolean reports(Call call, MatterType type, boolean byPost) {
    var life = type.life();
    var roles = call.person().listPosts(desk.today()).stream().map(post -> post.role()).toList();
    return life.reportedBy().stream()
        .flatMap(party -> life.findParty(party).stream())
        .anyMatch(party ->
            (!byPost && party.at() == Life.At.ANYBODY)
                || party.roles().stream().anyMatch(roles::contains));
  }

  ServerResponse show(Call call) {
    var type = type(call);
    var parent = call.field("parent").matches("[0-9a-z-]{1,60}") ? call.field("parent") : "";
    var quick = !call.field("quick").isEmpty();
    var draft =
        new ReportDraft(
            type, desk.keys().get(), "", "", Optional.empty(), false, Answers.NONE, parent, quick);
    return page(call, draft, quick ? Step.QUICK : Step.WHERE, HttpStatus.OK, List.of());
  }

  ServerResponse run(Call call) throws IOException, ServletException {
    var type = type(call);
    var typed = new Typed(call);
    try (var tray = desk.files().tray()) {
      var read = new MatterFields(desk, call).read(type.form(), typed, tray);
      var draft = draft(call, type, typed).with(read.answers(), read.taken());
      var step = step(call);
      require(draft, step, typed);
      if (!typed.wrong().isEmpty()) {
        return page(
            call, draft, back(step, draft, typed), HttpStatus.UNPROCESSABLE_CONTENT, typed.wrong());
      }
      if (step == Step.WHERE || step == Step.WHAT) {
        keep(call, tray, draft);
        return page(
            call, draft, step == Step.WHERE ? Step.WHAT : Step.CHECK, HttpStatus.OK, List.of());
      }
      return send(call, draft, step, typed, tray);
    }
  }

  /// Photos are kept between the pages, since a form cannot carry them; not many of one visitor.
  private void keep(Call call, FileStore.Tray tray, ReportDraft draft)
      throws IOException, ServletException {
    if (!call.signedIn()) {
      for (var field : draft.type().form()) {
        for (var _ : MatterFields.parts(call, MatterFields.PREFIX + field.field())) {
          MatterApi.countGuestFile(call);
        }
      }
    }
    tray.keepAll();
  }

  private ServerResponse send(
      Call call, ReportDraft draft, Step step, Typed typed, FileStore.Tray tray)
      throws IOException {
    var name = call.signedIn() ? call.person().account() : door.guests().name(call);
    var key = "web:" + name + ":" + draft.key();
    var code = call.signedIn() ? "" : door.guests().code(call, key);
    var stream = MatterRoom.matter(MatterApi.id(key));
    var life = draft.type().life();
    var as = door.parties().reporting(call, life, draft.place(), "", code);
    var asked = new MatterDoor.Asked(key, "report " + draft.type().matter(), OptionalLong.empty());
    var parent =
        Optional.of(draft.parent())
            .filter(id -> !id.isEmpty())
            .map(id -> door.get(call, id).stream());
    var report =
        new MatterCommand.Report(
            draft.type().matter(),
            as.party(),
            draft.quick() ? "patrol" : "web",
            given(draft, as.party()),
            draft.place(),
            parent,
            List.of());
    var answer =
        desk.rooms()
            .journal()
            .answered(asked.key(), asked.words())
            .orElseGet(() -> door.report(asked, as, stream, report));
    if (answer instanceof Answer.Refused(var refusal)) {
      var named = refusal.field().equals("place") ? "address" : refusal.field();
      typed.wrong(named.isEmpty() ? "" : input(named), refusal.zh(), refusal.en());
      // a refused key answers the same for ever
      var again = draft.under(desk.keys().get());
      return page(call, again, back(step, draft, typed), HttpStatus.CONFLICT, typed.wrong());
    }
    tray.keepAll();
    if (!code.isEmpty()) {
      door.guests().remember(call, code);
    }
    return Call.seeOther("/track/" + stream.id() + "?said=reported");
  }

  /// Only what is asked by now: an answer to a question that another answer has made idle is left.
  private Answers given(ReportDraft draft, String as) {
    var asked = asked(draft, as).stream().map(Field::field).collect(Collectors.toSet());
    var answers = new LinkedHashMap<>(draft.answers().values());
    answers.keySet().retainAll(asked);
    return new Answers(answers);
  }

  private List<Field> asked(ReportDraft draft, String as) {
    return desk.rooms()
        .matterRoom()
        .asked(
            draft.type(),
            as,
            draft.quick() ? "patrol" : "web",
            draft.answers(),
            draft.place(),
            desk.now());
  }

  private MatterType type(Call call) {
    return desk.rooms()
        .matterRoom()
        .types()
        .findNewest(call.path("matter"))
        .filter(type -> reports(call, type, false))
        .orElseThrow(() ->
            new Stopped(
                HttpStatus.NOT_FOUND,
                "matter.type",
                new Text("这里不能报这类事。", "Such matters are not reported here.")));
  }

  private static Step step(Call call) {
    return switch (call.field("step")) {
      case "where" -> Step.WHERE;
      case "what" -> Step.WHAT;
      case "check" -> Step.CHECK;
      case "quick" -> Step.QUICK;
      default ->
          throw new Stopped(
              HttpStatus.BAD_REQUEST,
              "web.no-step",
              new Text("表单不完整，请从头填起。", "The form is incomplete; begin again."));
    };
  }

  private ReportDraft draft(Call call, MatterType type, Typed typed) {
    var address = typed.optionalWords("address", ADDRESS_MAX);
    var site = call.field("site");
    var point = point(call, typed);
    if (site.isEmpty() && point.isPresent()) {
      site = desk.areas().find(point.get()).orElse("");
    }
    return new ReportDraft(
        type,
        Tasks.key(call),
        site,
        address,
        point,
        !call.field("photo-point").isEmpty(),
        Answers.NONE,
        call.field("parent").matches("[0-9a-z-]{1,60}") ? call.field("parent") : "",
        step(call) == Step.QUICK);
  }

  private static Optional<Location.Point> point(Call call, Typed typed) {
    var lng = call.field("lng");
    var lat = call.field("lat");
    if (lng.isEmpty() && lat.isEmpty()) {
      return Optional.empty();
    }
    if (!lng.matches("-?\\d{1,3}(\\.\\d{1,15})?") || !lat.matches("-?\\d{1,2}(\\.\\d{1,15})?")) {
      typed.wrong("address", "地图上的位置没有读懂，请重新点一下", "The place on the map could not be read");
      return Optional.empty();
    }
    var at = new Gcj02(new BigDecimal(lng), new BigDecimal(lat));
    return Optional.of(call.field("crs").equals("gcj02") ? at.toWgs84() : at.asIs());
  }

  /// What must be there before the next page.
  private void require(ReportDraft draft, Step step, Typed typed) {
    if (step == Step.WHERE || step == Step.QUICK) {
      if (draft.type().needsPlace() && draft.address().isEmpty() && draft.point().isEmpty()) {
        typed.wrong(
            "address", "请写地址或附近的标志，或在地图上点一下", "Give an address or a landmark, or tap the map");
      }
      if ((draft.type().needsPlace() || !draft.address().isEmpty()) && draft.site().isEmpty()) {
        typed.wrong("site", "请选择街道", "Choose the subdistrict");
      }
    }
    if (step != Step.WHERE) {
      var shown = fields(draft, step).stream().map(Field::field).toList();
      for (var field : asked(draft, "")) {
        if (shown.contains(field.field())
            && field.required()
            && draft.answers().list(field.field()).isEmpty()) {
          typed.wrong(
              input(field.field()), "请填写" + field.name().zh(), "Fill in: " + field.name().en());
        }
      }
    }
  }

  private static String input(String named) {
    return List.of("address", "site").contains(named) ? named : MatterFields.PREFIX + named;
  }

  /// The page that holds the first field that is wrong.
  private static Step back(Step step, ReportDraft draft, Typed typed) {
    if (step == Step.QUICK) {
      return step;
    }
    var named = typed.wrong().getFirst().field();
    if (List.of("address", "site").contains(named)) {
      return Step.WHERE;
    }
    return fields(draft, Step.WHAT).stream().anyMatch(field -> input(field.field()).equals(named))
        ? Step.WHAT
        : step;
  }

  /// The questions of a page: on the last, who somebody is.
  private static List<Field> fields(ReportDraft draft, Step step) {
    return draft.type().form().stream()
        .filter(field ->
            switch (step) {
              case WHERE -> false;
              case WHAT -> !identity(field);
              case CHECK -> identity(field);
              case QUICK -> !identity(field) || field.required();
            })
        .toList();
  }

  private static boolean identity(Field field) {
    return field.personal() && field.max() <= IDENTITY_MAX;
  }

  private ServerResponse page(
      Call call, ReportDraft draft, Step step, HttpStatus status, List<Typed.Wrong> wrong) {
    var texts = call.texts();
    var maker = new MatterFields(desk, call);
    var asked = asked(draft, "").stream().map(Field::field).toList();
    var questions =
        fields(draft, step).stream().filter(field -> asked.contains(field.field())).toList();
    var required =
        questions.stream().filter(Field::required).map(Field::field).collect(Collectors.toSet());
    var fields = new ArrayList<FormPage.Field>();
    if (step == Step.WHERE || step == Step.QUICK) {
      fields.addAll(where(call, draft));
    }
    fields.addAll(maker.of(questions, required, draft.answers()));
    var shown = wrong.isEmpty() ? fields : maker.filled(fields, wrong);
    var names = fields.stream().map(FormPage.Field::name).collect(Collectors.toSet());
    var sends = step == Step.CHECK || step == Step.QUICK;
    return desk.pages()
        .show(
            status,
            "report",
            new MatterPages.ReportPage(
                desk.frame().around(call, texts.of("report.title"), "report"),
                texts.of("report.step." + step.name()),
                draft.type().name().in(texts.english()),
                step.name().toLowerCase(java.util.Locale.ROOT),
                step.number,
                step == Step.QUICK ? 1 : 3,
                "/report/" + draft.type().matter(),
                draft.key(),
                texts.of(sends ? "report.send" : "report.next"),
                draft.carried(names),
                step == Step.CHECK ? check(call, draft) : List.of(),
                step == Step.WHAT ? near(call, draft) : List.of(),
                shown,
                maker.problems(fields, wrong),
                step == Step.WHERE || step == Step.QUICK
                    ? Optional.of(map.of(List.of(), call))
                    : Optional.empty()));
  }

  private List<FormPage.Field> where(Call call, ReportDraft draft) {
    var ask = new Fields(call.texts());
    var english = call.texts().english();
    var choices = new ArrayList<FormPage.Choice>();
    choices.add(new FormPage.Choice("", call.texts().of("choose")));
    desk.rooms().identity().units().list(UnitKind.SUBDISTRICT).stream()
        .filter(unit -> unit.validOn(desk.today()))
        .forEach(unit ->
            choices.add(new FormPage.Choice(unit.id().value(), unit.shortName().in(english))));
    var needed = draft.type().needsPlace();
    return List.of(
        ask.field("address", "text", draft.address(), List.of(), needed),
        ask.field("site", "select", draft.site(), choices, needed));
  }

  /// What will be sent.
  private List<MatterPages.Known> check(Call call, ReportDraft draft) {
    var texts = call.texts();
    var english = texts.english();
    var all = new ArrayList<MatterPages.Known>();
    if (!draft.site().isEmpty()) {
      var said = draft.address() + "（" + desk.wording().unit(draft.site(), texts) + "）";
      all.add(
          new MatterPages.Known(
              texts.of("report.where"),
              draft.fromPhoto() ? said + " " + texts.of("report.from-photo") : said,
              false,
              List.of()));
    }
    for (var field : draft.type().form()) {
      var given = draft.answers().list(field.field());
      if (!given.isEmpty() && !identity(field)) {
        all.add(
            new MatterPages.Known(
                field.name().in(english), said(field, given, call), false, List.of()));
      }
    }
    return all;
  }

  private static String said(Field field, List<String> given, Call call) {
    var texts = call.texts();
    return switch (field.kind()) {
      case OPTION, OPTIONS ->
          field.options().stream()
              .filter(option -> given.contains(option.option()))
              .map(option -> option.name().in(texts.english()))
              .collect(Collectors.joining(texts.of("list.comma")));
      case IMAGE, FILE ->
          given.stream()
              .map(one -> one.substring(one.indexOf('/') + 1))
              .collect(Collectors.joining(texts.of("list.comma")));
      case YES -> texts.of(given.getFirst().equals("true") ? "yes" : "no");
      case UNITS, CODES -> String.join(" ", given);
      case TEXT, NUMBER, DAY, UNIT -> given.getFirst();
    };
  }

  /// Matters of this kind reported near there lately that anyone may see.
  private List<MatterPages.Line> near(Call call, ReportDraft draft) {
    return draft
        .place()
        .map(place ->
            desk.rooms()
                .matters()
                .nearby(draft.type().matter(), place, desk.now().minus(NEAR_SINCE), NEAR_MAX))
        .map(rows -> queue.entries(rows, call.texts()))
        .orElse(List.of())
        .stream()
        .filter(entry -> !entry.type().publish().show().isEmpty())
        .map(entry -> {
          var line = queue.line(entry, call.texts());
          var when = desk.wording().days().ago(entry.row().reportedAt(), desk.now(), call.texts());
          return new MatterPages.Line(
              line.id(),
              "/track/" + line.id(),
              line.title(),
              when,
              line.state(),
              line.lamp(),
              line.left());
        })
        .toList();
  }
}
