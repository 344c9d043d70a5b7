package org.yiwang.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One batch decided in memory: given what the database holds, what is to be written and answered.
///
/// Submissions are taken in order and each sees the effect of those before it. Used by one thread.
///
/// Catches everything: what a decider throws is for its own caller, not for the rest of the batch.
final class Draft {
  private static final Answer TIMER_GONE =
      new Answer.Refused(
          Refusal.of("journal.timer-gone", "定时已取消或改期", "The timer was dropped or moved"));

  private static final Answer TIMER_EARLY =
      new Answer.Refused(
          Refusal.of("journal.timer-early", "时钟回拨，定时未到", "The clock went back; not due yet"));

  private final Instant at;
  private final Map<StreamId, Live<?, ?, ?>> found;
  private final Map<StreamId, Live<?, ?, ?>> streams;
  private final Map<String, Receipt> receipts;
  private final Map<StreamId, List<Recorded>> eventsByStream = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Receipt> newReceipts = new ArrayList<>();
  private final List<DueTimer> fired = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private long seq;

  /// @param at the instant of everything in the batch
  /// @param found every stream that a submission of the batch names
  /// @param receipts those that exist already for the keys of the batch
  Draft(long seq, Instant at, Map<StreamId, Live<?, ?, ?>> found, Map<String, Receipt> receipts) {
    this.seq = seq;
    this.at = at;
    this.found = Map.copyOf(found);
    this.streams = new HashMap<>(found);
    this.receipts = new HashMap<>(receipts);
  }

  /// Decides one submission, unless its key was answered before.
  void take(Waiting waiting) {
    if (waiting.fires().stream().anyMatch(timer -> timer.due().isAfter(at))) {
      // the clock went back since it was found due: fired now it would be gone, and nothing done
      outcomes.add(new Outcome.Answered(waiting, TIMER_EARLY));
      return;
    }
    fired.addAll(waiting.fires());
    var receipt = receipts.get(waiting.submission().key());
    if (receipt != null) {
      outcomes.add(new Outcome.Answered(waiting, receipt.replyTo(waiting.request())));
      return;
    }
    try {
      if (!waiting.fires().stream().allMatch(this::isStillSet)) {
        // no receipt: should the same timer be set again, it must still fire
        outcomes.add(new Outcome.Answered(waiting, TIMER_GONE));
        return;
      }
      var answer = decide(waiting.submission());
      var stub = new Receipt(waiting.submission().key(), waiting.request(), answer);
      receipts.put(stub.key(), stub);
      newReceipts.add(stub);
      outcomes.add(new Outcome.Answered(waiting, answer));
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
      // a bug of a room; nothing of the submission was kept
      fired.removeAll(waiting.fires());
      outcomes.add(new Outcome.Broken(waiting, e));
    }
  }

  private Answer decide(Submission submission) {
    var trial = new Trial(submission.actor());
    for (var command : submission.commands()) {
      var refusal = trial.take(command);
      if (refusal.isPresent()) {
        return new Answer.Refused(refusal.get());
      }
    }
    return trial.keep();
  }

  private boolean isStillSet(DueTimer timer) {
    var set = stream(timer.stream()).timers().get(timer.name());
    return set != null && set.due().equals(timer.due());
  }

  private Live<?, ?, ?> stream(StreamId id) {
    var live = streams.get(id);
    if (live == null) {
      throw new IllegalStateException("the batch did not load " + id);
    }
    return live;
  }

  /// What the database must learn of each stream that changed.
  List<Moved> moved() {
    return eventsByStream.entrySet().stream()
        .map(e -> new Moved(found(e.getKey()), stream(e.getKey()), e.getValue()))
        .toList();
  }

  private Live<?, ?, ?> found(StreamId id) {
    return Objects.requireNonNull(found.get(id));
  }

  Instant at() {
    return at;
  }

  /// The end of the log after the batch.
  long seq() {
    return seq;
  }

  List<Entry> entries() {
    return entries;
  }

  List<Receipt> newReceipts() {
    return newReceipts;
  }

  List<DueTimer> fired() {
    return fired;
  }

  List<Outcome> outcomes() {
    return outcomes;
  }

  /// The commands of one submission: they take effect together or not at all.
  private final class Trial {
    private final Actor actor;
    private final Map<StreamId, Live<?, ?, ?>> changed = new HashMap<>();
    private final List<Entry> happened = new ArrayList<>();

    Trial(Actor actor) {
      this.actor = actor;
    }

    /// Decides one command; the result is why not.
    Optional<Refusal> take(Command command) {
      var live = changed.getOrDefault(command.stream(), stream(command.stream()));
      if (command.expectedVersion().orElse(live.version()) != live.version()) {
        return Optional.of(stale(live, command.expectedVersion().getAsLong()));
      }
      return switch (live.decide(command.body(), at, actor)) {
        case Decision.Refuse<?>(var refusal) -> Optional.of(refusal);
        case Decision.Accept<?>(var events) -> {
          events.forEach(event -> append(command.stream(), event));
          yield Optional.empty();
        }
      };
    }

    private void append(StreamId id, Object event) {
      var live = changed.getOrDefault(id, stream(id)).after(event);
      var place = seq + happened.size() + 1;
      var recorded = new Recorded(place, at, id, live.version(), actor, event);
      happened.add(new Entry(recorded, live.eventType(event), live.eventJson(event)));
      changed.put(id, live);
    }

    Answer keep() {
      streams.putAll(changed);
      entries.addAll(happened);
      for (var entry : happened) {
        var recorded = entry.recorded();
        eventsByStream.computeIfAbsent(recorded.stream(), _ -> new ArrayList<>()).add(recorded);
      }
      seq += happened.size();
      return new Answer.Accepted(seq, happened.size(), at);
    }

    private static Refusal stale(Live<?, ?, ?> live, long expected) {
      return Refusal.of(
          "journal.stale",
          "您看到的内容已被他人更新（第%d版，现为第%d版），请刷新后再试".formatted(expected, live.version()),
          "Someone changed this since you saw it (version %d, now %d); reload and try again"
              .formatted(expected, live.version()));
    }
  }
}
