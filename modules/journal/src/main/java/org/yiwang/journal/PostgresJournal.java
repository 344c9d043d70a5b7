package org.yiwang.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// The journal on PostgreSQL: one [Writer], [Alarms], a [FollowerLoop] each follower and a
/// [Listening] each listener.
final class PostgresJournal implements Journal {
  private final DataSource database;
  private final Kinds kinds;
  private final Parts parts;
  private final Views views;
  private final Writer writer;
  private final Alarms alarms;
  private final List<FollowerLoop> followers;
  private final List<Listening> listeners = new CopyOnWriteArrayList<>();

  private PostgresJournal(
      DataSource database, InstantSource clock, Parts parts, Faults faults, Duration limit) {
    this.database = database;
    this.parts = parts;
    this.kinds = new Kinds(parts.kinds());
    this.views = new Views(parts.views());
    parts.views().forEach(view -> kinds.require(view.kind()));
    this.followers =
        parts.followers().stream().map(one -> new FollowerLoop(database, kinds, one)).toList();
    this.writer = new Writer(new Batch(database, clock, kinds, views, faults), limit, this::wake);
    this.alarms = new Alarms(database, clock, kinds, writer);
  }

  static Journal open(DataSource database, InstantSource clock, Parts parts) {
    return open(database, clock, parts, Faults.NONE);
  }

  static Journal open(DataSource database, InstantSource clock, Parts parts, Faults faults) {
    return open(database, clock, parts, faults, Writer.LIMIT);
  }

  /// @param limit how long a statement of a batch may take
  static Journal open(
      DataSource database, InstantSource clock, Parts parts, Faults faults, Duration limit) {
    return new PostgresJournal(database, clock, parts, faults, limit);
  }

  private void wake() {
    followers.forEach(FollowerLoop::wake);
    listeners.forEach(Listening::wake);
  }

  @Override
  public Answer submit(Submission submission) {
    if (submission.key().startsWith(DueTimer.KEY_PREFIX)) {
      throw new IllegalArgumentException("keys that begin with 'timer:' belong to the journal");
    }
    return writer.submit(submission, Request.of(submission, kinds), List.of());
  }

  @Override
  public Optional<Answer> answered(String key, String asked) {
    var receipts =
        query(tx -> {
          var log = new LogTables(tx, kinds);
          return log.ask(trip -> log.receipts(trip, List.of(key), Batch.ANSWERS));
        });
    return Optional.ofNullable(receipts.get(key))
        .map(receipt -> receipt.replyTo(Request.asked(asked)));
  }

  @Override
  public List<Recorded> read(StreamId stream) {
    return query(tx -> new LogTables(tx, kinds).of(stream));
  }

  @Override
  public List<Recorded> readAfter(long seq, int limit) {
    return query(tx -> new LogTables(tx, kinds).after(seq, limit));
  }

  @Override
  public <S> Current<S> current(StreamKind<S, ?, ?> kind, String id) {
    var stream = new StreamId(kind.name(), id);
    var live =
        query(
                tx -> {
                  var log = new LogTables(tx, kinds);
                  return log.ask(trip -> log.streams(trip, List.of(stream)));
                })
            .get(stream);
    return current(Objects.requireNonNull(live));
  }

  // the state was decoded by the codec of the kind that was asked for
  @SuppressWarnings("unchecked")
  private static <S> Current<S> current(Live<?, ?, ?> live) {
    return new Current<>((S) live.state(), live.version());
  }

  @Override
  public AutoCloseable listen(Consumer<List<Recorded>> listener) {
    var seq = query(tx -> new LogTables(tx, kinds).ask(LogTables::head)).seq();
    var listening = new Listening(database, kinds, seq, listener, listeners::remove);
    listeners.add(listening);
    return listening;
  }

  @Override
  public List<Followed> followers() {
    return query(Followed::list);
  }

  @Override
  public long rebuild() {
    return query(tx -> {
      tx.setAutoCommit(false);
      try {
        var events = new Rebuild(tx, kinds, views, parts.followers()).run();
        tx.commit();
        wake();
        return events;
      } catch (SQLException | RuntimeException failed) {
        Batch.undo(tx, failed);
        throw failed;
      }
    });
  }

  private interface Query<T> {
    T run(Connection connection) throws SQLException;
  }

  private <T> T query(Query<T> query) {
    try (var connection = database.getConnection()) {
      return query.run(connection);
    } catch (SQLException failed) {
      if (Outage.is(failed)) {
        throw new JournalUnavailable("数据库暂不可用 · the database cannot be reached", failed);
      }
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    alarms.close();
    writer.close();
    List.copyOf(listeners).forEach(Listening::close);
    followers.forEach(FollowerLoop::close);
  }
}
