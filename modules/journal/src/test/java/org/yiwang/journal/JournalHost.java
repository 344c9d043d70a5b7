package org.yiwang.journal;

import java.io.IOException;
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
    var fault = "";
    var database = "";
    for (int i = 0; i < args.length; i += 2) {
      switch (args[i]) {
        case "--database" -> database = args[i + 1];
        case "--fault" -> fault = args[i + 1];
        default -> throw new IllegalArgumentException("unknown argument " + args[i]);
      }
    }
    var parts = new Journal.Parts(List.of(Account.KIND), List.of(), List.of());
    try (var pool = DrillHost.pool(database);
        var journal = DrillHost.open(pool, Clock.systemUTC(), parts, fault)) {
      DrillHost.serve(line -> answer(journal, line.split(" ", -1)));
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
