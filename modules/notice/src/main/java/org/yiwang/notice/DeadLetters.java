package org.yiwang.notice;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.yiwang.journal.Codec;
import org.yiwang.journal.StreamId;
import org.yiwang.journal.StreamKind;
import org.yiwang.journal.View;
import org.yiwang.pack.Text;

/// The letters nobody took, and what people may do about them. Every answer is of the moment of the
/// call. Safe for many threads.
public final class DeadLetters {
  /// The most rows of one answer.
  public static final int ROWS_MAX = 200;

  static final String KIND = "notice-letter";

  private static final String COLUMNS =
      """
      SELECT seq, subscription, type, subject, at, zh, en, tries, reason_zh, reason_en, ended_at, acts
      FROM notice_letter
      """;

  private final Jdbi database;

  /// Reads from a migrated database.
  public DeadLetters(DataSource database) {
    this.database = Jdbi.create(database);
  }

  /// A letter nobody took.
  ///
  /// @param at when what it tells happened, in the district's time
  /// @param tries how often it was tried since it was last sent on its way
  /// @param endedAt when it was laid aside, in real time
  /// @param acts how often people decided about it: the version of its stream
  public record DeadLetter(
      Name name,
      String type,
      String subject,
      Instant at,
      Text says,
      int tries,
      Text why,
      Instant endedAt,
      long acts) {}

  /// What names a letter.
  ///
  /// @param seq place of the event in the log
  public record Name(long seq, String subscription) {
    /// A name from its text, `42.some-subscription`.
    public static Optional<Name> find(String text) {
      return text.matches("[1-9]\\d{0,17}\\.[a-z0-9-]{1,100}")
          ? Optional.of(of(text))
          : Optional.empty();
    }

    static Name of(StreamId stream) {
      return of(stream.id());
    }

    private static Name of(String text) {
      int dot = text.indexOf('.');
      return new Name(Long.parseLong(text.substring(0, dot)), text.substring(dot + 1));
    }

    /// The stream of what people decide about it.
    public StreamId stream() {
      return new StreamId(KIND, toString());
    }

    @Override
    public String toString() {
      return seq + "." + subscription;
    }
  }

  /// One stream for each letter that people decided about.
  public static StreamKind<LetterState, LetterCommand, LetterEvent> kind() {
    return new StreamKind<>(
        KIND,
        new LetterState.Rules(),
        Codec.of(LetterCommand.class),
        Codec.of(LetterEvent.class),
        Codec.of(LetterState.class));
  }

  /// Does what they decide.
  public static View<LetterState> view() {
    return new LetterView();
  }

  /// Those laid aside, the latest first.
  public List<DeadLetter> list(int limit) {
    return database.withHandle(handle ->
        rows(
            handle
                .createQuery(
                    COLUMNS
                        + "WHERE stage = 'DEAD' ORDER BY ended_at DESC, seq, subscription LIMIT :limit")
                .bind("limit", Math.clamp(limit, 1, ROWS_MAX))));
  }

  /// One of them; empty if it is not, or no longer, laid aside.
  public Optional<DeadLetter> find(Name name) {
    return database.withHandle(handle ->
        rows(
                handle
                    .createQuery(
                        COLUMNS
                            + "WHERE stage = 'DEAD' AND seq = :seq AND subscription = :subscription")
                    .bind("seq", name.seq())
                    .bind("subscription", name.subscription()))
            .stream()
            .findFirst());
  }

  private static List<DeadLetter> rows(Query query) {
    return query
        .map((row, _) ->
            new DeadLetter(
                new Name(row.getLong("seq"), row.getString("subscription")),
                row.getString("type"),
                row.getString("subject"),
                Letters.instant(row.getObject("at", OffsetDateTime.class)),
                new Text(row.getString("zh"), row.getString("en")),
                row.getInt("tries"),
                new Text(row.getString("reason_zh"), row.getString("reason_en")),
                Letters.instant(row.getObject("ended_at", OffsetDateTime.class)),
                row.getLong("acts")))
        .list();
  }
}
