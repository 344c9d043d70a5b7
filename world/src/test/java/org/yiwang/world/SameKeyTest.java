package org.yiwang.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yiwang.world.Attempt.Ok;
import org.yiwang.world.Attempt.Outcome;
import org.yiwang.world.Attempt.Refused;

/// One key from many callers at once, after a restart, and with another body.
final class SameKeyTest {
  private static final int CALLERS = 50;
  private static final Subject ACCOUNTS = new Subject.Accounts();
  private static final Question QUESTION = Question.submit("the-key", "a", 500);

  private final Recorder recorder = new Recorder();
  private final List<HostProcess> hosts = new ArrayList<>();

  @Test
  void fifty_at_once_and_again_after_a_restart_have_one_effect(@TempDir Path folder)
      throws InterruptedException {
    try (var server = DrillServers.any(folder);
        var schema = Schema.create(server, "drill_same_key", ACCOUNTS.tables())) {
      for (var name : List.of("one", "two")) {
        hosts.add(
            HostProcess.start(
                name, ACCOUNTS.hostClass(), List.of("--database", schema.url()), folder));
      }
      var first = Question.submit("first", "a", 100);
      hosts.forEach(host -> assertThat(answer(host, first)).isEqualTo(new Ok(1, 100)));

      assertThat(answersOfFifty()).containsExactly(new Ok(2, 600));

      for (var host : hosts) {
        var before = host.handle();
        host.willBeKilled();
        before.destroyForcibly();
        before.onExit().join();
        assertThat(answer(host, QUESTION)).isEqualTo(new Ok(2, 600));
        assertThat(answer(host, Question.submit("the-key", "a", 501)))
            .isEqualTo(new Refused(Asked.KEY_REUSED));
      }
      hosts.forEach(HostProcess::close);
      var history = recorder.history(List.of("one", "two"));
      assertThat(Checker.check(history, schema.read(LogCopy::read)).worded()).isEmpty();
    } finally {
      hosts.forEach(HostProcess::close);
    }
  }

  private Set<Outcome> answersOfFifty() throws InterruptedException {
    Set<Outcome> answers = ConcurrentHashMap.newKeySet();
    List<Thread> threads = new ArrayList<>();
    for (int number = 0; number < CALLERS; number++) {
      var host = hosts.get(number % hosts.size());
      threads.add(Thread.ofVirtual().start(() -> answers.add(answer(host, QUESTION))));
    }
    for (var thread : threads) {
      thread.join();
    }
    return new HashSet<>(answers);
  }

  /// The first definite answer; a host that is starting is asked again, for half a minute at most.
  private Outcome answer(HostProcess host, Question question) {
    var caller = new Caller(hosts, recorder);
    try {
      Optional<Outcome> outcome = Optional.empty();
      for (int times = 0; times < 1_000; times++) {
        outcome = caller.ask(host, question);
        if (outcome.isPresent() && !(outcome.get() instanceof Attempt.Unknown)) {
          break;
        }
      }
      return outcome.orElseThrow();
    } finally {
      caller.close();
    }
  }
}
