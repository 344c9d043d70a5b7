package org.yiwang.matter;

import java.util.Optional;
import org.yiwang.journal.Refusal;
import org.yiwang.journal.StreamId;

/// How a matter stands to others: root and duplicates, parent and parts, versions, successors.
final class Linking {
  private static final int LINKS_MAX = 900;

  private Linking() {}

  static Optional<Refusal> join(Course course, MatterCommand.JoinRoot c, Scene scene) {
    var links = course.matter().links();
    var tied =
        links.parent().isPresent() || !links.children().isEmpty() || !links.duplicates().isEmpty();
    return Scene.first(
            () -> PartyChecks.party(course, course.book().life().desk(), c.as(), scene),
            () -> open(course),
            () ->
                course.book().life().whenRootCloses().isEmpty()
                    ? Scene.no("joins-nothing", "这类事项不能并案", "Such matters join no root case")
                    : Optional.empty(),
            () ->
                tied || c.root().equals(course.stream())
                    ? Scene.no(
                        "tied",
                        "已有上级、下级或并入事项的，不能再并入别的事项",
                        "It has a whole, parts or duplicates of its own and joins no other")
                    : Optional.empty())
        .or(() -> {
          course.happen(new MatterEvent.JoinedRoot(scene.at(), c.as(), scene.who(), c.root()));
          return Optional.empty();
        });
  }

  static Optional<Refusal> take(Course course, MatterCommand.TakeDuplicate c, Scene scene) {
    var links = course.matter().links();
    return Scene.first(
            () -> PartyChecks.party(course, course.book().life().desk(), c.as(), scene),
            () -> open(course),
            () ->
                links.duplicates().contains(c.duplicate())
                        || links.duplicates().size() >= LINKS_MAX
                        || c.duplicate().equals(course.stream())
                    ? Scene.no("tied", "已经并入，或并入的事项过多", "It has joined already, or too many have")
                    : Optional.empty())
        .or(() -> {
          course.happen(new MatterEvent.DuplicateTaken(scene.at(), c.duplicate()));
          return Optional.empty();
        });
  }

  static Optional<Refusal> leave(Course course, MatterCommand.LeaveRoot c, Scene scene) {
    var root = course.matter().links().root();
    return Scene.first(
            () -> PartyChecks.party(course, course.book().life().desk(), c.as(), scene),
            () -> open(course),
            () -> Scene.unlessSaid(c.reason(), "reason"),
            () -> root.isEmpty() ? notLinked() : Optional.empty())
        .or(() -> {
          course.happen(
              new MatterEvent.LeftRoot(
                  scene.at(), c.as(), scene.who(), root.orElseThrow(), c.reason()));
          return Optional.empty();
        });
  }

  static Optional<Refusal> drop(Course course, MatterCommand.DropDuplicate c, Scene scene) {
    return Scene.first(
            () -> PartyChecks.party(course, course.book().life().desk(), c.as(), scene),
            () ->
                course.matter().links().duplicates().contains(c.duplicate())
                    ? Optional.empty()
                    : notLinked())
        .or(() -> {
          course.happen(new MatterEvent.DuplicateDropped(scene.at(), c.duplicate()));
          return Optional.empty();
        });
  }

  private static Optional<Refusal> notLinked() {
    return Scene.no("not-linked", "没有并入这个事项", "They have not been joined");
  }

  static Optional<Refusal> followRoot(Course course, StreamId root, Scene scene) {
    var matter = course.matter();
    if (!matter.links().root().equals(Optional.of(root))) {
      return notLinked();
    }
    var to = course.book().life().whenRootCloses();
    if (matter.open() && !matter.state().equals(to)) {
      var sight = course.sight(scene.at(), Answers.NONE);
      course.happen(
          new MatterEvent.RootFollowed(
              scene.at(),
              root,
              matter.state(),
              to,
              course.end(to),
              Clocks.entering(course.book(), Optional.of(matter), to, "", sight)));
      course.lapse(scene.at());
    }
    return Optional.empty();
  }

