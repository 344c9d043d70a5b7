package org.yiwang.target;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.yiwang.pack.Text;

/// Numbers in sentences.
final class Words {
  private Words() {}

  /// A number with thousands marked and no idle zeros.
  static String number(BigDecimal value) {
    return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(value);
  }

  static Text amount(BigDecimal value, Text unit) {
    return new Text(number(value) + " " + unit.zh(), number(value) + " " + unit.en());
  }

  static Text of(String zh, String en) {
    return new Text(zh, en);
  }
}
