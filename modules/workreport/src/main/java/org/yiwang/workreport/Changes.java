package org.yiwang.workreport;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yiwang.workreport.Figure.Change;
import org.yiwang.workreport.Units.Kind;

/// Decides from the words around a quantity whether it is a level (达到197亿元, 提高到45%) or a movement
/// (增长8.3%).
///
/// ## The grammar
///
/// Read leftwards from the number: bounds (超过), adverbs (同比, 均), level words (达到, 保持在), then the
/// verb. A verb of movement directly before makes a movement, unless 到 or 至 stands between; a noun
/// of rate (增速) makes one even with a level word. A percentage after verb and object (压减一般性支出5%) is
/// a movement too; a count after verb and object is the object (增加3000个学位). 高于全国2个百分点 compares and
/// is a level.
final class Changes {

  /// How a quantity moves.
  ///
  /// @param verb index where the verb begins, which tells whether a subject stands before it
  record Movement(boolean up, int verb, boolean overObject) {
    Movement(boolean up, int verb) {
      this(up, verb, false);
    }
  }

  private static final List<String> UP =
      List.of(
          "增长", "增加", "上升", "提高", "提升", "上涨", "攀升", "回升", "扩大", "上浮", "上调", "跃升", "反弹", "激增", "增厚",
          "猛增", "增收", "增产", "增多", "延长", "净增长", "多增", "跃增");
  private static final List<String> DOWN =
      List.of(
          "下降", "降低", "减少", "下滑", "回落", "压减", "压缩", "缩减", "缩短", "下跌", "下调", "收窄", "负增长", "递减", "削减",
          "减亏", "压降", "减排", "缩小", "精简", "节约", "节省", "改善", "提速");
  private static final List<String> UP_SHORT = List.of("增", "涨", "升");
  private static final List<String> DOWN_SHORT = List.of("降", "减", "跌", "缩");
  private static final List<String> UP_RATE =
      List.of("增速", "增幅", "涨幅", "升幅", "增长率", "增长速度", "增长幅度", "增长水平", "增长目标", "增长预期目标");
  private static final List<String> DOWN_RATE = List.of("降幅", "跌幅", "下降幅度", "减幅", "下降率", "降低率");
  private static final List<String> ADVERBS =
      List.of(
          "左右", "均", "都", "各", "了", "再", "分别", "平均", "年均", "累计", "总体", "大幅", "幅度", "力争", "实现", "预计",
          "预期", "仅", "只", "也", "已", "高达", "将", "目标", "安排", "设定", "确定", "定", "左右为", "按", "同比", "合计",
          "最高", "一般", "以", "不低", "确保", "争取", "为", "是", "达", "达到", "保持", "稳定", "维持", "控制", "在", "于",
          "超", "超过", "突破", "完成", "实现了", "近", "约", "不超过", "不低于", "不少于", "高于", "还", "要", "又", "共",
          "较快", "每年");
  private static final Pattern FOLLOWED_BY_NOUN =
      Pattern.compile(
          "^(?:左右|以上|以内)?(?:的)?(?:较快|平均|中高速|左右|以上|稳定|名义|实际|年均|正|高速|两位数)*(增长|增速|增幅|涨幅|降幅|下降|降低|提升|提高)(?=[，。；、！）\n]|目标|的?预期|速度|来|$)");
  private static final Pattern COMPARES =
      Pattern.compile(
          "高于|快于|低于|好于|优于|领先|高出|慢于|大于|小于|超过|超出|超全|跑赢|落后于|少于|贡献|占|(?:比|较)[^，。；比较]{1,12}[高低快慢]$");
  private static final Pattern AGAINST_PAST =
      Pattern.compile("(?:比|较|与)(?:上|去|前|当|同|过去|20|“?十|年|改|规划|基|原|此前|以往|目标|末|疫)");
  private static final Pattern OBJECT_VERB =
      Pattern.compile("压减|压缩|缩短|缩减|降低|减少|下调|削减|压降|节约|节省|提高|提升|增加|上调|下降|精简|减轻|扩大");
  private static final Pattern LEVELLED =
      Pattern.compile("到|至|达|占|率[^，]{0,3}$|比重[^，]{0,3}$|覆盖|为|比例|比率|完成|实现");
  private static final String STOPS = "，。；：！？\n（";

  private final String text;
  private final List<Quantity> quantities;

