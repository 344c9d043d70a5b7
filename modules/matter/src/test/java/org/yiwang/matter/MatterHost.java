package org.yiwang.matter;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.yiwang.identity.Identity;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Answer;
import org.yiwang.journal.Command;
import org.yiwang.journal.DrillHost;
import org.yiwang.journal.Journal;
import org.yiwang.journal.JournalUnavailable;
import org.yiwang.journal.Recorded;
import org.yiwang.journal.StreamId;
import org.yiwang.journal.Submission;
import org.yiwang.matter.view.Matters;
import org.yiwang.pack.PackFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The room of matters under a real pack, its views and its timers, in a process of its own, for
/// drills that kill it.
///
/// Arguments: `--database JDBC-URL` of a migrated database, `--pack DIR`, `--clock
/// REAL,SHOWN,SPEED` (a clock that showed SHOWN at the real instant REAL and goes so many times as
/// fast), and for negative controls `--fault NAME`. Prints `listening PORT`, then answers lines of
/// JSON: what is to be submitted → `ok SEQ VERSION` | `refused RULE` | `unknown`, VERSION is `-`
/// when it could not be read back; `{"clock":"PT1H"}` puts the clock so far ahead → `ok 0 -`.
final class MatterHost {
  private final Journal journal;
  private final Clock clock;
  private final boolean acceptsStale;

  private MatterHost(Journal journal, Clock clock, boolean acceptsStale) {
    this.journal = journal;
    this.clock = clock;
    this.acceptsStale = acceptsStale;
  }

  /// A clock that goes faster than the machine's, and can be put ahead.
  private record Clock(Instant real, Instant shown, long speed, AtomicReference<Duration> ahead)
      implements InstantSource {
    static Clock of(String text) {
      var words = text.split(",", -1);
      return new Clock(
          Instant.parse(words[0]),
          Instant.parse(words[1]),
          Long.parseLong(words[2]),
          new AtomicReference<>(Duration.ZERO));
    }

    @Override
    public Instant instant() {
      var since = Duration.between(real, java.time.Clock.systemUTC().instant());
      return shown.plus(since.multipliedBy(speed)).plus(ahead.get());
    }
  }

  public static void main(String[] args) throws IOException {
    var fault = "";
    var database = "";
    var pack = "";
    var clock = Clock.of("2024-01-01T00:00:00Z,2024-01-01T00:00:00Z,1");
    for (int i = 0; i < args.length; i += 2) {
      switch (args[i]) {
        case "--database" -> database = args[i + 1];
        case "--pack" -> pack = args[i + 1];
        case "--clock" -> clock = Clock.of(args[i + 1]);
        case "--fault" -> fault = args[i + 1];
        default -> throw new IllegalArgumentException("unknown argument " + args[i]);
      }
    }
    try (var pool = DrillHost.pool(database)) {
      var room = new MatterRoom(pack(Path.of(pack)), List.of());
      var kinds = new java.util.ArrayList<>(room.kinds());
      kinds.set(0, PlantedFault.in(room.matters(), fault));
      var parts = new Journal.Parts(kinds, Matters.views(room), List.of());
      try (var journal = DrillHost.open(pool, clock, parts, fault)) {
        record(room, journal);
        var host = new MatterHost(journal, clock, fault.equals("stale-accepted"));
        DrillHost.serve(host::answer);
      }
    }
  }

  private static MatterPack pack(Path folder) {
    return PackFolder.open(folder)
        .check(read -> {
          var identity = Identity.read(read, false);
          return MatterPack.read(read, identity.units(), identity.access());
        })
        .get();
  }

  /// As soon as the database is there.
  private static void record(MatterRoom room, Journal journal) {
    while (true) {
      try {
        room.record(journal);
        return;
      } catch (JournalUnavailable away) {
        System.err.println(away);
      }
    }
  }

  private String answer(String line) {
    var asked = JsonMapper.shared().readTree(line);
    if (asked.has("clock")) {
      clock.ahead.set(Duration.parse(text(asked, "clock")));
      return "ok 0 -";
    }
    try {
      return switch (journal.submit(submission(asked))) {
        case Answer.Refused(var refusal) -> "refused " + refusal.rule();
        case Answer.Accepted accepted ->
            "ok " + accepted.lastSeq() + " " + version(accepted.lastSeq());
      };
    } catch (JournalUnavailable | IllegalStateException unknown) {
      System.err.println(unknown);
      return "unknown";
    }
  }

  private Submission submission(JsonNode asked) {
    var key = text(asked, "key");
    var actor = new Actor(text(asked, "account"), text(asked, "unit"), text(asked, "purpose"));
    var expected =
        asked.has("expected") && !acceptsStale
            ? OptionalLong.of(asked.path("expected").asLong())
            : OptionalLong.empty();
    var command = new Command(stream(asked), command(asked), expected);
    return new Submission(key, actor, List.of(command));
  }

  private static StreamId stream(JsonNode asked) {
    return MatterRoom.matter(text(asked, "stream"));
  }

  private static MatterCommand command(JsonNode asked) {
    var as = text(asked, "as");
    return switch (text(asked, "do")) {
      case "report" ->
          new MatterCommand.Report(
              text(asked, "act"),
              as,
              "patrol",
              answers(asked),
              Optional.of(new Location(text(asked, "site"), "某弄口", Optional.empty())),
              Optional.empty(),
              List.of());
      case "perform" ->
          new MatterCommand.Perform(
              text(asked, "act"), as, answers(asked), "", text(asked, "duty"), List.of());
      case "approve" -> new MatterCommand.Approve(asked.path("request").asInt(), as, List.of());
      case "decline" ->
          new MatterCommand.Decline(asked.path("request").asInt(), as, text(asked, "reason"));
      default -> throw new IllegalArgumentException("no such command: " + asked);
    };
  }

  private static Answers answers(JsonNode asked) {
    var answers = Answers.NONE;
    for (var field : asked.path("answers").properties()) {
      answers = answers.and(field.getKey(), field.getValue().asString());
    }
    return answers;
  }

  private static String text(JsonNode asked, String field) {
    return asked.path(field).asString("");
  }

  /// The version on the log; `-` if it cannot be read: the journal has accepted, and the caller
  /// must be told so whatever the log holds.
  private String version(long seq) {
    List<Recorded> events;
    try {
      events = journal.readAfter(seq - 1, 1);
    } catch (JournalUnavailable unreadable) {
      return "-";
    }
    return events.size() == 1 ? Long.toString(events.getFirst().version()) : "-";
  }
}
