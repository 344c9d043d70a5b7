package org.yiwang.workreport;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yiwang.workreport.Commitment.Kind;
import org.yiwang.workreport.Comparison.Line;
import org.yiwang.workreport.Comparison.Outcome;
import org.yiwang.workreport.Figure.Change;
import org.yiwang.workreport.Figure.Comparator;
import org.yiwang.workreport.Figure.Role;
import org.yiwang.workreport.Section.Period;

/// Finds for each promise the result that speaks of the same thing, and compares the numbers.
final class Reckoning {
  private static final double LIKE_MIN = 0.5;
  private static final double SPOKEN_MIN = 0.45;
  private static final BigDecimal OVER = new BigDecimal("1.1");
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal ABOUT_POINTS = new BigDecimal("0.5");
  private static final Pattern SEVERAL_YEARS = Pattern.compile("时期|年均|五年|累计|“十[一二三四五六七八九]五”");
  private static final Pattern TURN =
      Pattern.compile("刚刚过去的|过去一年|过去的一年|\\n\\s*(?:回顾)?20\\d\\d年(?:，|是|全)|2\\d{3}年，我们");
  private static final Pattern BEGUN = Pattern.compile("启动|开工|加快|推进|有序|正在|前期|基本|部分");
  private static final Pattern DONE =
      Pattern.compile("完成|建成|竣工|完工|投用|投入使用|开业|通车|挂牌|成立|设立|印发|出台|发布|实现|举办|启动|开工");

  /// @param weight below 1 if the figure may speak of several years, as a plan under review does
  private record Said(Figure figure, Likeness metric, Likeness clause, double weight) {}

  private record Sentence(String text, Likeness likeness) {}

  private final WorkReport earlier;
  private final List<Said> results = new ArrayList<>();
  private final List<Said> bases = new ArrayList<>();
  private final List<Sentence> sentences = new ArrayList<>();
  private final String laterText;

  Reckoning(WorkReport earlier, WorkReport later) {
    this.earlier = earlier;
    this.laterText = later.text();
    collect(later, results);
    collect(earlier, bases);
    for (Section section : later.sections()) {
      if (section.period() == Period.REVIEW && section.level() == 1) {
        String text = Prose.of(later.text(), section.start(), section.end()).text();
        for (String sentence : text.split("[。；！\\n]", -1)) {
          sentences.add(new Sentence(sentence, Likeness.of(sentence)));
        }
      }
    }
  }

  List<Line> lines() {
    return earlier.commitments().stream().map(this::line).toList();
  }

  private static void collect(WorkReport report, List<Said> into) {
    int lastYear = lastYear(report);
    for (Figure figure : report.figures()) {
      if (figure.role() == Role.ACTUAL) {
        String clause = around(report.text(), figure.start(), figure.end(), "，。；\n,");
        double weight = figure.start() < lastYear || SEVERAL_YEARS.matcher(clause).find() ? 0.7 : 1;
        into.add(new Said(figure, Likeness.of(figure.metric()), Likeness.of(clause), weight));
      }
    }
  }

  /// Where a review of five years comes to the last of them; 0 if the report reviews one year only.
  private static int lastYear(WorkReport report) {
    for (Section section : report.sections()) {
      if (section.period() == Period.REVIEW && SEVERAL_YEARS.matcher(section.title()).find()) {
        Matcher turn =
            TURN.matcher(report.text())
                .region(section.start() + section.title().length(), section.end());
        return turn.find() ? turn.start() : 0;
      }
    }
    return 0;
  }

  private Line line(Commitment promise) {
    Optional<Figure> promised = promise.findFigure();
    return promised.isPresent() ? counted(promise, promised.get()) : spoken(promise);
  }

  private Line counted(Commitment promise, Figure promised) {
    Optional<Said> result = best(promised, promise.text(), results, true);
    if (result.isPresent()) {
      Figure figure = result.get().figure;
      return reckon(promise, promised, figure);
    }
    Optional<Said> other = best(promised, promise.text(), results, false);
    if (other.isPresent()) {
      Figure figure = other.get().figure;
      return new Line(
          promise,
          Outcome.CHANGED,
          figure,
          sentence(figure),
          promised.quote() + " → " + figure.quote());
    }
    return new Line(promise, Outcome.SILENT, null, "", "");
  }

  private Line reckon(Commitment promise, Figure promised, Figure result) {
    Optional<Change> asked = promised.findChange();
    if (promised.findValue().isEmpty() && asked.isPresent()) {
      Optional<Change> done = result.findChange();
      if (done.isPresent()) {
        return growth(promise, promised, asked.get(), signed(done.get()), result, "");
      }
      Optional<BigDecimal> base = base(promised, promise, result);
      if (base.isPresent() && result.findValue().isPresent()) {
        BigDecimal percent =
            result
                .findValue()
                .get()
                .divide(base.get(), MathContext.DECIMAL64)
                .subtract(BigDecimal.ONE)
                .movePointRight(2);
        String from = "基数 base " + base.get().toPlainString() + "，";
        return growth(
            promise,
            promised,
            asked.get(),
            percent.setScale(1, java.math.RoundingMode.HALF_UP),
            result,
            from);
      }
      return new Line(
          promise,
          Outcome.CHANGED,
          result,
          sentence(result),
          promised.quote() + " → " + result.quote());
    }
    BigDecimal due = promised.findValue().orElseThrow();
    Optional<BigDecimal> done = result.findValue();
    if (done.isEmpty()) {
      return new Line(
          promise,
          Outcome.CHANGED,
          result,
          sentence(result),
          promised.quote() + " → " + result.quote());
    }
    String reckoning = done.get().toPlainString() + " / " + due.toPlainString() + result.unit();
    return new Line(
        promise, amount(promised, due, result, done.get()), result, sentence(result), reckoning);
  }

