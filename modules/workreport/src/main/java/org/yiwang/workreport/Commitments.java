package org.yiwang.workreport;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yiwang.workreport.Commitment.Kind;
import org.yiwang.workreport.Figure.Comparator;
import org.yiwang.workreport.Figure.Role;
import org.yiwang.workreport.Section.Period;

/// Finds what the report promises, clause by clause, in the sections that look ahead.
final class Commitments {
  private static final Pattern NAMED_SET =
      Pattern.compile("(?:推进|推动|支持)([^，。等]{4,40}?)(?:社区|小区|园区|街道|村|校区)(?:创建|建成|争创)([^，。]{2,16})");

  /// A plan of several years promises nothing for this one.
  private static final Pattern PLAN_OF_YEARS =
      Pattern.compile("“?十[一二三四五六七八九]五”?|个五年|今后五年|未来五年|五年规划");

  private static final Pattern LATER =
      Pattern.compile("(?:到|至)(20\\d\\d)年|“十[一二三四五六七八九]五”(?:时期|期间|末)");

  private static final Pattern COUNTS_OF_PLAN =
      Pattern.compile("(?:主要|核心|预期性|约束性|具体|重要)*(?:指标|维度|原则|篇章)");

  private static final Pattern LEADS = Pattern.compile("^(?:以及|和|及|并|等)");
  private static final int QUOTED_MAX = 60;
  private static final int CLAUSE_MAX = 200;
  private static final String CLAUSE_ENDS = "，。；！？\n";

  private final String source;
  private final Prose prose;
  private final Outline outline;
  private final List<Figure> figures;
  private final List<Section> severalYears;
  private final List<Commitment> found = new ArrayList<>();
  private int nextFigure;

  private Commitments(String source, Prose prose, Outline outline, List<Figure> figures) {
    this.source = source;
    this.prose = prose;
    this.outline = outline;
    this.figures = figures;
    this.severalYears = severalYears(outline);
  }

  static List<Commitment> in(String source, Prose prose, Outline outline, List<Figure> figures) {
    Commitments commitments = new Commitments(source, prose, outline, figures);
    String text = prose.text();
    for (int from = 0; from < text.length(); ) {
      int to = clauseEnd(text, from);
      while (to + 1 < text.length()
          && text.charAt(to) == '，'
          && LEADS.matcher(text.substring(to + 1, Math.min(text.length(), to + 4))).find()) {
        to = clauseEnd(text, to + 1);
      }
      if (to > from) {
        commitments.clause(from, to);
      }
      from = to + 1;
    }
    return List.copyOf(commitments.found);
  }

  static Kind kind(Figure figure) {
    boolean relative =
        figure.findChange().filter(c -> c.unit().equals("%") || c.unit().endsWith("点")).isPresent();
    if (relative || (figure.findChange().isPresent() && figure.findValue().isEmpty())) {
      return Kind.GROWTH;
    }
    return switch (figure.comparator()) {
      case AT_LEAST -> Kind.FLOOR;
      case MORE -> Kind.STRICT_FLOOR;
      case EQUAL, AT_MOST, LESS, ABOUT -> Kind.EXACT;
    };
  }

  private static int clauseEnd(String text, int from) {
    int to = from;
    while (to < text.length() && CLAUSE_ENDS.indexOf(text.charAt(to)) < 0) {
      int closed = text.charAt(to) == '“' ? closing(text, to) : -1;
      to = closed > 0 ? closed : to + 1;
    }
    return to;
  }

  /// The end of a short quotation, which no comma inside it parts; -1 if it does not end soon.
  private static int closing(String text, int quote) {
    int end = text.indexOf('”', quote, Math.min(text.length(), quote + QUOTED_MAX));
    int line = text.indexOf('\n', quote, Math.min(text.length(), quote + QUOTED_MAX));
    return line >= 0 && line < end ? -1 : end;
  }

