package org.yiwang.workreport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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

  private static Line line(String words) throws UnreadableReport {
    WorkReport earlier = WorkReport.read(Inputs.bytes(Inputs.REPORT), "2024.txt");
    WorkReport later = WorkReport.read(Inputs.bytes(LATER), "2025.txt");
    return Comparison.of(earlier, later).lines().stream()
        .filter(l -> l.promise().text().contains(words))
        .findFirst()
        .orElseThrow();
  }
}
