package org.yiwang.workreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every construction of the grammar, one sentence each: `constructions.txt`.
class FigureGrammarTest {

  static Stream<String> constructions() {
    return Inputs.lines("constructions.txt").stream();
  }

  @ParameterizedTest
  @MethodSource("constructions")
  void a_sentence_says_these_figures(String construction) {
    String[] parts = construction.split(" → ", 2);
    assertThat(written(figures(parts[0]))).isEqualTo(parts[1]);
  }

  @Test
  void any_jumble_of_report_words_is_read_to_its_end_and_every_figure_quotes_its_place() {
    long seed = 20240117;
    Random random = new Random(seed);
    String[] words =
        ("增长 下降 达到 超过 近 约 由 从 至 到 、 ， 。 ； \n 亿 万 千 百 两 三 十 元 家 个 百分点 % 以上 左右 第 前 连续 位 年 月 "
                + "1 2.5 2023 0 1,200 ： / - — “ ” 《 》 （ ） + G PM 全国 分之 倍 千瓦 余 多 其中 分别 和 均")
            .split(" ", -1);
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 40; i++) {
        text.append(words[random.nextInt(words.length)]);
      }
      String jumble = text.toString();
      for (Figure figure : figures(jumble)) {
        assertThat(jumble.substring(figure.start(), figure.end()))
            .as("seed %d round %d: %s", seed, round, jumble)
            .isEqualTo(figure.quote())
            .isNotEmpty();
        assertThat(figure.findValue().isPresent() || figure.findChange().isPresent()).isTrue();
      }
    }
  }

  static List<Figure> figures(String sentence) {
    Outline outline =
        new Outline(
            "", "", 2024, 0, sentence.length(), sentence.length(), sentence.length(), List.of());
    return Figures.in(sentence, Prose.of(sentence), outline);
  }

  private static String written(List<Figure> figures) {
    if (figures.isEmpty()) {
      return "none";
    }
    return figures.stream().map(FigureGrammarTest::written).collect(Collectors.joining(" ; "));
  }

  private static String written(Figure figure) {
    String value = figure.findValue().map(v -> v.toPlainString()).orElse("_");
    String high = figure.findHigh().map(h -> ".." + h.toPlainString()).orElse("");
    String change =
        figure
            .findChange()
            .map(c -> (c.up() ? " +" : " -") + c.value().toPlainString() + c.unit())
            .orElse("");
    return figure.quote() + " " + figure.comparator().sign() + value + high + change;
  }
}
