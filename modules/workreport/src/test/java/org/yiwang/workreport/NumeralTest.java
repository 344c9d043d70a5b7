package org.yiwang.workreport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralTest {
  @ParameterizedTest
  @CsvSource({
    "1.91万亿元, 1910000000000",
    "1亿2000万人, 120000000",
    "2500余家, 2500",
    "300多万人, 3000000",
    "5389千瓦, 5389",
    "200万千瓦, 2000000",
    "一千二百户, 1200",
    "百家, 100",
    "十二, 12",
    "二十连冠, 20",
    "三万五千, 35000",
    "两个, 2",
    "两百, 200",
    "一亿, 100000000",
  })
  void a_number_has_this_value(String text, String value) {
    assertThat(Numeral.at(text, 0).orElseThrow().value()).isEqualByComparingTo(value);
  }
}
