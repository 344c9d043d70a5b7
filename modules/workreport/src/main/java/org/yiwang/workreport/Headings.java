package org.yiwang.workreport;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yiwang.workreport.Section.Period;

/// Finds the headings 一、 and （一） and what time the text under them speaks of.
final class Headings {
  static final int LENGTH_MAX = 70;
  private static final String NUMERALS = "一二三四五六七八九十百零";
  private static final Pattern YEAR = Pattern.compile("(20\\d\\d)年");

  /// “十四五”时期和2025年工作回顾 looks back although it names a plan.
  private static final Pattern BACK = Pattern.compile("回顾|总结|过去.{0,3}年|成就|成绩|成效|历程|完成情况|主要做了");

  private static final Pattern AHEAD =
      Pattern.compile("任务|安排|计划|目标|重点|要求|思路|建议|部署|打算|建设|今年|今后|下一年|政策取向|奋斗");

  private static final Pattern SPEAKS_OF_BOTH = Pattern.compile("和|及|与|、.*、");
  private static final Pattern COMING = Pattern.compile("今后五年|未来五年|《纲要|展望");

  private static final Pattern UNNUMBERED =
      Pattern.compile("工作(?:的)?回顾|工作总结|(?:主要|重点|工作)任务|工作安排|重点工作|主要工作|自身建设|总体要求");
  private static final Pattern GOALS =
      Pattern.compile("预期目标|今年(?:工作)?的?(?:总体要求|总体思路|主要目标)|做好今年|今年(?:要|将)?重点");

  private Headings() {}

  /// 1 for 一、, 2 for （一）, 0 if no heading starts here.
  static int levelAt(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\u3000')) {
      at++;
    }
    boolean bracket = at < text.length() && (text.charAt(at) == '（' || text.charAt(at) == '(');
    boolean part = at < text.length() && text.charAt(at) == '第';
    int number = bracket || part ? at + 1 : at;
    int end = number;
    while (end < text.length() && NUMERALS.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    if (end == number || end - number > 3 || end >= text.length()) {
      return 0;
    }
    if (text.startsWith("部分", end) && number > from && text.charAt(number - 1) == '第') {
      return 1;
    }
    char after = text.charAt(end);
    if (bracket) {
      return after == '）' || after == ')' ? 2 : 0;
    }
    return after == '、' && !part ? 1 : 0;
  }

  /// The sections between two offsets; the last one that starts before an offset is the innermost
  /// there.
  static List<Section> list(String text, int from, int to, int reportYear) {
    List<int[]> marks = new ArrayList<>();
    List<String> titles = new ArrayList<>();
    for (int line = from; line < to; ) {
      int end = text.indexOf('\n', line);
      end = end < 0 || end > to ? to : end;
      int level = levelAt(text, line);
      String title = level == 0 ? "" : title(text, line, end);
      if (!title.isEmpty()) {
        marks.add(new int[] {skipSpace(text, line), level});
        titles.add(title);
      }
      line = end + 1;
    }
    if (marks.stream().noneMatch(mark -> mark[1] == 1)) {
      addUnnumbered(text, from, to, marks, titles);
    }
    addTurns(text, marks, titles, to);
    return sections(marks, titles, to, reportYear);
  }

  /// A report whose headings lost their numbers (or never had any) still parts what was done from
  /// what will be done: by short lines such as 2023年工作回顾, or by the paragraph that names the goals
  /// of this year.
  private static void addUnnumbered(
      String text, int from, int to, List<int[]> marks, List<String> titles) {
    List<int[]> lines = new ArrayList<>();
    int goals = -1;
    for (int line = text.indexOf('\n', from) + 1; line > 0 && line < to; ) {
      int end = text.indexOf('\n', line);
      end = end < 0 || end > to ? to : end;
      String words = text.substring(line, end).strip();
      boolean titleLike =
          words.length() >= 4
              && words.length() <= 30
              && words.indexOf('，') < 0
              && words.indexOf('。') < 0;
      if (titleLike && UNNUMBERED.matcher(words).find()) {
        lines.add(new int[] {line, end});
      }
      goals = goals < 0 && GOALS.matcher(words).find() ? line : goals;
      line = end + 1;
    }
    if (lines.isEmpty() && goals >= 0) {
      lines.add(new int[] {goals, Math.min(to, goals + 20)});
    }
    for (int[] line : lines) {
      int at = 0;
      while (at < marks.size() && marks.get(at)[0] < line[0]) {
        at++;
      }
      marks.add(at, new int[] {skipSpace(text, line[0]), 1});
      titles.add(at, text.substring(line[0], line[1]).strip());
    }
  }

