package org.yiwang.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.journal.Command;
import org.yiwang.journal.StreamId;
import org.yiwang.pack.Node;

/// 交办: one act that gives several units a part each. The parts are matters of their own, with their
/// own clocks; the whole knows how many of them are open.
final class Splitting {
  private Splitting() {}

  /// The parts that an act makes: named after the whole, how often it was split, and the unit.
  static List<StreamId> parts(StreamId whole, Life.Act act, Matter matter, Answers answers) {
    return act.splits()
        .map(split ->
            answers.list(split.by()).stream()
                .map(unit -> part(whole, matter.times(act.act()), unit))
                .toList())
        .orElse(List.of());
  }

  private static StreamId part(StreamId whole, int times, String unit) {
    return new StreamId(whole.kind(), whole.id() + "-" + (times + 1) + "-" + unit);
  }

  /// What must be submitted together with the act: each part reported, handed out, and taken.
  static List<Command> along(
      MatterTypes types, StreamId whole, Matter matter, Life.Act act, MatterCommand.Perform c) {
    var split = act.splits().orElseThrow();
    var known = matter.facts().with(c.answers());
    var form = types.findNewest(split.into()).map(MatterType::form).orElse(List.of());
    var answers = known.only(form.stream().map(Field::field).toList());
    var all = new ArrayList<Command>();
    for (var unit : c.answers().list(split.by())) {
      var part = part(whole, matter.times(act.act()), unit);
      all.add(
          Command.to(
              part,
              new MatterCommand.Report(
                  split.into(),
                  c.as(),
                  "split",
                  answers,
                  matter.report().place(),
                  Optional.of(whole),
                  List.of(whole))));
      all.add(
          Command.to(
              part,
              new MatterCommand.Perform(split.hand(), c.as(), Answers.NONE, unit, "", List.of())));
      all.add(Command.to(whole, new MatterCommand.TakeChild(part)));
    }
    return all;
  }

  /// Notes what a split act of a type could not do: a part's type, its form, who hands it out.
  static void check(MatterType type, Map<String, MatterType> types, Node node) {
    for (var act : type.life().acts()) {
      act.splits()
          .ifPresent(split -> {
            var part = Optional.ofNullable(types.get(split.into()));
            if (part.isEmpty()) {
              node.problem("没有事项类型 " + split.into(), "there is no matter type " + split.into());
            } else {
              fault(type, act, part.get())
                  .ifPresent(why ->
                      node.problem(
                          "下级 " + split.into() + "：" + why.zh(),
                          "the part " + split.into() + ": " + why.en()));
            }
          });
    }
  }

  private static Optional<org.yiwang.pack.Text> fault(
      MatterType whole, Life.Act act, MatterType part) {
    var split = act.splits().orElseThrow();
    var known = new ArrayList<>(whole.form().stream().map(Field::field).toList());
    whole.life().acts().forEach(other -> known.addAll(other.records()));
    known.addAll(act.needs());
    var missing =
        part.form().stream()
            .filter(field -> field.required() && !known.contains(field.field()))
            .findFirst();
    if (missing.isPresent()) {
      var name = missing.get().field();
      return say("必填的 " + name + " 在上级没有同名的一项", "the whole has no " + name + ", which it requires");
    }
    var hand = part.life().findAct(split.hand()).filter(one -> one.does(Life.Effect.DECIDES));
    if (hand.isEmpty() || !hand.get().from().contains(part.life().states().getFirst().state())) {
      return say(
          "要有从第一个状态办的 " + split.hand() + "，does: [decides]",
          "it needs an act " + split.hand() + " from its first state, does: [decides]");
    }
    return part.life().reportedBy().containsAll(act.by()) && hand.get().by().containsAll(act.by())
        ? Optional.empty()
        : say(act.by() + " 应能上报并交办它", act.by() + " must be able to report it and hand it out");
  }

  private static Optional<org.yiwang.pack.Text> say(String zh, String en) {
    return Optional.of(new org.yiwang.pack.Text(zh, en));
  }
}