  Changes(String text, List<Quantity> quantities) {
    this.text = text;
    this.quantities = quantities;
  }

  /// The movement of the quantity at this place in the list; empty if it is a level.
  Optional<Movement> movement(int i, Optional<Movement> previous) {
    Quantity quantity = quantities.get(i);
    if (quantity.shape() == Quantity.Shape.MOVE) {
      return Optional.of(new Movement(true, quantity.prefix()));
    }
    if (!quantity.isPlain()) {
      return Optional.empty();
    }
    if (previous.isPresent() && (continues(i) || sharesVerb(i, previous.get()))) {
      Movement verb = previous.get();
      return Optional.of(new Movement(verb.up(), quantity.prefix(), verb.overObject()));
    }
    int from = leftEdge(i);
    Optional<Movement> named = followedByNoun(quantity);
    if (named.isPresent()) {
      return named;
    }
    return quantity.kind() == Kind.POINTS ? points(quantity, from) : moved(quantity, from);
  }

  /// 增长25.6%、12.2%和43.2%: the later numbers share the verb.
  boolean continues(int i) {
    if (i == 0) {
      return false;
    }
    Quantity before = quantities.get(i - 1);
    Quantity now = quantities.get(i);
    boolean alike = before.kind() == now.kind() && before.isPlain() && now.isPlain();
    return alike && SERIES.matcher(text.substring(before.end(), now.prefix())).matches();
  }

  private static final Pattern SERIES = Pattern.compile("[、和及与]|以及|，");

  /// 压减时间58%、材料52%: a second object of the same verb.
  private boolean sharesVerb(int i, Movement previous) {
    Quantity before = quantities.get(i - 1);
    Quantity now = quantities.get(i);
    String between = text.substring(before.end(), Math.max(before.end(), now.prefix()));
    return previous.overObject()
        && before.kind() == now.kind()
        && OBJECT.matcher(between).matches();
  }

  private static final Pattern OBJECT = Pattern.compile("、[\\u4E00-\\u9FFF]{1,5}");

  /// The change that a movement of this quantity is.
  static Change change(Quantity quantity, Movement movement) {
    String unit = quantity.kind() == Kind.POINTS ? "个百分点" : quantity.unit();
    boolean up = quantity.value().signum() < 0 ? !movement.up() : movement.up();
    return new Change(quantity.value().abs(), unit, up);
  }

  private Optional<Movement> followedByNoun(Quantity quantity) {
    if (!quantity.isRelative()) {
      return Optional.empty();
    }
    String right = text.substring(quantity.end(), Math.min(text.length(), quantity.end() + 14));
    Matcher noun = FOLLOWED_BY_NOUN.matcher(right);
    if (!noun.find()) {
      return Optional.empty();
    }
    String word = noun.group(1);
    boolean up = !word.contains("降");
    return Optional.of(new Movement(up, quantity.prefix()));
  }

  private Optional<Movement> points(Quantity quantity, int from) {
    String left = text.substring(from, quantity.prefix());
    boolean past = AGAINST_PAST.matcher(left).find();
    Optional<Movement> moved = moved(quantity, from);
    if (moved.isPresent()) {
      return moved;
    }
    if (past && (left.endsWith("高") || left.endsWith("快") || left.endsWith("多"))) {
      return Optional.of(new Movement(true, from));
    }
    if (past && (left.endsWith("低") || left.endsWith("慢") || left.endsWith("少"))) {
      return Optional.of(new Movement(false, from));
    }
    return Optional.empty();
  }

  private Optional<Movement> moved(Quantity quantity, int from) {
    int end = quantity.prefix();
    boolean level = false;
    for (boolean stripped = true; stripped; ) {
      stripped = false;
      for (String adverb : ADVERBS) {
        if (end - adverb.length() >= from && text.startsWith(adverb, end - adverb.length())) {
          end -= adverb.length();
          level |= "为是达到保持在控制稳定维持".contains(adverb);
          stripped = true;
          break;
        }
      }
    }
    boolean to = end > from && (text.charAt(end - 1) == '到' || text.charAt(end - 1) == '至');
    int verbEnd = to ? end - 1 : end;
    Optional<Movement> rate = rate(from, to ? stripTo(from, verbEnd) : verbEnd);
    if (rate.isPresent() && quantity.isRelative()) {
      return rate;
    }
    if (to) {
      return Optional.empty();
    }
    Optional<Movement> direct = verb(quantity, from, verbEnd, level);
    return direct.isPresent() ? direct : overObject(quantity, from, level);
  }

