package org.yiwang.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/// A journal of toy accounts in a process of its own, for drills that kill it.
///
/// Arguments: `--database JDBC-URL` of a migrated database, with user and password, and for
/// negative controls `--fault ack-before-commit|receipt-not-stored|version-check-skipped`. Prints
/// `listening PORT`, then answers lines: `submit KEY ACCOUNT AMOUNT` → `ok SEQ BALANCE` | `refused
/// RULE` | `unknown`; BALANCE is `-` when it could not be read back.
final class JournalHost {
  private JournalHost() {}

  public static void main(String[] args) throws IOException {
    var faults = Faults.NONE;
    var settings = new HikariConfig();
    for (int i = 0; i < args.length; i += 2) {
      switch (args[i]) {
        case "--database" -> settings.setJdbcUrl(args[i + 1]);
        case "--fault" -> faults = fault(args[i + 1]);
        default -> throw new IllegalArgumentException("unknown argument " + args[i]);
      }
    }
    settings.setMaximumPoolSize(6);
    settings.setConnectionTimeout(1_000);
    settings.setInitializationFailTimeout(-1);
    var parts = new Journal.Parts(List.of(Account.KIND), List.of(), List.of());
    try (var pool = new HikariDataSource(settings);
        var journal = PostgresJournal.open(pool, Clock.systemUTC(), parts, faults);
        var door = new ServerSocket(0, 256, InetAddress.getLoopbackAddress())) {
      System.out.println("listening " + door.getLocalPort());
      Thread.ofPlatform().daemon().start(JournalHost::endWithParent);
      while (true) {
        var caller = door.accept();
        Thread.ofVirtual().start(() -> serve(journal, caller));
      }
    }
  }

  /// A drill that is killed itself must not leave its hosts behind: they end with its pipe.
  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // nothing is said on standard input
      }
    } catch (IOException broken) {
      System.err.println(broken);
    }
    Runtime.getRuntime().halt(0);
  }

  private static Faults fault(String name) {
    return switch (name) {
      case "ack-before-commit" -> new Faults(true, false, false);
      case "receipt-not-stored" -> new Faults(false, true, false);
      case "version-check-skipped" -> new Faults(false, false, true);
      default -> throw new IllegalArgumentException("unknown fault " + name);
    };
  }

  private static void serve(Journal journal, Socket caller) {
    try (caller;
        var lines =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        var answers = new PrintWriter(caller.getOutputStream(), true, StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        answers.println(answer(journal, line.split(" ", -1)));
      }
    } catch (IOException gone) {
      System.err.println("a caller hung up: " + gone.getMessage());
    }
  }

  private static String answer(Journal journal, String[] words) {
    try {
      var add = new Account.Add(Long.parseLong(words[3]));
      var command = Command.to(Account.id(words[2]), add);
      return switch (journal.submit(
          Submission.of(words[1], new Actor("caller", "", "drill"), command))) {
        case Answer.Refused(var refusal) -> "refused " + refusal.rule();
        case Answer.Accepted accepted ->
            "ok " + accepted.lastSeq() + " " + balance(journal, accepted.lastSeq());
      };
    } catch (JournalUnavailable | IllegalStateException unknown) {
      System.err.println(unknown);
      return "unknown";
    }
  }

  /// The balance on the log; `-` if it cannot be read: the journal has accepted, and the caller
  /// must be told so whatever the log holds.
  private static String balance(Journal journal, long seq) {
    List<Recorded> events;
    try {
      events = journal.readAfter(seq - 1, 1);
    } catch (JournalUnavailable unreadable) {
      return "-";
    }
    if (events.size() == 1 && events.getFirst().event() instanceof Account.Added(_, var balance)) {
      return Long.toString(balance);
    }
    return "-";
  }
}
