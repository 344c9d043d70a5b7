package org.yiwang.workreport;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yiwang.workreport.Section.Period;

/// Where the report is within the text around it: title, place, year, body, glossary, sections.
record Outline(
    String title,
    String place,
    int year,
    int bodyStart,
    int bodyEnd,
    int glossaryEnd,
    int end,
    List<Section> sections) {

  private static final Pattern TITLE_LINE = Pattern.compile("政府工作报告|政府工作的报告");
  private static final Pattern DATELINE =
      Pattern.compile("(20\\d\\d)\\s*年\\s*(\\d{1,2})\\s*月\\s*\\d{1,2}\\s*日\\s*在");
  private static final Pattern CONGRESS =
      Pattern.compile("在([\\u4E00-\\u9FFF]{2,20}?)第[一二三四五六七八九十百]{1,4}届人民代表大会");
  private static final Pattern SPEAKS_FOR =
      Pattern.compile("代表([\\u4E00-\\u9FFF]{2,14}?)(?:人民政府|向大会|，)");
  private static final Pattern YEAR = Pattern.compile("(20\\d\\d)\\s*年");
  private static final Pattern REVIEWED =
      Pattern.compile("(20\\d\\d)\\s*年(?:的)?(?:主要)?工作(?:的)?(?:回顾|总结)");
  private static final Pattern GLOSSARY =
      Pattern.compile(
          "(?:用语|名词|术语|词语|词汇|概念|缩略语)[^\\n。，]{0,6}(?:解释|注释|说明|释义|注解)|^\\s*(?:注释|注解|名词附注)\\s*[:：]?\\s*$");
  private static final Pattern TRAILER =
      Pattern.compile(
          "^\\s*(?:相关(?:报道|链接|新闻|阅读|附件)|上一篇|下一篇|责任编辑|责编|编辑[:：]|扫一扫|您需要登录|版权所有|网站地图"
              + "|分享(?:到|至)|打印本页|关闭窗口|【(?:打印|关闭)|本版积分|附件下载|返回顶部|网站标识码|ICP备|快速回复|.{0,24}(?:ICP备|公网安备)|(?:本站|本页|网站|总|今日)?(?:访问|浏览|阅读|点击)(?:总?量|次数|人数|数)|您是第|技术支持[:：])");

  private static final Pattern ANNEX =
      Pattern.compile("(?m)^[\\s\\u3000]*(附\\s*(?:件|表|录)?\\s*\\d{0,2}\\s*[:：]?[^\\n。]{0,40})$");

  /// Marks of a report; a text with fewer than two of them is something else.
  private static final List<Pattern> MARKS =
      List.of(
          Pattern.compile("各位代表"),
          Pattern.compile("政府工作报告|报告政府工作|报告工作|作政府工作"),
          Pattern.compile("请予审议"),
          Pattern.compile("工作回顾|过去.{0,2}年|一年来"),
          Pattern.compile("预期目标|主要目标|重点(?:做好|抓好)|主要任务|重点工作|主要工作|工作任务"));

  static Outline of(SourceText source) throws UnreadableReport {
    String text = source.text();
    requireReport(source);
    String title = title(text, source.name());
    int year = year(text, title, source.name());
    int bodyStart = bodyStart(text);
    int glossary = glossaryStart(text, bodyStart);
    int trailer = trailerStart(text, glossary < 0 ? bodyStart : glossary);
    int bodyEnd = glossary < 0 ? trailer : glossary;
    int annex = glossary < 0 ? trailer : annexStart(text, glossary, trailer);
    List<Section> sections = new ArrayList<>(Headings.list(text, bodyStart, bodyEnd, year));
    if (annex < trailer) {
      sections.add(new Section(lineAt(text, annex), 1, Period.PLAN, annex, trailer));
    }
    return new Outline(
        title, place(text, title), year, bodyStart, bodyEnd, annex, trailer, List.copyOf(sections));
  }

  /// The innermost section at an offset.
  Section sectionAt(int offset) {
    int low = 0;
    int high = sections.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sections.get(middle).start() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? new Section("", 0, Period.OTHER, bodyStart, bodyEnd) : sections.get(low - 1);
  }

  private static void requireReport(SourceText source) throws UnreadableReport {
    long marks = MARKS.stream().filter(mark -> mark.matcher(source.text()).find()).count();
    boolean presented =
        MARKS.get(0).matcher(source.text()).find() || MARKS.get(1).matcher(source.text()).find();
    if (marks < 2 || !presented) {
      throw new UnreadableReport(
          source.name() + "：不像政府工作报告（全文找不到“各位代表”“工作回顾”“主要目标”等字样）",
          source.name()
              + ": does not read as a government work report (none of 各位代表, 工作回顾, 主要目标 … in the text)");
    }
  }

  private static String title(String text, String name) {
    String best = "";
    int line = 0;
    int limit = Math.min(text.length(), Math.max(bodyStart(text), 1));
    while (line < limit) {
      int end = text.indexOf('\n', line);
      end = end < 0 ? text.length() : end;
      String candidate = text.substring(line, end).strip();
      if (candidate.length() <= 45
          && candidate.indexOf('。') < 0
          && candidate.indexOf('月') < 0
          && TITLE_LINE.matcher(candidate).find()) {
        String bare = candidate.replaceFirst("^\\[[^\\]]*\\]\\s*", "").replaceAll("\\s+", "");
        boolean better = YEAR.matcher(bare).find() || !YEAR.matcher(best).find();
        best = best.isEmpty() || (better && bare.length() >= best.length()) ? bare : best;
      }
      line = end + 1;
    }
    return best.isEmpty() ? name.replaceFirst("\\.[A-Za-z]{2,5}$", "") : best;
  }

  private static int year(String text, String title, String name) {
    Matcher reviewed = REVIEWED.matcher(text);
    if (reviewed.find()) {
      return Integer.parseInt(reviewed.group(1)) + 1;
    }
    Matcher titled = YEAR.matcher(title);
    if (titled.find()) {
      return Integer.parseInt(titled.group(1));
    }
    Matcher dateline = DATELINE.matcher(text);
    if (dateline.find() && dateline.start() < bodyStart(text) + 400) {
      boolean yearEnd =
          Integer.parseInt(dateline.group(2)) >= 11; // a congress in December plans the next year
      return Integer.parseInt(dateline.group(1)) + (yearEnd ? 1 : 0);
    }
    Matcher named = Pattern.compile("(20\\d\\d)").matcher(name);
    return named.find() ? Integer.parseInt(named.group(1)) : 0;
  }

  private static String place(String text, String title) {
    Matcher congress = CONGRESS.matcher(text);
    if (congress.find() && congress.start() < bodyStart(text) + 400) {
      return congress.group(1);
    }
    String titled = title.replaceAll("[《》]|20\\d\\d年(?:度)?|(?:人民)?政府工作报告.*|政府工作的报告.*|关于", "");
    if (titled.equals("国务院")) {
      return "全国";
    }
    if (titled.length() >= 2 && titled.length() <= 16) {
      return titled;
    }
    Matcher speaks = SPEAKS_FOR.matcher(text);
    if (speaks.find()) {
      return speaks.group(1).equals("国务院") ? "全国" : speaks.group(1);
    }
    return "";
  }

  private static int bodyStart(String text) {
    int start = text.indexOf("各位代表");
    if (start < 0) {
      Matcher title = TITLE_LINE.matcher(text);
      start = title.find() ? title.end() : 0;
    }
    return start;
  }

  private static int glossaryStart(String text, int bodyStart) {
    int line = bodyStart + (text.length() - bodyStart) / 3;
    line = text.indexOf('\n', line) + 1;
    while (line > 0 && line < text.length()) {
      int end = text.indexOf('\n', line);
      end = end < 0 ? text.length() : end;
      if (end - line <= 60 && GLOSSARY.matcher(text.substring(line, end)).find()) {
        return line;
      }
      line = end + 1;
    }
    return -1;
  }

  /// A list of the year's projects often follows the glossary; it promises as the body does.
  private static int annexStart(String text, int from, int to) {
    Matcher annex = ANNEX.matcher(text).region(from, to);
    return annex.find() ? annex.start(1) : to;
  }

  /// The line that begins at an offset; empty at the end of the text.
  String headingAt(String text, int from) {
    return from >= end ? "" : lineAt(text, from);
  }

  private static String lineAt(String text, int from) {
    int end = text.indexOf('\n', from);
    return text.substring(from, end < 0 ? text.length() : end).strip();
  }

  private static int trailerStart(String text, int from) {
    int line = from + (text.length() - from) / 2;
    line = text.indexOf('\n', line) + 1;
    while (line > 0 && line < text.length()) {
      int end = text.indexOf('\n', line);
      end = end < 0 ? text.length() : end;
      if (end - line <= 80 && TRAILER.matcher(text.substring(line, end)).find()) {
        return line;
      }
      line = end + 1;
    }
    return text.length();
  }
}
