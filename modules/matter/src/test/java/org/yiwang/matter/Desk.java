package org.yiwang.matter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Context;
import org.yiwang.journal.Decision;
import org.yiwang.journal.Journal;
import org.yiwang.journal.Refusal;
import org.yiwang.journal.StreamId;
import org.yiwang.journal.Submission;

/// A desk without a database: several matters, a clock, and submissions that happen together or not
/// at all.
final class Desk {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final String PHOTO = "ab".repeat(32) + "/photo.jpg";

  private final MatterTypes types;
  private final MatterDecider decider;
  private final Map<StreamId, MatterState> states = new HashMap<>();
  private final Map<StreamId, Long> versions = new HashMap<>();
  private Instant now = Instant.EPOCH;
  private Actor who = new Actor("nobody", "", "test");

  Desk(MatterTypes types, Jurisdiction ground) {
    this.types = types;
    this.decider = new MatterDecider(types, ground);
  }

  /// The same matters under other definitions or another ground.
  @CanIgnoreReturnValue
  Desk under(MatterTypes others, Jurisdiction ground) {
    var desk = new Desk(others, ground);
    desk.states.putAll(states);
    desk.versions.putAll(versions);
    desk.now = now;
    return desk;
  }

  @CanIgnoreReturnValue
  Desk at(String minute) {
    now = LocalDateTime.parse(minute).atZone(ZONE).toInstant();
    return this;
  }

  @CanIgnoreReturnValue
  Desk by(String account, String unit) {
    who = new Actor(account, unit, "test");
    return this;
  }

  @CanIgnoreReturnValue
  Desk reports(String id, MatterCommand.Report report) {
    return accepted(Bundle.report("key", who, MatterRoom.matter(id), report));
  }

  /// Something anyone has seen and a grid officer reports.
  @CanIgnoreReturnValue
  Desk reports(String id, String type) {
    return reports(id, type, Optional.empty());
  }

  @CanIgnoreReturnValue
  Desk reports(String id, String type, Optional<StreamId> parent) {
    return reports(
        id,
        new MatterCommand.Report(
            type,
            "grid-officer",
            "patrol",
            Answers.of("description", "看到了").and("photo", PHOTO),
            Optional.of(new Location("north-bund", "某路某号", Optional.empty())),
            parent,
            List.of()));
  }

  @CanIgnoreReturnValue
  Desk does(String id, MatterCommand command) {
    return accepted(bundled(id, command));
  }

  @CanIgnoreReturnValue
  Desk does(String id, String act, String as, Answers answers) {
    return does(id, MatterCommand.Perform.of(act, as, answers));
  }

  @CanIgnoreReturnValue
  Desk together(Submission submission) {
    return accepted(submission);
  }

  private Submission bundled(String id, MatterCommand command) {
    var stream = MatterRoom.matter(id);
    return new Bundle(types)
        .of("key", who, stream, new Journal.Current<>(state(stream), version(stream)), command);
  }

  /// The rule that says no.
  String refuses(String id, MatterCommand command) {
    var stream = MatterRoom.matter(id);
    return submit(Submission.of("key", who, org.yiwang.journal.Command.to(stream, command)))
        .map(Refusal::rule)
        .orElse("accepted");
  }

  @CanIgnoreReturnValue
  private Desk accepted(Submission submission) {
    assertThat(submit(submission)).isEmpty();
    return this;
  }

  private Optional<Refusal> submit(Submission submission) {
    var before = Map.copyOf(states);
    var beforeVersions = Map.copyOf(versions);
    for (var command : submission.commands()) {
      var refusal = decide(command);
      if (refusal.isPresent()) {
        states.clear();
        states.putAll(before);
        versions.clear();
        versions.putAll(beforeVersions);
        return refusal;
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> decide(org.yiwang.journal.Command command) {
    var stream = command.stream();
    assertThat(command.expectedVersion())
        .isIn(OptionalLong.empty(), OptionalLong.of(version(stream)));
    var context = new Context(stream, version(stream), now, who);
    return switch (decider.decide(state(stream), (MatterCommand) command.body(), context)) {
      case Decision.Accept<MatterEvent>(var events) -> {
        for (var event : events) {
          states.put(stream, decider.evolve(state(stream), event));
          versions.put(stream, version(stream) + 1);
        }
        yield Optional.empty();
      }
      case Decision.Refuse<MatterEvent>(var why) -> Optional.of(why);
    };
  }

  private MatterState state(StreamId stream) {
    return states.getOrDefault(stream, decider.initial());
  }

  private long version(StreamId stream) {
    return versions.getOrDefault(stream, 0L);
  }

  Matter matter(String id) {
    return (Matter) state(MatterRoom.matter(id));
  }
}
