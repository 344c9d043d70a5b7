package org.yiwang.world;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.yiwang.world.Attempt.Outcome;
import org.yiwang.world.Attempt.Unknown;

/// One caller: asks, writes down what it was told, asks again when it was told nothing.
final class Caller {
  private static final int PAUSE_MICROS_MAX = 16_000;
  private static final long RECONNECT_NANOS = 30_000_000;

  private final List<HostProcess> hosts;
  private final Recorder recorder;
  private final Map<HostProcess, HostLine> lines = new HashMap<>();

  Caller(List<HostProcess> hosts, Recorder recorder) {
    this.hosts = hosts;
    this.recorder = recorder;
  }

  /// Asks until told to stop. New questions go to the caller's own host, some repeats to any.
  void run(int number, Asking questions, BooleanSupplier goOn) {
    var question = questions.next();
    while (goOn.getAsBoolean()) {
      var host = hosts.get((number + (questions.choose(10) == 0 ? 1 : 0)) % hosts.size());
      var outcome = ask(host, question);
      if (outcome.isPresent()) {
        questions.told(question, outcome.get());
      }
      boolean again =
          outcome.isEmpty() || (outcome.get() instanceof Unknown && questions.isAskedAgain());
      if (!again) {
        question = questions.next();
      }
      LockSupport.parkNanos(1_000L * (long) questions.choose(PAUSE_MICROS_MAX));
    }
    close();
  }

  /// One attempt; empty if the host could not be reached, so that nothing was asked.
  Optional<Outcome> ask(HostProcess host, Question question) {
    HostLine line;
    try {
      line = line(host);
    } catch (IOException notListening) {
      LockSupport.parkNanos(RECONNECT_NANOS);
      return Optional.empty();
    }
    recorder.asked(question);
    var attempt =
        new Attempt(
            recorder.nextId(),
            host.name(),
            question.key(),
            question.stream(),
            question.amount(),
            recorder.now(),
            Attempt.NEVER,
            new Unknown());
    Outcome outcome;
    try {
      outcome = line.ask(question);
    } catch (IOException broken) {
      line.close();
      lines.remove(host);
      outcome = new Unknown();
    }
    recorder.ended(attempt, outcome);
    return Optional.of(outcome);
  }

  private HostLine line(HostProcess host) throws IOException {
    var line = lines.get(host);
    if (line == null) {
      line = HostLine.open(host.port());
      lines.put(host, line);
    }
    return line;
  }

  void close() {
    lines.values().forEach(HostLine::close);
    lines.clear();
  }
}
