package org.yiwang.journal;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// Many submissions in one transaction: lock, load, decide in memory, write, commit.
///
/// A batch fails whole or not at all: on any failure nothing of it is in the database, and it may
/// be run again. Used by one thread at a time.
final class Batch {
  static final Codec<Answer> ANSWERS = Codec.of(Answer.class);

  private final DataSource database;
  private final InstantSource clock;
  private final Kinds kinds;
  private final Views views;
  private final Faults faults;
  private final SecureRandom random = new SecureRandom();
  private final Set<YearMonth> openMonths = ConcurrentHashMap.newKeySet();
  private final Map<StreamId, Live<?, ?, ?>> remembered = new HashMap<>();

  Batch(DataSource database, InstantSource clock, Kinds kinds, Views views, Faults faults) {
    this.database = database;
    this.clock = clock;
    this.kinds = kinds;
    this.views = views;
    this.faults = faults;
  }

  /// Decides and commits; the outcomes are to be given out now.
  ///
  /// @param limit how long a statement, and the deciding between two, may take
  List<Outcome> run(List<Waiting> batch, Duration limit) throws SQLException {
    try (var tx = database.getConnection()) {
      tx.setAutoCommit(false);
      // a server that is gone without a word is noticed soon after it should have given up itself
      tx.setNetworkTimeout(Runnable::run, (int) limit.plusSeconds(5).toMillis());
      try {
        var draft = decide(tx, batch, limit);
        if (faults.acknowledgeBeforeCommit()) {
          draft.outcomes().forEach(Outcome::give);
        }
        tx.commit();
        if (!draft.entries().isEmpty()) {
          openMonths.add(month(draft.at()));
        }
        return draft.outcomes();
      } catch (SQLException | RuntimeException | Error failed) {
        undo(tx, failed);
        throw failed;
      }
    }
  }

  static void undo(Connection tx, Throwable cause) {
    try {
      tx.rollback();
    } catch (SQLException gone) {
      cause.addSuppressed(gone);
    }
  }

  private Draft decide(Connection tx, List<Waiting> batch, Duration limit) throws SQLException {
    var log = new LogTables(tx, kinds);
    var keys = batch.stream().map(waiting -> waiting.submission().key()).toList();
    var streams =
        batch.stream()
            .flatMap(waiting -> waiting.submission().commands().stream())
            .map(Command::stream)
            .collect(Collectors.toSet());
    var trip = new Trip(tx);
    log.lock(trip, limit);
    var head = LogTables.head(trip);
    var receipts = log.receipts(trip, keys, ANSWERS);
    var found = log.streams(trip, streams);
    trip.run();
    var draft =
        new Draft(head.get().seq(), later(head.get().at()), found(found.get()), receipts.get());
    batch.forEach(draft::take);
    write(tx, log, head.get(), draft);
    return draft;
  }

  /// The clock's instant in PostgreSQL's microseconds; never before the log's last event.
  private Instant later(Instant last) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return now.isBefore(last) ? last : now;
  }

  private Map<StreamId, Live<?, ?, ?>> found(Map<StreamId, Live<?, ?, ?>> found) {
    if (faults.skipVersionCheck()) {
      found.replaceAll((id, live) -> remembered.getOrDefault(id, live).at(live.version()));
    }
    return found;
  }

  private void write(Connection tx, LogTables log, LogTables.Head head, Draft draft)
      throws SQLException {
    var moved = draft.moved();
    var trip = new Trip(tx);
    if (!draft.entries().isEmpty()) {
      if (!openMonths.contains(month(draft.at()))) {
        log.openMonth(trip, draft.at());
      }
      var leaves = draft.entries().stream().map(this::leaf).toList();
      log.append(trip, draft.entries(), leaves, draft.at());
      log.moveHead(trip, head, draft.seq(), draft.at());
      log.keepStreams(trip, moved);
    }
    new TimerTable(log).keep(trip, moved, draft.fired());
    if (!draft.newReceipts().isEmpty() && !faults.forgetReceipts()) {
      log.keepReceipts(trip, draft.newReceipts(), ANSWERS);
    }
    trip.run();
    views.write(tx, moved);
    if (faults.skipVersionCheck()) {
      moved.forEach(move -> remembered.put(move.after().id(), move.after()));
    }
  }

  private Leaf leaf(Entry entry) {
    var salt = new byte[Leaf.SALT_BYTES];
    random.nextBytes(salt);
    return Leaf.of(entry.recorded(), entry.type(), entry.data(), salt);
  }

  private static YearMonth month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }
}
