package org.yiwang.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.journal.Answer;
import org.yiwang.journal.Refusal;
import org.yiwang.matter.Life;
import org.yiwang.matter.Matter;
import org.yiwang.matter.MatterCommand;
import org.yiwang.matter.MatterEvent;
import org.yiwang.matter.view.Matters;
import org.yiwang.pack.Text;
import org.yiwang.web.page.Link;
import org.yiwang.web.page.MatterPages;

/// One matter on the desk: where it stands, what happened, and what this person may do now.
final class MatterScreen {
  private static final int NUMBER_LENGTH = 8;
  private static final String KEYS = "12345678";

  private final Desk desk;
  private final MatterDoor door;
  private final MatterMap map;

  MatterScreen(Desk desk, MatterDoor door, MatterMap map) {
    this.desk = desk;
    this.door = door;
    this.map = map;
  }

  /// What people call a matter by: the first letters of its id.
  static String number(String id) {
    return id.substring(0, Math.min(NUMBER_LENGTH, id.length())).toUpperCase(java.util.Locale.ROOT);
  }

  static String href(String id) {
    return "/matters/" + id;
  }

  ServerResponse page(Call call) {
    var found = door.get(call, call.path("id"));
    var sight = door.sight(call, found);
    return sight.compareTo(MatterDoor.Sight.STAFF) < 0
        ? Call.seeOther("/track/" + found.stream().id())
        : show(call, found, sight, false);
  }

  /// Shows what tells of a person, once that is on record.
  ServerResponse reveal(Call call) {
    var found = door.get(call, call.path("id"));
    if (door.sight(call, found) != MatterDoor.Sight.ALL) {
      throw new Stopped(
          HttpStatus.FORBIDDEN,
          "matter.reach",
          new Text(
              "只有正在办理这一件的单位和岗位可以调阅个人信息。",
              "Only the unit and the posts whose turn it is look up what tells of a person."));
    }
    var story = story(call, found, MatterDoor.Sight.ALL, false);
    var as = door.parties().acting(call, found, staff(found.life()), "");
    var asked =
        new MatterDoor.Asked(
            "web:" + call.person().account() + ":" + Tasks.key(call),
            "look-up " + found.stream(),
            OptionalLong.empty());
    var command = new MatterCommand.LookUp(as.party(), story.personal());
    if (door.submit(asked, as, found, command) instanceof Answer.Refused(var refusal)) {
      throw new Stopped(HttpStatus.CONFLICT, refusal.rule(), new Text(refusal.zh(), refusal.en()));
    }
    return show(call, door.get(call, call.path("id")), MatterDoor.Sight.ALL, true);
  }

  /// A file that the matter, as its reader sees it, shows.
  ServerResponse file(Call call) throws IOException {
    var found = door.get(call, call.path("id"));
    var story = story(call, found, door.sight(call, found), true);
    var seen = new ArrayList<>(story.known());
    if (story.sight() != MatterDoor.Sight.PUBLIC) {
      story.steps(events(found)).forEach(step -> seen.addAll(step.said()));
    }
    var href = story.files() + call.path("hash");
    if (seen.stream()
        .flatMap(known -> known.photos().stream())
        .noneMatch(photo -> photo.href().equals(href))) {
      throw new NoSuchElementException("no file " + call.path("hash"));
    }
    var content = desk.files().get(call.path("hash"));
    return ServerResponse.ok()
        .contentType(
            MediaType.parseMediaType(MediaKinds.of(content).orElse("application/octet-stream")))
        .cacheControl(CacheControl.noStore())
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .body(content);
  }

  MatterStory story(Call call, MatterDoor.Found found, MatterDoor.Sight sight, boolean revealed) {
    return new MatterStory(
        desk, call.texts(), found, sight, revealed, href(found.stream().id()) + "/files/");
  }

  List<MatterEvent> events(MatterDoor.Found found) {
    return desk.rooms().matters().timeline(found.stream().id()).stream()
        .map(Matters.Line::event)
        .toList();
  }

  static List<String> staff(Life life) {
    return life.parties().stream()
        .filter(party -> !party.roles().isEmpty())
        .map(Life.Party::party)
        .toList();
  }

  /// The name of a matter: of its type, and what stands for it in lists.
  static String title(MatterDoor.Found found, MatterStory story) {
    var type = found.type();
    var summary =
        story.known(
            found.matter().facts(),
            field -> field.field().equals(type.summary()) && !field.personal());
    var name = type.name().in(story.texts().english());
    return summary.isEmpty() || summary.getFirst().value().isEmpty()
        ? name
        : name + " · " + summary.getFirst().value();
  }

  private ServerResponse show(
      Call call, MatterDoor.Found found, MatterDoor.Sight sight, boolean revealed) {
    var texts = call.texts();
    var matter = found.matter();
    var story = story(call, found, sight, revealed);
    var clocks = new MatterClocks(desk, desk.now(), texts);
    var title = title(found, story);
    var all = clocks.all(matter, found.life());
    var running = all.stream().filter(clock -> !clock.due().isEmpty()).toList();
    var shown = running.isEmpty() ? all : running;
    var works = desk.permits().mayAnywhere(call.person(), "work-matter");
    return desk.pages()
        .show(
            "matter",
            new MatterPages.DeskPage(
                desk.frame().around(call, title, "matters"),
                List.of(Link.to(texts.of("menu.matters"), "/matters")),
                href(found.stream().id()),
                number(found.stream().id()),
                title,
                under(found, story),
                clocks.next(matter, found.life()).lamp(),
                shown,
                all.stream().filter(clock -> !shown.contains(clock)).toList(),
                acts(call, found),
                requests(call, found, story),
                story.known(),
                story.steps(events(found)),
                related(found, story),
                sight == MatterDoor.Sight.ALL && story.keepsBack() ? desk.keys().get() : "",
                works ? desk.keys().get() : "",
                notNow(call, found),
                map.of(found, call)));
  }

