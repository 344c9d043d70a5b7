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

  private String people(String csv) throws IOException {
    return Files.writeString(folder.resolve("some.csv"), csv).toString();
  }

  @Test
  void csv_that_is_not_whole_is_refused_and_its_odd_forms_are_read() throws IOException {
    var head = "年龄,户籍,家庭月收入,家庭人数,申请日\n";
    var row = "83,沪,1,1,2024-01-01\n";
    var model = example("subsidy.dmn");
    assertThat(
            run(
                "match",
                model,
                "--people",
                people("户籍," + head.substring(0, 2) + ",备注\n沪,83,甲\n沪,83,\"甲\n沪,83,乙\n")))
        .isEqualTo(2);
    assertThat(said()).contains("not CSV after line 2");
    assertThat(run("match", model, "--people", people(head + row.replace("沪", "\"沪\"x"))))
        .isEqualTo(2);
    assertThat(said()).contains("not CSV after line 1");
    assertThat(run("match", model, "--people", people(head + row + row.replace("83", "八十"))))
        .isEqualTo(2);
    assertThat(said()).contains("line 3").contains("第 2 人的 年龄 应为数");
    var quoted = "\uFEFF\"年龄\"" + head.substring(2) + row;
    assertThat(run("match", model, "--people", people(quoted))).isZero();
    assertThat(run("match", model, "--people", people((head + row).replace('\n', '\r')))).isZero();
    assertThat(said()).contains("1 人");
  }

  private static final String TYPES =
      """
      <itemDefinition name="tP"><itemComponent name="d"><typeRef>date</typeRef></itemComponent>
        <itemComponent name="l" isCollection="true"><typeRef>time</typeRef></itemComponent></itemDefinition>
      <inputData id="p" name="p"><variable name="p" typeRef="tP"/></inputData>
      <inputData id="m" name="m"><variable name="m" typeRef="date and time"/></inputData>
      <inputData id="u" name="u"><variable name="u" typeRef="days and time duration"/></inputData>
      <inputData id="y" name="y"><variable name="y" typeRef="years and months duration"/></inputData>
      <decision id="r" name="r"><variable name="r"/>
        <informationRequirement><requiredInput href="#p"/></informationRequirement>
        <informationRequirement><requiredInput href="#m"/></informationRequirement>
        <informationRequirement><requiredInput href="#u"/></informationRequirement>
        <informationRequirement><requiredInput href="#y"/></informationRequirement>
        <literalExpression><text>string(p.d + y) + "|" + string(p.l[1]) + "|" + string(m + u)</text>
        </literalExpression></decision>\
      """;

  @Test
  void json_and_csv_hold_dates_times_durations_contexts_and_lists() throws IOException {
    var model = Files.writeString(folder.resolve("t.dmn"), Models.definitions(TYPES)).toString();
    var subject = folder.resolve("s.json");
    Files.writeString(
        subject,
        """
        {"p": {"d": "2024-02-29", "l": ["09:30:00"]}, "m": "2024-01-01T00:00:00",
         "u": "P1DT1H", "y": "P1Y"}\
        """);
    assertThat(run("explain", model, "--subject", subject.toString())).isZero();
    assertThat(said()).contains("r = \"2025-02-28|09:30:00|2024-01-02T01:00:00\"");
    var csv =
        people(
            "p,m,u,y\n\"{\"\"d\"\": \"\"2024-02-29\"\", \"\"l\"\": [\"\"09:30:00\"\"]}\",2024-01-01T00:00:00,P1DT1H,P1Y\n");
    assertThat(run("match", model, "--people", csv)).isZero();
    assertThat(said()).contains("2025-02-28|09:30:00|2024-01-02T01:00:00");
    Files.writeString(subject, "{\"p\": {\"d\":\n \"2024-02-30\"}}");
    assertThat(run("explain", model, "--subject", subject.toString())).isEqualTo(2);
    assertThat(said()).contains("JSON 2:2: expected a date");
    Files.writeString(subject, "{\"u\": \"P1D\", \"u\": \"P2D\"}");
    assertThat(run("explain", model, "--subject", subject.toString())).isEqualTo(2);
    assertThat(said()).contains("each name once");
  }

  @Test
  void imports_are_found_below_the_folder_and_nowhere_else() throws IOException {
    var inner =
        "<definitions namespace='i' name='i'><decision id='x' name='x'>"
            + "<literalExpression><text>7</text></literalExpression></decision></definitions>";
    var outer =
        "<import name='i' namespace='%s' locationURI='%s'/><decision id='d' name='d'>"
            + "<informationRequirement><requiredDecision href='i#x'/></informationRequirement>"
            + "<literalExpression><text>i.x</text></literalExpression></decision>";
    var own = Files.createDirectories(folder.resolve("own"));
    Files.writeString(Files.createDirectories(own.resolve("01")).resolve("i.dmn"), inner);
    Files.writeString(folder.resolve("j.dmn"), inner.replace("namespace='i'", "namespace='j'"));
    var model = own.resolve("m.dmn");
    var empty = Files.writeString(folder.resolve("empty.json"), "{}").toString();
    for (var place : List.of("01/i.dmn", "")) {
      Files.writeString(model, Models.definitions(outer.formatted("i", place)));
      assertThat(run("explain", model.toString(), "--subject", empty)).isZero();
      assertThat(said()).contains("d = 7");
    }
    Files.writeString(model, Models.definitions(outer.formatted("j", "../j.dmn")));
    assertThat(run("check", model.toString())).isEqualTo(1);
    assertThat(said()).contains("no model of the namespace j");
    Files.writeString(model, Models.definitions(outer.formatted("t", "m.dmn")));
    assertThat(run("check", model.toString())).isEqualTo(1);
    assertThat(said()).contains("leads back to this model");
  }

  @Test
  void a_null_says_why() throws IOException {
    var model = folder.resolve("n.dmn");
    var empty = Files.writeString(folder.resolve("empty.json"), "{}").toString();
    Files.writeString(
        model,
        Models.definitions(
            "<decision id='d' name='d'><informationRequirement><requiredDecision href='#d'/>"
                + "</informationRequirement><literalExpression><text>d</text></literalExpression></decision>"));
    assertThat(run("explain", model.toString(), "--subject", empty)).isZero();
    assertThat(said()).contains("why null: 循环依赖");
  }
}
