package org.yiwang.workreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yiwang.workreport.Comparison.Line;
import org.yiwang.workreport.Comparison.Outcome;

/// What the report of 2025 says of the promises of 2024.
class ComparisonTest {
  private static final String LATER =
      """
      2025年示例市政府工作报告
      各位代表：
      现在，我代表示例市人民政府，向大会报告政府工作，请予审议。
      一、2024年工作回顾
      一般公共预算收入208.82亿元。新增高新技术企业41家。加装电梯完成155台。修缮旧住房惠及9000户。东片零星旧改全面启动。改造管网45公里。新建口袋公园5个。
      二、2025年主要工作
      一般公共预算收入增长5%。
      """;

  @Test
  void a_growth_promise_is_checked_against_its_base() throws Exception {
    Line line = line("一般公共预算收入");
    assertThat(line.outcome()).isEqualTo(Outcome.KEPT);
    assertThat(line.reckoning()).contains("base 19700000000", "6.0%");
  }

  @Test
  void numbers_tell_kept_over_fulfilled_partly_and_missed() throws Exception {
    assertThat(line("高新技术企业").outcome()).isEqualTo(Outcome.OVER_FULFILLED);
    assertThat(line("加装电梯").outcome()).isEqualTo(Outcome.KEPT);
    assertThat(line("改造管网").outcome()).isEqualTo(Outcome.PARTLY);
    assertThat(line("口袋公园").outcome()).isEqualTo(Outcome.MISSED);
  }

  @Test
  void another_unit_is_a_change_and_no_word_is_silence() throws Exception {
    assertThat(line("修缮旧住房").outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(line("市民健身中心").outcome()).isEqualTo(Outcome.SILENT);
  }

  @Test
  void an_event_that_happened_is_kept_with_its_sentence() throws Exception {
    Line line = line("零星旧改");
    assertThat(line.outcome()).isEqualTo(Outcome.KEPT);
    assertThat(line.sentence()).contains("东片零星旧改全面启动");
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void a_promise_and_a_result_have_this_outcome(String pair) throws Exception {
    String[] parts = pair.split(" → ", -1);
    WorkReport earlier = WorkReport.read(Inputs.bytes(report(2025, "", parts[0])), "2025.txt");
    WorkReport later = WorkReport.read(Inputs.bytes(report(2026, parts[1], "")), "2026.txt");
    Line line = Comparison.of(earlier, later).lines().getFirst();
    assertThat(line.outcome().code()).as(line.sentence()).isEqualTo(parts[2]);
  }

  static Stream<String> pairs() {
    return Inputs.lines("comparisons.txt").stream();
  }

  @Test
  void two_reports_that_do_not_follow_each_other_are_named() throws Exception {
    WorkReport earlier = WorkReport.read(Inputs.bytes(Inputs.REPORT), "2024.txt");
    WorkReport later = WorkReport.read(Inputs.bytes(LATER), "2025.txt");
    WorkReport elsewhere = WorkReport.read(Inputs.bytes(LATER.replace("示例市", "样板县")), "2025.txt");
    assertThat(Comparison.of(earlier, later).cautions()).isEmpty();
    assertThat(Comparison.of(later, earlier).cautions())
        .singleElement()
        .satisfies(c -> assertThat(c.english()).contains("wrong order"));
    assertThat(Comparison.of(later, later).cautions())
        .singleElement()
        .satisfies(c -> assertThat(c.chinese()).contains("同一份"));
    assertThat(Comparison.of(earlier, elsewhere).cautions())
        .singleElement()
        .satisfies(c -> assertThat(c.english()).contains("two places"));
  }

  private static String report(int year, String done, String promised) {
    return year
        + "年示例市政府工作报告\n各位代表：\n现在，我代表市人民政府，向大会报告政府工作，请予审议。\n一、"
        + (year - 1)
        + "年工作回顾\n"
        + done
        + "\n二、"
        + year
        + "年重点工作\n"
        + promised
        + "\n";
  }

  private static Line line(String words) throws UnreadableReport {
    WorkReport earlier = WorkReport.read(Inputs.bytes(Inputs.REPORT), "2024.txt");
    WorkReport later = WorkReport.read(Inputs.bytes(LATER), "2025.txt");
    return Comparison.of(earlier, later).lines().stream()
        .filter(l -> l.promise().text().contains(words))
        .findFirst()
        .orElseThrow();
  }
}
