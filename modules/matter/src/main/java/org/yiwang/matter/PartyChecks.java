package org.yiwang.matter;

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
    return standing(course, party.get(), scene)
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

  private static boolean standing(Course course, Life.Party party, Scene scene) {
    var unit = scene.who().unit();
    var matter = course.matter();
    return switch (party.at()) {
      case ANYWHERE -> !unit.isEmpty();
      case ASSIGNED ->
          !unit.isEmpty()
              && unit.equals(course.ground().answering(matter.desk().unit(), scene.at()));
      case PLACE ->
          !unit.isEmpty()
              && matter
                  .report()
                  .place()
                  .filter(place -> course.ground().covers(unit, place.site()))
                  .isPresent();
      case NAMED ->
          !unit.isEmpty()
              && matter
                  .facts()
                  .find(party.field())
                  .filter(named -> unit.equals(course.ground().answering(named, scene.at())))
                  .isPresent();
      case REPORTER ->
          !scene.who().account().isEmpty()
              && scene.who().account().equals(matter.report().who().account());
      case ANYBODY -> true;
    };
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
