package org.yiwang.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// The journal's tables within one transaction: a statement a table and batch, whatever the batch's
/// size, and as few trips to the server as the order of things allows.
final class LogTables {
  /// Names the one lock of all journals of a database; "yiwang" in ASCII.
  private static final long LOCK = 0x796977616e67L;

  /// The first statement of a transaction that writes, whatever the database's defaults are.
  static final String SEES_AND_WRITES =
      "SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE";

  private final Connection tx;
  private final Kinds kinds;

  LogTables(Connection tx, Kinds kinds) {
    this.tx = tx;
    this.kinds = kinds;
  }

  /// Where the log ends.
  record Head(long seq, Instant at) {}

  /// Takes the log for this transaction; waits while another process has it.
  ///
  /// It also makes the transaction what it must be whatever the server's or the user's defaults
  /// are: one that sees what others have committed since it began, and may write; durable; given up
  /// by the server when a statement takes too long or this process hangs in the middle of it,
  /// because everyone else waits for the lock; and never planned as a scan of a whole table, which
  /// is what a plan stays that was made while the table was small.
  ///
  /// @param limit how long a statement may take; zero for as long as it likes
  void lock(Trip trip, Duration limit) {
    var millis = Long.toString(limit.toMillis());
    trip.perform(SEES_AND_WRITES);
    trip.perform(
        """
        SELECT set_config('synchronous_commit', 'on', true),
               set_config('lock_timeout', ?, true),
               set_config('statement_timeout', ?, true),
               set_config('idle_in_transaction_session_timeout', ?, true),
               set_config('enable_seqscan', 'off', true)
        """,
        // a little less, so that waiting for the others is told from being slow
        Long.toString(limit.toMillis() * 9 / 10),
        millis,
        millis);
    // a statement of its own, so that the limit already holds for it
    trip.perform("SELECT pg_advisory_xact_lock(?)", LOCK);
  }

  /// The end of the log. A statement of its own after [#lock], so that it sees what was committed
  /// while this transaction waited.
  static Supplier<Head> head(Trip trip) {
    return trip.ask("SELECT seq, at FROM journal_head WHERE id = 1", LogTables::head);
  }

  private static Head head(ResultSet row) throws SQLException {
    if (!row.next()) {
      throw new IllegalStateException("journal_head is empty");
    }
    return new Head(row.getLong("seq"), instant(row, "at"));
  }

  /// The receipts that exist for these keys.
  Supplier<Map<String, Receipt>> receipts(Trip trip, Collection<String> keys, Codec<Answer> answers)
      throws SQLException {
    return trip.ask(
        "SELECT key, request, type, answer::text AS answer FROM journal_receipt WHERE key = ANY (?)",
        row -> {
          var found = new HashMap<String, Receipt>();
          while (row.next()) {
            var answer = answers.decode(row.getString("type"), row.getString("answer"));
            var receipt =
                new Receipt(row.getString("key"), Request.of(row.getBytes("request")), answer);
            found.put(receipt.key(), receipt);
          }
          return found;
        },
        texts(keys, key -> key));
  }

  /// Every stream named, as it stands; one that has no event yet in its initial state.
  Supplier<Map<StreamId, Live<?, ?, ?>>> streams(Trip trip, Collection<StreamId> ids)
      throws SQLException {
    return trip.ask(
        "SELECT id, version, type, state::text AS state FROM journal_stream WHERE id = ANY (?)",
        row -> {
          var found = new HashMap<StreamId, Live<?, ?, ?>>();
          ids.forEach(id -> found.put(id, kinds.initial(id)));
          while (row.next()) {
            var id = StreamId.parse(row.getString("id"));
            found.put(id, live(id, row));
          }
          return found;
        },
        texts(ids, StreamId::toString));
  }

  private Live<?, ?, ?> live(StreamId id, ResultSet row) throws SQLException {
    return Live.kept(
        kinds.get(id.kind()),
        id,
        row.getLong("version"),
        row.getString("type"),
        row.getString("state"));
  }

  /// A question alone.
  <T> T ask(Question<T> question) throws SQLException {
    var trip = new Trip(tx);
    var answer = question.of(trip);
    trip.run();
    return answer.get();
  }

  /// Adds a question to a trip.
  interface Question<T> {
    Supplier<T> of(Trip trip) throws SQLException;
  }

  void openMonth(Trip trip, Instant at) {
    trip.perform("SELECT journal_open_month(?)", at(at));
  }

  void append(Trip trip, List<Entry> entries, List<Leaf> leaves, Instant at) throws SQLException {
    trip.change(
        entries.size(),
        """
        INSERT INTO journal_event (seq, at, stream, version, type, actor, unit, purpose, data, salt, leaf)
        SELECT e.seq, ?, e.stream, e.version, e.type, e.actor, e.unit, e.purpose, e.data::jsonb, e.salt, e.leaf
        FROM unnest(?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::bytea[], ?::bytea[])
          AS e(seq, stream, version, type, actor, unit, purpose, data, salt, leaf)
        """,
        at(at),
        numbers(entries, entry -> entry.recorded().seq()),
        texts(entries, entry -> entry.recorded().stream().toString()),
        numbers(entries, entry -> entry.recorded().version()),
        texts(entries, Entry::type),
        texts(entries, entry -> entry.recorded().actor().account()),
        texts(entries, entry -> entry.recorded().actor().unit()),
        texts(entries, entry -> entry.recorded().actor().purpose()),
        texts(entries, Entry::data),
        bytes(leaves, Leaf::salt),
        bytes(leaves, Leaf::hash));
  }

