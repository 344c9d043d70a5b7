package org.yiwang.workreport;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yiwang.workreport.Figure.Role;
import org.yiwang.workreport.Section.Period;

/// What a report says was done: the figures and sentences of the parts that look back, and whether
/// each speaks of the last year or of several.
///
/// A review moves between the two: a heading or a sentence that names several years (“十四五”时期, 五年来)
/// opens one, 刚刚过去的2025年 or 一年来 closes it. 年均, 每年 and 累计 make a single clause speak of several.
final class Answers {

  /// How an amount was come by.
  enum Manner {
    /// Added within the period: 新增, 新建, 完成.
    FLOW,
    /// Reached at its end: 达到, 增至, 累计, 保有量.
    STOCK,
    /// The words do not say.
    OPEN
  }

  /// A result, with the clause and the words that tell it.
  record Said(Figure figure, Subject subject, Likeness clause, String words, boolean severalYears) {
    Manner manner() {
      return Answers.manner(words);
    }

    /// Whether the subject stands before its number, so that the number is surely its own.
    boolean subjectFirst() {
      return words.contains(figure.metric());
    }
  }

  /// A sentence of the review and its clauses.
  record Sentence(String text, Likeness likeness, List<Clause> clauses) {}

  /// A part of a sentence between commas.
  record Clause(String text, Likeness likeness) {}

  private static final Pattern SEVERAL =
      Pattern.compile("“?十[一二三四五六七八九]五”?(?:时期|期间|以来|这)|[三四五]年来|[这过去近]的?[三四五]年|本届政府|[三四五]年间");
  private static final Pattern ONE = Pattern.compile("刚刚过去的|过去的?一年|这一年|一年来|全年");
  private static final Pattern CLAUSE_OF_SEVERAL =
      Pattern.compile(
          "年均|每年|累计|[三四五]年|“十[一二三四五六七八九]五”|(?:比|较|从|自)20\\d\\d年|20\\d\\d年(?:以来|底?的)|历年");
  private static final Pattern ADDED =
      Pattern.compile("新增|新建|新改|新开|新设|新培|新认|新签|新引|净增|增加(?![到至])|新扩");
  private static final Pattern REACHED =
      Pattern.compile(
          "累计|总数|总量|总计|(?:增加?|[上提]?升|下?降低?|减少?|提高|扩大|回升)[至到]|达到?|保有|拥有|共有|现有|装机|存量|余额|突破|超过?");
  private static final Pattern DONE =
      Pattern.compile(
          "建设|建成|完成|打造|创建|培育|引进|治理|改造|修缮|竣工|开工|实施|举办|推出|补充|筹[集措]|签约|发放|打通|提供|培训|招引|疏解|更新");
  private static final Pattern NOT_DONE =
      Pattern.compile(
          "还需|仍需|还不|不够|不足|有待|亟待|困难|短板|隐患|还存在|还有(?:差距|不少)|今后|未来|下一步|明年|将(?:于|在)|力争|致以|衷心感谢|为指导|编制过程中|十五五|纲要");

  private static final int AROUND_MAX = 800;

  private final List<Said> results = new ArrayList<>();
  private final List<Sentence> sentences = new ArrayList<>();

  Answers(WorkReport report) {
    boolean[] several = several(report);
    boolean reviewed = report.sections().stream().anyMatch(s -> s.period() == Period.REVIEW);
    for (Figure figure : report.figures()) {
      Period period = periodAt(report, figure.start());
      if (figure.role() == Role.ACTUAL && (!reviewed || period == Period.REVIEW)) {
        add(report.text(), figure, several[figure.start()]);
      }
    }
    for (int i = 0; i < report.sections().size(); i++) {
      Section section = report.sections().get(i);
      if (section.period() == Period.REVIEW) {
        int next =
            i + 1 < report.sections().size() ? report.sections().get(i + 1).start() : section.end();
        int from = Math.min(section.start() + section.title().length(), next);
        addSentences(Prose.of(report.text(), from, next).text());
      }
    }
  }

  List<Said> results() {
    return results;
  }

  List<Sentence> sentences() {
    return sentences;
  }

  /// The manner told by the words from the beginning of a clause to its number.
  static Manner manner(String words) {
    if (ADDED.matcher(words).find()) {
      return Manner.FLOW;
    }
    if (REACHED.matcher(words).find()) {
      return Manner.STOCK;
    }
    return DONE.matcher(words).find() ? Manner.FLOW : Manner.OPEN;
  }

  private void add(String text, Figure figure, boolean several) {
    String clause = around(text, figure.start(), figure.end(), "，。；！？\n,");
    int from = figure.start();
    int left = Math.max(0, from - AROUND_MAX);
    while (from > left && "，。；！？\n,".indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    String words = text.substring(from, figure.end());
    boolean many = several || CLAUSE_OF_SEVERAL.matcher(clause).find();
    results.add(new Said(figure, Subject.of(figure.metric()), Likeness.of(clause), words, many));
  }

  private void addSentences(String text) {
    for (String sentence : text.split("[。；！\\n]", -1)) {
      if (!NOT_DONE.matcher(sentence).find()) {
        List<Clause> clauses = new ArrayList<>();
        for (String clause : sentence.split("，", -1)) {
          clauses.add(new Clause(clause, Likeness.of(clause)));
        }
        sentences.add(new Sentence(sentence, Likeness.of(sentence), List.copyOf(clauses)));
      }
    }
  }

  /// For each character of the report whether several years are spoken of there.
  private static boolean[] several(WorkReport report) {
    String text = report.text();
    boolean[] marks = new boolean[text.length() + 1];
    Pattern lastYear = Pattern.compile((report.year() - 1) + "年(?:，|,|是|全|我|目标|的?工作)");
    boolean now = false;
    int next = 0;
    int from = 0;
    while (from < text.length()) {
      int to = from;
      while (to < text.length() && "。；！？\n".indexOf(text.charAt(to)) < 0) {
        to++;
      }
      boolean heading = false;
      while (next < report.sections().size() && report.sections().get(next).start() <= to) {
        heading = report.sections().get(next++).level() == 1;
        now = heading ? false : now;
      }
      String opening = text.substring(from, Math.min(to, from + 60));
      Matcher many = SEVERAL.matcher(opening);
      boolean one = ONE.matcher(opening).find() || lastYear.matcher(opening).find();
      if (many.find() && (heading || !one)) {
        now = true;
      } else if (one) {
        now = false;
      }
      java.util.Arrays.fill(marks, from, Math.min(to + 1, marks.length), now);
      from = to + 1;
    }
    return marks;
  }

  private static Period periodAt(WorkReport report, int offset) {
    Period period = Period.OTHER;
    for (Section section : report.sections()) {
      if (section.start() > offset) {
        break;
      }
      period = section.period();
    }
    return period;
  }

  /// The text between the nearest of these signs before and after.
  static String around(String text, int start, int end, String stops) {
    int from = start;
    int left = Math.max(0, start - AROUND_MAX);
    while (from > left && stops.indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    int to = end;
    int right = Math.min(text.length(), end + AROUND_MAX);
    while (to < right && stops.indexOf(text.charAt(to)) < 0) {
      to++;
    }
    return text.substring(from, to).strip();
  }
}
