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
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "^(.*?)(?:均|都|全面)?(?:完成|达到|实现|控制在)[^，。]{0,8}(?:下达|规定|确定|分解)的?[^，。]{0,6}(?:目标|指标|任务|要求|范围)");
  private static final Pattern MILESTONE =
      Pattern.compile(
          "启动(?!力)|开工|建成|竣工|完工|投用|投入使用|投运|完成|设立|(?<!新中国)成立(?!以来|\\d)|挂牌|揭牌|开业|开园|开馆|交付|通车|出台|发布(?!查询)|印发|制定|编制|验收|收官|举办|首发地块"
              + "|(?:实施|推进|落实)[^。]{0,120}[“\"]?[二三四五六七八九十]+大[^，。]{0,4}(?:工程|行动|计划|任务)|开展[^，。]{0,20}(?:推介|普查|评估|调查)");
  private static final Pattern PROMISE =
      Pattern.compile(
          "^(?:要|将|并|同时|还要|继续|持续|全力|全面|着力|加快|大力|积极|深入|扎实|切实|有序|稳步|高质量|高标准|进一步|更大力度|统筹|协同|常态化|精心|不断|严格|有效|更好|一体)*"
              + "(?:推进|推动|推出|推行|推广|加强|加快|加大|深化|提升|提高|优化|完善|扩大|强化|支持|促进|打造|健全|探索|建设|培育|落实|开展|引进|做好|做强|做优|实施|构建|建立|拓展|保障|办好|规范|发展|增强|鼓励|引导|吸引|集聚|创建|争创|改造|修缮|更新|整治|化解|防范|稳定|稳住|扶持|壮大|布局|激发|释放|改善|保护|丰富|夯实|巩固|用好|擦亮|筹建|筹措|新增|新建|改建|扩建|降低|减少|严控|压减|出让|盘活|升级|试点|普及|推介|搭建|创新|深耕|守护|营造|塑造|畅通|统筹|破解|打通|补齐|兜牢|筑牢|织密|倡导|弘扬)");
  private static final Pattern NAMED_SET =
      Pattern.compile("(?:推进|推动|支持)([^，。等]{4,40}?)(?:社区|小区|园区|街道|村|校区)(?:创建|建成|争创)([^，。]{2,16})");

  /// Words that make 建成 and 发布 part of a vision or of a policy, not an event of the year.
  private static final Pattern VISION =
      Pattern.compile("^(?:今年是|为|切实|认真|以|党的|落实|在[^，]{0,40}中发挥|强化|加强|深化|提升|优化|坚持|努力|确保到20)");

  private static final Pattern LEADS = Pattern.compile("^(?:以及|和|及|并|等)");
  private static final int CLAUSE_MAX = 200;
  private static final String CLAUSE_ENDS = "，。；！？\n";

  private final String source;
  private final Prose prose;
  private final Outline outline;
  private final List<Figure> figures;
  private final List<Commitment> found = new ArrayList<>();
  private int nextFigure;

  private Commitments(String source, Prose prose, Outline outline, List<Figure> figures) {
    this.source = source;
    this.prose = prose;
    this.outline = outline;
    this.figures = figures;
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
    if (figure.findChange().isPresent()) {
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
      to++;
    }
    return to;
  }

  private void clause(int from, int to) {
    int end = prose.offsetAfter(to);
    boolean counted = false;
    while (nextFigure < figures.size() && figures.get(nextFigure).start() < end) {
      Figure figure = figures.get(nextFigure++);
      counted = true;
      if (figure.role() == Role.TARGET) {
        int at = prose.index(figure.start());
        int near = Math.max(from, at - CLAUSE_MAX);
        int far = Math.min(to, at + CLAUSE_MAX);
        boolean whole = to - from <= CLAUSE_MAX;
        add(kind(figure), figure.metric(), whole ? from : near, whole ? to : far, figure);
      }
    }
    if (counted
        || outline.sectionAt(prose.offset(from)).period() != Period.PLAN
        || isHeading(from)) {
      return;
    }
    String words = prose.text().substring(from, Math.min(to, from + CLAUSE_MAX));
    Matcher assigned = ASSIGNED.matcher(words);
    Matcher set = NAMED_SET.matcher(words);
    if (assigned.find()) {
      for (String subject : assigned.group(1).split("、", -1)) {
        add(Kind.ASSIGNED, subject.isEmpty() ? words : subject, from, to, null);
      }
    } else if (set.find() && set.group(1).indexOf('、') > 0) {
      add(Kind.EXACT, set.group(2), from, to, named(set, from));
    } else if (MILESTONE.matcher(words).find() && !VISION.matcher(words).find()) {
      add(Kind.MILESTONE, words, from, to, null);
    } else if (PROMISE.matcher(words).find() || words.contains("更多")) {
      add(Kind.UNQUANTIFIED, words, from, to, null);
    }
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
