package org.yiwang.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFileTest {
  private final Problems problems = new Problems();

  @Test
  void comments_quotes_and_line_breaks_are_read_after_the_standard() {
    List<Node> rows =
        rows("# what this is\n\na,b\n1,\"say \"\"yes\"\", please\"\n2,\"two\nlines\"\n3,\n");
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0).word("b")).isEqualTo("say \"yes\", please");
    assertThat(rows.get(1).word("b")).isEqualTo("two\nlines");
    assertThat(rows.get(2).find("b")).isEmpty();
    assertThat(rows.stream().map(Node::line)).containsExactly(4, 5, 7);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void a_row_of_another_width_is_left_out_and_noted() {
    assertThat(rows("a,b\n1,2,3\n4,5\n")).hasSize(1);
    assertThat(problems.all())
        .containsExactly(
            new Problem("t.csv", 2, "有 3 列，表头是 2 列", "3 columns where the head has 2"));
  }

  @Test
  void a_quote_that_never_ends_is_noted_where_it_began() {
    assertThat(rows("a\n\"x\ny\n")).hasSize(1);
    assertThat(problems.all()).extracting(Problem::line).containsExactly(2);
  }

  @Test
  void text_behind_a_closing_quote_is_noted() {
    assertThat(rows("a,b\n\"x\"y,z\n")).hasSize(1);
    assertThat(problems.all())
        .extracting(Problem::en)
        .containsExactly("text after a closing quote");
  }

  @Test
  void a_table_without_a_head_or_with_a_column_twice_is_noted() {
    assertThat(rows("# only this\n")).isEmpty();
    assertThat(rows("a,a\n1,2\n")).hasSize(1);
    assertThat(problems.all())
        .extracting(Problem::en)
        .containsExactly("no head line", "empty or repeated column: a");
  }

  private List<Node> rows(String content) {
    return CsvFile.read("t.csv", content, problems).stream()
        .map(tree -> new Node("t.csv", tree, problems))
        .toList();
  }
}