  static Optional<Refusal> takeChild(Course course, StreamId child, Scene scene) {
    var links = course.matter().links();
    return Scene.first(
            () -> open(course),
            () ->
                links.children().containsKey(child)
                        || links.children().size() >= LINKS_MAX
                        || links.root().isPresent()
                    ? Scene.no(
                        "tied", "已经是它的下级事项，或下级过多", "It is a part already, or there are too many")
                    : Optional.empty())
        .or(() -> {
          course.happen(new MatterEvent.ChildTaken(scene.at(), child));
          return Optional.empty();
        });
  }

  static Optional<Refusal> followChild(Course course, MatterCommand.FollowChild c, Scene scene) {
    var known = course.matter().links().children().get(c.child());
    if (known == null) {
      return Scene.no("not-linked", "不是它的下级事项", "That is no part of it");
    }
    if (known != c.ended()) {
      course.happen(new MatterEvent.ChildFollowed(scene.at(), c.child(), c.ended()));
    }
    return Optional.empty();
  }

  static Optional<Refusal> move(
      Course course, MatterTypes types, MatterCommand.MoveToVersion c, Scene scene) {
    var matter = course.matter();
    var id = course.book().type().matter() + "@" + c.version();
    var target = types.find(id);
    return Scene.first(
            () -> PartyChecks.party(course, course.book().life().desk(), c.as(), scene),
            () -> Scene.unlessSaid(c.reason(), "reason"),
            () ->
                target.isEmpty() || id.equals(matter.type())
                    ? Scene.no("type", "没有别的版本 " + id, "There is no other version " + id)
                        .map(refusal -> refusal.at("version"))
                    : Optional.empty(),
            () ->
                target.isPresent() && target.get().life().findState(matter.state()).isEmpty()
                    ? Scene.no(
                        "type",
                        id + " 没有现在的状态 " + matter.state(),
                        id + " has no state " + matter.state())
                    : Optional.empty())
        .or(() -> {
          moved(course, types.get(id), c, scene);
          return Optional.empty();
        });
  }

  private static void moved(
      Course course, Rulebook book, MatterCommand.MoveToVersion c, Scene scene) {
    var matter = course.matter();
    var sight = course.sight(scene.at(), Answers.NONE);
    var clocks =
        new java.util.ArrayList<>(
            Clocks.entering(book, Optional.of(matter), matter.state(), "", sight));
    for (var clock : course.book().life().clocks()) {
      var left = book.life().findClock(clock.clock()).isEmpty();
      var live = matter.findClock(clock.clock()).filter(run -> run.time().stop().isEmpty());
      if (left && live.isPresent()) {
        clocks.add(new MatterEvent.ClockChange.Stopped(clock.clock()));
      }
    }
    course.happen(
        new MatterEvent.Moved(
            scene.at(), c.as(), scene.who(), matter.type(), book.type().id(), c.reason(), clocks));
  }

  static Optional<Refusal> handOver(Course course, MatterCommand.HandOver c, Scene scene) {
    var unit = course.matter().desk().unit();
    var successor = course.ground().answering(unit, scene.at());
    return Scene.first(
            () -> Scene.unlessSaid(c.reason(), "reason"),
            () ->
                scene.who().unit().isEmpty()
                    ? Scene.no("reach", "由单位办理承接", "A unit hands it over")
                    : Optional.empty(),
            () ->
                unit.isEmpty() || successor.equals(unit)
                    ? Scene.no(
                        "no-successor",
                        "承办单位仍在，或没有承接单位",
                        "The unit it is with goes on, or has no successor")
                    : Optional.empty())
        .or(() -> {
          course.happen(
              new MatterEvent.HandedOver(scene.at(), scene.who(), unit, successor, c.reason()));
          return Optional.empty();
        });
  }

  private static Optional<Refusal> open(Course course) {
    return course.matter().open()
        ? Optional.empty()
        : Scene.no("ended", "事项已经办结", "The matter has ended");
  }
}