  /// Where a heading speaks of both periods, the first paragraph of the coming one becomes a
  /// section of its own.
  private static void addTurns(String text, List<int[]> marks, List<String> titles, int to) {
    for (int i = 0; i < marks.size(); i++) {
      if (marks.get(i)[1] != 1
          || !isMixed(titles.get(i))
          || !SPEAKS_OF_BOTH.matcher(titles.get(i)).find()) {
        continue;
      }
      int line = text.indexOf('\n', marks.get(i)[0]) + 1;
      int end = i + 1 < marks.size() ? marks.get(i + 1)[0] : to;
      while (line > 0 && line < end) {
        int stop = Math.min(end, line + 40);
        String opening = text.substring(line, stop);
        if (COMING.matcher(opening).find() || opening.strip().startsWith(plan(titles.get(i)))) {
          String clause = opening.strip().split("[，。：\n]", 2)[0];
          marks.add(i + 1, new int[] {skipSpace(text, line), 2});
          titles.add(i + 1, clause);
          break;
        }
        line = text.indexOf('\n', line) + 1;
      }
    }
  }

  /// The plan that a heading names last: the coming one.
  private static String plan(String title) {
    int from = title.lastIndexOf('“');
    int to = title.indexOf('”', Math.max(from, 0));
    return from < 0 || to < 0 ? "今后" : title.substring(from, to + 1);
  }

  private static List<Section> sections(
      List<int[]> marks, List<String> titles, int to, int reportYear) {
    List<Section> sections = new ArrayList<>();
    Period outer = Period.OTHER;
    boolean mixed = false;
    for (int i = 0; i < marks.size(); i++) {
      int level = marks.get(i)[1];
      int end = to;
      for (int j = i + 1; j < marks.size() && end == to; j++) {
        end = marks.get(j)[1] <= level ? marks.get(j)[0] : to;
      }
      Period period = level == 1 || mixed ? period(titles.get(i), outer, reportYear) : outer;
      if (level == 1) {
        outer = period;
        mixed = isMixed(titles.get(i));
      }
      sections.add(new Section(titles.get(i), level, period, marks.get(i)[0], end));
    }
    return List.copyOf(sections);
  }

  static Period period(String title, Period before, int reportYear) {
    boolean back = BACK.matcher(title).find();
    boolean ahead = AHEAD.matcher(title).find();
    if (back) {
      return Period.REVIEW;
    }
    Matcher year = YEAR.matcher(title);
    if (year.find() && reportYear > 0) {
      return Integer.parseInt(year.group(1)) < reportYear ? Period.REVIEW : Period.PLAN;
    }
    return ahead || before == Period.REVIEW || COMING.matcher(title).find() ? Period.PLAN : before;
  }

  /// “十四五”时期发展成就和“十五五”时期主要目标任务 speaks of both; its subsections must say which.
  private static boolean isMixed(String title) {
    return BACK.matcher(title).find() && AHEAD.matcher(title).find() && title.contains("和");
  }

  /// The heading line, or its first sentence if text follows on the same line.
  private static String title(String text, int line, int end) {
    String whole = text.substring(line, end).strip();
    int stop = whole.indexOf('。');
    if (stop >= 0 && stop < LENGTH_MAX) {
      return whole.substring(0, stop).strip();
    }
    return whole.length() <= LENGTH_MAX && stop < 0 ? whole : "";
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && Prose.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
