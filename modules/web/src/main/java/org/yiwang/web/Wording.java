package org.yiwang.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.yiwang.identity.UnitId;
import org.yiwang.identity.Units;
import org.yiwang.pack.Text;
import org.yiwang.target.Goal;
import org.yiwang.target.Light;
import org.yiwang.target.TargetPack;
import org.yiwang.target.view.TargetRow;
import org.yiwang.web.page.Bar;
import org.yiwang.web.page.Lamp;
import org.yiwang.web.page.Texts;

/// Numbers, units, lights and promises as people read them.
final class Wording {
  private final Units units;
  private final TargetPack pack;
  private final Days days;

  Wording(Units units, TargetPack pack, Days days) {
    this.units = units;
    this.pack = pack;
    this.days = days;
  }

  Days days() {
    return days;
  }

  /// The short name of a unit; its id when the pack no longer has it.
  String unit(String id, Texts texts) {
    return units
        .find(new UnitId(id))
        .map(unit -> unit.shortName().in(texts.english()))
        .orElse(id.isEmpty() ? texts.of("unit.nobody") : id);
  }

  String say(Text text, Texts texts) {
    return text.in(texts.english());
  }

  String light(Light light, Texts texts) {
    return say(
        Objects.requireNonNullElse(
            pack.lightNames().get(light), new Text(light.name(), light.name())),
        texts);
  }

  Lamp lamp(Light light, Texts texts) {
    return new Lamp(slug(light), light(light, texts));
  }

  /// `far-behind`, for styles.
  static String slug(Light light) {
    return light.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// `1,861`, `169.2`; the sign of a negative number is a minus, not a hyphen.
  static String number(BigDecimal number, int decimals) {
    var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.UK));
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(number).replace('-', '−');
  }

  String number(Optional<BigDecimal> number, Goal goal) {
    return number.map(it -> number(it, goal.decimals())).orElse("–");
  }

  /// `208.8 亿元`, with `≥` or `>` where the promise says so.
  String promised(Goal goal, Texts texts) {
    if (goal.value().isEmpty()) {
      return texts.of(goal.kind() == Goal.Kind.ASSIGNED ? "goal.assigned" : "goal.none");
    }
    var sign =
        switch (goal.comparator()) {
          case AT_LEAST -> goal.kind() == Goal.Kind.FLOOR ? "≥ " : "";
          case ABOVE -> "> ";
          case AT_MOST -> "≤ ";
          case EXACTLY -> "";
        };
    return sign + number(goal.value().get(), goal.decimals()) + " " + say(goal.unit(), texts);
  }

  /// What stands small beside the name: the growth promised, or what the promise names.
  String detail(TargetRow row, Texts texts) {
    var growth =
        row.goal()
            .growthPercent()
            .map(it -> texts.of("goal.growth", it.stripTrailingZeros().toPlainString()));
    return growth.or(() -> row.detail().map(it -> say(it, texts))).orElse("");
  }

  Bar bar(TargetRow row, Texts texts) {
    return bar(
        row.figurePercent(),
        row.scheduledPercent(),
        row.light(),
        row.figure(),
        row.scheduled(),
        row.goal(),
        texts);
  }

  Bar bar(
      Optional<BigDecimal> percent,
      Optional<BigDecimal> tick,
      Light light,
      Optional<BigDecimal> figure,
      Optional<BigDecimal> scheduled,
      Goal goal,
      Texts texts) {
    var said =
        percent
            .map(it -> texts.of("bar.said", number(figure, goal), number(scheduled, goal)))
            .orElse(texts.of("bar.empty"));
    return new Bar(slug(light), width(percent), width(tick), said);
  }

  private static String width(Optional<BigDecimal> percent) {
    return percent
        .map(it -> it.max(BigDecimal.ZERO).min(BigDecimal.valueOf(110)))
        .map(it -> it.setScale(1, RoundingMode.HALF_UP).toPlainString())
        .orElse("");
  }
}
