package org.yiwang.workreport;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yiwang.workreport.Answers.Clause;
import org.yiwang.workreport.Answers.Manner;
import org.yiwang.workreport.Answers.Said;
import org.yiwang.workreport.Answers.Sentence;
import org.yiwang.workreport.Commitment.Kind;
import org.yiwang.workreport.Comparison.Line;
import org.yiwang.workreport.Comparison.Outcome;
import org.yiwang.workreport.Figure.Change;
import org.yiwang.workreport.Figure.Comparator;

/// Finds for each promise the result that speaks of the same thing, and compares the numbers.
///
/// A result answers only if it is of the same kind: of one year where a year was promised, added
/// where an addition was promised, and of a subject that is not narrowed otherwise. Where nothing
/// does, the later report is silent: no verdict is better than a wrong one.
final class Reckoning {
  private static final double LIKE_MIN = 0.62;
  private static final double SPOKEN_MIN = 0.5;
  private static final double CLAUSE_MIN = 0.4;
  private static final Pattern BEGUN = Pattern.compile("启动|开工|加快|推进|有序|正在|前期");
  private static final Pattern FINISHED =
      Pattern.compile("完成|建成|竣工|完工|投用|投入使用|投运|开业|通车|挂牌|成立|实现|开放|达成|运营");
  private static final Pattern FINISHES = Pattern.compile("建成|竣工|完工|投用|投入使用|投运|通车|开业|完成");
  private static final Pattern DONE =
      Pattern.compile("完成|建成|竣工|完工|投用|投入使用|投运|开业|通车|挂牌|成立|设立|印发|出台|发布|实现|举办|启动|开工|制定|编制");
  private static final Pattern UNDONE = Pattern.compile("尚未|未能|没有|还未|暂未|推迟|未如期|未完成|未实现");

  /// Classifiers that count the same things, and those that count people.
  private static final Set<String> THINGS =
      Set.of(
          "个", "家", "处", "项", "座", "所", "件", "台", "部", "条", "片", "块", "栋", "幢", "张", "只", "支", "套",
          "宗", "台套", "间", "辆", "组", "类", "批");

  private static final Set<String> PEOPLE = Set.of("人", "名", "位");

  private final WorkReport earlier;
  private final Answers answers;
  private final List<Said> bases = new ArrayList<>();
  private final String laterText;

  Reckoning(WorkReport earlier, WorkReport later) {
    this.earlier = earlier;
    this.laterText = later.text();
    this.answers = new Answers(later);
    this.bases.addAll(new Answers(earlier).results());
  }

  List<Line> lines() {
    return earlier.commitments().stream().map(this::line).toList();
  }

  private Line line(Commitment promise) {
    Optional<Figure> promised = promise.findFigure();
    return promised.isPresent() ? counted(promise, promised.get()) : spoken(promise);
  }

  private Line counted(Commitment promise, Figure promised) {
    Optional<Said> result = best(promised, promise.text());
    if (result.isEmpty()) {
      return otherwise(promise, promised);
    }
    Figure figure = result.get().figure();
    if (promised.findValue().isPresent()) {
      return amount(promise, promised, figure);
    }
    Change asked = promised.findChange().orElseThrow();
    Optional<BigDecimal> done =
        figure.findChange().filter(c -> c.unit().equals(asked.unit())).map(Verdict::signed);
    return done.isPresent()
        ? growth(promise, promised, done.get(), figure, "")
        : fromBase(promise, promised, figure).orElseGet(() -> otherwise(promise, promised));
  }

  /// The same subject, told in a unit that cannot be compared.
  private Line otherwise(Commitment promise, Figure promised) {
    Subject subject = Subject.of(promised.metric());
    for (Said said : answers.results()) {
      boolean rate = said.figure().findValue().isEmpty();
      if (subject.isSame(said.subject())
          && said.subjectFirst()
          && !said.severalYears()
          && !(rate && isRate(promised))) {
        Figure figure = said.figure();
        boolean comparable = promised.findValue().isPresent() && sameUnit(promised, figure);
        if (!comparable) {
          return new Line(
              promise,
              Outcome.CHANGED,
              figure,
              sentence(figure),
              promised.quote() + " → " + figure.quote());
        }
      }
    }
    return new Line(promise, Outcome.SILENT, null, "", "");
  }

  private Line amount(Commitment promise, Figure promised, Figure result) {
    BigDecimal due = promised.findValue().orElseThrow();
    BigDecimal done = result.findValue().orElseThrow();
    return new Line(
        promise,
        Verdict.amount(promised, promise.text(), result),
        result,
        sentence(result),
        done.toPlainString() + " / " + due.toPlainString() + result.unit());
  }

  private Line growth(
      Commitment promise, Figure promised, BigDecimal done, Figure result, String from) {
    Change asked = promised.findChange().orElseThrow();
    String due = Verdict.signed(asked).toPlainString();
    return new Line(
        promise,
        Verdict.growth(promised, done),
        result,
        sentence(result),
        from + done.toPlainString() + asked.unit() + " / " + due + asked.unit());
  }