  private Line growth(
      Commitment promise,
      Figure promised,
      Change asked,
      BigDecimal done,
      Figure result,
      String from) {
    BigDecimal due = signed(asked);
    boolean about = promised.comparator() == Comparator.ABOUT;
    boolean falls = !asked.up() || promised.comparator() == Comparator.AT_MOST;
    BigDecimal ahead = falls ? due.subtract(done) : done.subtract(due);
    BigDecimal slack = about ? ABOUT_POINTS : BigDecimal.ZERO;
    Outcome outcome;
    if (ahead.add(slack).signum() < 0) {
      outcome = Outcome.MISSED;
    } else {
      boolean over =
          !falls
              && ahead.compareTo(due.abs().multiply(new BigDecimal("0.1"))) > 0
              && ahead.compareTo(slack) > 0;
      outcome = over ? Outcome.OVER_FULFILLED : Outcome.KEPT;
    }
    String reckoning =
        from + done.toPlainString() + asked.unit() + " / " + due.toPlainString() + asked.unit();
    return new Line(promise, outcome, result, sentence(result), reckoning);
  }

  private static Outcome amount(Figure promised, BigDecimal due, Figure result, BigDecimal done) {
    boolean ceiling =
        promised.comparator() == Comparator.AT_MOST || promised.comparator() == Comparator.LESS;
    if (ceiling) {
      return done.compareTo(due) <= 0 ? Outcome.KEPT : Outcome.MISSED;
    }
    boolean strict =
        promised.comparator() == Comparator.MORE
            && result.comparator() != Comparator.MORE
            && done.compareTo(due) == 0;
    if (done.compareTo(due) >= 0 && !strict) {
      boolean rate = promised.unit().equals("%");
      return !rate && done.compareTo(due.multiply(OVER)) >= 0
          ? Outcome.OVER_FULFILLED
          : Outcome.KEPT;
    }
    BigDecimal near = due.multiply(new BigDecimal("0.97"));
    if (promised.comparator() == Comparator.ABOUT && done.compareTo(near) >= 0) {
      return Outcome.KEPT;
    }
    return done.compareTo(due.multiply(HALF)) >= 0 ? Outcome.PARTLY : Outcome.MISSED;
  }

  private static BigDecimal signed(Change change) {
    return change.up() ? change.value() : change.value().negate();
  }

  /// The value from which a promised growth is reckoned: what the earlier report says was reached.
  private Optional<BigDecimal> base(Figure promised, Commitment promise, Figure result) {
    return best(promised, promise.text(), bases, false)
        .map(Said::figure)
        .filter(base -> base.unit().equals(result.unit()))
        .flatMap(Figure::findValue)
        .filter(value -> value.signum() > 0);
  }

  /// The result most alike; with the same unit, or (for growth) with a change or a value.
  private static Optional<Said> best(
      Figure promised, String clause, List<Said> among, boolean sameUnit) {
    Likeness metric = Likeness.of(promised.metric());
    Likeness words = Likeness.of(clause);
    Said best = null;
    double most = LIKE_MIN;
    for (Said said : among) {
      boolean growth = promised.findValue().isEmpty();
      boolean alike =
          growth
              ? speaksOfGrowth(said.figure)
              : said.figure.findValue().isPresent() && said.figure.unit().equals(promised.unit());
      if (sameUnit && !alike) {
        continue;
      }
      double likeness =
          Math.max(
                  metric.to(said.metric),
                  0.9 * metric.within(said.clause) * Math.min(1, 0.4 + words.to(said.clause)))
              * said.weight;
      if (likeness > most) {
        most = likeness;
        best = said;
      }
    }
    return Optional.ofNullable(best);
  }

  /// A change answers a promised growth at once, an amount by way of its base; a share answers it
  /// not at all.
  private static boolean speaksOfGrowth(Figure figure) {
    boolean share = figure.unit().equals("%") || figure.unit().equals("个百分点");
    return figure.findChange().isPresent() || !share;
  }

  private Line spoken(Commitment promise) {
    Likeness words =
        Likeness.of(promise.kind() == Kind.ASSIGNED ? promise.subject() : promise.text());
    Sentence best = new Sentence("", Likeness.of(""));
    double most = SPOKEN_MIN;
    for (Sentence sentence : sentences) {
      double likeness = words.within(sentence.likeness);
      if (likeness > most) {
        most = likeness;
        best = sentence;
      }
    }
    if (best.text.isEmpty()) {
      return new Line(promise, Outcome.SILENT, null, "", "");
    }
    boolean begun =
        promise.kind() == Kind.MILESTONE
            && BEGUN.matcher(best.text).find()
            && !DONE.matcher(best.text).find();
    return new Line(promise, begun ? Outcome.PARTLY : Outcome.KEPT, null, best.text, "");
  }

  private String sentence(Figure figure) {
    return around(laterText, figure.start(), figure.end(), "。；！？\n");
  }

  private static String around(String text, int start, int end, String stops) {
    int from = start;
    while (from > 0 && stops.indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    int to = end;
    while (to < text.length() && stops.indexOf(text.charAt(to)) < 0) {
      to++;
    }
    return text.substring(from, to).strip();
  }
}
