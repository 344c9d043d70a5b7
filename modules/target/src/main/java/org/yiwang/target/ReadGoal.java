package org.yiwang.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.yiwang.pack.Text;
import org.yiwang.workreport.Commitment;
import org.yiwang.workreport.Figure;
import org.yiwang.workreport.WorkReport;

/// The number of a promise as it was read, in the shape a target has.
final class ReadGoal {
  private static final Text ITEMS = new Text("项", "items");
  private static final Text PERCENT = new Text("%", "%");

  private ReadGoal() {}

  /// The goal of a promise; the pack's own where the pack knows the same number.
  static Goal of(WorkReport report, Commitment commitment, Optional<Goal> known) {
    var read = read(report, commitment);
    return known.filter(goal -> says(goal, read)).map(ReadGoal::asPromised).orElse(read);
  }

  /// A number the city assigns later is not promised by the report.
  private static Goal asPromised(Goal goal) {
    return goal.kind() == Goal.Kind.ASSIGNED ? withoutValue(goal) : goal;
  }

  private static Goal withoutValue(Goal goal) {
    return new Goal(
        goal.kind(),
        goal.measure(),
        goal.counted(),
        goal.comparator(),
        Optional.empty(),
        goal.unit(),
        goal.decimals(),
        goal.base(),
        goal.growthPercent());
  }

  /// Whether both promise the same; a value that only one of them has is no difference where it
  /// comes later or counts steps.
  static boolean says(Goal known, Goal read) {
    if (known.kind() != read.kind()) {
      return false;
    }
    return switch (known.kind()) {
      case MILESTONE, ASSIGNED, UNQUANTIFIED -> true;
      case GROWTH ->
          known.growthPercent().isPresent()
              && read.growthPercent().isPresent()
              && known.growthPercent().get().compareTo(read.growthPercent().get()) == 0;
      case FLOOR, STRICT_FLOOR, EXACT ->
          known.value().isPresent()
              && read.value().isPresent()
              && Measured.of(known.value().get(), known.unit().zh())
                  .sameAs(Measured.of(read.value().get(), read.unit().zh()));
    };
  }

  private static Goal read(WorkReport report, Commitment commitment) {
    var figure = commitment.findFigure();
    return switch (commitment.kind()) {
      case GROWTH -> growth(report, commitment);
      case FLOOR -> counted(Goal.Kind.FLOOR, figure);
      case STRICT_FLOOR -> counted(Goal.Kind.STRICT_FLOOR, figure);
      case EXACT -> counted(Goal.Kind.EXACT, figure);
      case ASSIGNED ->
          goal(
              Goal.Kind.ASSIGNED,
              Goal.Measure.LEVEL,
              Goal.Comparator.AT_MOST,
              Optional.empty(),
              ITEMS);
      case MILESTONE ->
          goal(
              Goal.Kind.MILESTONE,
              Goal.Measure.STEPS,
              Goal.Comparator.AT_LEAST,
              Optional.of(BigDecimal.ONE),
              ITEMS);
      case UNQUANTIFIED -> unquantified();
    };
  }

  private static Goal growth(WorkReport report, Commitment commitment) {
    var figure = commitment.findFigure();
    var rate = figure.flatMap(Figure::findChange).map(Figure.Change::value);
    if (rate.isEmpty()) {
      return unquantified();
    }
    var base = figure.flatMap(read -> base(report, read));
    if (base.isEmpty()) {
      var ofRate =
          goal(Goal.Kind.GROWTH, Goal.Measure.LEVEL, Goal.Comparator.AT_LEAST, rate, PERCENT);
      return growing(ofRate, rate, Optional.empty());
    }
    var said = Measured.said(base.get().findValue().orElseThrow(), base.get().unit());
    var factor = BigDecimal.ONE.add(rate.get().movePointLeft(2));
    var digits = Math.max(said.value().scale(), 1);
    var value = said.value().multiply(factor).setScale(digits, RoundingMode.HALF_UP);
    var unit = new Text(said.unit(), said.unit());
    var grown =
        goal(
            Goal.Kind.GROWTH,
            Goal.Measure.ACCRUAL,
            Goal.Comparator.AT_LEAST,
            Optional.of(value),
            unit);
    return growing(grown, rate, Optional.of(new Goal.Base(said.value(), report.year() - 1)));
  }

  private static Goal growing(Goal goal, Optional<BigDecimal> rate, Optional<Goal.Base> base) {
    return new Goal(
        goal.kind(),
        goal.measure(),
        goal.counted(),
        goal.comparator(),
        goal.value(),
        goal.unit(),
        goal.decimals(),
        base,
        rate);
  }

  /// What the same report says the same measure came to in the year before.
  private static Optional<Figure> base(WorkReport report, Figure promised) {
    return report.figures().stream()
        .filter(figure -> figure.role() == Figure.Role.ACTUAL)
        .filter(figure -> figure.metric().equals(promised.metric()))
        .filter(figure -> !promised.metric().isBlank() && figure.scope().equals(promised.scope()))
        .filter(figure -> figure.findValue().filter(v -> v.signum() > 0).isPresent())
        .filter(figure -> !figure.unit().equals("%"))
        .findFirst();
  }

  private static Goal counted(Goal.Kind kind, Optional<Figure> figure) {
    var value = figure.flatMap(Figure::findValue).filter(v -> v.signum() > 0);
    if (value.isEmpty()) {
      return unquantified();
    }
    var read = figure.orElseThrow();
    var said = Measured.said(value.get(), read.unit());
    var level = read.unit().equals("%") || isCeiling(read);
    return goal(
        kind,
        level ? Goal.Measure.LEVEL : Goal.Measure.ACCRUAL,
        comparator(kind, read),
        Optional.of(said.value()),
        said.unit().isBlank() ? ITEMS : new Text(said.unit(), said.unit()));
  }

  static boolean isCeiling(Figure figure) {
    return figure.comparator() == Figure.Comparator.AT_MOST
        || figure.comparator() == Figure.Comparator.LESS;
  }

  private static Goal.Comparator comparator(Goal.Kind kind, Figure figure) {
    if (isCeiling(figure)) {
      return Goal.Comparator.AT_MOST;
    }
    return switch (kind) {
      case FLOOR -> Goal.Comparator.AT_LEAST;
      case STRICT_FLOOR -> Goal.Comparator.ABOVE;
      case EXACT, GROWTH, ASSIGNED, MILESTONE, UNQUANTIFIED -> Goal.Comparator.EXACTLY;
    };
  }

  private static Goal unquantified() {
    return new Goal(
        Goal.Kind.UNQUANTIFIED,
        Goal.Measure.NONE,
        Goal.Counted.NONE,
        Goal.Comparator.AT_LEAST,
        Optional.empty(),
        ITEMS,
        0,
        Optional.empty(),
        Optional.empty());
  }

  private static Goal goal(
      Goal.Kind kind,
      Goal.Measure measure,
      Goal.Comparator comparator,
      Optional<BigDecimal> value,
      Text unit) {
    var digits = value.map(v -> Math.clamp(v.stripTrailingZeros().scale(), 0, 3)).orElse(0);
    return new Goal(
        kind,
        measure,
        Goal.Counted.SELF,
        comparator,
        value,
        unit,
        digits,
        Optional.empty(),
        Optional.empty());
  }
}
