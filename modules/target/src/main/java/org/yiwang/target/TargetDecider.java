package org.yiwang.target;

import java.util.ArrayList;
import java.util.List;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Context;
import org.yiwang.journal.Decider;
import org.yiwang.journal.Decision;
import org.yiwang.journal.Timer;
import org.yiwang.pack.Text;

/// The rules of a target.
///
/// ## Lights
///
/// A light is a pure function of the target, its rules and the day ([Lighting]). The log holds
/// every change of it: each decision first writes the turns of the days that passed since the last
/// event, then what the command does, then the turn that follows from it. A timer at the next
/// midnight on which the light changes by itself sees to days on which nobody acts. So the light in
/// the state is the light of the function, on every day, also after the system stood still for a
/// week.
///
/// ## Orders
///
/// A supervision order lives in the stream of its target: a light that opens one and the order are
/// one decision, and no follower has to call back.
final class TargetDecider implements Decider<TargetState, TargetCommand, TargetEvent> {
  private static final String TIMER = "light";

  @Override
  public TargetState initial() {
    return new TargetState.NotAdopted();
  }

  @Override
  public Decision<TargetEvent> decide(TargetState state, TargetCommand command, Context context) {
    var scene = new Scene(Days.of(context.at()), context.actor());
    return switch (state) {
      case TargetState.NotAdopted _ ->
          command instanceof TargetCommand.Adopt adopt
              ? TermsActs.adopt(adopt, scene)
              : Decision.refuse("target.unknown", "没有这项目标", "There is no such target");
      case Target target -> {
        var course = new Course(target);
        course.passTo(scene.day());
        yield switch (act(course.target, command, scene)) {
          case Decision.Accept<TargetEvent>(var events) -> {
            events.forEach(course::happen);
            course.turn(scene.day());
            yield new Decision.Accept<>(course.events);
          }
          case Decision.Refuse<TargetEvent> refused -> refused;
        };
      }
    };
  }

  private static Decision<TargetEvent> act(Target target, TargetCommand command, Scene scene) {
    if (scene.actor().unit().isBlank() && !scene.actor().equals(Actor.TIMER)) {
      return Decision.refuse("target.no-unit", "请先选择以哪个单位的身份办理", "Choose the unit you act for");
    }
    if (target.signedOff() && !staysOpen(command)) {
      return Decision.refuse("target.signed-off", "目标已销号，不能再办理", "The target is closed");
    }
    return switch (command) {
      case TargetCommand.Adopt _ ->
          Decision.refuse("target.exists", "这项目标已立项", "The target is in the register already");
      case TargetCommand.Cite c -> TermsActs.cite(c, scene);
      case TargetCommand.Assign c -> TermsActs.assign(target, c, scene);
      case TargetCommand.Publish _ -> TermsActs.publish(target, scene);
      case TargetCommand.Withdraw c -> TermsActs.withdraw(target, c, scene);
      case TargetCommand.Suspend c -> TermsActs.suspend(target, c, scene);
      case TargetCommand.Resume c -> TermsActs.resume(target, c, scene);
      case TargetCommand.ChangeByDecision c -> ChangeActs.change(target, c, scene);
      case TargetCommand.RestateBase c -> ChangeActs.restateBase(target, c, scene);
      case TargetCommand.MoveToRules c -> TermsActs.moveToRules(target, c, scene);
      case TargetCommand.ReportProgress c -> ProgressActs.report(target, c, scene);
      case TargetCommand.Restate c -> ProgressActs.restate(target, c, scene);
      case TargetCommand.LockMonth c -> LockActs.lock(target, c, scene);
      case TargetCommand.TurnLight _ -> Decision.accept();
      case TargetCommand.IssueOrder c -> OrderActs.issue(target, c, scene);
      case TargetCommand.SignForOrder c -> OrderActs.signFor(target, c, scene);
      case TargetCommand.AnswerOrder c -> OrderActs.answer(target, c, scene);
      case TargetCommand.CheckOrder c -> OrderActs.check(target, c, scene);
      case TargetCommand.CloseOrder c -> OrderActs.close(target, c, scene);
      case TargetCommand.SignOff c -> TermsActs.signOff(target, c, scene);
    };
  }

  private static boolean staysOpen(TargetCommand command) {
    return command instanceof TargetCommand.Publish
        || command instanceof TargetCommand.Withdraw
        || command instanceof TargetCommand.Restate
        || command instanceof TargetCommand.LockMonth
        || command instanceof TargetCommand.Cite
        || command instanceof TargetCommand.TurnLight;
  }

  @Override
  public TargetState evolve(TargetState state, TargetEvent event) {
    return TargetHistory.after(state, event);
  }

  @Override
  public String definition(TargetState state) {
    return state instanceof Target target ? target.rules().version() : "";
  }

  @Override
  public List<Timer<TargetCommand>> timers(TargetState state) {
    return state instanceof Target target
        ? Lighting.nextTurn(target)
            .map(day ->
                new Timer<TargetCommand>(TIMER, Days.midnight(day), new TargetCommand.TurnLight()))
            .stream()
            .toList()
        : List.of();
  }

  /// The day and the person of a decision.
  record Scene(java.time.LocalDate day, Actor actor) {
    /// Checks for an act that the units of a target, and who handled it, may not do themselves.
    Inputs independentOf(Target target) {
      return new Inputs()
          .must(
              !target.involves(actor.unit()) && !target.handlers().contains(actor.account()),
              "handler",
              "",
              "牵头、配合单位和办理人不能办这一步：办的人不核",
              "Not by the units of the target, nor by who handled it: handlers do not verify");
    }
  }

  /// A target on its way through one decision.
  private static final class Course {
    private final List<TargetEvent> events = new ArrayList<>();
    private Target target;

    Course(Target target) {
      this.target = target;
    }

    void happen(TargetEvent event) {
      events.add(event);
      target = (Target) TargetHistory.after(target, event);
    }

    /// Writes the turns of the days before `today` and of today's first moment.
    void passTo(java.time.LocalDate today) {
      for (var day = Lighting.nextTurn(target);
          day.isPresent() && !day.get().isAfter(today);
          day = Lighting.nextTurn(target)) {
        turn(day.get());
      }
    }

    void turn(java.time.LocalDate day) {
      var now = Lighting.of(target, day);
      if (now.light() == target.light()) {
        return;
      }
      happen(
          new TargetEvent.LightTurned(
              day,
              target.light(),
              now.light(),
              now.figure(),
              now.scheduled(),
              now.gapPoints(),
              now.why()));
      openOrder(day, now.why());
    }

    private void openOrder(java.time.LocalDate day, Text why) {
      if (!target.rules().opensOrder().contains(target.light())) {
        return;
      }
      var limits = target.rules().limits(target.light());
      var open = target.orders().stream().anyMatch(o -> o.open() && o.level() == limits.level());
      if (!open) {
        happen(OrderActs.byRule(target, limits, day, why));
      }
    }
  }
}
