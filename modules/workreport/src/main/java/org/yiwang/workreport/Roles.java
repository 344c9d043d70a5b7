package org.yiwang.workreport;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yiwang.workreport.Figure.Role;
import org.yiwang.workreport.Section.Period;

/// Tells results from promises: by the section, corrected by what the sentence says itself.
final class Roles {
  private static final Pattern FROM = Pattern.compile("(?:由|从)[^，。；到至]{0,12}$");
  private static final Pattern MOVES = Pattern.compile("^[^，。；]{0,12}(?:到|至|降|升|增|减|压|扩|提|缩)");
  private static final Pattern PAST =
      Pattern.compile("去年|上年|目前|截至|已经?(?:建成|完成|实现|达到|达|有)|过去一年|一年来|现有|以来");
  private static final Pattern FUTURE =
      Pattern.compile(
          "今年(?:全年)?(?:要|将|计划|预计|力争|新)|预期目标|主要目标|(?:到|至)(20\\d\\d)年[^，。]{0,6}(?:[，,]|力争|达|实现|建成|形成|基本|全)|“十五五”(?:时期|期间|末)");

  /// 是2019年的1.5倍, 比十三五末的2018年减35%: the year is what the figure is compared with.
  private static final Pattern COMPARED = Pattern.compile("(?:比(?![重例率])|较|相当于)[^，。；0-9]{0,8}$|是$");

  /// 从2020年的82.4岁提高到83.9岁: the second number is of a later year.
  private static final Pattern STARTED = Pattern.compile("[从由自]$");

  private static final Pattern MOVED = Pattern.compile("[到至增升降减扩]");
  private static final Pattern YEAR = Pattern.compile("(?:到|至|于)?(20\\d\\d)年");

  /// Looking further would make one endless sentence cost its square.
  private static final int SENTENCE_MAX = 400;

  private final Prose prose;
  private final Outline outline;

  Roles(Prose prose, Outline outline) {
    this.prose = prose;
    this.outline = outline;
  }

  Role role(Quantity quantity) {
    String text = prose.text();
    String left = text.substring(sentenceStart(text, quantity.start()), quantity.start());
    int to = Math.min(text.length(), quantity.end() + 16);
    if (FROM.matcher(left).find() && MOVES.matcher(text.substring(quantity.end(), to)).find()) {
      return Role.BASELINE;
    }
    return switch (outline.sectionAt(prose.offset(quantity.start())).period()) {
      case PLAN -> PAST.matcher(left).find() ? Role.BASELINE : Role.TARGET;
      case REVIEW -> promised(left) ? Role.TARGET : Role.ACTUAL;
      case OTHER -> FUTURE.matcher(left).find() ? Role.TARGET : Role.ACTUAL;
    };
  }

  /// A review section promises only if it names a coming year.
  private boolean promised(String left) {
    Matcher future = FUTURE.matcher(left);
    if (!future.find()) {
      return false;
    }
    String year = future.group(1);
    return year == null || Integer.parseInt(year) >= outline.year();
  }

  int year(Quantity quantity) {
    String text = prose.text();
    String left = text.substring(sentenceStart(text, quantity.start()), quantity.start());
    Matcher year = YEAR.matcher(left);
    int said = 0;
    while (year.find()) {
      String after = left.substring(year.end());
      String before = left.substring(Math.max(0, year.start() - 12), year.start());
      boolean compared =
          COMPARED.matcher(before).find()
              || (STARTED.matcher(before).find() && MOVED.matcher(after).find());
      said = compared ? said : Integer.parseInt(year.group(1));
    }
    if (said > 0 || outline.year() == 0) {
      return said;
    }
    Period period = outline.sectionAt(prose.offset(quantity.start())).period();
    boolean planned = period == Period.PLAN && !PAST.matcher(left).find();
    return planned ? outline.year() : outline.year() - 1;
  }

  /// Where the sentence begins, or, in one longer than any sentence, where it is near.
  static int sentenceStart(String text, int at) {
    int from = at;
    int limit = Math.max(0, at - SENTENCE_MAX);
    while (from > limit && "。！？；\n".indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    return from;
  }

  static int sentenceEnd(String text, int at) {
    int to = at;
    int limit = Math.min(text.length(), at + SENTENCE_MAX);
    while (to < limit && "。！？；\n".indexOf(text.charAt(to)) < 0) {
      to++;
    }
    return to;
  }

  /// The period of the sentence, for promises without a number.
  Period period(int index) {
    return outline.sectionAt(prose.offset(index)).period();
  }
}
