package org.yiwang.bench;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.yiwang.postgres.Postgres;

/// What a district full of open matters costs, each with a clock that runs and a timer that waits:
/// acts on other matters, waiting, and firing.
///
/// They are reported, verified, filed and dispatched by the engine as all others are, the four
/// steps of one in one submission: the same rows as four submissions leave (see the test), but for
/// three receipts.
final class OpenMatters {
  static final int STEPS = 4;
  private static final int LOADERS = 512;
  private static final double ACTS_BUDGET = 10_000;
  private static final int TOLD_EVERY = 100_000;
  private static final Duration WAITING = Duration.ofSeconds(20);
  private static final int FIRING = 1_000;

  /// A first clock is half used up after this; see the definition.
  private static final Duration HALF = Duration.ofSeconds(450);

  private static final Duration FIRING_MAX = Duration.ofMinutes(3);
  private static final Duration NEARLY = Duration.ofSeconds(2);

  private final Postgres postgres;
  private final MatterEngine engine;
  private final BenchClock clock;
  private final BenchCall call;

  OpenMatters(Postgres postgres, MatterEngine engine, BenchClock clock, BenchCall call) {
    this.postgres = postgres;
    this.engine = engine;
    this.clock = clock;
    this.call = call;
  }

  List<Row> measure(MatterComparison comparison) throws SQLException {
    var rows = new ArrayList<Row>();
    rows.add(load());
    settle();
    var there = "%,d open matters there".formatted(call.existing());
    rows.add(
        Row.rate(
            "acts, in process, %d callers, %s".formatted(MatterComparison.CALLERS, there),
            comparison.rateNow(engine),
            "the same with none there",
            comparison.rateAlone()));
    rows.add(Row.time("waiting, a core's share, " + there, waiting(), "budget", 5, "%"));
    rows.addAll(firing(there));
    return rows;
  }

  private Row load() {
    call.people()
        .println(
            "造 %,d 件在办事项 · making %,d open matters".formatted(call.existing(), call.existing()));
    var next = new AtomicInteger();
    long begun = System.nanoTime();
    var loaders = new ArrayList<Thread>();
    for (int loader = 0; loader < LOADERS; loader++) {
      loaders.add(Thread.ofVirtual().start(() -> load(next)));
    }
    loaders.forEach(OpenMatters::join);
    if (next.get() < call.existing()) {
      throw new IllegalStateException("only " + next + " matters could be made");
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    return Row.rate(
        "acts, in process, four of a matter at once, %d callers".formatted(LOADERS),
        STEPS * call.existing() / seconds,
        "budget",
        ACTS_BUDGET);
  }

  private void load(AtomicInteger next) {
    for (int number = next.getAndIncrement();
        number < call.existing();
        number = next.getAndIncrement()) {
      engine.open("open-" + number, STEPS, STEPS);
      if (number % TOLD_EVERY == TOLD_EVERY - 1) {
        call.people().println("%,d".formatted(number + 1));
      }
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// What the server would do by itself in the minutes after: old rows cleared away, statistics.
  private void settle() throws SQLException {
    try (var connection =
            DriverManager.getConnection(postgres.url(), "postgres", postgres.password());
        var statement = connection.createStatement()) {
      statement.execute("VACUUM ANALYZE");
      statement.execute("CHECKPOINT");
    }
  }

  /// Percent of a core that this process and its sessions of the server use while nothing is due.
  private double waiting() throws SQLException {
    call.people().println("等待 · waiting " + WAITING.toSeconds() + " s");
    var before = used();
    LockSupport.parkNanos(WAITING.toNanos());
    return 100.0 * used().minus(before).toNanos() / WAITING.toNanos();
  }

  /// Processor time of this process and of its sessions.
  private Duration used() throws SQLException {
    var used = time(ProcessHandle.current());
    try (var connection = postgres.connect();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT pid FROM pg_stat_activity WHERE usename = current_user")) {
      while (row.next()) {
        used =
            used.plus(
                ProcessHandle.of(row.getLong("pid")).map(OpenMatters::time).orElse(Duration.ZERO));
      }
    }
    return used;
  }

  private static Duration time(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Matters are reported one after the other, and the clock is put ahead to just before the first
  /// of them is to be told of: how late each is told, and that each is told once.
  private List<Row> firing(String there) throws SQLException {
    for (int number = 0; number < FIRING; number++) {
      engine.act("fire-" + number, 0);
    }
    clock.jump(HALF.minus(NEARLY));
    var late = lateness();
    long end = System.nanoTime() + FIRING_MAX.toNanos();
    while (late.size() < FIRING && System.nanoTime() < end) {
      LockSupport.parkNanos(NEARLY.toNanos());
      late = lateness();
    }
    if (late.size() != FIRING) {
      throw new IllegalStateException(FIRING + " clocks came to a point, told are " + late.size());
    }
    var what = "a timer fires after it is due, ";
    return List.of(
        Row.time(what + "p50, " + there, late.get(FIRING / 2), "budget", 1_000, "ms"),
        Row.time(what + "p99, " + there, late.get(FIRING * 99 / 100), "budget", 1_000, "ms"),
        Row.time(what + "latest, " + there, late.getLast(), "budget", 1_000, "ms"));
  }

  /// Milliseconds from due to on record, ascending.
  private List<Double> lateness() throws SQLException {
    var late = new ArrayList<Double>();
    var sql =
        """
        SELECT extract(epoch FROM at - (data ->> 'at')::timestamptz) * 1000 AS late
        FROM journal_event
        WHERE stream LIKE 'matter/fire-%' AND type = 'Signalled' AND actor = 'timer'
        ORDER BY late
        """;
    try (var connection = postgres.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      while (row.next()) {
        late.add(row.getDouble("late"));
      }
    }
    return late;
  }
}
