package org.yiwang.matter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.yiwang.journal.Refusal;
import org.yiwang.matter.MatterEvent.Who;

/// Whether someone may act as a party of a matter, and whether what they did before forbids it.
final class PartyChecks {
  private PartyChecks() {}

  /// One of these parties, and standing to the matter as that party does.
  static Optional<Refusal> party(Course course, List<String> allowed, String as, Scene scene) {
    var party = course.book().life().findParty(as);
    if (party.isEmpty() || !allowed.contains(as)) {
      return Scene.no(
              "party",
              "这一步由" + names(course, allowed, false) + "办理",
              "This is for: " + names(course, allowed, true))
          .map(refusal -> refusal.at("as"));
    }
    return stands(course.ground(), course.matter(), party.get(), scene.who(), scene.at())
        ? Optional.empty()
        : Scene.no(
            "reach",
            "您的单位与此事项的关系不允许以“" + party.get().name().zh() + "”身份办理",
            "Your unit does not stand to this matter as " + party.get().name().en());
  }

  private static String names(Course course, List<String> parties, boolean english) {
    return String.join(
        english ? ", " : "、",
        parties.stream()
            .flatMap(party -> course.book().life().findParty(party).stream())
            .map(party -> party.name().in(english))
            .toList());
  }

  /// Whether someone stands to the matter as that party does.
  static boolean stands(Jurisdiction ground, Matter matter, Life.Party party, Who who, Instant at) {
    var unit = who.unit();
    return switch (party.at()) {
      case ANYWHERE -> !unit.isEmpty();
      case ASSIGNED -> isWith(ground, matter, unit, at);
      case PLACE -> covers(ground, matter.report().place(), unit, at);
      case NAMED ->
          !unit.isEmpty()
              && matter
                  .facts()
                  .find(party.field())
                  .filter(named -> unit.equals(ground.answering(named, at)))
                  .isPresent();
      case REPORTER ->
          !who.account().isEmpty() && who.account().equals(matter.report().who().account());
      case ANYBODY -> true;
    };
  }

  /// Whether someone may report at that place as that party.
  static boolean mayReport(
      Jurisdiction ground, Life.Party party, Optional<Location> place, String unit, Instant at) {
    return switch (party.at()) {
      case ANYBODY, REPORTER -> true;
      case ANYWHERE -> !unit.isEmpty();
      case PLACE -> covers(ground, place, unit, at);
      case ASSIGNED, NAMED -> false;
    };
  }

  /// Whether the unit is the one the matter is with, or answers for that one by now.
  static boolean isWith(Jurisdiction ground, Matter matter, String unit, Instant at) {
    return !unit.isEmpty() && unit.equals(ground.answering(matter.desk().unit(), at));
  }

  private static boolean covers(
      Jurisdiction ground, Optional<Location> place, String unit, Instant at) {
    return !unit.isEmpty() && place.filter(one -> ground.covers(unit, one.site(), at)).isPresent();
  }

  /// Who handled does not verify, in any life; and not those whom the life keeps apart.
  static Optional<Refusal> apart(Course course, Life.Act act, Who who) {
    var matter = course.matter();
    var handled =
        act.does(Life.Effect.VERIFIES)
            && matter.done().values().stream()
                .filter(done -> done.effects().contains(Life.Effect.HANDLES))
                .anyMatch(done -> same(done.by(), who));
    if (handled) {
      return Scene.no(
          "handler-verifies",
          "处置的人和单位不能核查：办的人不核",
          "Not by who handled it, nor by that unit: handlers do not verify");
    }
    return act.notBy().stream()
        .filter(other ->
            Optional.ofNullable(matter.done().get(other))
                .filter(done -> same(done.by(), who))
                .isPresent())
        .findFirst()
        .flatMap(other -> course.book().life().findAct(other))
        .flatMap(other ->
            Scene.no(
                "not-by",
                "办过“" + other.name().zh() + "”的人和单位不能办这一步",
                "Not by who did this, nor by that unit: " + other.name().en()));
  }

  private static boolean same(List<Who> earlier, Who who) {
    return earlier.stream()
        .anyMatch(one ->
            (!one.account().isEmpty() && one.account().equals(who.account()))
                || (!one.unit().isEmpty() && one.unit().equals(who.unit())));
  }
}
