package org.yiwang.matter;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.yiwang.journal.Context;
import org.yiwang.journal.Refusal;
import org.yiwang.matter.MatterEvent.Who;

/// The moment and the person of a decision.
record Scene(Instant at, Who who) {
  static Scene of(Context context) {
    return new Scene(context.at(), new Who(context.actor().account(), context.actor().unit()));
  }

  /// A refusal, in one place so that none is without its two languages.
  static Optional<Refusal> no(String rule, String zh, String en) {
    return Optional.of(Refusal.of("matter." + rule, zh, en));
  }

  /// The first of several refusals; what comes after it is not looked at.
  @SafeVarargs
  static Optional<Refusal> first(Supplier<Optional<Refusal>>... checks) {
    for (var check : checks) {
      var refusal = check.get();
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  /// A reason that must be given.
  static Optional<Refusal> unlessSaid(String words, String field) {
    return words.isBlank() || words.length() > 2_000
        ? no("needs", "请填写，最多 2000 字", "Write something, 2,000 characters at most")
            .map(refusal -> refusal.at(field))
        : Optional.empty();
  }
}
