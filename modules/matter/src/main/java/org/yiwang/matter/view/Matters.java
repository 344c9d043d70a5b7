package org.yiwang.matter.view;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.yiwang.journal.Codec;
import org.yiwang.journal.View;
import org.yiwang.matter.Location;
import org.yiwang.matter.Matter;
import org.yiwang.matter.MatterEvent;
import org.yiwang.matter.MatterRoom;
import org.yiwang.matter.MatterType;

/// The questions pages ask about matters. Every answer is of the moment of the call. Safe for many
/// threads.
public final class Matters {
  /// The most rows of one answer.
  public static final int ROWS_MAX = 500;

  private static final Codec<MatterEvent> EVENTS = Codec.of(MatterEvent.class);
  private static final String SELECT = "SELECT " + MatterRow.COLUMNS + "FROM matter_matter AS m\n";
  private static final String NEXT =
      """
      AND (m.due_at, m.id) > (:due, :id)
      ORDER BY m.due_at, m.id
      LIMIT :limit
      """;
  private static final String INBOX =
      "SELECT "
          + MatterRow.COLUMNS
          + """
          FROM (
            SELECT matter, min(due_at) AS due
            FROM matter_waiting
            WHERE role = ANY (:roles)
              AND unit = ANY (:units)
            GROUP BY matter
            ORDER BY due, matter
            LIMIT :limit) AS w
          JOIN matter_matter AS m ON m.id = w.matter
          ORDER BY w.due, m.id
          """;

  private final Jdbi database;

  /// Reads from a migrated database.
  public Matters(DataSource database) {
    this.database = Jdbi.create(database);
  }

  /// The views that keep the query tables; handed to the journal by `app`.
  public static List<View<?>> views(MatterRoom room) {
    return List.of(new MatterView(room), new TypeView());
  }

  /// Every version of every matter type on record; read before the journal opens, so that matters
  /// go on under the versions they began with.
  public static List<MatterType> recordedTypes(DataSource database) {
    return Jdbi.create(database)
        .withHandle(handle ->
            handle
                .createQuery("SELECT body::text AS body FROM matter_type ORDER BY id")
                .map((row, _) -> MatterRoom.typeFrom(row.getString("body")))
                .list());
  }

  /// Which open matters.
  public sealed interface Which {
    /// All of them.
    record All() implements Which {}

    /// Those a unit has.
    record OfUnit(String unit) implements Which {}

    /// Those of a type, whatever its version.
    record OfKind(String matter) implements Which {}

    /// Those of these places.
    record OfSites(List<String> sites) implements Which {
      public OfSites {
        sites = List.copyOf(sites);
      }
    }
  }

  /// A place in a list: after this matter.
  public record After(Optional<Instant> dueAt, String id) {
    /// From its beginning.
    public static final After START = new After(Optional.of(Instant.EPOCH), "");

    /// After this row.
    public static After row(MatterRow row) {
      return new After(row.dueAt(), row.id());
    }
  }

  /// Open matters, the least working time left first, those whose clocks stand last. Deadlines are
  /// computed in working time, so the order by deadline is the order by what is left.
  public List<MatterRow> queue(Which which, After after, int limit) {
    return database.withHandle(handle -> {
      var query = handle.createQuery(SELECT + "WHERE m.ending = 'OPEN'\n" + narrowed(which) + NEXT);
      switch (which) {
        case Which.All _ -> {}
        case Which.OfUnit(var unit) -> query.bind("unit", unit);
        case Which.OfKind(var matter) -> query.bind("matter", matter);
        case Which.OfSites(var sites) -> query.bindArray("sites", String.class, sites.toArray());
      }
      return query
          .bind("due", after.dueAt().map(Matters::utc).orElse(OffsetDateTime.MAX))
          .bind("id", after.id())
          .bind("limit", within(limit))
          .map((row, _) -> MatterRow.of(row))
          .list();
    });
  }

  private static String narrowed(Which which) {
    return switch (which) {
      case Which.All _ -> "";
      case Which.OfUnit _ -> "AND m.unit = :unit\n";
      case Which.OfKind _ -> "AND m.matter = :matter\n";
      case Which.OfSites _ -> "AND m.site = ANY (:sites)\n";
    };
  }

  /// Open matters that are overdue, the longest first.
  public List<MatterRow> overdue(Instant now, int limit) {
    return list(
        """
        WHERE m.ending = 'OPEN'
          AND m.due_at < :now
        ORDER BY m.due_at, m.id
        LIMIT :limit
        """,
        query -> query.bind("now", utc(now)),
        limit);
  }

  /// What stands on someone's list.
  ///
  /// @param roles the roles of the person's posts
  /// @param units the units acted for, those they succeeded, and, for who looks after places, the
  ///   units of these places
  public List<MatterRow> inbox(List<String> roles, List<String> units, int limit) {
    var all = new java.util.ArrayList<>(units);
    all.add("");
    return database.withHandle(handle ->
        handle
            .createQuery(INBOX)
            .bindArray("roles", String.class, roles.toArray())
            .bindArray("units", String.class, all.toArray())
            .bind("limit", within(limit))
            .map((row, _) -> MatterRow.of(row))
            .list());
  }

  /// Matters of the same kind at the same place, reported since then: perhaps the same thing.
  public List<MatterRow> nearby(String matter, Location place, Instant since, int limit) {
    return list(
        """
        WHERE m.matter = :matter
          AND m.cell = :cell
          AND m.reported_at >= :since
          AND m.root = ''
        ORDER BY m.reported_at DESC
        LIMIT :limit
        """,
        query -> query.bind("matter", matter).bind("cell", place.cell()).bind("since", utc(since)),
        limit);
  }

