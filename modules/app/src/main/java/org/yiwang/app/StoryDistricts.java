package org.yiwang.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.yiwang.postgres.Postgres;
import org.yiwang.postgres.ScratchPostgres;

/// Fresh districts for stories, in one process on one server: each with a database, a port and a
/// clock of its own, demo accounts, and no demo year.
///
/// Spoken to by lines on standard input, each begun with a word the answer repeats, answered as
/// soon as it is done: `W open MINUTE PACK` → `W opened PORT`; `W clock PORT MINUTE` → `W moved`,
/// when all timers that were due have fired; `W close PORT` → `W closed`; what goes wrong → `W
/// failed WHY`. Ends with its input.
///
/// Catches everything: a district that cannot be opened must not end the others.
final class StoryDistricts {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_NANOS = 5_000_000;

  private final Path root;
  private final Map<String, Opened> districts = new ConcurrentHashMap<>();

  private StoryDistricts(Path root) {
    this.root = root;
  }

  private record Opened(District district, Postgres database, Hands hands, Path data) {}

  /// Answers lines until its input ends.
  public static void main(String[] arguments) throws IOException {
    // only answers go to standard output; whatever else is printed goes to the log
    var answers = System.out;
    System.setOut(System.err);
    var districts = new StoryDistricts(Path.of(System.getProperty("yiwang.root", ".")));
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (var pool = Executors.newCachedThreadPool()) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var words = line.split(" ", 4);
        pool.execute(() -> tell(answers, words[0] + " " + districts.answer(words)));
      }
    }
    for (var port : List.copyOf(districts.districts.keySet())) {
      var _ = districts.close(port);
    }
    System.exit(0);
  }

  private static synchronized void tell(PrintStream answers, String line) {
    answers.println(line);
    answers.flush();
  }

  private String answer(String[] words) {
    try {
      return switch (words[1]) {
        case "open" -> open(minute(words[2]), words[3]);
        case "clock" -> move(words[2], minute(words[3]));
        case "close" -> close(words[2]);
        default -> "failed no such word: " + words[1];
      };
    } catch (Exception failed) {
      return "failed " + String.valueOf(failed.getMessage()).replace('\n', ' ');
    }
  }

  private static Instant minute(String text) {
    return LocalDateTime.parse(text).atZone(ZONE).toInstant();
  }

  private String open(Instant starts, String pack) throws Exception {
    var data = Files.createTempDirectory("yiwang-story");
    var database = ScratchPostgres.migrated(District.MIGRATIONS);
    var arguments =
        List.of(
            "--port",
            "0",
            "--data",
            data.toString(),
            "--pack",
            pack,
            "--database",
            address(database));
    var hands = new Hands(starts);
    var told = new StringBuilder();
    var district =
        new District(
            Settings.of(arguments, root),
            Optional.of(hands),
            line -> told.append(line).append(' '));
    try {
      district.start();
    } catch (CannotStart reason) {
      database.close();
      return "failed " + told + reason.getMessage();
    }
    var port = Integer.toString(district.port());
    districts.put(port, new Opened(district, database, hands, data));
    return "opened " + port;
  }

  private static String address(Postgres database) {
    return database.url() + "?user=" + database.user() + "&password=" + database.password();
  }

  private String move(String port, Instant to) throws SQLException {
    var opened = get(port);
    opened.hands().put(to);
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (due(opened.database(), to) > 0) {
      if (System.nanoTime() > until) {
        return "failed timers are still due at " + to;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return "moved";
  }

  private static long due(Postgres database, Instant now) throws SQLException {
    try (var connection = database.connect();
        var question =
            connection.prepareStatement(
                "SELECT count(*) AS due FROM journal_timer WHERE due <= ?::timestamptz")) {
      question.setString(1, now.toString());
      try (var row = question.executeQuery()) {
        row.next();
        return row.getLong("due");
      }
    }
  }

  private String close(String port) throws IOException {
    var opened = get(port);
    districts.remove(port);
    opened.district().close();
    opened.database().close();
    try (var files = Files.walk(opened.data())) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    return "closed";
  }

  private Opened get(String port) {
    return Optional.ofNullable(districts.get(port))
        .orElseThrow(() -> new IllegalArgumentException("no district " + port));
  }
}
