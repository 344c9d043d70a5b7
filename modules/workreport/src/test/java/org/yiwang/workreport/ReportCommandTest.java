package org.yiwang.workreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportCommandTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void json_has_every_part_and_every_item_points_into_the_text() throws Exception {
    assertThat(run(file("a.txt", Inputs.REPORT), "--json")).isZero();
    JsonNode json = new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
    assertThat(json.propertyNames())
        .containsExactly("title", "place", "year", "sections", "figures", "commitments", "terms");
    assertThat(json.path("place").asString()).isEqualTo("示例市");
    for (JsonNode figure : json.path("figures")) {
      String place =
          Inputs.REPORT.substring(figure.path("start").asInt(), figure.path("end").asInt());
      assertThat(place).isEqualTo(figure.path("quote").asString());
    }
    assertThat(json.path("commitments")).hasSize(10);
    assertThat(json.path("terms").path(0).path("uses")).hasSize(1);
  }

  @Test
  void tables_name_the_sections_and_the_promises() throws Exception {
    assertThat(run(file("a.txt", Inputs.REPORT))).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("一、2023年工作回顾", "加装电梯", "承诺 commitments", "三师联创");
  }

  @Test
  void bad_input_ends_with_2_a_message_and_an_empty_output() throws Exception {
    assertThat(run(folder.resolve("nowhere.txt").toString())).isEqualTo(2);
    assertThat(run(file("b.txt", "没有内容"))).isEqualTo(2);
    assertThat(run("--nonsense")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(run(file("a.txt", Inputs.REPORT), "--score", file("g.jsonl", "{broken")))
        .isEqualTo(2);
    String nowhere = folder.resolve("g.none").toString();
    assertThat(run(file("a.txt", Inputs.REPORT), "--score", nowhere)).isEqualTo(2);
    assertThat(out.size()).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("没有这个文件", "no such file", "不像政府工作报告", "标注文件读不出来");
  }

  @Test
  void with_json_the_message_is_json_too() throws Exception {
    assertThat(run(file("b.txt", "没有内容"), "--json")).isEqualTo(2);
    JsonNode json = new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
    assertThat(json.path("error").asString()).contains("不像政府工作报告", "does not read as");
    assertThat(err.size()).isZero();
  }

  @Test
  void a_warning_goes_beside_the_comparison_and_not_into_it() throws Exception {
    String report = file("a.txt", Inputs.REPORT);
    assertThat(run(report, report, "--json")).isZero();
    assertThat(new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8)).path("lines"))
        .isNotEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("同一份报告", "the same report");
  }

  @Test
  @Timeout(60)
  void a_megabyte_in_one_endless_sentence_is_read_too() throws Exception {
    String endless = Inputs.REPORT.replace("改造管网60公里", "增长5%、".repeat(75_000) + "改造管网60公里");
    assertThat(WorkReport.read(Inputs.bytes(endless), "endless.txt").figures())
        .hasSizeGreaterThan(75_000);
  }

  @Test
  void a_reading_is_scored_against_labels() throws Exception {
    String gold =
        """
        {"quote":"1200亿元","left":"达到","value":120000000000,"change":{"value":5.6,"unit":"%","direction":"up"}}
        {"quote":"170台","left":"完工","value":171,"change":null}
        {"quote":"30家以上","left":"企业","value":30,"change":null,"maybe":true}
        """;
    assertThat(run(file("a.txt", Inputs.REPORT), "--score", file("g.jsonl", gold), "--json"))
        .isZero();
    JsonNode json = new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
    assertThat(json.path("labels").asInt()).isEqualTo(2);
    assertThat(json.path("found").asInt()).isEqualTo(1);
    assertThat(json.path("figures").asInt() - json.path("false").asInt()).isEqualTo(2);
  }

  @Test
  void a_megabyte_takes_a_moment() throws Exception {
    assertThat(run(file("a.txt", Inputs.REPORT), "--speed")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("characters/s");
  }

  private int run(String... args) {
    return ReportCommand.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