  /// What someone reported, newest first.
  public List<MatterRow> ofReporter(String account, int limit) {
    return list(
        "WHERE m.reporter = :reporter ORDER BY m.reported_at DESC LIMIT :limit",
        query -> query.bind("reporter", account),
        limit);
  }

  /// Open matters whose duty is nobody's by the list, or several units'.
  public List<MatterRow> conflicts(int limit) {
    return list(
        "WHERE m.conflict AND m.ending = 'OPEN' ORDER BY m.reported_at LIMIT :limit",
        query -> query,
        limit);
  }

  /// The parts of a matter.
  public List<MatterRow> parts(String id) {
    return list(
        "WHERE m.parent <> '' AND m.parent = :parent ORDER BY m.id LIMIT :limit",
        query -> query.bind("parent", id),
        ROWS_MAX);
  }

  /// Matters in whose words every word of a question occurs, newest first; open or not. What stands
  /// without a space must stand together. What says who somebody is cannot be found.
  ///
  /// @param question its first {@value SearchWords#QUESTION_MAX} characters count
  /// @return empty if there is no word in it, as in a single Chinese character
  public Optional<List<MatterRow>> search(String question, int limit) {
    return SearchWords.query(question)
        .map(words ->
            database.withHandle(handle -> new Search(handle, words).newest(within(limit))));
  }

  private List<MatterRow> list(
      String where,
      java.util.function.UnaryOperator<org.jdbi.v3.core.statement.Query> bound,
      int limit) {
    return database.withHandle(handle ->
        bound
            .apply(handle.createQuery(SELECT + where))
            .bind("limit", within(limit))
            .map((row, _) -> MatterRow.of(row))
            .list());
  }

  /// How many open matters a unit has of a kind at a place, and how many of them are overdue.
  public record OpenCount(String unit, String matter, String site, int open, int overdue) {}

  /// The open matters counted by unit, kind and place; at most some thousands of rows.
  public List<OpenCount> countOpen(Instant now) {
    return database.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT
                  m.unit, m.matter, m.site, count(*) AS open,
                  count(*) FILTER (WHERE m.due_at < :now) AS overdue
                FROM matter_matter AS m
                WHERE m.ending = 'OPEN'
                GROUP BY m.unit, m.matter, m.site
                ORDER BY m.unit, m.matter, m.site
                """)
            .bind("now", utc(now))
            .map((row, _) ->
                new OpenCount(
                    row.getString("unit"),
                    row.getString("matter"),
                    row.getString("site"),
                    row.getInt("open"),
                    row.getInt("overdue")))
            .list());
  }

  /// How often a unit gave back matters it had by one duty, citing another.
  public record BounceCount(String unit, String held, String cited, int times) {}

  /// Who gave what back since then, most often first.
  public List<BounceCount> bounces(Instant since, int limit) {
    return database.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT unit, held, cited, count(*) AS times
                FROM matter_bounce
                WHERE at >= :since
                GROUP BY unit, held, cited
                ORDER BY times DESC, unit, held, cited
                LIMIT :limit
                """)
            .bind("since", utc(since))
            .bind("limit", within(limit))
            .map((row, _) ->
                new BounceCount(
                    row.getString("unit"),
                    row.getString("held"),
                    row.getString("cited"),
                    row.getInt("times")))
            .list());
  }

  // a matter's state and its events stand in the journal, and only there: to keep them here a
  // second
  // time cost more than all the rest of an act

  /// One matter as it stands.
  public Optional<Matter> find(String id) {
    return database.withHandle(handle ->
        handle
            .createQuery("SELECT state::text AS state FROM journal_stream WHERE id = :stream")
            .bind("stream", MatterRoom.matter(id).toString())
            .map((row, _) -> MatterRoom.matterFrom(row.getString("state")))
            .findOne());
  }

  /// Several matters as they stand, by id; those there are.
  public java.util.Map<String, Matter> all(List<String> ids) {
    var streams = ids.stream().map(id -> MatterRoom.matter(id).toString()).toArray();
    return database.withHandle(handle ->
        handle
            .createQuery(
                "SELECT id, state::text AS state FROM journal_stream WHERE id = ANY (:streams)")
            .bindArray("streams", String.class, streams)
            .reduceRows(
                new java.util.HashMap<String, Matter>(),
                (all, row) -> {
                  var stream = org.yiwang.journal.StreamId.parse(row.getColumn("id", String.class));
                  all.put(stream.id(), MatterRoom.matterFrom(row.getColumn("state", String.class)));
                  return all;
                }));
  }

  /// One line of a matter's timeline; who did it, and when it counts, is in the event.
  public record Line(long version, MatterEvent event) {}

  /// Everything that happened to a matter, in order.
  public List<Line> timeline(String id) {
    return database.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT version, type, data::text AS data
                FROM journal_event
                WHERE stream = :stream
                ORDER BY version
                """)
            .bind("stream", MatterRoom.matter(id).toString())
            .map((row, _) ->
                new Line(
                    row.getLong("version"),
                    EVENTS.decode(row.getString("type"), row.getString("data"))))
            .list());
  }

  static int within(int limit) {
    if (limit < 1 || limit > ROWS_MAX) {
      throw new IllegalArgumentException("1 to " + ROWS_MAX + " rows, not " + limit);
    }
    return limit;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
