package org.yiwang.notice;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.yiwang.journal.Follower;
import org.yiwang.journal.Recorded;
import org.yiwang.notice.NoticesFile.Notices;

/// Lays down a letter for each announcement and each subscription that wants it, exactly once: with
/// the letters it commits how far it has read.
///
/// # A rebuild sends nothing again
///
/// Whether a letter was sent is a fact of the world and not of the log. So the tables of this room
/// are no view: a rebuild, which makes every follower read the log from its beginning, finds here
/// how far the log was put into the outbox before, and passes by all of it. That holds for letters
/// long forgotten, too, and whatever announcements are made of by then.
///
/// # A subscription begins when it is first named
///
/// It is told of what happens from then on, and not of the years before. One that is no longer
/// named has no courier; what still waits for it is laid aside as dead when the program starts.
public final class Outbox implements Follower {
  private static final String ADD =
      """
      INSERT INTO notice_letter (
        seq, subscription, type, subject, at, zh, en, body, stage, due_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?)
      ON CONFLICT (seq, subscription) DO NOTHING
      """;

  private final Notices notices;
  private final InstantSource clock;
  private final Announcer announcer;

  /// What of these events others are told, in the order of the log; at most one announcement an
  /// event. It may read what its room has written of them: `transaction` sees that.
  @FunctionalInterface
  public interface Announcer {
    /// Given each event once, unless what is written with it fails.
    List<Announcement> announce(Connection transaction, List<Recorded> events) throws SQLException;
  }

  /// @param clock real time, not the demo's: it says when letters are tried
  public Outbox(Notices notices, InstantSource clock, Announcer announcer) {
    this.notices = notices;
    this.clock = clock;
    this.announcer = announcer;
  }

  /// Says which subscriptions there are from now on; before the journal opens.
  ///
  /// @param database migrated
  public static void subscribe(DataSource database, Notices notices, InstantSource clock) {
    var letters = new Letters(database);
    var names = notices.subscriptions().stream().map(Subscription::name).toList();
    letters.subscribe(names);
    letters.layAside(names, clock.instant());
  }

  @Override
  public String name() {
    return "notice-outbox";
  }

  @Override
  public void follow(Connection transaction, List<Recorded> events) throws SQLException {
    var place = place(transaction);
    var fresh = events.stream().filter(event -> event.seq() > place).toList();
    if (fresh.isEmpty()) {
      return;
    }
    var begins = begins(transaction);
    try (var statement = transaction.prepareStatement(ADD)) {
      for (var announcement : announcer.announce(transaction, fresh)) {
        for (var subscription : notices.subscriptions()) {
          var begin = begins.getOrDefault(subscription.name(), Long.MAX_VALUE);
          if (announcement.seq() > begin && subscription.types().contains(announcement.type())) {
            var row =
                List.<Object>of(
                    announcement.seq(),
                    subscription.name(),
                    announcement.type(),
                    announcement.subject(),
                    announcement.at().atOffset(ZoneOffset.UTC),
                    announcement.says().zh(),
                    announcement.says().en(),
                    announcement.json(source()),
                    clock.instant().atOffset(ZoneOffset.UTC));
            for (int i = 0; i < row.size(); i++) {
              statement.setObject(i + 1, row.get(i));
            }
            statement.addBatch();
          }
        }
      }
      statement.executeBatch();
    }
    keep(transaction, fresh.getLast().seq());
  }

  private URI source() {
    return notices.source();
  }

  private static long place(Connection transaction) throws SQLException {
    try (var statement =
            transaction.prepareStatement("SELECT seq FROM notice_place WHERE id = 1 FOR UPDATE");
        var row = statement.executeQuery()) {
      if (!row.next()) {
        throw new IllegalStateException("notice_place is empty");
      }
      return row.getLong("seq");
    }
  }

  private static Map<String, Long> begins(Connection transaction) throws SQLException {
    var all = new HashMap<String, Long>();
    try (var statement =
            transaction.prepareStatement("SELECT name, begins_after FROM notice_subscription");
        var row = statement.executeQuery()) {
      while (row.next()) {
        all.put(row.getString("name"), row.getLong("begins_after"));
      }
    }
    return all;
  }

  private static void keep(Connection transaction, long seq) throws SQLException {
    try (var statement =
        transaction.prepareStatement("UPDATE notice_place SET seq = ? WHERE id = 1")) {
      statement.setLong(1, seq);
      statement.executeUpdate();
    }
  }

  /// Empties nothing: what was sent cannot be made again from the log.
  @Override
  public void clear(Connection transaction) {
    // see the essay above
  }
}
