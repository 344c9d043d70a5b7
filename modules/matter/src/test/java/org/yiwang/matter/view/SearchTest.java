package org.yiwang.matter.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yiwang.postgres.Postgres;
import org.yiwang.postgres.ScratchPostgres;

/// What is found is what `String.contains` finds, on a real database.
final class SearchTest {
  private static final String LETTERS = "路灯不亮井盖坏了";
  private static final int TEXTS = 300;

  private static final List<String> texts = new ArrayList<>();
  private static Postgres postgres;
  private static Connection connection;

  @BeforeAll
  static void texts_are_kept() throws SQLException {
    postgres = ScratchPostgres.migrated(List.of("db/journal", "db/matter"));
    connection = postgres.connect();
    var random = new Random(7);
    for (int i = 0; i < TEXTS; i++) {
      texts.add(text(random, 2 + random.nextInt(9)));
      keep("m" + i, texts.get(i), "2024-06");
    }
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    postgres.close();
  }

  private static String text(Random random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private static void keep(String id, String text, String month) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO matter_text VALUES (?, ?::timestamptz, ?::tsvector)")) {
      insert.setString(1, id);
      insert.setString(2, month + "-15T00:00:00Z");
      insert.setString(3, SearchWords.vector(text, SearchWords.mark(month)));
      insert.execute();
    }
  }

  private static List<String> found(String question) throws SQLException {
    var found = new ArrayList<String>();
    try (var select =
        connection.prepareStatement(
            "SELECT matter FROM matter_text WHERE words @@ ?::tsquery AND matter LIKE 'm%'")) {
      select.setString(1, SearchWords.query(question).orElseThrow());
      try (var row = select.executeQuery()) {
        while (row.next()) {
          found.add(row.getString("matter"));
        }
      }
    }
    return found;
  }

  @Test
  void any_two_or_more_characters_in_a_row_are_found_and_nothing_else() throws SQLException {
    var random = new Random(11);
    int hits = 0;
    for (int i = 0; i < 1_000; i++) {
      var asked = text(random, 2 + random.nextInt(3));
      var expected = new ArrayList<String>();
      for (int n = 0; n < TEXTS; n++) {
        if (texts.get(n).contains(asked)) {
          expected.add("m" + n);
        }
      }
      hits += expected.size();
      assertThat(found(asked)).as(asked).containsExactlyInAnyOrderElementsOf(expected);
    }
    assertThat(hits).isGreaterThan(5_000);
  }

  @Test
  void numbers_latin_words_and_marks_within_a_text_are_found_as_they_stand() throws SQLException {
    keep("other", "四川北路1885弄3号楼，WiFi 坏了；it's \\ 'quoted'", "2024-07");
    for (var asked : List.of("1885弄", "3号", "3号楼", "wifi", "ＷＩＦＩ", "wifi 坏了", "it's", "'quoted'")) {
      assertThat(matches("other", asked)).as(asked).isTrue();
    }
    for (var asked : List.of("号3", "188", "北川路", "坏了四川")) {
      assertThat(matches("other", asked)).as(asked).isFalse();
    }
  }

  private static boolean matches(String id, String question) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "SELECT words @@ ?::tsquery AS found FROM matter_text WHERE matter = ?")) {
      select.setString(1, SearchWords.query(question).orElseThrow());
      select.setString(2, id);
      try (var row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getBoolean("found");
      }
    }
  }

  @Test
  void a_question_without_a_word_asks_nothing_and_no_question_breaks_the_database()
      throws SQLException {
    for (var asked : List.of("", " ", "吵", "，。！", "　", "吵 闹")) {
      assertThat(SearchWords.query(asked)).as(asked).isEmpty();
    }
    for (var asked :
        List.of(
            "' | !", "a & b", "<->", ":*", "\\'", "a:b", "(((ab", "=2024-06", "路灯".repeat(500))) {
      if (SearchWords.query(asked).isPresent()) {
        assertThat(found(asked)).as(asked).isEmpty();
      }
    }
  }

  @Test
  void of_frequent_words_the_newest_are_found_month_by_month() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO matter_text
          SELECT
            'f' || n, at, to_tsvector('simple', '') || ('''=' || to_char(at, 'YYYY-MM') || ''' ''树枝'':1')::tsvector
          FROM (
            SELECT n, timestamptz '2021-01-01Z' + n * interval '7 hours' AS at
            FROM generate_series(1, 3000) AS n) AS numbered
          """);
      statement.execute(
          """
          INSERT INTO matter_matter
          SELECT
            matter, 1, 't@1', 't', 's', 'OPEN', reported_at, reported_at, '', '', '', '', false, '', '', '',
            '', 'infinity', '', 0, 0, false, false, NULL, '', ''
          FROM matter_text
          WHERE matter LIKE 'f%'
          """);
    }
    var words = SearchWords.query("树枝").orElseThrow();
    var jdbi = Jdbi.create(() -> postgres.connect());
    var newest = jdbi.withHandle(handle -> new Search(handle, words).newest(200));
    assertThat(newest).extracting(MatterRow::id).hasSize(200).startsWith("f3000", "f2999", "f2998");
    assertThat(newest)
        .extracting(MatterRow::reportedAt)
        .isSortedAccordingTo(java.util.Comparator.<Instant>reverseOrder());
  }
}