  private void clause(int from, int to) {
    int end = prose.offsetAfter(to);
    boolean counted = false;
    boolean ofLaterYears = ofLaterYears(from, to);
    while (nextFigure < figures.size() && figures.get(nextFigure).start() < end) {
      Figure figure = figures.get(nextFigure++);
      counted = true;
      if (figure.role() == Role.TARGET && !ofLaterYears && !ofPlan(figure, from, to)) {
        int at = prose.index(figure.start());
        int near = Math.max(from, at - CLAUSE_MAX);
        int far = Math.min(to, at + CLAUSE_MAX);
        boolean whole = to - from <= CLAUSE_MAX;
        add(kind(figure), figure.metric(), whole ? from : near, whole ? to : far, figure);
      }
    }
    if (counted
        || ofLaterYears
        || outline.sectionAt(prose.offset(from)).period() != Period.PLAN
        || isHeading(from)) {
      return;
    }
    String words = prose.text().substring(from, Math.min(to, from + CLAUSE_MAX));
    if (Promises.promisesNothing(words)) {
      return;
    }
    Matcher set = NAMED_SET.matcher(words);
    if (set.find() && set.group(1).indexOf('、') > 0) {
      add(Kind.EXACT, set.group(2), from, to, named(set, from));
      return;
    }
    Promises.in(words)
        .ifPresent(promise ->
            promise.subjects().forEach(subject -> add(promise.kind(), subject, from, to, null)));
  }

  /// 29项主要指标 describes a plan; what it sets for 2030 is no promise of this year.
  private boolean ofPlan(Figure figure, int from, int to) {
    String text = prose.text();
    int end = prose.index(figure.end() - 1) + 1;
    String after = text.substring(Math.min(end, text.length()), Math.min(text.length(), end + 8));
    String clause = text.substring(from, Math.min(to, from + CLAUSE_MAX));
    return COUNTS_OF_PLAN.matcher(after).lookingAt()
        || Promises.promisesNothing(clause)
        || (figure.year() > outline.year() && outline.year() > 0);
  }

  /// Whether the section or the sentence speaks of a plan of several years and not of this one.
  private boolean ofLaterYears(int from, int to) {
    int offset = prose.offset(from);
    if (severalYears.stream().anyMatch(s -> s.start() <= offset && offset < s.end())) {
      return true;
    }
    String text = prose.text();
    int end = Math.min(to, from + CLAUSE_MAX);
    Matcher later = LATER.matcher(text.substring(Roles.sentenceStart(text, from), end));
    while (later.find()) {
      String year = later.group(1);
      if (year == null || Integer.parseInt(year) > outline.year()) {
        return outline.year() > 0;
      }
    }
    return false;
  }

  private static List<Section> severalYears(Outline outline) {
    List<Section> plans =
        outline.sections().stream().filter(s -> s.period() == Period.PLAN).toList();
    List<Section> several =
        plans.stream()
            .filter(s -> PLAN_OF_YEARS.matcher(s.title()).find())
            .filter(s -> !s.title().contains(outline.year() + "年") && !s.title().contains("今年"))
            .toList();
    boolean others =
        plans.stream()
            .filter(s -> s.level() == 1)
            .anyMatch(s ->
                several.stream().noneMatch(o -> o.start() <= s.start() && s.start() < o.end()));
    return others ? several : List.of();
  }

  /// A closed list of names promises as many as it names; 等 would leave it open.
  private Figure named(Matcher set, int from) {
    int count = set.group(1).split("[、和]", -1).length;
    int start = prose.offset(from + set.start(1));
    int end = prose.offsetAfter(from + set.end(1));
    return new Figure(
        set.group(2),
        BigDecimal.valueOf(count),
        null,
        "个",
        outline.year(),
        Role.TARGET,
        Comparator.EQUAL,
        null,
        outline.place(),
        source.substring(start, end),
        start,
        end,
        outline.sectionAt(start).title());
  }

  private boolean isHeading(int from) {
    int offset = prose.offset(from);
    return outline.sectionAt(offset).start() == offset;
  }

  private void add(Kind kind, String subject, int from, int to, @Nullable Figure figure) {
    String text = prose.text();
    int start = prose.offset(from);
    String sentence = text.substring(Roles.sentenceStart(text, from), Roles.sentenceEnd(text, to));
    String title = subject.length() > 40 ? subject.substring(0, 40) + "…" : subject;
    found.add(
        new Commitment(
            kind,
            title.isEmpty() ? text.substring(from, to) : title,
            text.substring(from, to),
            sentence,
            figure,
            start,
            prose.offsetAfter(to),
            outline.sectionAt(start).title()));
  }
}
