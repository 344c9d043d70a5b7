package org.yiwang.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.yiwang.postgres.Postgres;

/// The measurements behind `bench matters`. Ours and the peer take turns in each round, and each
/// number is the median of the rounds, so that a noisy machine disturbs all alike.
final class MatterComparison {
  private static final int ROUNDS = 3;

  /// So many call at once where one number is compared with another.
  static final int CALLERS = 32;

  private static final int[] CLIENTS = {1, CALLERS, 256};
  private static final double HTTP_BUDGET = 3_000;
  private static final int[] FLOW_CLIENTS = {1, 8, 16};

  private final Duration length;
  private final Map<Integer, List<Load.Measured>> ours = new TreeMap<>();
  private final Map<Integer, List<Load.Measured>> flow = new TreeMap<>();
  private int run;

  private MatterComparison(Duration length) {
    this.length = length;
  }

  static List<Row> measure(BenchCall call) throws IOException, SQLException {
    try (var postgres = Postgres.embedded(call.folder().resolve("data"), call.people()::println)) {
      postgres.migrate(MatterEngine.TABLES);
      var comparison = new MatterComparison(call.length());
      var clock = new BenchClock();
      var root = Path.of(System.getProperty("yiwang.root", "."));
      try (var pool = Pools.ours(postgres, 8);
          var engine = new MatterEngine(pool, clock, root)) {
        comparison.rounds(engine, postgres, call.people());
        var rows = comparison.rows(engine.story().size());
        rows.addAll(comparison.overHttp(root, call));
        rows.addAll(new OpenMatters(postgres, engine, clock, call).measure(comparison));
        return rows;
      }
    }
  }

  private void rounds(MatterEngine engine, Postgres postgres, PrintStream people)
      throws SQLException {
    try (var pool = Pools.flowable(postgres);
        var peer = Flow.open(pool, "six-timed-tasks.bpmn20.xml", true)) {
      var _ = through(engine, CALLERS);
      var _ = through(peer, 4);
      for (int round = 1; round <= ROUNDS; round++) {
        people.println("第 " + round + " 轮，共 " + ROUNDS + " 轮 · round " + round + " of " + ROUNDS);
        for (int clients : CLIENTS) {
          add(ours, clients, through(engine, clients));
        }
        for (int clients : FLOW_CLIENTS) {
          add(flow, clients, through(peer, clients));
        }
      }
    }
  }

  private List<Row> overHttp(Path root, BenchCall call) throws IOException {
    call.people().println("经接口 · over HTTP");
    try (var district = DistrictProcess.start(root, call.folder().resolve("district"));
        var over = new MattersOverHttp(district.port(), CALLERS)) {
      var _ = over.measure(length);
      var _ = over.measure(length);
      var measured = over.measure(length);
      var what = "over HTTP, %d callers".formatted(CALLERS);
      double peer = rate(flow, best());
      return List.of(
          Row.rate("acts, " + what, measured.perSecond(), peer(best()), peer),
          Row.rate("acts, " + what, measured.perSecond(), "budget", HTTP_BUDGET),
          Row.time(
              "an act, p50, " + what, measured.p50Micros() / 1e3, "budget of a page", 50, "ms"),
          Row.time(
              "an act, p99, " + what, measured.p99Micros() / 1e3, "budget of a page", 50, "ms"));
    }
  }

  /// The number of clients at which the peer does best.
  private int best() {
    return Arrays.stream(FLOW_CLIENTS)
        .boxed()
        .max(Comparator.comparingDouble(each -> rate(flow, each)))
        .orElseThrow();
  }

  private static String peer(int clients) {
    return "Flowable 8, six tasks with timers, %d clients".formatted(clients);
  }

  /// The rate of acts with nothing else there.
  double rateAlone() {
    return rate(ours, CALLERS);
  }

  /// The rate of acts now: the median of as many rounds.
  double rateNow(MatterEngine engine) {
    var now = new TreeMap<Integer, List<Load.Measured>>();
    for (int round = 1; round <= ROUNDS; round++) {
      add(now, CALLERS, through(engine, CALLERS));
    }
    return rate(now, CALLERS);
  }

  private Load.Measured through(MatterEngine engine, int clients) {
    var name = "r" + run++ + "-";
    var steps = new long[clients];
    int size = engine.story().size();
    return Load.run(
        clients,
        length,
        Thread.ofVirtual().factory(),
        client -> {
          long step = steps[client]++;
          engine.act(name + client + "-" + step / size, (int) (step % size));
          return 1;
        });
  }

  private Load.Measured through(Flow peer, int clients) {
    var each = new ArrayList<Flow.Client>();
    for (int client = 0; client < clients; client++) {
      each.add(peer.new Client());
    }
    return Load.run(
        clients, length, Thread.ofPlatform().factory(), client -> each.get(client).step());
  }

  private List<Row> rows(int steps) {
    var rows = new ArrayList<Row>();
    int best = best();
    var peer = peer(best);
    for (int clients : CLIENTS) {
      var what = "in process, %d callers".formatted(clients);
      double rate = rate(ours, clients);
      rows.add(
          Row.rate("lives of city cases, " + what, rate / steps, peer, rate(flow, best) / steps));
      rows.add(Row.rate("acts, " + what, rate, peer, rate(flow, best)));
      rows.add(time("an act, p50, " + what, clients, Load.Measured::p50Micros, peer, best));
      rows.add(time("an act, p99, " + what, clients, Load.Measured::p99Micros, peer, best));
    }
    return rows;
  }

  private Row time(
      String what, int clients, ToDoubleFunction<Load.Measured> micros, String peer, int theirs) {
    return Row.time(
        what, median(ours, clients, micros) / 1e3, peer, median(flow, theirs, micros) / 1e3, "ms");
  }

  private static double rate(Map<Integer, List<Load.Measured>> measured, int clients) {
    return median(measured, clients, Load.Measured::perSecond);
  }

  private static double median(
      Map<Integer, List<Load.Measured>> measured,
      int clients,
      ToDoubleFunction<Load.Measured> value) {
    var sorted =
        measured.getOrDefault(clients, List.of()).stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static void add(
      Map<Integer, List<Load.Measured>> measured, int clients, Load.Measured value) {
    measured.computeIfAbsent(clients, _ -> new ArrayList<>()).add(value);
  }
}
