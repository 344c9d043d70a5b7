package org.yiwang.matter;

import java.util.List;
import java.util.Optional;
import org.yiwang.journal.Context;
import org.yiwang.journal.Decision;
import org.yiwang.journal.Refusal;

/// What is told of a matter: the report that begins it, corrections, notes, the rating.
final class Reporting {
  private static final int ATTACHMENTS_MAX = 20;

  private Reporting() {}

  static Decision<MatterEvent> report(
      MatterTypes types, Jurisdiction ground, MatterCommand.Report c, Context context) {
    var newest = types.findNewest(c.matter());
    if (newest.isEmpty()) {
      return new Decision.Refuse<>(
          Refusal.of(
                  "matter.type",
                  "没有这类事项：" + c.matter(),
                  "There is no such kind of matter: " + c.matter())
              .at("matter"));
    }
    var book = types.get(newest.get().id());
    var scene = Scene.of(context);
    var sight = Sight.ofReport(ground, scene.at(), c.as(), c.channel(), c.answers(), c.place());
    var refusal =
        Scene.first(
            () -> reporter(book, ground, c, scene),
            () -> channel(c),
            () -> place(book, ground, c, scene),
            () -> told(c),
            () -> AnswerChecks.form(book, ground, c.answers(), sight));
    if (refusal.isPresent()) {
      return new Decision.Refuse<>(refusal.get());
    }
    var state = book.life().states().getFirst().state();
    var reported =
        new MatterEvent.Reported(
            scene.at(),
            newest.get().id(),
            c.as(),
            scene.who(),
            c.channel(),
            c.answers(),
            c.place(),
            c.parent(),
            state,
            Clocks.entering(book, Optional.empty(), state, "", sight));
    var begun = MatterHistory.after(new MatterState.NotReported(), reported);
    var course = new Course(book, ground, context.stream(), begun);
    course.route(scene.at());
    var events = new java.util.ArrayList<MatterEvent>(List.of(reported));
    events.addAll(course.events());
    return new Decision.Accept<>(events);
  }

  private static Optional<Refusal> reporter(
      Rulebook book, Jurisdiction ground, MatterCommand.Report c, Scene scene) {
    var party =
        book.life().findParty(c.as()).filter(_ -> book.life().reportedBy().contains(c.as()));
    if (party.isEmpty()) {
      return Scene.no("party", "这类事项不由您的身份上报", "Such matters are not reported by your party")
          .map(refusal -> refusal.at("as"));
    }
    return PartyChecks.mayReport(ground, party.get(), c.place(), scene.who().unit(), scene.at())
        ? Optional.empty()
        : Scene.no("reach", "您的单位不能上报此处的事项", "Your unit does not report matters of this place");
  }

  private static Optional<Refusal> channel(MatterCommand.Report c) {
    return c.channel().matches("[a-z0-9-]{1,40}")
        ? Optional.empty()
        : Scene.no("channel", "请说明来源渠道", "Say by which channel it came")
            .map(refusal -> refusal.at("channel"));
  }

  private static Optional<Refusal> place(
      Rulebook book, Jurisdiction ground, MatterCommand.Report c, Scene scene) {
    if (c.place().isEmpty()) {
      return book.type().needsPlace()
          ? Scene.no("needs", "请说明地点", "Say where it is").map(refusal -> refusal.at("place"))
          : Optional.empty();
    }
    return ground.inForce(c.place().get().site(), scene.at())
        ? Optional.empty()
        : Scene.no("place", "没有这个地点所属的单位", "There is no such unit of the place")
            .map(refusal -> refusal.at("place"));
  }

  private static Optional<Refusal> told(MatterCommand.Report c) {
    return c.parent()
        .filter(parent -> !c.along().contains(parent))
        .flatMap(parent ->
            Scene.no(
                    "links-left-out",
                    "应在同一次提交中一并告知 " + parent,
                    "To be told in the same submission: " + parent)
                .map(refusal -> refusal.at("along")));
  }

  static Optional<Refusal> correct(Course course, MatterCommand.CorrectFacts c, Scene scene) {
    var facts = course.matter().facts().with(c.answers());
    var formOnly = facts.only(List.copyOf(course.book().form().keySet()));
    var sight = course.sight(scene.at(), c.answers());
    return Scene.first(
            () -> PartyChecks.party(course, course.book().life().desk(), c.as(), scene),
            () -> openOnly(course),
            () -> Scene.unlessSaid(c.reason(), "reason"),
            () -> strange(course, c.answers()),
            () -> AnswerChecks.form(course.book(), course.ground(), formOnly, sight))
        .or(() -> {
          course.happen(
              new MatterEvent.FactsCorrected(
                  scene.at(), c.as(), scene.who(), c.answers(), c.reason()));
          course.route(scene.at());
          return Optional.empty();
        });
  }

