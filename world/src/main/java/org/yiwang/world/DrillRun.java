package org.yiwang.world;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.yiwang.world.Attempt.Ok;

/// One drill from start to verdict: hosts, callers, kills, and the checker at the end.
final class DrillRun {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  /// Longer than the promise, so that a late recovery is measured and not only missed.
  private static final Duration RESUME_LIMIT = Duration.ofSeconds(30);

  private static final Duration WAIT = Duration.ofMillis(10);
  private static final int REPEATED_AT_THE_END = 400;

  /// What may not be even for a moment: an acknowledged command is in the log from then on.
  private static final Set<Promise> SEEN_AT_ONCE =
      Set.of(Promise.ACKNOWLEDGED_IS_KEPT, Promise.AT_MOST_ONCE, Promise.ANSWER_IS_THE_FOLD);

  private final DrillPlan plan;
  private final Schema schema;
  private final List<HostProcess> hosts;
  private final Recorder recorder = new Recorder();
  private final Random random;
  private final Killer killer;
  private final Violations seen = new Violations();
  private volatile boolean calling = true;

  private DrillRun(DrillPlan plan, Schema schema, List<HostProcess> hosts) {
    this.plan = plan;
    this.schema = schema;
    this.hosts = hosts;
    this.random = new Random(plan.seed());
    var clocks = new Killer.OfClocks(hosts.getFirst(), new AtomicInteger());
    this.killer =
        switch (plan.target()) {
          case HOSTS -> new Killer.OfHosts(hosts);
          case DATABASE -> new Killer.OfDatabase(schema.url());
          case CLOCKS -> clocks;
          case ALL ->
              new Killer.InTurn(
                  List.of(
                      clocks,
                      new Killer.OfHosts(hosts.subList(1, hosts.size())),
                      clocks,
                      new Killer.OfDatabase(schema.url())),
                  new AtomicInteger());
          case COMMIT -> new Killer.InCommit(schema.url(), hosts);
        };
  }

  /// Runs the drill on this server; logs and the history go to `folder`.
  static DrillReport of(DrillPlan plan, Server server, Path folder) {
    var begun = System.nanoTime();
    var name = "drill_" + plan.name().replace('-', '_');
    List<HostProcess> hosts = new ArrayList<>();
    try (var schema = Schema.create(server, name, plan.subject().tables())) {
      for (int number = 1; number <= DrillPlan.HOSTS; number++) {
        List<String> arguments = new ArrayList<>(List.of("--database", schema.url()));
        arguments.addAll(plan.subject().hostArguments());
        plan.fault().ifPresent(fault -> arguments.addAll(List.of("--fault", fault)));
        hosts.add(
            HostProcess.start(
                hostName(plan, number), plan.subject().hostClass(), arguments, folder));
      }
      var run = new DrillRun(plan, schema, hosts);
      int cycles = run.underLoad();
      hosts.forEach(HostProcess::close);
      var history = run.history();
      HistoryFile.write(history, folder.resolve(plan.name() + ".jsonl"));
      var violations = plan.subject().check(history, schema);
      violations.addAll(run.seen, SEEN_AT_ONCE);
      return new DrillReport(
          plan,
          cycles,
          hosts.stream().mapToInt(HostProcess::crashes).sum(),
          Duration.ofNanos(System.nanoTime() - begun),
          history,
          violations);
    } finally {
      hosts.forEach(HostProcess::close);
    }
  }

  private static String hostName(DrillPlan plan, int number) {
    return plan.name() + "-" + number;
  }

  private int underLoad() {
    List<Thread> callers = new ArrayList<>();
    try {
      for (int number = 0; number < plan.callers() * hosts.size(); number++) {
        int caller = number;
        var questions = plan.subject().asking(caller, plan.seed());
        callers.add(
            Thread.ofVirtual()
                .start(() -> new Caller(hosts, recorder).run(caller, questions, () -> calling)));
      }
      if (!await(START_LIMIT, () -> haveWritten(0))) {
        throw new IllegalStateException("no write within " + START_LIMIT + ", see " + logs());
      }
      int cycles = kill();
      calling = false;
      join(callers);
      repeatAfterwards();
      plan.subject().settle();
      return cycles;
    } finally {
      calling = false;
      join(callers);
    }
  }

  private int kill() {
    for (int cycle = 1; cycle <= plan.cycles(); cycle++) {
      LockSupport.parkNanos(1_000_000L * (50 + random.nextInt(350)));
      var kill = killer.strike(recorder, random);
      recorder.killed(kill);
      boolean resumed = await(RESUME_LIMIT, () -> haveWritten(kill));
      boolean look = plan.fault().isPresent();
      if (!resumed || (look && isCaught())) {
        return cycle;
      }
    }
    return plan.cycles();
  }

  /// Whether the planted bug shows already. Callers go on meanwhile, so only what no later event
  /// can explain counts: the history is taken first and the log after it.
  private boolean isCaught() {
    seen.addAll(plan.subject().check(history(), schema), SEEN_AT_ONCE);
    return seen.count() > 0;
  }

  private boolean haveWritten(Kill kill) {
    return kill.target().equals(Kill.DATABASE)
        ? haveWritten(kill.at())
        : recorder.hasWritten(kill.target(), kill.at());
  }

  private boolean haveWritten(long after) {
    return hosts.stream().allMatch(host -> recorder.hasWritten(host.name(), after));
  }

  /// Old keys once more, after all kills: some answered ones, and all that nobody knows about.
  private void repeatAfterwards() {
    var history = history();
    Set<String> settled = new HashSet<>();
    List<Question> unknown = new ArrayList<>();
    List<Question> answered = new ArrayList<>();
    for (var attempt : history.attempts()) {
      var question = recorder.question(attempt);
      if (attempt.outcome() instanceof Ok) {
        settled.add(attempt.key());
        answered.add(question);
      } else {
        unknown.add(question);
      }
    }
    unknown.removeIf(question -> settled.contains(question.key()));
    var caller = new Caller(hosts, recorder);
    for (int times = 0; times < REPEATED_AT_THE_END; times++) {
      var questions = times % 2 == 0 && !unknown.isEmpty() ? unknown : answered;
      if (!questions.isEmpty()) {
        var host = hosts.get(random.nextInt(hosts.size()));
        var _ = caller.ask(host, questions.get(random.nextInt(questions.size())));
      }
    }
    caller.close();
  }

  private History history() {
    return recorder.history(hosts.stream().map(HostProcess::name).toList());
  }

  private List<Path> logs() {
    return hosts.stream().map(HostProcess::log).toList();
  }

  private static boolean await(Duration limit, BooleanSupplier condition) {
    var end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(WAIT.toNanos());
    }
    return true;
  }

  private static void join(List<Thread> threads) {
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
