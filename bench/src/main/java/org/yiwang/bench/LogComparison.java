package org.yiwang.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Answer;
import org.yiwang.journal.Command;
import org.yiwang.journal.Journal;
import org.yiwang.journal.StreamId;
import org.yiwang.journal.Submission;
import org.yiwang.postgres.Postgres;

/// The measurements behind `bench log`. Ours and the peers take turns in each round, and each
/// number is the median of the rounds, so that a noisy machine disturbs all alike.
final class LogComparison {
  private static final int ROUNDS = 3;
  private static final int[] CLIENTS = {1, 8, 32, 64, 256};

  /// The server takes 100 connections; the journal needs a few whatever the number of its callers.
  private static final int CONNECTIONS_MAX = 64;

  private static final int[] FLOW_CLIENTS = {4, 8, 16};
  private static final double REBUILD_BUDGET = 100_000;
  private static final Actor ACTOR = new Actor("bench", "", "bench");

  private final Duration length;
  private final Map<Integer, List<Load.Measured>> ours = new TreeMap<>();
  private final Map<Integer, List<Double>> one = new TreeMap<>();
  private final List<Double> many = new ArrayList<>();
  private final Map<Integer, List<Load.Measured>> flow = new TreeMap<>();
  private int run;

  private LogComparison(Duration length) {
    this.length = length;
  }

  static List<Row> measure(Path folder, Duration length, PrintStream people) throws SQLException {
    try (var postgres = Postgres.embedded(folder.resolve("data"), people::println)) {
      postgres.migrate(List.of("db/journal"));
      BareSql.prepare(postgres);
      var program = PgBench.findProgram();
      if (program.isEmpty()) {
        people.println(
            "没有 pgbench，改用 JDBC 驱动同样的 SQL；可安装 · pgbench is missing, the same SQL runs over"
                + " JDBC; to have it: apt-get install postgresql-contrib postgresql");
      }
      BareSql bare =
          program
              .<BareSql>map(found -> new PgBench(found, postgres, folder))
              .orElseGet(() -> new JdbcBare(postgres));
      var comparison = new LogComparison(length);
      try (var pool = Pools.ours(postgres, 8);
          var flowPool = Pools.flowable(postgres);
          var peer = Flow.open(flowPool, "six-tasks.bpmn20.xml", false)) {
        comparison.rounds(pool, bare, peer, people);
        double rebuilt = rebuild(pool);
        return comparison.rows(bare, rebuilt);
      }
    }
  }

  private void rounds(HikariDataSource pool, BareSql bare, Flow peer, PrintStream people) {
    var parts = new Journal.Parts(List.of(SixTasks.KIND), List.of(), List.of());
    try (var journal = Journal.open(pool, Clock.systemUTC(), parts)) {
      var _ = throughJournal(journal, 32);
      var _ = throughFlow(peer, 4);
      for (int round = 1; round <= ROUNDS; round++) {
        people.println("第 " + round + " 轮，共 " + ROUNDS + " 轮 · round " + round + " of " + ROUNDS);
        for (int clients : CLIENTS) {
          add(ours, clients, throughJournal(journal, clients));
          int connections = Math.min(clients, CONNECTIONS_MAX);
          add(one, clients, bare.perSecond(connections, false, length));
        }
        many.add(bare.perSecond(8, true, length));
        for (int clients : FLOW_CLIENTS) {
          add(flow, clients, throughFlow(peer, clients));
        }
      }
    }
  }

  private Load.Measured throughJournal(Journal journal, int clients) {
    var name = "r" + run++ + "-";
    var steps = new long[clients];
    return Load.run(
        clients,
        length,
        Thread.ofVirtual().factory(),
        client -> {
          long step = steps[client]++;
          var id = name + client + "-" + step / SixTasks.TRANSITIONS;
          var command = Command.to(new StreamId(SixTasks.KIND.name(), id), new SixTasks.Next());
          var key = id + "." + step % SixTasks.TRANSITIONS;
          return switch (journal.submit(Submission.of(key, ACTOR, command))) {
            case Answer.Accepted _ -> 1;
            case Answer.Refused(var refusal) ->
                throw new IllegalStateException("refused: " + refusal);
          };
        });
  }

  private Load.Measured throughFlow(Flow peer, int clients) {
    var each = new ArrayList<Flow.Client>();
    for (int client = 0; client < clients; client++) {
      each.add(peer.new Client());
    }
    return Load.run(
        clients, length, Thread.ofPlatform().factory(), client -> each.get(client).step());
  }

  /// Events each second, of a rebuild of stream states and one figure from the whole log.
  private static double rebuild(HikariDataSource pool) {
    var parts = new Journal.Parts(List.of(SixTasks.KIND), List.of(new StepCounts()), List.of());
    try (var journal = Journal.open(pool, Clock.systemUTC(), parts)) {
      long begun = System.nanoTime();
      long events = journal.rebuild();
      return events / ((System.nanoTime() - begun) / 1e9);
    }
  }

  private List<Row> rows(BareSql bare, double rebuilt) {
    List<Row> rows = new ArrayList<>();
    for (int clients : CLIENTS) {
      int connections = Math.min(clients, CONNECTIONS_MAX);
      rows.add(
          Row.rate(
              "durable transitions, %d callers".formatted(clients),
              rate(ours, clients),
              "%s, one a transaction, %d clients".formatted(bare.driver(), connections),
              median(of(one, clients).stream().mapToDouble(each -> each))));
    }
    double best = Arrays.stream(CLIENTS).mapToDouble(each -> rate(ours, each)).max().orElseThrow();
    double flowBest =
        Arrays.stream(FLOW_CLIENTS).mapToDouble(each -> rate(flow, each)).max().orElseThrow();
    rows.add(
        Row.rate(
            "durable transitions, best",
            best,
            bare.driver() + ", 64 a transaction, 8 clients",
            median(many.stream().mapToDouble(each -> each))));
    rows.add(
        Row.rate("durable transitions, best", best, "Flowable 8, six user tasks, best", flowBest));
    rows.add(Row.rate("durable transitions, best", best, "budget", 10_000));
    var flowing = of(flow, 8);
    rows.add(
        Row.time(
            "latency at 32 callers, p50",
            median(of(ours, 32).stream().mapToDouble(Load.Measured::p50Micros)) / 1e3,
            "Flowable 8 at 8 callers",
            median(flowing.stream().mapToDouble(Load.Measured::p50Micros)) / 1e3,
            "ms"));
    rows.add(
        Row.time(
            "latency at 32 callers, p99",
            median(of(ours, 32).stream().mapToDouble(Load.Measured::p99Micros)) / 1e3,
            "Flowable 8 at 8 callers",
            median(flowing.stream().mapToDouble(Load.Measured::p99Micros)) / 1e3,
            "ms"));
    rows.add(Row.rate("events rebuilt into a figure", rebuilt, "budget", REBUILD_BUDGET));
    return rows;
  }

  private static double rate(Map<Integer, List<Load.Measured>> measured, int clients) {
    return median(of(measured, clients).stream().mapToDouble(Load.Measured::perSecond));
  }

  private static double median(java.util.stream.DoubleStream values) {
    var sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static <V> List<V> of(Map<Integer, List<V>> measured, int clients) {
    return measured.getOrDefault(clients, List.of());
  }

  private static <V> void add(Map<Integer, List<V>> measured, int clients, V value) {
    measured.computeIfAbsent(clients, _ -> new ArrayList<>()).add(value);
  }
}
