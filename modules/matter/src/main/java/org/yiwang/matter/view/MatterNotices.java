package org.yiwang.matter.view;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.yiwang.matter.Life;

/// What people are told inside the program, without a letter: time limits of what concerns their
/// post, and what became of what they reported. Every answer is of the moment of the call. Safe for
/// many threads.
public final class MatterNotices {
  /// Of so many matters, the latest that somebody reported, changes are told.
  private static final int REPORTED_MAX = 500;

  private static final String FOR_POSTS =
      "SELECT "
          + MatterRow.COLUMNS
          + """
          , n.at, n.clock, n.point
          FROM (
            SELECT DISTINCT near.matter, near.version, near.at, near.clock, near.point
            FROM unnest(:roles) AS roles (role)
            CROSS JOIN unnest(:units) AS units (unit)
            CROSS JOIN LATERAL (
              SELECT matter, version, at, clock, point
              FROM matter_notice
              WHERE role = roles.role AND unit = units.unit
              ORDER BY at DESC, matter, version
              LIMIT :limit) AS near
            ORDER BY near.at DESC, near.matter, near.version
            LIMIT :limit) AS n
          JOIN matter_matter AS m ON m.id = n.matter
          ORDER BY n.at DESC, n.matter, n.version
          """;
  private static final String FOR_REPORTER =
      "SELECT "
          + MatterRow.COLUMNS
          + """
          , m.since
          FROM (
            SELECT id, since
            FROM matter_matter
            WHERE reporter = :reporter
            ORDER BY reported_at DESC
            LIMIT :reported) AS own
          JOIN matter_matter AS m ON m.id = own.id
          ORDER BY own.since DESC, own.id
          LIMIT :limit
          """;

  private final Jdbi database;

  /// Reads from a migrated database.
  public MatterNotices(DataSource database) {
    this.database = Jdbi.create(database);
  }

  /// A clock of a matter came to a point.
  ///
  /// @param matter as it is now
  /// @param at when the clock came there, however late it was noticed
  /// @param clock the clock's name in the life of the matter's type
  public record LimitNotice(MatterRow matter, Instant at, String clock, Life.Point point) {}

  /// A matter came to the state it is in.
  public record StateNotice(MatterRow matter, Instant at) {}

  /// The newest time limits that are told to a post of these roles at these units, the newest
  /// first. A warning goes with its matter: who has it now is told, not who had it then.
  ///
  /// @param roles the roles of the person's posts
  /// @param units the units acted for, those they succeeded, and, for who looks after places, the
  ///   units of these places
  /// @param limit 1 to [Matters#ROWS_MAX]
  public List<LimitNotice> ofPosts(List<String> roles, List<String> units, int limit) {
    var all = Stream.concat(units.stream(), Stream.of("")).distinct().toArray();
    return database.withHandle(handle ->
        handle
            .createQuery(FOR_POSTS)
            .bindArray("roles", String.class, roles.stream().distinct().toArray())
            .bindArray("units", String.class, all)
            .bind("limit", Matters.within(limit))
            .map((row, _) ->
                new LimitNotice(
                    MatterRow.of(row),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("clock"),
                    Life.Point.valueOf(row.getString("point"))))
            .list());
  }

  /// What became of what someone reported, the newest change first; of their latest 500 matters.
  public List<StateNotice> ofReporter(String account, int limit) {
    return database.withHandle(handle ->
        handle
            .createQuery(FOR_REPORTER)
            .bind("reporter", account)
            .bind("reported", REPORTED_MAX)
            .bind("limit", Matters.within(limit))
            .map((row, _) ->
                new StateNotice(
                    MatterRow.of(row), row.getObject("since", OffsetDateTime.class).toInstant()))
            .list());
  }
}
