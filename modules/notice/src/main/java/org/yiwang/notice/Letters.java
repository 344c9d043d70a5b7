package org.yiwang.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.yiwang.pack.Text;

/// The table of letters as couriers use it. Safe for many threads and processes.
final class Letters {
  /// How long a courier that took a letter has, before it counts as lost and is tried again.
  static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration KEPT = Duration.ofDays(30);
  private static final int FORGOTTEN_MAX = 1_000;

  private static final String TAKE =
      """
      WITH due AS (
        SELECT seq, subscription
        FROM notice_letter
        WHERE stage = 'WAITING' AND subscription = :subscription AND due_at <= :now
        ORDER BY due_at, seq
        LIMIT :limit
        FOR UPDATE SKIP LOCKED)
      UPDATE notice_letter AS l
      SET tries = l.tries + 1, tried_at = coalesce(l.tried_at, :now), due_at = :lease
      FROM due
      WHERE l.seq = due.seq AND l.subscription = due.subscription
      RETURNING l.seq, l.subscription, l.type, l.subject, l.at, l.zh, l.en, l.body, l.tries, l.tried_at
      """;

  private final Jdbi database;

  Letters(DataSource database) {
    this.database = Jdbi.create(database);
  }

  /// Notes the subscriptions that are new; they begin behind the log's end.
  void subscribe(List<String> names) {
    database.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO notice_subscription (name, begins_after)
                SELECT names.name, head.seq
                FROM unnest(:names) AS names (name) CROSS JOIN journal_head AS head
                ON CONFLICT (name) DO NOTHING
                """)
            .bindArray("names", String.class, names.toArray())
            .execute());
  }

  /// Lays aside what waits for a subscription that is none of these.
  void layAside(List<String> names, Instant now) {
    database.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE notice_letter
                SET stage = 'DEAD', ended_at = :now, reason_zh = :zh, reason_en = :en
                WHERE stage = 'WAITING' AND subscription <> ALL (:names)
                """)
            .bind("now", utc(now))
            .bind("zh", "已没有这个订阅")
            .bind("en", "there is no such subscription any more")
            .bindArray("names", String.class, names.toArray())
            .execute());
  }

  /// Takes letters that are due, each for one try; another courier takes others.
  List<Letter> take(String subscription, Instant now, int limit) {
    return database.withHandle(handle ->
        handle
            .createQuery(TAKE)
            .bind("subscription", subscription)
            .bind("now", utc(now))
            .bind("lease", utc(now.plus(LEASE)))
            .bind("limit", limit)
            .map((row, _) ->
                new Letter(
                    row.getLong("seq"),
                    row.getString("subscription"),
                    row.getString("type"),
                    row.getString("subject"),
                    instant(row.getObject("at", OffsetDateTime.class)),
                    new Text(row.getString("zh"), row.getString("en")),
                    row.getString("body"),
                    row.getInt("tries"),
                    instant(row.getObject("tried_at", OffsetDateTime.class))))
            .list());
  }

  /// It arrived: a fact, whoever else took the letter meanwhile.
  void delivered(Letter letter, Instant now) {
    database.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE notice_letter
                SET stage = 'DELIVERED', ended_at = :now
                WHERE seq = :seq AND subscription = :subscription AND stage <> 'DELIVERED'
                """)
            .bind("now", utc(now))
            .bind("seq", letter.seq())
            .bind("subscription", letter.subscription())
            .execute());
  }

  /// It is to be tried again, unless somebody else has taken it meanwhile.
  void postponed(Letter letter, Instant until, Text why) {
    ended(letter, "WAITING", until, why);
  }

  /// It is not tried again, unless somebody else has taken it meanwhile.
  void dead(Letter letter, Instant now, Text why) {
    ended(letter, "DEAD", now, why);
  }

  private void ended(Letter letter, String stage, Instant at, Text why) {
    database.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE notice_letter
                SET stage = :stage, due_at = :at, ended_at = :at, reason_zh = :zh, reason_en = :en
                WHERE seq = :seq AND subscription = :subscription AND stage = 'WAITING'
                  AND tries = :tries
                """)
            .bind("stage", stage)
            .bind("at", utc(at))
            .bind("zh", why.zh())
            .bind("en", why.en())
            .bind("seq", letter.seq())
            .bind("subscription", letter.subscription())
            .bind("tries", letter.tries())
            .execute());
  }

  /// Forgets letters of a subscription that were settled a month ago, some at a time.
  void forget(String subscription, Instant now) {
    database.useHandle(handle ->
        handle
            .createUpdate(
                """
                DELETE FROM notice_letter
                WHERE (seq, subscription) IN (
                  SELECT seq, subscription
                  FROM notice_letter
                  WHERE stage IN ('DELIVERED', 'GIVEN_UP') AND subscription = :subscription
                    AND ended_at < :before
                  LIMIT :limit)
                """)
            .bind("subscription", subscription)
            .bind("before", utc(now.minus(KEPT)))
            .bind("limit", FORGOTTEN_MAX)
            .execute());
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(OffsetDateTime at) {
    return at.toInstant();
  }
}
