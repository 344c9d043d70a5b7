package org.yiwang.matter;

import java.util.List;
import java.util.Optional;
import org.yiwang.journal.Refusal;

/// Who gets a matter, and by which duty: a transfer cites a duty of the 权责清单.
final class Assigning {
  private Assigning() {}

  /// A unit and the duty cited.
  record To(String unit, String duty) {}

  static Optional<Refusal> check(
      Course course, Life.Act act, MatterCommand.Perform c, Scene scene) {
    if (act.does(Life.Effect.ASSIGNS) || act.does(Life.Effect.DECIDES)) {
      return assign(course, act, c, scene);
    }
    if (!c.unit().isEmpty()) {
      return Scene.no("not-asked", "这一步不派给单位", "This act gives it to no unit")
          .map(refusal -> refusal.at("unit"));
    }
    if (act.does(Life.Effect.RETURNS)) {
      return giveBack(course, c, scene);
    }
    return c.duty().isEmpty()
        ? Optional.empty()
        : Scene.no("not-asked", "这一步不引职责", "This act cites no duty")
            .map(refusal -> refusal.at("duty"));
  }

  private static Optional<Refusal> assign(
      Course course, Life.Act act, MatterCommand.Perform c, Scene scene) {
    var to = target(course, act, c, scene);
    if (!course.ground().duties().names().containsKey(to.duty())) {
      return noDuty();
    }
    var owners = owners(course, to.duty(), scene);
    if (to.unit().isEmpty()) {
      return Scene.no(
              "unit",
              owners.isEmpty() ? "这项职责没有承担单位，请指定单位" : "这项职责有 " + owners.size() + " 个单位承担，请指定其一",
              owners.isEmpty()
                  ? "No unit has this duty; name a unit"
                  : owners.size() + " units have this duty; name one")
          .map(refusal -> refusal.at("unit"));
    }
    if (!course.ground().inForce(to.unit(), scene.at())) {
      return Scene.no("unit", "没有这个单位：" + to.unit(), "There is no such unit: " + to.unit())
          .map(refusal -> refusal.at("unit"));
    }
    return act.does(Life.Effect.DECIDES) || owners.isEmpty() || owners.contains(to.unit())
        ? Optional.empty()
        : Scene.no(
                "not-its-duty",
                "按权责清单，这项职责由 " + String.join("、", owners) + " 承担",
                "By the list of duties this one is for " + String.join(", ", owners))
            .map(refusal -> refusal.at("unit"));
  }

  private static Optional<Refusal> giveBack(Course course, MatterCommand.Perform c, Scene scene) {
    if (!course.ground().duties().names().containsKey(c.duty())) {
      return noDuty();
    }
    var own = course.ground().answering(course.matter().desk().unit(), scene.at());
    return owners(course, c.duty(), scene).equals(List.of(own))
        ? Scene.no(
                "own-duty",
                "按权责清单，这正是本单位的职责，不能以此退回",
                "By the list of duties this one is your own; it is no reason to give it back")
            .map(refusal -> refusal.at("duty"))
        : Optional.empty();
  }

  private static Optional<Refusal> noDuty() {
    return Scene.no("duty", "请引用权责清单中的一项职责", "Cite a duty of the list of duties")
        .map(refusal -> refusal.at("duty"));
  }

  /// What the command names, completed by what the rules found; without an assigning act, what is.
  static To target(Course course, Life.Act act, MatterCommand.Perform c, Scene scene) {
    var desk = course.matter().desk();
    if (!act.does(Life.Effect.ASSIGNS) && !act.does(Life.Effect.DECIDES)) {
      return new To(desk.unit(), c.duty().isEmpty() ? desk.duty() : c.duty());
    }
    var duty = c.duty().isEmpty() ? desk.routedDuty() : c.duty();
    if (!c.unit().isEmpty()) {
      return new To(c.unit(), duty);
    }
    var owners = owners(course, duty, scene);
    return new To(owners.size() == 1 ? owners.getFirst() : "", duty);
  }

  private static List<String> owners(Course course, String duty, Scene scene) {
    return course.ground().owners(duty, course.matter().report().place(), scene.at());
  }
}
