package org.yiwang.workreport;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yiwang.workreport.Bounds.Bound;
import org.yiwang.workreport.Figure.Comparator;
import org.yiwang.workreport.Quantity.Shape;
import org.yiwang.workreport.Units.Kind;
import org.yiwang.workreport.Units.Unit;

/// Reads the text once from left to right and keeps the numbers that can be figures.
///
/// What is turned away: dates and years, ordinals, digits of lists, numbers inside names (5G, 19号线,
/// “1+3+X”), ages and durations that are conditions, small Chinese numerals. What stays is a
/// quantity; whether it is a value or a change is decided later, from the words around it.
final class Quantities {
  private static final Pattern SHORTENED =
      Pattern.compile(
          "压缩|缩短|压减|缩减|减少|提速|降至|降到|减至|缩至|平均|人均|不超过|不少于|不低于|控制|仅需|只需|仅用|只用|用时|时长|耗时|时间|天数|优良|提前|办结|等候|等待|达标天|有效天|由|从|增加|延长|达到|审批|办理");
  private static final Pattern LIFETIME = Pattern.compile("寿命|平均年龄|人均|初婚");
  private static final Pattern LEVEL =
      Pattern.compile("(?:达到?|为|至|到|升至|降至|在|是|指数|得分|系数|约|超过?|突破|近|不低于|不少于|以内|均)$");
  private static final Pattern CONDITION =
      Pattern.compile("(?:时速|限速|最后|半径|每|每隔|距今|不足|未满|满|年满|方圆|周边|每年每|总投资不)$");
  private static final Pattern BACKGROUND =
      Pattern.compile(
          "(?:各族)?[^，。；]{0,4}(?:人民|儿女|父老|同胞)|(?:方面)?(?:的)?(?:重点)?工作[：:。]|(?:亲临|亲自|视察|回信|致信|致贺信|考察)|以上人口");
  private static final Pattern SIGNED =
      Pattern.compile("(?:为|是|长|降|速|幅|达|约|近|到|至|在|率|额|比|[，、（：；]|分别|和|\\n)$");
  private static final Pattern ACTS =
      Pattern.compile("新|建|增|成|办|引进|改造|完|培育|治理|修|整治|达|开工|投放|发放|设|招");
  private static final String MEDALS = "金银铜";
  private static final int CLAUSE_MAX = 24;
  private static final String CHAIN = "、和与及或";
  private static final String RANGE = "—-~至到";

  private final String text;
  private final BitSet names;
  private final List<Quantity> found = new ArrayList<>();

  private Quantities(String text) {
    this.text = text;
    this.names = Names.in(text);
  }

  static List<Quantity> in(String text) {
    Quantities quantities = new Quantities(text);
    quantities.scan();
    return Thresholds.without(text, quantities.found);
  }