  /// 增速提高到8%: looks past the verb of reaching.
  private int stripTo(int from, int end) {
    for (String verb :
        List.of("提高", "上升", "回升", "提升", "回落", "下降", "加快", "扩大", "收窄", "达", "保持", "降")) {
      if (end - verb.length() >= from && text.startsWith(verb, end - verb.length())) {
        return end - verb.length();
      }
    }
    return end;
  }

  private Optional<Movement> rate(int from, int end) {
    for (String noun : UP_RATE) {
      if (endsWith(from, end, noun) && !endsWith(from, end, "自然增长率")) {
        return Optional.of(new Movement(true, end - noun.length()));
      }
    }
    for (String noun : DOWN_RATE) {
      if (endsWith(from, end, noun)) {
        return Optional.of(new Movement(false, end - noun.length()));
      }
    }
    return Optional.empty();
  }

  private Optional<Movement> verb(Quantity quantity, int from, int end, boolean level) {
    for (String verb : DOWN) {
      if (endsWith(from, end, verb)) {
        return fits(quantity, verb, level, from, end - verb.length(), verb.equals("提速"));
      }
    }
    for (String verb : UP) {
      if (endsWith(from, end, verb)) {
        return fits(quantity, verb, level, from, end - verb.length(), true);
      }
    }
    if (!quantity.isRelative()) {
      return Optional.empty();
    }
    for (String verb : UP_SHORT) {
      if (endsWith(from, end, verb)) {
        return Optional.of(new Movement(true, end - 1));
      }
    }
    for (String verb : DOWN_SHORT) {
      if (endsWith(from, end, verb)) {
        return Optional.of(new Movement(false, end - 1));
      }
    }
    return Optional.empty();
  }

  private Optional<Movement> fits(
      Quantity quantity, String verb, boolean level, int from, int at, boolean up) {
    boolean pure =
        verb.endsWith("增长") || verb.equals("上涨") || verb.equals("下降") || verb.equals("上升");
    if (level && !pure) {
      return Optional.empty(); // 税率降低为3%
    }
    Movement movement = new Movement(up, at);
    if (quantity.isRelative() || pure) {
      return Optional.of(movement);
    }
    boolean nounFollows = quantity.end() < text.length() && isWord(text.charAt(quantity.end()));
    boolean hasSubject = at > from || startsBare(at);
    return nounFollows || !hasSubject ? Optional.empty() : Optional.of(movement);
  }

  /// A verb right after a comma speaks of the value before the comma, if there is one.
  private boolean startsBare(int at) {
    return at > 0 && "，、（".indexOf(text.charAt(at - 1)) >= 0;
  }

  private Optional<Movement> overObject(Quantity quantity, int from, boolean level) {
    if (level || (quantity.kind() != Kind.PERCENT && quantity.kind() != Kind.POINTS)) {
      return Optional.empty();
    }
    String left = text.substring(from, quantity.prefix());
    if (quantity.kind() == Kind.POINTS
        && COMPARES.matcher(left).find()
        && !AGAINST_PAST.matcher(left).find()) {
      return Optional.empty();
    }
    Matcher verb = OBJECT_VERB.matcher(left);
    int at = -1;
    String word = "";
    while (verb.find()) {
      at = verb.start();
      word = verb.group();
    }
    boolean whole = quantity.value().intValue() == 100;
    if (at < 0 || whole || LEVELLED.matcher(left.substring(at)).find()) {
      return Optional.empty();
    }
    return Optional.of(new Movement(UP.contains(word), from + at, true));
  }

  /// Where the words that belong to this quantity begin.
  int leftEdge(int i) {
    int limit = i == 0 ? 0 : quantities.get(i - 1).end();
    int at = quantities.get(i).prefix();
    limit = Math.min(limit, at);
    while (at > limit && STOPS.indexOf(text.charAt(at - 1)) < 0) {
      at--;
    }
    return at;
  }

  private boolean endsWith(int from, int end, String word) {
    return end - word.length() >= from && text.startsWith(word, end - word.length());
  }

  private static boolean isWord(char c) {
    return (c >= '\u4E00' && c <= '\u9FFF' && "左以和及与等".indexOf(c) < 0) || c == '“';
  }
}
