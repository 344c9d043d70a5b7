package org.yiwang.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.yiwang.world.Attempt.Ok;
import org.yiwang.world.Attempt.Outcome;

/// Writes the history of a running drill; safe for all callers and the killer at once.
final class Recorder {
  private final long begun = System.nanoTime();
  private final AtomicLong ids = new AtomicLong();
  private final ConcurrentLinkedQueue<Attempt> ended = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Kill> kills = new ConcurrentLinkedQueue<>();
  private final Map<String, Long> lastWrite = new ConcurrentHashMap<>();
  private final Map<Named, Question> questions = new ConcurrentHashMap<>();

  /// What names a question.
  private record Named(String key, Attempt.Body body) {}

  /// Nanoseconds since the drill began.
  long now() {
    return System.nanoTime() - begun;
  }

  long nextId() {
    return ids.incrementAndGet();
  }

  void asked(Question question) {
    var body = new Attempt.Body(question.stream(), question.amount());
    questions.put(new Named(question.key(), body), question);
  }

  /// What an attempt asked.
  Question question(Attempt attempt) {
    return Objects.requireNonNull(questions.get(new Named(attempt.key(), attempt.body())));
  }

  void ended(Attempt attempt, Outcome outcome) {
    ended.add(attempt.ended(now(), outcome));
    if (outcome instanceof Ok) {
      lastWrite.merge(attempt.host(), attempt.from(), Math::max);
    }
  }

  void killed(Kill kill) {
    kills.add(kill);
  }

  /// Whether a write asked of this host after this instant has been acknowledged.
  boolean hasWritten(String host, long after) {
    return lastWrite.getOrDefault(host, -1L) > after;
  }

  /// What was recorded until now.
  History history(List<String> hosts) {
    List<Attempt> attempts = new ArrayList<>(ended);
    attempts.sort(Comparator.comparingLong(Attempt::from));
    return new History(hosts, attempts, new ArrayList<>(kills));
  }
}
