package org.yiwang.matter;

import java.util.List;
import java.util.Optional;
import org.yiwang.journal.Refusal;
import org.yiwang.journal.StreamId;
import org.yiwang.matter.MatterEvent.Who;

/// Acts, and requests for acts that others must approve.
final class Performing {
  private static final int REQUESTS_MAX = 20;

  private Performing() {}

  static Optional<Refusal> perform(Course course, MatterCommand.Perform c, Scene scene) {
    var found = course.book().life().findAct(c.act()).filter(act -> act.timed().isEmpty());
    if (found.isEmpty()) {
      return Scene.no("act", "没有这一步：" + c.act(), "There is no such act: " + c.act())
          .map(refusal -> refusal.at("act"));
    }
    var act = found.get();
    var asked = !act.approvedBy().isEmpty();
    return Scene.first(
            () -> PartyChecks.party(course, act.by(), c.as(), scene),
            () -> possible(course, act, scene.who(), c.answers(), scene),
            () -> Assigning.check(course, act, c, scene),
            () -> asked ? open(course, act) : Along.check(course, act.to(), c.along()),
            () -> Along.check(parts(course, act, c), c.along()))
        .or(() -> {
          var to = Assigning.target(course, act, c, scene);
          if (asked) {
            course.happen(
                new MatterEvent.Requested(
                    scene.at(),
                    course.matter().requestsMade() + 1,
                    act.act(),
                    c.as(),
                    scene.who(),
                    c.answers(),
                    to.unit(),
                    to.duty()));
          } else {
            course.take(act, c.as(), scene.who(), c.answers(), to.unit(), to.duty(), scene.at());
          }
          return Optional.empty();
        });
  }

  private static java.util.List<StreamId> parts(
      Course course, Life.Act act, MatterCommand.Perform c) {
    return Splitting.parts(course.stream(), act, course.matter(), c.answers());
  }

  /// What must hold both when an act is asked for and when it takes effect.
  static Optional<Refusal> possible(
      Course course, Life.Act act, Who who, Answers answers, Scene scene) {
    var sight = course.sight(scene.at(), answers);
    return Scene.first(
        () -> state(course, act),
        () -> PartyChecks.apart(course, act, who),
        () -> times(course, act),
        () -> sampled(course, act),
        () -> inTime(course, act, scene),
        () -> AnswerChecks.act(course.book(), course.ground(), act, answers, sight),
        () -> guard(course, act.guard(), "guard", sight),
        () ->
            act.does(Life.Effect.FILES)
                ? guard(course, course.book().type().fileWhen(), "file-when", sight)
                : Optional.empty());
  }

  /// What stands against an act before anything is answered; a guard that asks for an answer of the
  /// act itself is not judged yet.
  static Optional<Refusal> ahead(Course course, Life.Act act, Who who, Scene scene) {
    var sight = course.sight(scene.at(), Answers.NONE);
    var judged =
        act.guard()
            .filter(one ->
                java.util.stream.Stream.concat(act.needs().stream(), act.may().stream())
                    .noneMatch(field -> one.when().contains(field)));
    return Scene.first(
        () -> state(course, act),
        () -> PartyChecks.apart(course, act, who),
        () -> times(course, act),
        () -> sampled(course, act),
        () -> inTime(course, act, scene),
        () -> guard(course, judged, "guard", sight),
        () ->
            act.does(Life.Effect.FILES)
                ? guard(course, course.book().type().fileWhen(), "file-when", sight)
                : Optional.empty());
  }

  private static Optional<Refusal> state(Course course, Life.Act act) {
    var life = course.book().life();
    return act.from().contains(course.matter().state())
        ? Optional.empty()
        : life.findState(course.matter().state())
            .flatMap(state ->
                Scene.no(
                    "state",
                    "现在是“" + state.name().zh() + "”，不能" + act.name().zh(),
                    "It is now " + state.name().en() + "; not possible: " + act.name().en()));
  }

  private static Optional<Refusal> times(Course course, Life.Act act) {
    return act.times() > 0 && course.matter().times(act.act()) >= act.times()
        ? Scene.no(
            "times",
            act.name().zh() + "最多 " + act.times() + " 次",
            "At most " + act.times() + " times: " + act.name().en())
        : Optional.empty();
  }

  private static Optional<Refusal> sampled(Course course, Life.Act act) {
    return act.does(Life.Effect.SAMPLED) && !course.matter().standing().sampled()
        ? Scene.no("sampled", "这一件没有被抽中复查", "The sample did not draw this matter")
        : Optional.empty();
  }

  private static Optional<Refusal> inTime(Course course, Life.Act act, Scene scene) {
    if (act.beforeDue().isEmpty()) {
      return Optional.empty();
    }
    var run = course.matter().findClock(act.beforeDue());
    var over =
        run.isEmpty()
            || Clocks.expiry(run.get(), course.ground().calendar(), scene.at()).isPresent();
    return over
        ? Scene.no(
            "after-expiry",
            act.name().zh() + "须在到期前办理，现已超期",
            "Only before it is due, and it is overdue: " + act.name().en())
        : Optional.empty();
  }

