package org.yiwang.matter.view;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

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
  private static final String OF_MONTH =
      """
      SELECT matter, reported_at
      FROM matter_text
      WHERE words @@ :words::tsquery
      ORDER BY reported_at DESC, matter
      LIMIT :most
      """;
  private static final String MONTHS =
      """
      SELECT to_char(month AT TIME ZONE 'UTC', 'YYYY-MM') AS month
      FROM
        generate_series(
          (SELECT date_trunc('month', min(reported_at), 'UTC') FROM matter_text),
          (SELECT max(reported_at) FROM matter_text),
          interval '1 month') AS month
      ORDER BY month DESC
      """;

  private final Handle handle;
  private final String words;

  Search(Handle handle, String words) {
    this.handle = handle;
    this.words = words;
  }

  List<MatterRow> newest(int limit) {
    return frequent() ? byMonth(limit) : rows(ANY, words, FEW, limit);
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
    for (var month : handle.createQuery(MONTHS).mapTo(String.class).list()) {
      var here = SearchWords.mark(month) + " & " + words;
      var wanted = limit - found.size();
      found.addAll(rows(OF_MONTH, here, wanted, wanted));
      if (found.size() == limit) {
        break;
      }
    }
    return found;
  }

  private List<MatterRow> rows(String which, String asked, int most, int limit) {
    return handle
        .createQuery(ROWS.formatted(which))
        .bind("words", asked)
        .bind("most", most)
        .bind("limit", limit)
        .map((row, _) -> MatterRow.of(row))
        .list();
  }
}