  void moveHead(Trip trip, Head from, long seq, Instant at) {
    trip.change(
        1,
        "UPDATE journal_head SET seq = ?, at = ? WHERE id = 1 AND seq = ?",
        seq,
        at(at),
        from.seq());
  }

  /// Writes what streams have become; each must still be at the version it was decided on.
  void keepStreams(Trip trip, List<Moved> moved) throws SQLException {
    var begun = moved.stream().filter(move -> move.before().version() == 0).toList();
    var known = moved.stream().filter(move -> move.before().version() > 0).toList();
    if (!begun.isEmpty()) {
      keep(
          trip,
          """
          INSERT INTO journal_stream (id, kind, version, definition, type, state)
          SELECT u.id, u.kind, u.version, u.definition, u.type, u.state::jsonb
          FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[])
            AS u(id, kind, version, definition, type, state, before)
          """,
          begun);
    }
    if (!known.isEmpty()) {
      keep(
          trip,
          """
          UPDATE journal_stream AS s
          SET version = u.version, definition = u.definition, type = u.type, state = u.state::jsonb
          FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[])
            AS u(id, kind, version, definition, type, state, before)
          WHERE s.id = u.id AND s.version = u.before
          """,
          known);
    }
  }

  private void keep(Trip trip, String sql, List<Moved> moved) throws SQLException {
    trip.change(
        moved.size(),
        sql,
        texts(moved, move -> move.after().id().toString()),
        texts(moved, move -> move.after().id().kind()),
        numbers(moved, move -> move.after().version()),
        texts(moved, move -> move.after().definition()),
        texts(moved, move -> move.after().stateType()),
        texts(moved, move -> move.after().stateJson()),
        numbers(moved, move -> move.before().version()));
  }

  void keepReceipts(Trip trip, List<Receipt> receipts, Codec<Answer> answers) throws SQLException {
    trip.change(
        receipts.size(),
        """
        INSERT INTO journal_receipt (key, request, type, answer)
        SELECT r.key, r.request, r.type, r.answer::jsonb
        FROM unnest(?::text[], ?::bytea[], ?::text[], ?::text[]) AS r(key, request, type, answer)
        """,
        texts(receipts, Receipt::key),
        bytes(receipts, receipt -> receipt.request().bytes()),
        texts(receipts, receipt -> answers.type(receipt.answer())),
        texts(receipts, receipt -> answers.encode(receipt.answer())));
  }

  /// The events after `seq`, at most `limit`, in order and without a gap.
  List<Recorded> after(long seq, int limit) throws SQLException {
    var sql =
        """
        SELECT seq, at, stream, version, type, actor, unit, purpose, data::text AS data
        FROM journal_event
        WHERE seq > ?
        ORDER BY seq
        LIMIT ?
        """;
    try (var statement = tx.prepareStatement(sql)) {
      statement.setLong(1, seq);
      statement.setInt(2, limit);
      var events = events(statement);
      if (!events.isEmpty() && events.getLast().seq() != seq + events.size()) {
        throw new IllegalStateException("the log has a gap after event " + seq);
      }
      return events;
    }
  }

  /// The events of one stream, oldest first.
  List<Recorded> of(StreamId stream) throws SQLException {
    var sql =
        """
        SELECT seq, at, stream, version, type, actor, unit, purpose, data::text AS data
        FROM journal_event
        WHERE stream = ?
        ORDER BY version
        """;
    try (var statement = tx.prepareStatement(sql)) {
      statement.setString(1, stream.toString());
      return events(statement);
    }
  }

  private List<Recorded> events(PreparedStatement statement) throws SQLException {
    var events = new ArrayList<Recorded>();
    try (var row = statement.executeQuery()) {
      while (row.next()) {
        var stream = StreamId.parse(row.getString("stream"));
        var actor =
            new Actor(row.getString("actor"), row.getString("unit"), row.getString("purpose"));
        Object event =
            kinds.get(stream.kind()).events().decode(row.getString("type"), row.getString("data"));
        events.add(
            new Recorded(
                row.getLong("seq"),
                instant(row, "at"),
                stream,
                row.getLong("version"),
                actor,
                event));
      }
    }
    return events;
  }

  // arrays of these very types are sent in binary

  <T> Array texts(Collection<T> rows, Function<T, String> cell) throws SQLException {
    return tx.createArrayOf("text", rows.stream().map(cell).toArray(String[]::new));
  }

  private <T> Array numbers(Collection<T> rows, Function<T, Long> cell) throws SQLException {
    return tx.createArrayOf("int8", rows.stream().map(cell).toArray(Long[]::new));
  }

  private <T> Array bytes(Collection<T> rows, Function<T, byte[]> cell) throws SQLException {
    return tx.createArrayOf("bytea", rows.stream().map(cell).toArray(byte[][]::new));
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
