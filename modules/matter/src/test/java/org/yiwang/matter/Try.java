package org.yiwang.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One thing someone tries to do, told both to the rules and to a model of them.
///
/// @param what `perform`, `approve`, `decline`, `rate` or `pass`
/// @param act the act; of a request: what was asked for
/// @param as the party
/// @param level of a rating
record Try(
    String what,
    String act,
    String as,
    Person person,
    Map<String, String> answers,
    String duty,
    String unit,
    int level) {
  /// Someone with an account, a unit and the parties they may act as.
  record Person(String account, String unit, List<String> parties) {}

  /// Whether the answer was given.
  boolean gives(String... fields) {
    return List.of(fields).stream().allMatch(answers::containsKey);
  }

  /// Only answers that the act asks for.
  boolean givesOnly(String... fields) {
    return List.of(fields).containsAll(answers.keySet());
  }

  Optional<MatterCommand> command(Matter matter) {
    return switch (what) {
      case "perform" ->
          Optional.of(new MatterCommand.Perform(act, as, given(), unit, duty, new ArrayList<>()));
      case "approve", "decline" ->
          matter.requests().stream()
              .filter(request -> request.act().equals(act))
              .findFirst()
              .map(request ->
                  what.equals("approve")
                      ? new MatterCommand.Approve(request.request(), as, List.of())
                      : new MatterCommand.Decline(request.request(), as, "不同意"));
      case "rate" -> Optional.of(new MatterCommand.Rate(level, "", List.of()));
      default -> Optional.of(new MatterCommand.Pass());
    };
  }

  private Answers given() {
    var all = Answers.NONE;
    for (var one : answers.entrySet()) {
      all = all.and(one.getKey(), one.getValue());
    }
    return all;
  }
}
