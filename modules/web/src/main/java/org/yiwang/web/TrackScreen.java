package org.yiwang.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.journal.Answer;
import org.yiwang.matter.Life;
import org.yiwang.matter.MatterCommand;
import org.yiwang.matter.view.MatterRow;
import org.yiwang.web.page.FormPage;
import org.yiwang.web.page.MatterPages;

/// 查进度: how the one who reported follows a matter, by account or by tracking code, rates what came
/// of it, and adds to it; and what anyone may see of it.
final class TrackScreen {
  private static final int MINE_MAX = 100;
  private static final int WORDS_MAX = 2_000;

  private final Desk desk;
  private final MatterDoor door;
  private final MatterScreen screen;
  private final MatterForms acts;
  private final QueueScreen queue;

  TrackScreen(
      Desk desk, MatterDoor door, MatterScreen screen, MatterForms acts, QueueScreen queue) {
    this.desk = desk;
    this.door = door;
    this.screen = screen;
    this.acts = acts;
    this.queue = queue;
  }

  ServerResponse mine(Call call) {
    return mine(call, HttpStatus.OK, "");
  }

  /// Shows what a tracking code stands for.
  ServerResponse find(Call call) {
    var code = call.field("code").replaceAll("[\\s-]", "").toUpperCase(java.util.Locale.ROOT);
    var account = Guests.account(code);
    var rows = desk.rooms().matters().ofReporter(account, 1);
    if (code.isEmpty() || rows.isEmpty()) {
      return mine(call, HttpStatus.NOT_FOUND, call.texts().of("track.no-code"));
    }
    door.guests().remember(call, code);
    return Call.seeOther("/track/" + rows.getFirst().id());
  }

  private ServerResponse mine(Call call, HttpStatus status, String problem) {
    var accounts =
        call.signedIn() ? List.of(call.person().account()) : door.guests().accounts(call);
    var rows = new ArrayList<MatterRow>();
    for (var account : accounts) {
      rows.addAll(desk.rooms().matters().ofReporter(account, MINE_MAX));
    }
    var texts = call.texts();
    var lines =
        queue.entries(rows, texts).stream()
            .map(entry -> {
              var line = queue.line(entry, texts);
              return new MatterPages.Line(
                  line.id(),
                  "/track/" + line.id(),
                  line.title(),
                  line.where(),
                  line.state(),
                  line.lamp(),
                  line.left());
            })
            .toList();
    return desk.pages()
        .show(
            status,
            "mine",
            new MatterPages.MinePage(
                desk.frame().around(call, texts.of("menu.track"), "track"), lines, problem));
  }

  ServerResponse page(Call call) {
    return show(call, door.get(call, call.path("id")), HttpStatus.OK, "");
  }

  ServerResponse rate(Call call) {
    var found = door.get(call, call.path("id"));
    var typed = new Typed(call);
    var words = typed.optionalWords("words", WORDS_MAX);
    var level = call.field("level");
    if (!level.matches("[1-5]") || !typed.wrong().isEmpty()) {
      var problem =
          typed.wrong().isEmpty()
              ? call.texts().of("track.no-level")
              : typed.wrong().getFirst().say().in(call.texts().english());
      return show(call, found, HttpStatus.UNPROCESSABLE_CONTENT, problem);
    }
    var raters =
        found.life().parties().stream()
            .filter(party -> party.at() == Life.At.REPORTER || party.at() == Life.At.ANYBODY)
            .map(Life.Party::party)
            .toList();
    var as = door.parties().acting(call, found, raters, "");
    var asked = acts.asked(call, found, "rate " + level);
    var command = new MatterCommand.Rate(Integer.parseInt(level), words, List.of());
    var answer =
        desk.rooms()
            .journal()
            .answered(asked.key(), asked.words())
            .orElseGet(() -> door.submit(asked, as, found, command));
    return switch (answer) {
      case Answer.Accepted _ ->
          Call.seeOther(Tasks.withNotice("/track/" + call.path("id"), "rated"));
      case Answer.Refused(var refusal) ->
          show(
              call,
              found,
              HttpStatus.CONFLICT,
              call.texts().english() ? refusal.en() : refusal.zh());
    };
  }

