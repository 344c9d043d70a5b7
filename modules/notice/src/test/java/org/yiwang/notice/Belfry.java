package org.yiwang.notice;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Answer;
import org.yiwang.journal.Command;
import org.yiwang.journal.Journal;
import org.yiwang.journal.Submission;
import org.yiwang.notice.NoticesFile.Notices;
import org.yiwang.postgres.Postgres;
import org.yiwang.postgres.ScratchPostgres;

/// A real log on which bells are rung, and an outbox for what is heard of them; its clock stands
/// where it is put.
final class Belfry implements AutoCloseable {
  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");

  private static final Actor RINGER = new Actor("ringer", "tower", "test");

  private final Postgres postgres = ScratchPostgres.migrated(List.of("db/journal", "db/notice"));
  private final HikariDataSource pool = pool(address());
  private final Path folder;
  private final Hands clock = new Hands();
  private final List<Round> open = new ArrayList<>();
  private Journal journal;
  private Notices notices;
  private int keys;

  /// A clock that stands where it was put.
  static final class Hands implements InstantSource {
    private volatile Instant now = MORNING;

    @Override
    public Instant instant() {
      return now;
    }

    void move(Duration by) {
      now = now.plus(by);
    }
  }

  /// @param subscriptions the file, but for its first two lines
  Belfry(Path folder, String subscriptions) throws IOException {
    this.folder = folder;
    open(subscriptions);
  }

  static String webhook(String name, String address) {
    return """
      - name: %s
        types: [bell.rung]
        tries: 4
        answer_seconds: 1
        webhook: { url: "%s", secret_file: key }
    """
        .formatted(name, address);
  }

  /// Opens the log with these subscriptions; closes what was open before.
  void open(String subscriptions) throws IOException {
    if (journal != null) {
      journal.close();
    }
    var file = file(folder, subscriptions);
    notices = NoticesFile.read(file, Bell.TYPES).get();
    Outbox.subscribe(pool, notices, clock);
    journal =
        Journal.open(
            pool,
            clock,
            new Journal.Parts(
                List.of(Bell.kind(), DeadLetters.kind()),
                List.of(DeadLetters.view()),
                List.of(new Outbox(notices, clock, Bell::announce))));
  }

  static Path file(Path folder, String subscriptions) throws IOException {
    Files.writeString(folder.resolve("key"), SECRET + "\n");
    return Files.writeString(
        folder.resolve("notices.yaml"),
        "source: urn:example:belfry\nsubscriptions:\n" + subscriptions.indent(0));
  }

  static HikariDataSource pool(String address) {
    var settings = new HikariConfig();
    settings.setJdbcUrl(address);
    return new HikariDataSource(settings);
  }

  /// The address of the database for another process, with user and password.
  String address() {
    return "%s?user=%s&password=%s".formatted(postgres.url(), postgres.user(), postgres.password());
  }

  HikariDataSource pool() {
    return pool;
  }

  Hands clock() {
    return clock;
  }

  Journal journal() {
    return journal;
  }

  Notices notices() {
    return notices;
  }

  Path file() {
    return folder.resolve("notices.yaml");
  }

  DeadLetters dead() {
    return new DeadLetters(pool);
  }

  /// Rings, and waits until the outbox has heard it.
  void ring(String word) {
    pull(word);
    awaitOutbox();
  }

  /// Rings.
  void pull(String word) {
    var answer = submit(Command.to(Bell.stream("tower"), new Bell.Ring(word)));
    if (answer instanceof Answer.Refused(var why)) {
      throw new AssertionError(why);
    }
  }

  private Answer submit(Command command) {
    return journal.submit(Submission.of("test-" + keys++, RINGER, command));
  }

  /// What someone decides about a letter, having seen it decided about so often.
  Answer decide(DeadLetters.Name letter, LetterCommand command, long seen) {
    return submit(new Command(letter.stream(), command, OptionalLong.of(seen)));
  }

  void awaitOutbox() {
    var until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (journal.followers().stream().noneMatch(it -> it.behind() == 0)) {
      if (System.nanoTime() > until) {
        throw new AssertionError("the outbox stands still: " + journal.followers());
      }
      Thread.onSpinWait();
    }
  }

  /// A round of the subscription of that name, walked by hand.
  Round round(String name) {
    var subscription =
        notices.subscriptions().stream().filter(it -> it.name().equals(name)).findFirst();
    var round =
        new Round(new Letters(pool), clock, notices.source(), subscription.orElseThrow(), 7);
    open.add(round);
    return round;
  }

  /// All rows of a query, the columns with a blank between them.
  List<String> rows(String sql) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      var rows = new ArrayList<String>();
      while (row.next()) {
        var cells = new ArrayList<String>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          cells.add(row.getString(i));
        }
        rows.add(String.join(" ", cells));
      }
      return rows;
    }
  }

  List<String> stages() throws SQLException {
    return rows(
        "SELECT seq, subscription, stage, tries FROM notice_letter ORDER BY seq, subscription");
  }

  @Override
  public void close() {
    open.forEach(Round::close);
    journal.close();
    pool.close();
    postgres.close();
  }
}
