package org.yiwang.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A cell of a table that people open in a spreadsheet.
final class DownloadsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1+1", "@x", "＝1+1", "＋1", "－1", "＠x", "\t=1", " =1", "　＝1"})
  void a_cell_never_begins_like_a_formula(String text) {
    assertThat(Downloads.cell(text)).matches("(?s)\"[\\s　]*'.*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;=1", "a; =1", "a\n=1", "a\t＝1", "a;@x"})
  void nor_does_what_follows_a_sign_at_which_a_line_may_be_split(String text) {
    assertThat(Downloads.cell(text)).containsPattern("[;\\n\\t] ?'[=＝@]");
  }

  @ParameterizedTest
  @CsvSource({"-12.5,\"-12.5\"", "a-b,\"a-b\"", "3=3,\"3=3\"", "扶手 2 处,\"扶手 2 处\""})
  void a_number_and_a_plain_word_stay_as_they_are(String text, String cell) {
    assertThat(Downloads.cell(text)).isEqualTo("\"" + cell.replace("\"", "") + "\"");
  }
}