  private List<Link> under(MatterDoor.Found found, MatterStory story) {
    var matter = found.matter();
    var texts = story.texts();
    var all = new ArrayList<Link>();
    all.add(Link.to(state(found, texts), ""));
    matter
        .report()
        .place()
        .ifPresent(place ->
            all.add(
                Link.to(
                    (place.address() + "（" + desk.wording().unit(place.site(), texts) + "）")
                        .strip(),
                    "")));
    if (!matter.desk().unit().isEmpty()) {
      all.add(Link.to(desk.wording().unit(matter.desk().unit(), texts), ""));
    }
    if (!matter.desk().duty().isEmpty()) {
      all.add(Link.to(texts.of("matter.duty", story.duty(matter.desk().duty())), ""));
    }
    all.add(Link.to(texts.of("matter.channel", channel(matter.report().channel(), texts)), ""));
    return all;
  }

  private static String channel(String channel, org.yiwang.web.page.Texts texts) {
    return texts.has("channel." + channel) ? texts.of("channel." + channel) : channel;
  }

  static String state(MatterDoor.Found found, org.yiwang.web.page.Texts texts) {
    var state = found.matter().state();
    return found.life().findState(state).map(one -> one.name().in(texts.english())).orElse(state);
  }

  /// What this person may do, what leads on before what does not; each with a digit as its key.
  private List<Link> acts(Call call, MatterDoor.Found found) {
    var open = new ArrayList<>(door.parties().open(call, found));
    open.sort(java.util.Comparator.comparingInt(MatterScreen::weight));
    var all = new ArrayList<Link>();
    for (var act : open) {
      if (against(call, found, act).isPresent()) {
        continue;
      }
      var key = all.size() < KEYS.length() ? KEYS.substring(all.size(), all.size() + 1) : "";
      var words = act.name().in(call.texts().english());
      all.add(
          new Link(
              act.approvedBy().isEmpty() ? words : call.texts().of("matter.ask-for", words),
              href(found.stream().id()) + "/acts/" + act.act(),
              key));
    }
    return all;
  }

  /// What stands against an act that would be this person's; it waits for approval already, or the
  /// rules say no.
  private Optional<Refusal> against(Call call, MatterDoor.Found found, Life.Act act) {
    if (found.matter().requests().stream().anyMatch(one -> one.act().equals(act.act()))) {
      return Optional.of(Refusal.of("matter.asked-already", "正等待审批", "It waits for approval"));
    }
    var as = door.parties().acting(call, found, act.by(), "");
    return desk.rooms()
        .matterRoom()
        .against(found.stream(), found.matter(), act, as.actor(), desk.now());
  }

  /// What this person would do, were it not for a rule; with what the rule says.
  private List<String> notNow(Call call, MatterDoor.Found found) {
    var english = call.texts().english();
    return door.parties().open(call, found).stream()
        .filter(act -> !act.does(Life.Effect.SAMPLED) && !act.to().isEmpty())
        .flatMap(act ->
            against(call, found, act).stream()
                .map(why ->
                    call.texts()
                        .of(
                            "matter.not-now",
                            act.name().in(english),
                            english ? why.en() : why.zh())))
        .toList();
  }

  private static int weight(Life.Act act) {
    if (!act.approvedBy().isEmpty()) {
      return 3;
    }
    return act.does(Life.Effect.RETURNS) ? 2 : act.to().isEmpty() ? 1 : 0;
  }

  private List<MatterPages.Asked> requests(Call call, MatterDoor.Found found, MatterStory story) {
    return found.matter().requests().stream()
        .map(request -> request(call, found, story, request))
        .toList();
  }

  private MatterPages.Asked request(
      Call call, MatterDoor.Found found, MatterStory story, Matter.Request request) {
    var texts = call.texts();
    var party = MatterDoor.approver(found.life(), request);
    var act = found.life().findAct(request.act()).orElseThrow().name().in(texts.english());
    var turn = found.life().findParty(party).orElseThrow().name().in(texts.english());
    var own = door.parties().standsAsAny(call, found, List.of(party));
    var at = href(found.stream().id()) + "/requests/" + request.request();
    return new MatterPages.Asked(
        texts.of("matter.waits", act, turn, desk.wording().unit(request.who().unit(), texts)),
        own ? at + "/approve" : "",
        own ? at + "/decline" : "",
        story.known(request.answers(), _ -> true));
  }

  private List<Link> related(MatterDoor.Found found, MatterStory story) {
    var links = found.matter().links();
    var texts = story.texts();
    var all = new ArrayList<Link>();
    links.parent().ifPresent(one -> all.add(link("matter.parent", one.id(), texts)));
    links.root().ifPresent(one -> all.add(link("matter.root", one.id(), texts)));
    links.children().keySet().stream()
        .map(one -> link("matter.part", one.id(), texts))
        .forEach(all::add);
    links.duplicates().stream()
        .map(one -> link("matter.duplicate", one.id(), texts))
        .forEach(all::add);
    return all;
  }

  private static Link link(String key, String id, org.yiwang.web.page.Texts texts) {
    return Link.to(texts.of(key, number(id)), href(id));
  }
}
