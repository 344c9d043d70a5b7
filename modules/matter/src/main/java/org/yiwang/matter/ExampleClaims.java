package org.yiwang.matter;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.yiwang.journal.Refusal;
import org.yiwang.pack.Node;

/// What an example says must be true in the end, beside what is.
record ExampleClaims(MatterType type, Jurisdiction ground, Instant now) {
  void check(Node then, MatterState state, Optional<Refusal> refused) {
    if (then.has("refused")) {
      claim(
          then,
          "refused",
          refused.map(why -> why.rule().replaceFirst("matter\\.", "")).orElse("accepted"));
      return;
    }
    if (refused.isPresent() || !(state instanceof Matter matter)) {
      var why = refused.map(Refusal::zh).orElse("没有上报");
      then.problem("被拒绝：" + why, "refused: " + refused.map(Refusal::en).orElse("not reported"));
      return;
    }
    claim(then, "state", matter.state());
    claim(then, "duty", matter.desk().duty());
    claim(then, "routed", matter.desk().routedDuty());
    claim(then, "exempt", String.valueOf(matter.standing().exempt()));
    claim(then, "waiting", String.valueOf(matter.requests().size()));
    then.find("due")
        .ifPresent(due -> due.keys().forEach(clock -> claim(due, clock, due(matter, clock, due))));
    then.find("over")
        .ifPresent(
            over -> over.keys().forEach(clock -> claim(over, clock, over(matter, clock, over))));
  }

  private void claim(Node node, String key, String is) {
    node.find(key)
        .filter(said -> !said.asWord().equals(is))
        .ifPresent(said ->
            said.problem(
                "例子写 " + key + ": " + said.asWord() + "，规则得出 " + is,
                "the example says " + key + ": " + said.asWord() + ", the rules say " + is));
  }

  /// When a clock runs out: a minute, `paused` or `none`.
  private String due(Matter matter, String clock, Node node) {
    known(clock, node);
    return matter
        .findClock(clock)
        .map(run ->
            Clocks.read(type.life().findClock(clock).orElseThrow(), run, ground.calendar(), now)
                .deadline()
                .filter(_ -> !run.standing())
                .map(this::minute)
                .orElse("paused"))
        .orElse("none");
  }

  /// When a clock ran out: a minute, or `no`.
  private String over(Matter matter, String clock, Node node) {
    known(clock, node);
    return matter
        .findClock(clock)
        .flatMap(run -> Clocks.expiry(run, ground.calendar(), now))
        .map(this::minute)
        .orElse("no");
  }

  private void known(String clock, Node node) {
    if (type.life().findClock(clock).isEmpty()) {
      node.problem("没有时钟 " + clock, "there is no clock " + clock);
    }
  }

  private String minute(Instant at) {
    return at.atZone(ground.calendar().zone())
        .toLocalDateTime()
        .truncatedTo(ChronoUnit.MINUTES)
        .toString();
  }
}
