package org.yiwang.workreport;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.yiwang.workreport.Comparison.Outcome;
import org.yiwang.workreport.Figure.Change;
import org.yiwang.workreport.Figure.Comparator;

/// Compares a promised number with the number of its result.
final class Verdict {
  private static final BigDecimal OVER = new BigDecimal("1.1");
  private static final BigDecimal NEAR = new BigDecimal("0.97");
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal TENTH = new BigDecimal("0.1");
  private static final BigDecimal ABOUT_POINTS = new BigDecimal("0.5");

  /// Things of which less is better; such a promise is a ceiling.
  private static final Pattern FALLS =
      Pattern.compile("失业|浓度|PM2|PM10|能耗|不良|事故|死亡|赤字|负债|债务率|发病率|死亡率|排放|收入比|价格");

  private static final Pattern LOWERS =
      Pattern.compile("[降减缩]至|[降减缩]到|下降到|下降至|降低[到至]|减少[到至]|压减[到至]|压缩[到至]|缩短[到至]|控制在");

  private Verdict() {}

  static BigDecimal signed(Change change) {
    return change.up() ? change.value() : change.value().negate();
  }

  static BigDecimal percent(BigDecimal value, BigDecimal base) {
    return value
        .divide(base, MathContext.DECIMAL64)
        .subtract(BigDecimal.ONE)
        .movePointRight(2)
        .setScale(1, RoundingMode.HALF_UP);
  }

  static Outcome growth(Figure promised, BigDecimal done) {
    Change asked = promised.findChange().orElseThrow();
    BigDecimal due = signed(asked);
    boolean prices = promised.metric().contains("价格");
    boolean falls = !asked.up() || promised.comparator() == Comparator.AT_MOST || prices;
    boolean about = promised.comparator() == Comparator.ABOUT;
    BigDecimal ahead = falls ? due.subtract(done) : done.subtract(due);
    BigDecimal slack = about ? ABOUT_POINTS : BigDecimal.ZERO;
    if (ahead.add(slack).signum() < 0) {
      return Outcome.MISSED;
    }
    boolean over =
        !prices
            && (!falls || !asked.up())
            && ahead.compareTo(due.abs().multiply(TENTH)) > 0
            && ahead.compareTo(slack) > 0;
    return over ? Outcome.OVER_FULFILLED : Outcome.KEPT;
  }

  static Outcome amount(Figure promised, String clause, Figure result) {
    BigDecimal due = promised.findValue().orElseThrow();
    BigDecimal done = result.findValue().orElseThrow();
    boolean bounded =
        promised.comparator() == Comparator.AT_MOST || promised.comparator() == Comparator.LESS;
    boolean rate = promised.unit().equals("%");
    boolean about = promised.comparator() == Comparator.ABOUT;
    if (bounded || FALLS.matcher(promised.metric()).find() || LOWERS.matcher(clause).find()) {
      if (done.multiply(about ? NEAR : BigDecimal.ONE).compareTo(due) > 0) {
        return Outcome.MISSED;
      }
      boolean below = !rate && !bounded && done.multiply(OVER).compareTo(due) <= 0;
      return below ? Outcome.OVER_FULFILLED : Outcome.KEPT;
    }
    boolean strict =
        promised.comparator() == Comparator.MORE
            && result.comparator() != Comparator.MORE
            && done.compareTo(due) == 0;
    BigDecimal most = promised.findHigh().orElse(due);
    if (done.compareTo(due) >= 0 && !strict) {
      boolean over = !rate && done.compareTo(most.multiply(OVER)) >= 0;
      return over ? Outcome.OVER_FULFILLED : Outcome.KEPT;
    }
    if ((about || result.comparator() == Comparator.ABOUT)
        && done.compareTo(due.multiply(NEAR)) >= 0) {
      return Outcome.KEPT;
    }
    if (rate) {
      return Outcome.MISSED;
    }
    return done.compareTo(due.multiply(HALF)) >= 0 ? Outcome.PARTLY : Outcome.MISSED;
  }
}
