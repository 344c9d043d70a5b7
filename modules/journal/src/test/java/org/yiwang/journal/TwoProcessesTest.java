package org.yiwang.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Two processes write one log.
final class TwoProcessesTest {
  private static final int ROUNDS = 15;

  @Test
  void two_processes_with_32_callers_each_leave_no_gap_lose_nothing_and_double_nothing()
      throws Exception {
    try (var toy = Toy.fresh();
        var one = new Host(toy.address());
        var other = new Host(toy.address())) {
      var added =
          Callers.atOnce(
              64, caller -> (caller % 2 == 0 ? one : other).call(caller, new Random(caller)));
      var sum = added.stream().mapToLong(Long::longValue).sum();
      assertThat(
              toy.rows(
                  "SELECT count(*), max(seq), sum((data->>'amount')::bigint) FROM journal_event"))
          .containsExactly("%d|%d|%d|".formatted(64 * ROUNDS, 64 * ROUNDS, sum));
      assertThat(
              toy.rows(
                  """
                  SELECT count(*)
                  FROM (SELECT version, (data->>'balance')::bigint AS balance,
                               sum((data->>'amount')::bigint) OVER past AS total,
                               row_number() OVER past AS place
                        FROM journal_event
                        WINDOW past AS (PARTITION BY stream ORDER BY seq)) AS e
                  WHERE place <> version OR total <> balance
                  """))
          .containsExactly("0|");
    }
  }

  /// A [JournalHost] in a process of its own.
  private static final class Host implements AutoCloseable {
    private final Process process;
    private final int port;

    Host(String database) throws IOException {
      var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      process =
          new ProcessBuilder(
                  java,
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  JournalHost.class.getName(),
                  "--database",
                  database)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var line = process.inputReader().readLine();
      assertThat(line).startsWith("listening ");
      port = Integer.parseInt(line.substring("listening ".length()));
    }

    /// Adds amounts, each twice under one key; the sum of those accepted.
    long call(int caller, Random random) throws IOException {
      var sum = 0L;
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
          var answers =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
          var orders = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
        for (int i = 0; i < ROUNDS; i++) {
          var amount = random.nextInt(1, 100);
          var order = "submit k%d-%d shared%d %d".formatted(caller, i, random.nextInt(5), amount);
          orders.println(order);
          var answer = answers.readLine();
          orders.println(order);
          assertThat(List.of(answer, answers.readLine())).containsOnly(answer);
          assertThat(answer).startsWith("ok ");
          sum += amount;
        }
      }
      return sum;
    }

    @Override
    public void close() {
      assertThat(process.destroyForcibly().onExit().join().isAlive()).isFalse();
    }
  }
}
