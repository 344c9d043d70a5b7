package org.yiwang.matter.view;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// The newest matters with certain words.
///
/// Rare words are found by the index and sorted. Of frequent words that would be most of the table:
/// there the index is asked month by month from the newest back, until enough are found, so that
/// neither reads more than some thousands of rows.
final class Search {
  private static final int FEW = 2_000;
  private static final String ROWS =
      "SELECT "
          + MatterRow.COLUMNS
          + """
          FROM (%s) AS found
          JOIN matter_matter AS m ON m.id = found.matter
          ORDER BY found.reported_at DESC, found.matter
          LIMIT :limit
          """;
  private static final String ANY =
      """
      SELECT matter, reported_at
      FROM matter_text
      WHERE words @@ :words::tsquery
      LIMIT :most
      """;
  // the bounds, too: without them the planner may walk back through all that is newer
  private static final String OF_MONTH =
      """
      SELECT matter, reported_at
      FROM matter_text
      WHERE words @@ :words::tsquery
        AND reported_at >= :month
        AND reported_at < :month::timestamptz + interval '1 month'
      ORDER BY reported_at DESC, matter
      LIMIT :most
      """;
  private static final String MONTHS =
      """
      SELECT month
      FROM
        generate_series(
          (SELECT date_trunc('month', min(reported_at), 'UTC') FROM matter_text),
          (SELECT max(reported_at) FROM matter_text),
          interval '1 month',
          'UTC') AS month
      ORDER BY month DESC
      """;

  private final Handle handle;
  private final String words;

  Search(Handle handle, String words) {
    this.handle = handle;
    this.words = words;
  }

  List<MatterRow> newest(int limit) {
    return frequent() ? byMonth(limit) : all(limit);
  }

  private boolean frequent() {
    return handle
            .createQuery("SELECT count(*) FROM (" + ANY + ") AS those")
            .bind("words", words)
            .bind("most", FEW)
            .mapTo(Integer.class)
            .one()
        == FEW;
  }

  private List<MatterRow> byMonth(int limit) {
    var found = new ArrayList<MatterRow>();
    for (var month : handle.createQuery(MONTHS).mapTo(OffsetDateTime.class).list()) {
      var wanted = limit - found.size();
      found.addAll(
          rows(OF_MONTH, wanted)
              .bind("words", TextTable.mark(month.toInstant()) + " & " + words)
              .bind("month", month)
              .bind("most", wanted)
              .map((row, _) -> MatterRow.of(row))
              .list());
      if (found.size() == limit) {
        break;
      }
    }
    return found;
  }

  private List<MatterRow> all(int limit) {
    return rows(ANY, limit)
        .bind("words", words)
        .bind("most", FEW)
        .map((row, _) -> MatterRow.of(row))
        .list();
  }

  private Query rows(String which, int limit) {
    return handle.createQuery(ROWS.formatted(which)).bind("limit", limit);
  }
}