  private ServerResponse show(
      Call call, MatterDoor.Found found, HttpStatus status, String problem) {
    var sight = door.sight(call, found);
    var public_ = sight == MatterDoor.Sight.PUBLIC;
    var own = door.isReporter(call, found.matter());
    // here staff see what the reporter sees; what only staff see is on the desk
    var story = screen.story(call, found, public_ ? sight : MatterDoor.Sight.REPORTER, false);
    var steps =
        public_ ? List.<MatterPages.Step>of() : story.steps(screen.events(found)).reversed();
    return desk.pages()
        .show(
            status,
            "track",
            new MatterPages.TrackPage(
                desk.frame().around(call, MatterScreen.title(found, story), "track"),
                "/track/" + found.stream().id(),
                MatterScreen.number(found.stream().id()),
                title(found, story, public_),
                own && !call.signedIn()
                    ? Guests.findCode(call, found.matter().report().who().account()).orElse("")
                    : "",
                steps,
                public_ ? List.of() : ahead(found, story),
                story.known().stream().filter(known -> own || public_ || !known.masked()).toList(),
                about(found, story, public_),
                levels(call),
                own && rates(found) ? desk.keys().get() : "",
                own && found.matter().open() ? desk.keys().get() : "",
                problem));
  }

  private static boolean rates(MatterDoor.Found found) {
    return found.matter().standing().rating().isEmpty()
        && found
            .life()
            .rating()
            .filter(rating -> rating.in().contains(found.matter().state()))
            .isPresent();
  }

  private static List<FormPage.Choice> levels(Call call) {
    return IntStream.of(5, 4, 3, 2, 1)
        .mapToObj(level ->
            new FormPage.Choice(Integer.toString(level), call.texts().of("rating." + level)))
        .toList();
  }

  /// The promise, in a sentence.
  private String title(MatterDoor.Found found, MatterStory story, boolean public_) {
    var texts = story.texts();
    var shown = found.type().publish().show();
    var name = MatterScreen.title(found, story);
    var state = MatterScreen.state(found, texts);
    if (public_ && !shown.contains("due")) {
      return texts.of("track.title.state", name, shown.contains("state") ? state : "");
    }
    var next = new MatterClocks(desk, desk.now(), texts).next(found.matter(), found.life());
    if (next.due().isEmpty()) {
      return texts.of("track.title.state", name, state);
    }
    var by = desk.wording().days().by(next.due().get(), desk.now(), texts);
    return next.due().get().isBefore(desk.now())
        ? texts.of("track.title.late", name, next.clock(), by)
        : texts.of("track.title.due", name, next.clock(), by);
  }

  /// What is still to come on the shortest way to the end.
  private static List<String> ahead(MatterDoor.Found found, MatterStory story) {
    var life = found.life();
    var english = story.texts().english();
    var all = new ArrayList<String>();
    var came = new HashMap<String, Life.Act>();
    var open = new ArrayDeque<>(List.of(found.matter().state()));
    while (found.matter().open() && !open.isEmpty()) {
      var state = open.removeFirst();
      if (life.findState(state).filter(it -> it.end() == Life.End.CLOSED).isPresent()) {
        for (var at = state; came.containsKey(at); at = came.get(at).from().getFirst()) {
          all.addFirst(came.get(at).name().in(english));
          var from = came.get(at).from();
          if (from.contains(found.matter().state()) || all.size() > life.acts().size()) {
            break;
          }
        }
        break;
      }
      for (var act : life.acts()) {
        var leads = !act.to().isEmpty() && act.timed().isEmpty() && act.approvedBy().isEmpty();
        if (leads && act.from().contains(state) && !act.to().equals(found.matter().state())) {
          if (came.putIfAbsent(act.to(), act) == null) {
            open.add(act.to());
          }
        }
      }
    }
    if (life.rating().isPresent() && found.matter().standing().rating().isEmpty()) {
      all.add(story.texts().of("track.rate-ahead"));
    }
    return all;
  }

  private List<MatterPages.Known> about(
      MatterDoor.Found found, MatterStory story, boolean public_) {
    var texts = story.texts();
    var all = new ArrayList<MatterPages.Known>();
    var matter = found.matter();
    var shown = found.type().publish().show();
    if (!public_ || shown.contains("place")) {
      matter
          .report()
          .place()
          .ifPresent(place ->
              all.add(
                  known(
                      texts.of("report.where"),
                      place.address() + "（" + desk.wording().unit(place.site(), texts) + "）")));
    }
    if (!public_ && !matter.desk().unit().isEmpty()) {
      all.add(known(texts.of("track.who"), desk.wording().unit(matter.desk().unit(), texts)));
    }
    if (!public_ && !matter.desk().duty().isEmpty()) {
      all.add(known(texts.of("track.duty"), story.duty(matter.desk().duty())));
    }
    if (!public_ || shown.contains("due")) {
      new MatterClocks(desk, desk.now(), texts)
          .all(matter, found.life()).stream()
              .filter(clock -> !clock.due().isEmpty())
              .forEach(
                  clock -> all.add(known(texts.of("track.limit", clock.name()), clock.counted())));
    }
    return all;
  }

  private static MatterPages.Known known(String label, String value) {
    return new MatterPages.Known(label, value, false, List.of());
  }
}
