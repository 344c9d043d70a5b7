package org.yiwang.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a target is after one more event.
final class TargetHistory {
  private TargetHistory() {}

  static TargetState after(TargetState state, TargetEvent event) {
    if (event instanceof TargetEvent.Adopted adopted) {
      if (state instanceof Target) {
        throw new IllegalStateException("adopted twice: " + event);
      }
      return adopted(adopted);
    }
    if (!(state instanceof Target target)) {
      throw new IllegalStateException("before it was adopted: " + event);
    }
    return after(target, event).on(event.on());
  }

  private static Target adopted(TargetEvent.Adopted event) {
    return new Target(
        event.promise(),
        event.rules(),
        Optional.empty(),
        new Target.Progress(List.of(), List.of()),
        List.of(),
        List.of(),
        List.of(),
        new Target.Standing(Light.UNQUANTIFIED, event.on(), false, Optional.empty()));
  }

  private static Target after(Target target, TargetEvent event) {
    var standing = target.standing();
    return switch (event) {
      case TargetEvent.Adopted e -> throw new IllegalStateException("adopted twice: " + e);
      case TargetEvent.Cited e -> target.with(target.promise().withQuote(e.quote()));
      case TargetEvent.Assigned e -> target.with(e.assignment());
      case TargetEvent.Published _ ->
          target.with(
              new Target.Standing(standing.light(), standing.day(), true, standing.signedOffOn()));
      case TargetEvent.Withdrawn _ ->
          target.with(
              new Target.Standing(standing.light(), standing.day(), false, standing.signedOffOn()));
      case TargetEvent.Progressed e -> progressed(target, e);
      case TargetEvent.Restated e -> target.restated(e.no(), e.is());
      case TargetEvent.MonthLocked e -> locked(target, e);
      case TargetEvent.Suspended e -> suspended(target, e);
      case TargetEvent.Resumed e -> resumed(target, e);
      case TargetEvent.Changed e -> changed(target, e);
      case TargetEvent.BaseRestated e -> {
        var goal = target.promise().goal().withBase(e.is(), e.isValue());
        var restated = target.with(target.promise().withGoal(goal));
        yield e.assignment().map(restated::with).orElse(restated);
      }
      case TargetEvent.RulesMoved e -> target.with(e.rules());
      case TargetEvent.LightTurned e -> {
        if (e.from() != target.light()) {
          throw new IllegalStateException("turned from " + e.from() + ", was " + target.light());
        }
        yield target.with(
            new Target.Standing(
                e.to(), standing.day(), standing.published(), standing.signedOffOn()));
      }
      case TargetEvent.OrderIssued e ->
          target.withOrder(
              new SupervisionOrder(
                  e.order(),
                  e.level(),
                  e.to(),
                  SupervisionOrder.Stage.ISSUED,
                  e.on(),
                  e.answerBy(),
                  Optional.of(e.signBy()),
                  "",
                  0,
                  Optional.empty()));
      case TargetEvent.OrderSignedFor e -> target.withOrder(e.order(), SupervisionOrder::signedFor);
      case TargetEvent.OrderAnswered e ->
          target
              .withOrder(e.order(), order -> order.answered(e.account(), e.checkBy()))
              .withHandler(e.account());
      case TargetEvent.OrderChecked e ->
          target.withOrder(
              e.order(), order -> e.passed() ? order.checked() : order.sentBack(e.answerBy()));
      case TargetEvent.OrderClosed e -> target.withOrder(e.order(), o -> o.closed(e.on()));
      case TargetEvent.SignedOff e ->
          target.with(
              new Target.Standing(
                  e.outcome(), standing.day(), standing.published(), Optional.of(e.on())));
    };
  }

  private static Target progressed(Target target, TargetEvent.Progressed e) {
    var entries = new ArrayList<>(target.progress().entries());
    if (e.no() != entries.size() + 1) {
      throw new IllegalStateException("entry " + e.no() + " after " + entries.size());
    }
    entries.add(
        new Target.Entry(
            e.no(), e.day(), e.unit(), e.reporter(), e.source(), e.amount(), e.step()));
    return target
        .with(new Target.Progress(entries, target.progress().locks()))
        .withHandler(e.account());
  }

  private static Target locked(Target target, TargetEvent.MonthLocked e) {
    var locks = new ArrayList<>(target.progress().locks());
    locks.removeIf(lock -> lock.level() == e.level() && lock.unit().equals(e.unit()));
    locks.add(new Target.Lock(e.level(), e.unit(), e.month()));
    return target.with(new Target.Progress(target.progress().entries(), locks));
  }

  private static Target suspended(Target target, TargetEvent.Suspended e) {
    var pauses = new ArrayList<>(target.pauses());
    pauses.add(new Target.Pause(e.on(), Optional.empty()));
    return target.withPauses(pauses);
  }

  private static Target resumed(Target target, TargetEvent.Resumed e) {
    var pauses = new ArrayList<>(target.pauses());
    var open = pauses.removeLast();
    pauses.add(new Target.Pause(open.from(), Optional.of(e.on())));
    return target.withPauses(pauses);
  }

  private static Target changed(Target target, TargetEvent.Changed e) {
    var promise =
        e.isValue()
            .map(value -> target.promise().withGoal(target.promise().goal().withValue(value)))
            .orElse(target.promise());
    var changed = target.with(promise);
    return e.assignment().map(changed::with).orElse(changed);
  }
}
