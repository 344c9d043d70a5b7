package org.yiwang.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.yiwang.identity.Post;
import org.yiwang.journal.Actor;
import org.yiwang.matter.Life;
import org.yiwang.matter.Location;
import org.yiwang.matter.Matter;
import org.yiwang.pack.Text;

/// As which party of a life someone acts: by a role of a post they hold now, or as one of the
/// public. How a post stands to a matter is the room's to say.
final class MatterParties {
  private static final String WORK = "work-matter";
  private static final String PUBLIC_PURPOSE = "public-service";

  private final Desk desk;
  private final Guests guests;

  MatterParties(Desk desk, Guests guests) {
    this.desk = desk;
    this.guests = guests;
  }

  /// A party, and who then acts.
  record Acting(String party, Actor actor) {}

  /// As which of these parties someone acts in a matter: the first by which they stand to it, else
  /// the first whose role they have; the decider then says what is missing.
  ///
  /// @param wanted the party asked for; empty: any
  /// @throws Stopped if no post makes them one of these
  Acting acting(Call call, MatterDoor.Found found, List<String> parties, String wanted) {
    var life = found.life();
    var account = account(call, found.matter());
    var fitting = fitting(call, life, parties, wanted, account);
    var room = desk.rooms().matterRoom();
    return fitting.stream()
        .filter(one ->
            room.stands(
                found.matter(), life.findParty(one.party()).orElseThrow(), one.actor(), desk.now()))
        .findFirst()
        .or(() -> fitting.stream().findFirst())
        .orElseThrow(() -> notFor(life, parties));
  }

  /// As which party someone reports.
  ///
  /// @param code the tracking code of a visitor without an account; else empty
  /// @throws Stopped if such matters are not theirs to report
  Acting reporting(Call call, Life life, Optional<Location> place, String wanted, String code) {
    var account = code.isEmpty() ? call.person().account() : Guests.account(code);
    var fitting = fitting(call, life, life.reportedBy(), wanted, account);
    return fitting.stream()
        .filter(one ->
            desk.rooms()
                .matterRoom()
                .mayReport(
                    life.findParty(one.party()).orElseThrow(),
                    place,
                    one.actor().unit(),
                    desk.now()))
        .findFirst()
        .or(() -> fitting.stream().findFirst())
        .orElseThrow(() -> notFor(life, life.reportedBy()));
  }

  /// Those of the parties whose role someone has, as staff before as one of the public.
  private List<Acting> fitting(
      Call call, Life life, List<String> parties, String wanted, String account) {
    var asked =
        parties.stream()
            .filter(party -> wanted.isEmpty() || wanted.equals(party))
            .flatMap(party -> life.findParty(party).stream())
            .toList();
    var staff = asked.stream().filter(MatterParties::ofStaff).flatMap(party -> staff(call, party));
    var ofPublic =
        asked.stream()
            .filter(party -> !ofStaff(party) && !account.isEmpty())
            .map(party -> new Acting(party.party(), new Actor(account, "", PUBLIC_PURPOSE)));
    return Stream.concat(staff, ofPublic).toList();
  }

  private static boolean ofStaff(Life.Party party) {
    return switch (party.at()) {
      case ANYBODY, REPORTER -> false;
      case ANYWHERE, ASSIGNED, PLACE, NAMED -> true;
    };
  }

  private Stream<Acting> staff(Call call, Life.Party party) {
    return posts(call).stream()
        .filter(post -> party.roles().contains(post.role()))
        .map(post -> post.unit().value())
        .filter(unit -> desk.permits().may(call.person(), WORK, unit))
        .map(unit -> new Acting(party.party(), desk.permits().actor(call.person(), WORK, unit)));
  }

  /// What someone may do next in a matter, as far as who they are decides it.
  List<Life.Act> open(Call call, MatterDoor.Found found) {
    var life = found.life();
    return life.acts().stream()
        .filter(act -> act.timed().isEmpty() && act.from().contains(found.matter().state()))
        .filter(act -> standsAsAny(call, found, act.by()))
        .toList();
  }

  /// Whether someone stands to a matter as one of these parties.
  boolean standsAsAny(Call call, MatterDoor.Found found, List<String> parties) {
    var account = account(call, found.matter());
    return fitting(call, found.life(), parties, "", account).stream()
        .anyMatch(one ->
            desk.rooms()
                .matterRoom()
                .stands(
                    found.matter(),
                    found.life().findParty(one.party()).orElseThrow(),
                    one.actor(),
                    desk.now()));
  }

  /// The account of whoever asks; without one, that of the tracking code of this matter, if they
  /// show or hold it.
  String account(Call call, Matter matter) {
    if (call.signedIn()) {
      return call.person().account();
    }
    var reporter = matter.report().who().account();
    return guests.accounts(call).contains(reporter) ? reporter : "";
  }

  List<Post> posts(Call call) {
    return call.person().listPosts(desk.today());
  }

  private static Stopped notFor(Life life, List<String> parties) {
    return new Stopped(
        HttpStatus.FORBIDDEN,
        "matter.party",
        new Text(
            "这一步由" + names(life, parties, false) + "办理",
            "This is for: " + names(life, parties, true)),
        "as");
  }

  private static String names(Life life, List<String> parties, boolean english) {
    return String.join(
        english ? ", " : "、",
        parties.stream()
            .flatMap(party -> life.findParty(party).stream())
            .map(party -> party.name().in(english))
            .toList());
  }
}