  /// A growth told by the amount reached: reckoned from what the earlier report says was reached.
  private Optional<Line> fromBase(Commitment promise, Figure promised, Figure result) {
    Subject subject = Subject.of(promised.metric());
    boolean exact = result.comparator() == Comparator.EQUAL;
    if (!exact || !promised.findChange().orElseThrow().unit().equals("%")) {
      return Optional.empty();
    }
    return bases.stream()
        .filter(b -> !b.severalYears() && subject.isSame(b.subject()))
        .map(Said::figure)
        .filter(b -> b.unit().equals(result.unit()) && b.comparator() == Comparator.EQUAL)
        .flatMap(b -> b.findValue().stream())
        .filter(v -> v.signum() > 0)
        .findFirst()
        .flatMap(base ->
            result
                .findValue()
                .map(v -> Verdict.percent(v, base))
                .map(done ->
                    growth(
                        promise, promised, done, result, "基数 base " + base.toPlainString() + "，")));
  }

  /// The result most alike among those that may answer.
  private Optional<Said> best(Figure promised, String clause) {
    Subject subject = Subject.of(promised.metric());
    Likeness words = Likeness.of(clause);
    Said best = null;
    double most = LIKE_MIN;
    for (Said said : answers.results()) {
      if (!mayAnswer(promised, clause, said)) {
        continue;
      }
      double likeness = likeness(promised, subject, clause, words, said);
      if (likeness > most) {
        most = likeness;
        best = said;
      }
    }
    return Optional.ofNullable(best);
  }

  private static double likeness(
      Figure promised, Subject subject, String clause, Likeness words, Said said) {
    if (subject.isSame(said.subject())) {
      return said.figure().findChange().isPresent() && isRate(promised) ? 1.2 : 1.1;
    }
    boolean toldSame = promised.findValue().equals(said.figure().findValue());
    if (isRate(promised) || (promised.unit().equals("%") && !toldSame)) {
      return 0;
    }
    if (subject.words().length() < 2
        || subject.divergesFrom(said.subject(), clause, said.words() + said.figure().metric())) {
      return 0;
    }
    double metric = subject.likeness().to(said.subject().likeness());
    double told = subject.likeness().within(said.clause());
    return Math.max(metric, 0.9 * told * Math.min(1, 0.4 + words.to(said.clause())));
  }

  /// Whether the number could answer the promise: unit, span of time and manner.
  private static boolean mayAnswer(Figure promised, String clause, Said said) {
    Figure figure = said.figure();
    if (isRate(promised)) {
      boolean rate = figure.findChange().isPresent();
      boolean share = figure.unit().equals("%") || figure.unit().equals("个百分点");
      return !said.severalYears() && (rate || (!share && figure.findValue().isPresent()));
    }
    if (figure.findValue().isEmpty() || !sameUnit(promised, figure)) {
      return false;
    }
    boolean share = promised.unit().equals("%");
    Manner due = Answers.manner(clause);
    Manner done = said.manner();
    if (share) {
      return true;
    }
    boolean added = due == Manner.FLOW && done != Manner.STOCK;
    boolean reached = due != Manner.FLOW && done != Manner.FLOW;
    boolean open = due == Manner.OPEN || done == Manner.OPEN;
    return said.severalYears()
        ? reached && done == Manner.STOCK
        : added || reached || (open && due != Manner.FLOW);
  }

  private static boolean isRate(Figure promised) {
    return promised.findValue().isEmpty();
  }

  private static boolean sameUnit(Figure promised, Figure result) {
    String due = promised.unit();
    String done = result.unit();
    return due.equals(done)
        || (THINGS.contains(due) && THINGS.contains(done))
        || (PEOPLE.contains(due) && PEOPLE.contains(done));
  }

  private Line spoken(Commitment promise) {
    Likeness words =
        Likeness.of(promise.kind() == Kind.ASSIGNED ? promise.subject() : promise.text());
    double most = SPOKEN_MIN;
    Optional<Sentence> best = Optional.empty();
    for (Sentence sentence : answers.sentences()) {
      double likeness = words.within(sentence.likeness());
      if (likeness > most && nearest(words, sentence).isPresent()) {
        most = likeness;
        best = Optional.of(sentence);
      }
    }
    Outcome outcome = best.map(s -> happened(promise, words, s)).orElse(Outcome.SILENT);
    String sentence = outcome == Outcome.SILENT ? "" : best.map(Sentence::text).orElse("");
    return new Line(promise, outcome, null, sentence, "");
  }

  private static Outcome happened(Commitment promise, Likeness words, Sentence sentence) {
    String clause = nearest(words, sentence).map(Clause::text).orElse("");
    if (UNDONE.matcher(clause).find()) {
      return promise.kind() == Kind.MILESTONE ? Outcome.MISSED : Outcome.SILENT;
    }
    boolean finish = FINISHES.matcher(promise.text()).find();
    Pattern done = finish ? FINISHED : DONE;
    if (promise.kind() != Kind.MILESTONE || done.matcher(clause).find()) {
      return Outcome.KEPT;
    }
    return finish && BEGUN.matcher(clause).find() ? Outcome.PARTLY : Outcome.SILENT;
  }

  /// The clause that repeats most of the promise, if it repeats enough.
  private static Optional<Clause> nearest(Likeness words, Sentence sentence) {
    double most = CLAUSE_MIN;
    Optional<Clause> nearest = Optional.empty();
    for (Clause clause : sentence.clauses()) {
      double likeness = words.within(clause.likeness());
      if (likeness > most) {
        most = likeness;
        nearest = Optional.of(clause);
      }
    }
    return nearest;
  }

  private String sentence(Figure figure) {
    return Answers.around(laterText, figure.start(), figure.end(), "。；！？\n");
  }
}
