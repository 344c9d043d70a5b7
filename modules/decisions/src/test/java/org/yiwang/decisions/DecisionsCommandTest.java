package org.yiwang.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples of the README, and calls that are wrong.
class DecisionsCommandTest {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("yiwang.root"), "modules/decisions/examples");

  @TempDir private Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private int run(String... words) throws IOException {
    said.reset();
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new DecisionsCommand(out, () -> Instant.EPOCH).run(List.of(words));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private static String example(String name) {
    return EXAMPLES.resolve(name).toString();
  }

  @Test
  void a_sound_model_ends_with_0() throws IOException {
    assertThat(run("check", example("subsidy.dmn"), "--json")).isZero();
    assertThat(said()).contains("\"findings\":[]");
  }

  @Test
  void overlapping_rules_end_with_1_and_are_named_with_a_subject() throws IOException {
    assertThat(run("check", example("overlapping.dmn"))).isEqualTo(1);
    assertThat(said()).contains("rules 2 and 4 overlap").contains("年龄 = 79.5");
  }

  @Test
  void explain_names_the_rule_its_cells_and_the_nearest_change() throws IOException {
    assertThat(run("explain", example("subsidy.dmn"), "--subject", example("subject.json")))
        .isZero();
    assertThat(said())
        .contains("补贴 = 75")
        .contains("规则 3 命中 · hit: 年龄 = 79 [[65..80)]; 户籍 = \"沪\" [\"沪\"]")
        .contains("nearest change: 年龄 = 80 → 300");
  }

  @Test
  void match_counts_results_and_rules() throws IOException {
    assertThat(run("match", example("subsidy.dmn"), "--people", example("people.csv"), "--json"))
        .isZero();
    assertThat(said())
        .contains("\"people\":9", "\"compiled\":true")
        .contains("{\"value\":75,\"people\":3}", "{\"rule\":5,\"people\":2}");
  }

  @Test
  void parquet_says_the_same_as_csv() throws IOException, SQLException {
    var parquet = folder.resolve("people.parquet");
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute(
          "COPY (FROM read_csv('%s', header = true)) TO '%s' (FORMAT parquet)"
              .formatted(example("people.csv"), parquet));
    }
    assertThat(run("match", example("subsidy.dmn"), "--people", example("people.csv"))).isZero();
    var ofCsv = said();
    assertThat(run("match", example("subsidy.dmn"), "--people", parquet.toString())).isZero();
    assertThat(said()).isEqualTo(ofCsv);
  }

  @Test
  void simulate_counts_who_gains_and_what_it_costs_by_group() throws IOException {
    var words =
        new ArrayList<>(List.of("simulate", example("subsidy.dmn"), "--by", "街道", "--json"));
    words.addAll(
        List.of("--draft", example("subsidy-draft.dmn"), "--people", example("people.csv")));
    assertThat(run(words.toArray(String[]::new))).isZero();
    assertThat(said())
        .contains("\"all\":{\"people\":9,\"gain\":3,\"lose\":1,\"changes\":0")
        .contains("{\"value\":\"甲\",\"effect\":{\"people\":3,\"gain\":2,\"lose\":0")
        .contains("\"cost\":220");
  }

  @Test
  void help_ends_with_0_and_a_wrong_call_with_2() throws IOException {
    assertThat(run("--help")).isZero();
    assertThat(run("dance", example("subsidy.dmn"))).isEqualTo(2);
    assertThat(run("check")).isEqualTo(2);
    assertThat(run("match", example("subsidy.dmn"))).isEqualTo(2);
    assertThat(said()).contains("--people is missing");
    assertThat(run("check", example("subsidy.dmn"), "--nonsense")).isEqualTo(2);
    assertThat(run("explain", example("subsidy.dmn"), "--subject", example("people.csv")))
        .isEqualTo(2);
  }

  @Test
  void what_is_no_model_and_what_is_no_number_end_with_2() throws IOException {
    var file = Files.writeString(folder.resolve("a.dmn"), "no xml");
    assertThat(run("check", file.toString(), "--json")).isEqualTo(2);
    assertThat(said()).startsWith("{\"error\":");
    var people = Files.writeString(folder.resolve("p.csv"), "年龄,户籍,家庭月收入,家庭人数\n六十,沪,1,1\n");
    assertThat(run("match", example("subsidy.dmn"), "--people", people.toString())).isEqualTo(2);
    assertThat(said()).contains("第 1 人的 年龄 应为数").contains("expected a number");
    var short1 = Files.writeString(folder.resolve("q.csv"), "年龄,户籍\n60,沪\n");
    assertThat(run("match", example("subsidy.dmn"), "--people", short1.toString())).isEqualTo(2);
    assertThat(said()).contains("家庭月收入");
  }
}