  private void scan() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean number = Numeral.isDigit(c) || Numeral.isChinese(c);
      boolean opens = number || "第前连翻持".indexOf(c) >= 0;
      if (!opens) {
        at++;
        continue;
      }
      Optional<Quantity> multiple = names.get(at) ? Optional.empty() : Multiples.at(text, at);
      if (multiple.isPresent()) {
        found.add(multiple.get());
        at = multiple.get().end();
        continue;
      }
      if (c == '翻' || c == '持') {
        at++;
        continue;
      }
      Optional<Quantity> rank = Ranks.at(text, at);
      if (rank.isPresent() && (!names.get(at) || rank.get().shape() == Shape.RUN)) {
        found.add(rank.get());
        at = rank.get().end();
      } else if (number) {
        at = Math.max(at + 1, number(at));
      } else {
        at++;
      }
    }
  }

  /// Reads the number here and returns where to go on.
  private int number(int at) {
    if (text.startsWith("百分之", at) || text.startsWith("千分之", at)) {
      return partOf(at);
    }
    Optional<Numeral> read = Numeral.at(text, at);
    if (read.isEmpty()) {
      return at + 1;
    }
    Numeral numeral = isNegative(at) ? read.get().negated() : read.get();
    int ratio = ratio(numeral);
    if (ratio > 0) {
      return ratio;
    }
    if (numeral.chinese()) {
      int percent = fraction(numeral);
      if (percent > 0) {
        return percent;
      }
    }
    if (text.startsWith("/", numeral.end()) && !numeral.chinese()) {
      return slashed(numeral);
    }
    return names.get(at) || inName(numeral) ? skip(numeral) : measured(numeral);
  }

  private int measured(Numeral first) {
    Optional<Unit> unit = Units.at(text, first.end());
    int afterFirst = unit.map(Unit::end).orElse(first.end());
    Optional<Numeral> second = upperEnd(first, afterFirst);
    if (second.isPresent()) {
      Optional<Unit> shared = Units.at(text, second.get().end());
      boolean same =
          unit.isEmpty() || shared.map(u -> u.name().equals(unit.get().name())).orElse(false);
      if (same && shared.isPresent()) {
        return keep(first, second.get().value(), shared.get(), second.get());
      }
      if (same && second.get().scaled() && unit.isEmpty()) {
        return keep(
            first,
            second.get().value(),
            new Unit("", Kind.MEASURE, second.get().end()),
            second.get());
      }
      if (shared.isEmpty() && unit.isEmpty()) {
        return second.get().end();
      }
    }
    if (unit.isPresent()) {
      return keep(first, null, unit.get(), first);
    }
    return bare(first);
  }

  /// A number without a unit: an amount (300万), a level (指数达92.5), one of a list that shares a
  /// unit, else a name.
  private int bare(Numeral numeral) {
    Optional<Unit> shared = chainedUnit(numeral.end());
    String left = left(numeral.start(), 6);
    boolean amount = numeral.scaled() || numeral.about();
    if (shared.isPresent() && !(amount && shared.get().name().isEmpty())) {
      boolean counted =
          shared.get().kind() != Kind.NAME && left(numeral.start(), 12).contains("分别");
      return counted ? keep(numeral, null, shared.get().at(numeral.end()), numeral) : numeral.end();
    }
    Unit none = new Unit("", Kind.MEASURE, numeral.end());
    boolean closed =
        numeral.end() >= text.length() || "，。；、）！\n以左".indexOf(text.charAt(numeral.end())) >= 0;
    boolean moves = numeral.value().scale() > 0 && (left.endsWith("从") || left.endsWith("由"));
    boolean level = moves || (closed && LEVEL.matcher(left).find() && !isYear(numeral));
    boolean letter = numeral.end() < text.length() && isLetter(text.charAt(numeral.end()));
    return (amount || level) && !letter ? keep(numeral, null, none, numeral) : numeral.end();
  }

  private int keep(Numeral first, @Nullable BigDecimal high, Unit unit, Numeral last) {
    Bound after = Bounds.after(text, unit.end());
    Bound before = Bounds.before(text, first.start(), first.chinese() && first.scaled());
    if (!isFigure(first, unit, before)) {
      return unit.end();
    }
    Comparator comparator = after.comparator();
    if (comparator == Comparator.EQUAL) {
      comparator = before.comparator();
    }
    if (comparator == Comparator.EQUAL && (first.about() || last.about())) {
      comparator = Comparator.ABOUT;
    }
    BigDecimal low = first.value();
    if (high != null && last.scaled() && !first.scaled() && first.value().compareTo(high) != 0) {
      low = rescaled(first.value(), high);
    }
    String name = unit.name().equals("元人民币") || unit.name().equals("人民币") ? "元" : unit.name();
    found.add(
        new Quantity(
            Shape.PLAIN,
            before.edge(),
            first.start(),
            after.edge(),
            low,
            high,
            name,
            unit.kind(),
            comparator));
    return after.edge();
  }

  /// In 3—5万元 the first number is in 万 as well.
  private static BigDecimal rescaled(BigDecimal low, BigDecimal high) {
    BigDecimal scaled = low;
    while (scaled.multiply(BigDecimal.TEN.pow(4)).compareTo(high) <= 0) {
      scaled = scaled.multiply(BigDecimal.TEN.pow(4));
    }
    return scaled;
  }

  private boolean isFigure(Numeral numeral, Unit unit, Bound before) {
    if (CONDITION.matcher(left(before.edge(), 4)).find() || isBackground(unit)) {
      return false;
    }
    return switch (unit.kind()) {
      case NAME -> false;
      case AGE -> LIFETIME.matcher(clause(numeral.start())).find() && !numeral.chinese();
      case DURATION -> !numeral.chinese() && isDuration(numeral, unit);
      case POINTS -> true;
      case TIMES, PERCENT -> true;
      case COUNT, MEASURE -> !numeral.chinese() || isChineseAmount(numeral, unit, before);
    };
  }

  /// A people addressed, a task list announced or a leader's visits are no results.
  private boolean isBackground(Unit unit) {
    return BACKGROUND.matcher(text).region(unit.end(), text.length()).lookingAt()
        || (!unit.name().isEmpty() && MEDALS.contains(unit.name()) && continuesWord(unit.end()))
        || (unit.kind() == Kind.MEASURE
            && !unit.name().isEmpty()
            && text.startsWith("内", unit.end()));
  }

  private boolean continuesWord(int at) {
    char next = at < text.length() ? text.charAt(at) : '。';
    return next >= '\u4E00' && next <= '\u9FFF' && !MEDALS.contains(String.valueOf(next));
  }

  private boolean isDuration(Numeral numeral, Unit unit) {
    boolean within = text.startsWith("内", unit.end());
    String clause = clause(numeral.start());
    if (within || (unit.name().endsWith("小时") && numeral.value().intValue() == 24)) {
      return clause.contains("缩");
    }
    return SHORTENED.matcher(clause).find();
  }

  /// Chinese numerals count only if they truly measure: 超千万人次, 近百场, 一千二百户; never 三项, 百日, 千亿级.
  private boolean isChineseAmount(Numeral numeral, Unit unit, Bound before) {
    boolean alone = unit.name().isEmpty() && before.comparator() == Comparator.EQUAL;
    boolean teens = numeral.value().compareTo(BigDecimal.TEN) > 0 && followsItsThing(numeral, unit);
    if ((!numeral.scaled() && !teens) || alone) {
      return false;
    }
    boolean bare = "百千万亿".indexOf(text.charAt(numeral.start())) >= 0;
    if (!bare) {
      return numeral.end() - numeral.start() > 2
          || (unit.kind() == Kind.MEASURE && !unit.name().isEmpty())
          || teens
          || (numeral.scaled() && ACTS.matcher(clause(numeral.start())).find());
    }
    if (numeral.about() && unit.kind() == Kind.COUNT) {
      return true; // 净增百余家
    }
    String left = left(before.edge(), 2);
    return before.comparator() != Comparator.EQUAL || left.endsWith("达") || left.endsWith("达到");
  }

  /// 建成学校十二所: the number closes the clause, after the verb and the thing.
  private boolean followsItsThing(Numeral numeral, Unit unit) {
    char next = unit.end() < text.length() ? text.charAt(unit.end()) : '。';
    return !unit.name().isEmpty()
        && "，。；、！？）和及\n".indexOf(next) >= 0
        && clause(numeral.start()).length() > 3
        && ACTS.matcher(clause(numeral.start())).find();
  }

  /// The second number of 4.5%—5% or 40至50家; from 5%到8% is two figures if 由 or 从 goes before.
  private Optional<Numeral> upperEnd(Numeral first, int afterFirst) {
    int at = afterFirst;
    if (at >= text.length() || RANGE.indexOf(text.charAt(at)) < 0) {
      return Optional.empty();
    }
    char sign = text.charAt(at);
    at += text.startsWith("——", at) ? 2 : 1;
    boolean moves = sign == '到' || sign == '至';
    String clause = clause(first.start());
    if (at >= text.length() || (moves && (clause.contains("由") || clause.contains("从")))) {
      return Optional.empty();
    }
    return Numeral.isDigit(text.charAt(at)) == Numeral.isDigit(text.charAt(first.start()))
        ? Numeral.at(text, at)
        : Optional.empty();
  }

  /// 8.3∶41.4∶50.3 gives a figure for each part; 8:30 and 1:1 give none.
  private int ratio(Numeral first) {
    if (first.chinese() || !text.startsWith("：", first.end())) {
      return 0;
    }
    List<Numeral> parts = new ArrayList<>(List.of(first));
    int at = first.end();
    while (at + 1 < text.length()
        && text.charAt(at) == '：'
        && Numeral.isDigit(text.charAt(at + 1))) {
      Numeral part = Numeral.at(text, at + 1).orElseThrow();
      parts.add(part);
      at = part.end();
    }
    if (parts.size() < 2) {
      return 0;
    }
    String left = clause(first.start());
    boolean decimals = parts.stream().anyMatch(p -> p.value().scale() > 0);
    boolean shares = parts.size() > 2 || left.contains("比") || left.contains("结构");
    if (parts.size() == 2 && parts.get(1).value().compareTo(BigDecimal.ONE) == 0) {
      parts.removeLast(); // 2.5∶1 is one figure: the 1 only says that it is a ratio
    }
    if ((decimals || shares) && !names.get(first.start()) && left.matches(".*(?:比|结构|为|至|到|达).*")) {
      for (Numeral part : parts) {
        found.add(
            new Quantity(
                Shape.PART,
                part.start(),
                part.start(),
                part.end(),
                part.value(),
                null,
                "",
                Kind.MEASURE,
                Comparator.EQUAL));
      }
    }
    return at;
  }

  /// 百分之五, 三分之一, 四分之三以上.
  private int fraction(Numeral below) {
    int at = below.end();
    if (!text.startsWith("分之", at)) {
      return 0;
    }
    at += 2;
    if (at >= text.length() || !Numeral.isChinese(text.charAt(at)) || names.get(at)) {
      return at;
    }
    Numeral above = Numeral.at(text, at).orElseThrow();
    if (below.value().signum() == 0) {
      return above.end();
    }
    BigDecimal value = above.value().divide(below.value(), MathContext.DECIMAL32);
    addFraction(below.start(), above.end(), value, "");
    return above.end();
  }

  /// 百分之九十五, 千分之三.
  private int partOf(int from) {
    int at = from + 3;
    Optional<Numeral> read = at < text.length() ? Numeral.at(text, at) : Optional.empty();
    if (read.isEmpty() || names.get(from) || left(from, 1).equals("前")) {
      return read.map(Numeral::end).orElse(at);
    }
    String unit = text.charAt(from) == '百' ? "%" : "‰";
    addFraction(from, read.get().end(), read.get().value(), unit);
    return read.get().end();
  }

  /// A minus before a number, and not a hyphen between words, digits or letters.
  private boolean isNegative(int at) {
    return at > 1
        && text.charAt(at - 1) == '-'
        && Numeral.isDigit(text.charAt(at))
        && SIGNED.matcher(left(at - 1, 4)).find();
  }

  /// 1/3 is a share; 元/吨 and dates like 2/3 never follow a bare number here.
  private int slashed(Numeral above) {
    int at = above.end() + 1;
    if (at >= text.length()
        || !Numeral.isDigit(text.charAt(at))
        || (above.start() > 0 && isLetter(text.charAt(above.start() - 1)))) {
      return skip(above);
    }
    Numeral below = Numeral.at(text, at).orElseThrow();
    boolean share = below.value().signum() > 0 && above.value().compareTo(below.value()) < 0;
    if (share && !names.get(above.start()) && Units.at(text, below.end()).isEmpty()) {
      addFraction(
          above.start(),
          below.end(),
          above.value().divide(below.value(), MathContext.DECIMAL32),
          "");
    }
    return below.end();
  }

  private void addFraction(int start, int end, BigDecimal value, String unit) {
    Bound after = Bounds.after(text, end);
    Bound before = Bounds.before(text, start, false);
    Comparator comparator =
        after.comparator() == Comparator.EQUAL ? before.comparator() : after.comparator();
    found.add(
        new Quantity(
            Shape.PLAIN,
            before.edge(),
            start,
            after.edge(),
            value,
            null,
            unit,
            Kind.PERCENT,
            comparator));
  }

  /// A number glued to letters, signs or 第 is part of a name: G60, PM2.5, 1+3, 第3次.
  private boolean inName(Numeral numeral) {
    char before = numeral.start() == 0 ? ' ' : text.charAt(numeral.start() - 1);
    char after = numeral.end() >= text.length() ? ' ' : text.charAt(numeral.end());
    if (before == '第'
        || before == '+'
        || before == '×'
        || before == '·'
        || after == '+'
        || after == '×') {
      return true;
    }
    if (before == '-' || before == '.' || before == '/') {
      char further = numeral.start() < 2 ? ' ' : text.charAt(numeral.start() - 2);
      return isLetter(further) || Numeral.isDigit(further);
    }
    if (isLetter(before)) {
      int letters = 0;
      while (numeral.start() - letters - 1 >= 0
          && isLetter(text.charAt(numeral.start() - letters - 1))) {
        letters++;
      }
      return letters < 3 || Units.at(text, numeral.end()).isEmpty();
    }
    boolean listDigit = after == '.' || (after == '、' && startsLine(numeral.start()));
    boolean bracketed = before == '（' && after == '）';
    return listDigit || bracketed || (isLetter(after) && Units.at(text, numeral.end()).isEmpty());
  }

  private boolean startsLine(int at) {
    return at == 0 || text.charAt(at - 1) == '\n';
  }

  /// Goes past a name and the numbers glued to it (1+3+X, 3.0).
  private int skip(Numeral numeral) {
    int at = numeral.end();
    Optional<Unit> unit = Units.at(text, at);
    return unit.isPresent() && unit.get().kind() == Kind.NAME ? unit.get().end() : at;
  }

  private Optional<Unit> chainedUnit(int from) {
    int at = from;
    for (int hops = 0;
        hops < 12 && at + 1 < text.length() && CHAIN.indexOf(text.charAt(at)) >= 0;
        hops++) {
      Optional<Numeral> next =
          Numeral.isDigit(text.charAt(at + 1)) ? Numeral.at(text, at + 1) : Optional.empty();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      Optional<Unit> unit = Units.at(text, next.get().end());
      if (unit.isPresent()) {
        return unit;
      }
      at = next.get().end();
    }
    return at == from ? Optional.empty() : Optional.of(new Unit("", Kind.NAME, at));
  }

  private boolean isYear(Numeral numeral) {
    int value = numeral.value().intValue();
    return numeral.end() - numeral.start() == 4 && value >= 1900 && value <= 2100;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private String left(int at, int length) {
    return text.substring(Math.max(0, at - length), at);
  }

  /// The words before, back to the last comma or full stop.
  private String clause(int at) {
    int from = at;
    while (from > 0 && at - from < CLAUSE_MAX && "，。；！？：\n".indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    return text.substring(from, at);
  }
}