  private static Optional<Refusal> guard(
      Course course, Optional<Life.Guard> guard, String rule, Sight sight) {
    return guard
        .filter(one -> !course.book().holds(one.when(), sight))
        .flatMap(one -> Scene.no(rule, one.say().zh(), one.say().en()));
  }

  private static Optional<Refusal> open(Course course, Life.Act act) {
    var matter = course.matter();
    if (matter.requests().stream().anyMatch(one -> one.act().equals(act.act()))) {
      return Scene.no("asked-already", "已经提出申请，正等待审批", "It was asked for and waits for approval");
    }
    return matter.requests().size() >= REQUESTS_MAX
        ? Scene.no("too-many", "待审批的申请过多", "Too many requests wait for approval")
        : Optional.empty();
  }

  static Optional<Refusal> approve(Course course, MatterCommand.Approve c, Scene scene) {
    var waiting = course.matter().findRequest(c.request());
    if (waiting.isEmpty()) {
      return noRequest();
    }
    var request = waiting.get();
    var act = course.book().life().findAct(request.act()).orElseThrow();
    var next = request.approvals().size();
    var last = next + 1 == act.approvedBy().size();
    return Scene.first(
            () -> approver(course, request, act, c.as(), scene),
            () -> possible(course, act, request.who(), request.answers(), scene),
            () -> last ? Along.check(course, act.to(), c.along()) : Optional.empty())
        .or(() -> {
          course.happen(
              new MatterEvent.Approved(scene.at(), request.request(), c.as(), scene.who(), last));
          if (last) {
            effect(course, request, act, scene);
          }
          return Optional.empty();
        });
  }

  private static void effect(Course course, Matter.Request request, Life.Act act, Scene scene) {
    var moves = act.does(Life.Effect.ASSIGNS) || act.does(Life.Effect.DECIDES);
    var desk = course.matter().desk();
    course.take(
        act,
        request.as(),
        request.who(),
        request.answers(),
        moves ? request.unit() : desk.unit(),
        request.duty(),
        scene.at());
  }

  static Optional<Refusal> decline(Course course, MatterCommand.Decline c, Scene scene) {
    var waiting = course.matter().findRequest(c.request());
    if (waiting.isEmpty()) {
      return noRequest();
    }
    var request = waiting.get();
    var act = course.book().life().findAct(request.act()).orElseThrow();
    return Scene.first(
            () -> approver(course, request, act, c.as(), scene),
            () -> Scene.unlessSaid(c.reason(), "reason"))
        .or(() -> {
          course.happen(
              new MatterEvent.Declined(
                  scene.at(), request.request(), c.as(), scene.who(), c.reason()));
          return Optional.empty();
        });
  }

  private static Optional<Refusal> noRequest() {
    return Scene.no("no-request", "没有这项待审批的申请", "No such request waits for approval")
        .map(refusal -> refusal.at("request"));
  }

  private static Optional<Refusal> approver(
      Course course, Matter.Request request, Life.Act act, String as, Scene scene) {
    var turn = act.approvedBy().get(request.approvals().size());
    var account = scene.who().account();
    return Scene.first(
        () -> PartyChecks.party(course, List.of(turn), as, scene),
        () ->
            account.isEmpty()
                    || account.equals(request.who().account())
                    || request.approvals().stream().anyMatch(one -> one.account().equals(account))
                ? Scene.no(
                    "own-request",
                    "申请人和已审批的人不能再审批",
                    "Not by who asked for it, nor by who has approved already")
                : Optional.empty());
  }

  /// Streams that must be told in the same submission when a matter comes to an end or opens again.
  static final class Along {
    private Along() {}

    static Optional<Refusal> check(Course course, String to, List<StreamId> along) {
      return check(
          told(course.matter(), course.end(to.isEmpty() ? course.matter().state() : to)), along);
    }

    static Optional<Refusal> check(List<StreamId> told, List<StreamId> along) {
      var missing = told.stream().filter(stream -> !along.contains(stream)).findFirst();
      return missing.flatMap(stream ->
          Scene.no(
                  "links-left-out",
                  "应在同一次提交中一并告知 " + stream,
                  "To be told in the same submission: " + stream)
              .map(refusal -> refusal.at("along")));
    }

    /// Whom a change to `end` concerns: the whole it is part of, and those it answers.
    static List<StreamId> told(Matter matter, Life.End end) {
      var was = matter.standing().end();
      var all = new java.util.ArrayList<StreamId>();
      if ((was == Life.End.OPEN) != (end == Life.End.OPEN)) {
        matter.links().parent().ifPresent(all::add);
      }
      if (was == Life.End.OPEN && end != Life.End.OPEN) {
        all.addAll(matter.links().duplicates());
      }
      return all;
    }
  }
}