  private static Optional<Refusal> strange(Course course, Answers answers) {
    return answers.values().keySet().stream()
        .filter(field -> !course.book().form().containsKey(field))
        .findFirst()
        .flatMap(field ->
            Scene.no("not-asked", "表单里没有 " + field, "The form has no " + field)
                .map(refusal -> refusal.at(field)));
  }

  private static Optional<Refusal> openOnly(Course course) {
    return course.matter().open()
        ? Optional.empty()
        : Scene.no("ended", "事项已经办结", "The matter has ended");
  }

  static Optional<Refusal> note(Course course, MatterCommand.AddNote c, Scene scene) {
    var life = course.book().life();
    var everyone = life.parties().stream().map(Life.Party::party).toList();
    var stranger =
        life.findParty(c.as()).filter(party -> party.at() == Life.At.ANYBODY).isPresent()
            && !scene.who().account().equals(course.matter().report().who().account());
    return Scene.first(
            () -> PartyChecks.party(course, everyone, c.as(), scene),
            () ->
                stranger || (c.inner() && scene.who().unit().isEmpty())
                    ? Scene.no(
                        "reach", "只有上报人和办理单位可以留言", "Only the reporter and the units write here")
                    : Optional.empty(),
            () -> Scene.unlessSaid(c.words(), "words"),
            () ->
                c.attachments().size() > ATTACHMENTS_MAX
                    ? Scene.no("value", "最多 20 个附件", "At most 20 attachments")
                    : Optional.empty())
        .or(() -> {
          course.happen(
              new MatterEvent.Noted(
                  scene.at(), c.as(), scene.who(), c.words(), c.inner(), c.attachments()));
          return Optional.empty();
        });
  }

  static Optional<Refusal> lookUp(Course course, MatterCommand.LookUp c, Scene scene) {
    var life = course.book().life();
    var everyone = life.parties().stream().map(Life.Party::party).toList();
    var book = course.book();
    return Scene.first(
            () -> PartyChecks.party(course, everyone, c.as(), scene),
            () ->
                scene.who().unit().isEmpty()
                    ? Scene.no("reach", "只有办理单位调阅", "Only the units that work on it look it up")
                    : Optional.empty(),
            () ->
                c.fields().isEmpty()
                        || c.fields().stream()
                            .anyMatch(
                                name -> book.findField(name).filter(Field::personal).isEmpty())
                    ? Scene.no("value", "没有需要调阅的信息", "There is nothing of a person to look up")
                    : Optional.empty())
        .or(() -> {
          course.happen(new MatterEvent.Looked(scene.at(), c.as(), scene.who(), c.fields()));
          return Optional.empty();
        });
  }

  static Optional<Refusal> rate(Course course, MatterCommand.Rate c, Scene scene) {
    var rating = course.book().life().rating();
    if (rating.isEmpty() || !rating.get().in().contains(course.matter().state())) {
      return Scene.no("state", "现在不能评价", "It cannot be rated now");
    }
    var then =
        c.level() <= rating.get().unhappyMax()
            ? course.book().life().findAct(rating.get().then())
            : Optional.<Life.Act>empty();
    return Scene.first(
            () -> rater(course, rating.get(), c, scene),
            () ->
                then.isPresent()
                    ? Performing.Along.check(course, then.get().to(), c.along())
                    : Optional.empty())
        .or(() -> {
          course.happen(new MatterEvent.Rated(scene.at(), scene.who(), c.level(), c.words()));
          var desk = course.matter().desk();
          then.ifPresent(act ->
              course.take(
                  act,
                  "reporter",
                  scene.who(),
                  Answers.NONE,
                  desk.unit(),
                  desk.duty(),
                  scene.at()));
          return Optional.empty();
        });
  }

  private static Optional<Refusal> rater(
      Course course, Life.Rating rating, MatterCommand.Rate c, Scene scene) {
    var matter = course.matter();
    var account = scene.who().account();
    var calendar = course.ground().calendar();
    var since = matter.standing().since();
    var last =
        org.yiwang.worktime.LimitClock.deadline(
            calendar, rating.within().from(since, calendar.zone()), since);
    if (account.isEmpty() || !account.equals(matter.report().who().account())) {
      return Scene.no("reach", "由上报人评价", "The reporter rates");
    }
    if (matter.standing().rating().isPresent()) {
      return Scene.no("rated", "已经评价过", "It was rated already");
    }
    if (scene.at().isAfter(last)) {
      return Scene.no("window", "评价期已过", "The time for rating is over");
    }
    return c.level() < 1 || c.level() > 5 || c.words().length() > 2_000
        ? Scene.no(
                "value", "评价为 1 到 5 级，文字最多 2000 字", "A level from 1 to 5, 2,000 characters at most")
            .map(refusal -> refusal.at("level"))
        : Optional.empty();
  }
}
