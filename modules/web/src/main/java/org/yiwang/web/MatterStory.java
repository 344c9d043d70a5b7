package org.yiwang.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yiwang.matter.Answers;
import org.yiwang.matter.Field;
import org.yiwang.matter.Life;
import org.yiwang.matter.MatterEvent;
import org.yiwang.pack.Text;
import org.yiwang.web.page.MatterPages.Known;
import org.yiwang.web.page.MatterPages.Photo;
import org.yiwang.web.page.MatterPages.Step;
import org.yiwang.web.page.Texts;

/// What is known of a matter and what happened to it, in words, no more of it than its reader sees.
///
/// @param found the matter
/// @param sight how much the reader sees
/// @param revealed whether what tells of a person is shown to staff, which is on record then
/// @param files address below which its files are
record MatterStory(
    Desk desk,
    Texts texts,
    MatterDoor.Found found,
    MatterDoor.Sight sight,
    boolean revealed,
    String files) {
  private static final String MASK = "＊＊＊";
  private static final int HASH_LENGTH = 64;

  boolean ofStaff() {
    return sight.compareTo(MatterDoor.Sight.STAFF) >= 0;
  }

  /// What the report and later acts said.
  List<Known> known() {
    var shown = found.type().publish().show();
    return known(
        found.matter().facts(),
        field ->
            sight != MatterDoor.Sight.PUBLIC
                || (shown.contains(field.field()) && !field.personal()));
  }

  /// Whether something is kept back that a reader in turn could have shown.
  boolean keepsBack() {
    return known().stream().anyMatch(Known::masked);
  }

  /// The names of the personal fields that are answered.
  List<String> personal() {
    return fields()
        .filter(Field::personal)
        .map(Field::field)
        .filter(name -> !found.matter().facts().list(name).isEmpty())
        .toList();
  }

  private Stream<Field> fields() {
    return Stream.concat(found.type().form().stream(), found.life().fields().stream());
  }

  List<Known> known(Answers given, Predicate<Field> passes) {
    return fields()
        .filter(field -> !given.list(field.field()).isEmpty() && passes.test(field))
        .map(field -> known(field, given.list(field.field())))
        .toList();
  }

  private Known known(Field field, List<String> given) {
    var label = say(field.name());
    if (field.personal() && ofStaff() && !revealed) {
      return new Known(label, MASK, true, List.of());
    }
    return switch (field.kind()) {
      case IMAGE, FILE -> new Known(label, "", false, given.stream().map(this::photo).toList());
      case OPTION, OPTIONS ->
          new Known(
              label,
              field.options().stream()
                  .filter(option -> given.contains(option.option()))
                  .map(option -> say(option.name()))
                  .collect(Collectors.joining(texts.of("list.comma"))),
              false,
              List.of());
      case YES ->
          new Known(
              label, texts.of(given.getFirst().equals("true") ? "yes" : "no"), false, List.of());
      case UNIT, UNITS ->
          new Known(
              label,
              given.stream().map(this::unit).collect(Collectors.joining(texts.of("list.comma"))),
              false,
              List.of());
      case CODES -> new Known(label, String.join(" ", given), false, List.of());
      case TEXT, NUMBER, DAY -> new Known(label, given.getFirst(), false, List.of());
    };
  }

  private Photo photo(String file) {
    var hash = file.substring(0, Math.min(HASH_LENGTH, file.length()));
    var name = file.substring(Math.min(HASH_LENGTH + 1, file.length()));
    return photo(hash, name);
  }

  private Photo photo(String hash, String name) {
    return new Photo(
        files + hash, name, name.toLowerCase(java.util.Locale.ROOT).matches(".*\\.(jpe?g|png)"));
  }

  /// The timeline, the newest first.
  List<Step> steps(List<MatterEvent> events) {
    return events.stream().flatMap(event -> step(event).stream()).toList().reversed();
  }

  private Optional<Step> step(MatterEvent event) {
    return switch (event) {
      case MatterEvent.Reported e -> done(e, say("reported"), who(e.as(), e.who()), List.of());
      case MatterEvent.Acted e -> done(e, act(e.act()), who(e.as(), e.who()), said(e));
      case MatterEvent.Requested e ->
          done(
              e,
              texts.of("story.requested", act(e.act())),
              who(e.as(), e.who()),
              ofStaff() ? known(e.answers(), _ -> true) : List.of());
      case MatterEvent.Approved e -> done(e, say("approved"), who(e.as(), e.who()), List.of());
      case MatterEvent.Declined e ->
          done(e, say("declined"), who(e.as(), e.who()), reason(e.reason()));
      case MatterEvent.Lapsed e -> forStaff(e, say("lapsed"), "");
      case MatterEvent.FactsCorrected e ->
          done(e, say("corrected"), who(e.as(), e.who()), reason(e.reason()));
      case MatterEvent.Routed e -> forStaff(e, routed(e), "");
      case MatterEvent.Signalled e -> forStaff(e, signalled(e), "");
      case MatterEvent.Rated e ->
          done(
              e,
              texts.of("story.rated", texts.of("rating." + e.level())),
              say("reporter"),
              e.words().isEmpty() ? List.of() : words(e.words()));
      case MatterEvent.Sampled e -> forStaff(e, say("sampled"), "");
      case MatterEvent.Noted e -> noted(e);
      case MatterEvent.Looked e -> looked(e);
      case MatterEvent.JoinedRoot e -> done(e, say("joined"), who(e.as(), e.who()), List.of());
      case MatterEvent.DuplicateTaken e -> forStaff(e, say("took"), "");
      case MatterEvent.LeftRoot e -> done(e, say("left"), who(e.as(), e.who()), reason(e.reason()));
      case MatterEvent.DuplicateDropped e -> forStaff(e, say("dropped"), "");
      case MatterEvent.RootFollowed e -> done(e, say("followed"), "", List.of());
      case MatterEvent.ChildTaken e -> forStaff(e, say("part-taken"), "");
      case MatterEvent.ChildFollowed e ->
          forStaff(e, say(e.ended() ? "part-ended" : "part-open"), "");
      case MatterEvent.Moved e -> forStaff(e, texts.of("story.moved", e.to()), e.reason());
      case MatterEvent.HandedOver e ->
          done(e, texts.of("story.handed-over", unit(e.to())), unit(e.from()), reason(e.reason()));
    };
  }

  private Optional<Step> noted(MatterEvent.Noted event) {
    if (event.inner() && !ofStaff()) {
      return Optional.empty();
    }
    var said = new ArrayList<Known>(words(event.words()));
    if (!event.attachments().isEmpty()) {
      said.add(
          new Known(
              "",
              "",
              false,
              event.attachments().stream().map(one -> photo(one.sha256(), one.name())).toList()));
    }
    return Optional.of(
        new Step(
            event.inner() ? "inner" : "note",
            when(event),
            say(event.inner() ? "inner" : "note"),
            who(event.as(), event.who()),
            said));
  }

  private Optional<Step> looked(MatterEvent.Looked event) {
    var names =
        fields()
            .filter(field -> event.fields().contains(field.field()))
            .map(field -> say(field.name()))
            .collect(Collectors.joining(texts.of("list.comma")));
    return Optional.of(
        new Step(
            "told",
            when(event),
            texts.of("story.looked", names),
            who(event.as(), event.who()),
            List.of()));
  }

  /// What an act said: to staff all of it; to others what came of it.
  private List<Known> said(MatterEvent.Acted event) {
    var said = new ArrayList<Known>();
    var moves =
        event.effects().contains(Life.Effect.ASSIGNS)
            || event.effects().contains(Life.Effect.DECIDES);
    if (moves) {
      said.add(line("story.to", unit(event.unit())));
    }
    if (moves || event.effects().contains(Life.Effect.RETURNS)) {
      said.add(line("story.duty", duty(event.duty())));
    }
    var result =
        event.effects().contains(Life.Effect.HANDLES)
            || event.effects().contains(Life.Effect.VERIFIES);
    said.addAll(known(event.answers(), _ -> ofStaff() || result));
    return said;
  }

  private String signalled(MatterEvent.Signalled event) {
    var clock =
        found.life().findClock(event.clock()).map(one -> say(one.name())).orElse(event.clock());
    return texts.of(
        "story.signalled",
        clock,
        texts.of("point." + event.point().name()),
        event.parties().stream()
            .flatMap(party -> found.life().findParty(party).stream())
            .map(party -> say(party.name()))
            .collect(Collectors.joining(texts.of("list.comma"))));
  }

  private String routed(MatterEvent.Routed event) {
    if (event.duty().isEmpty()) {
      return say("routed.none");
    }
    var units =
        event.units().stream().map(this::unit).collect(Collectors.joining(texts.of("list.comma")));
    return event.units().isEmpty()
        ? texts.of("story.routed.nobody", duty(event.duty()))
        : texts.of("story.routed", duty(event.duty()), units);
  }

  /// The name of a duty; what is no duty any more is shown by its code.
  String duty(String code) {
    var name = desk.rooms().matterRoom().ground().duties().names().get(code);
    return name == null ? code : say(name);
  }

  private String unit(String id) {
    return desk.wording().unit(id, texts);
  }

  private String act(String name) {
    return found.life().findAct(name).map(act -> say(act.name())).orElse(name);
  }

  /// Who did it: the unit and the party; the account to staff only.
  private String who(String as, MatterEvent.Who who) {
    if (as.equals(Life.TIMER)) {
      return say("timer");
    }
    var party = found.life().findParty(as).map(one -> say(one.name())).orElse(as);
    if (who.unit().isEmpty()) {
      return party;
    }
    var said = unit(who.unit()) + " · " + party;
    return ofStaff() && !who.account().isEmpty() ? said + " · " + who.account() : said;
  }

  private Optional<Step> done(MatterEvent event, String what, String who, List<Known> said) {
    return Optional.of(new Step("done", when(event), what, who, said));
  }

  private Optional<Step> forStaff(MatterEvent event, String what, String why) {
    return ofStaff()
        ? Optional.of(
            new Step("told", when(event), what, "", why.isEmpty() ? List.of() : words(why)))
        : Optional.empty();
  }

  private Known line(String key, String value) {
    return new Known(texts.of(key), value, false, List.of());
  }

  private List<Known> reason(String words) {
    return words.isEmpty() ? List.of() : List.of(line("story.reason", words));
  }

  private static List<Known> words(String words) {
    return List.of(new Known("", words, false, List.of()));
  }

  private String when(MatterEvent event) {
    return desk.wording().days().ago(event.at(), desk.now(), texts);
  }

  private String say(String key) {
    return texts.of("story." + key);
  }

  private String say(Text text) {
    return text.in(texts.english());
  }
}
