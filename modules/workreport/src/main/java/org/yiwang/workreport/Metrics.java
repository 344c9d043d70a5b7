package org.yiwang.workreport;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yiwang.workreport.Units.Kind;

/// Names what a quantity measures: the counted thing after it (7家概念验证平台), else the subject before
/// it.
final class Metrics {
  private static final Pattern SCOPE =
      Pattern.compile("全国|全省|全市|全区|全县|全州|全自治区|全球|我国|我省|我市|我区|全疆|本市|本区|全县域");

  /// Words of comparing, ranking, naming and serving, after which a place measures or receives.
  private static final Pattern MEASURED_BY =
      Pattern.compile(
          "(?:[于过比居列占超出胜赢为成获评是作当入达选占由被对向给给与同和及、“《]|领先|领跑|排名|推介|推广|全面推开|走在|引领|辐射|服务|入选|荣膺|创建|争创|首批|首创|国家|名列|第.|冲刺|冲击|建设|打造|连续|贡献|代表|经验|列入|纳入|面向|覆盖|供应|销往|助力|支撑|带动)(?:了|到|在|于|出)?$");

  private static final Pattern MEASURE =
      Pattern.compile(
          "(?:[第前首唯最率独仅先十百优]|同类|同期|各[省区市]|其他|省会|副省级|平均|均值|领先|一流|统一|文明|人大|政协|“?两会|重点|示范|试点|标杆|先锋|著名|知名|典型|推广|性|水平|增速|总量的|总量[\\d一二三四五六七八九十]|的?[\\d一二三四五六七八九十]+分之|的?近?[\\d一二三四五六七八九十.]+(?:%|成|倍)|比重|占比|大局|范围|排名|排位|位[次居列]|中心城市|城市|科技创新|制造业|劳动模范|劳模|五一|金|冠军|大赛|比赛|一线|一盘棋|有影响|影响力|竞争力)");

  private static final Pattern THING =
      Pattern.compile("^(?:左右|以上|以内)?(?:的)?([\\u4E00-\\u9FFF“”A-Za-z0-9+（）·—.]{2,30})");
  private static final Pattern VERBS =
      Pattern.compile(
          "(?:分别)?(?:同比)?(?:连续|位居|稳居|跃居|居|排名|首次|达到|达|增长|下降|上涨|为|至|到|突破|超过|完成|实现|增加|减少|提高|降低|提升|上升|保持在|稳定在|控制在|保持|稳定|控制|平均|年均|累计|约|近|超|逾|均|共|了|在|是|由|从|增|降|升|以|再|不低于|不少于|不超过|高于|低于|力争|确保|新增|净增|压减|压缩|缩短|扩大)+$");

  /// 由15项压减至3项: a verb after the number names nothing.
  private static final Pattern MOVED =
      Pattern.compile(
          "(?:压减|压缩|缩减|精简|减少|降低?|下降|缩短|提高|提升|增加?|上升|扩大|扩充|升|减|跃升|整合|优化|调整)(?:[至到为]|，|$)");

  private static final Pattern LEADS =
      Pattern.compile(
          "^(?:20\\d\\d年|其中|全年|今年|一年来|同时|并|还|再|共|累计|力争|确保|预计|特别是|主要是|包括|以及|和|及|与|等|、|的|约|近|同比)+");

  /// 做好8公里架空线入地: the verb alone names nothing.
  private static final Pattern VERB_ONLY =
      Pattern.compile(
          "|.{0,2}(?:做好|完成|建设|新建|改造|建成|推进|实施|整治|更新|修缮|打造|创建|启动|开展|抓好|投放|筹措|拨付|为|发放|投入|开工|办好|支持).{0,1}");

  private static final String STOPS = "，。；：！？\n";

  private final String text;
  private final List<Quantity> quantities;
  private final String place;

  Metrics(String text, List<Quantity> quantities, String place) {
    this.text = text;
    this.quantities = quantities;
    this.place = place;
  }

  String metric(int i) {
    Quantity quantity = quantities.get(i);
    String thing = quantity.kind() == Kind.COUNT && quantity.isPlain() ? thingAfter(i) : "";
    if (!thing.isEmpty()) {
      return thing;
    }
    String subject = subjectBefore(i);
    if (quantity.isPlain() && !quantity.isRelative() && VERB_ONLY.matcher(subject).matches()) {
      String object = thingAfter(i);
      if (!object.isEmpty()) {
        return object;
      }
    }
    for (int back = i; subject.isEmpty() && back > 0 && i - back < 6; back--) {
      if (Roles.sentenceStart(text, quantity.start()) > quantities.get(back - 1).start()) {
        break;
      }
      subject = subjectBefore(back - 1);
    }
    return subject;
  }

  String scope(int i) {
    int at = quantities.get(i).start();
    Matcher scope = SCOPE.matcher(text).region(Roles.sentenceStart(text, at), at);
    String found = "";
    while (scope.find()) {
      found = speaksFor(scope) ? scope.group() : found;
    }
    return found.isEmpty() ? place : found;
  }

  /// 全市 in 居全市第一 or 高于全市平均 is what something is compared with, not whose figure follows.
  private boolean speaksFor(Matcher scope) {
    String left = text.substring(Math.max(0, scope.start() - 6), scope.start());
    int to = Math.min(text.length(), scope.end() + 8);
    return !MEASURED_BY.matcher(left).find()
        && !MEASURE.matcher(text.substring(scope.end(), to)).lookingAt();
  }

  private String thingAfter(int i) {
    int from = quantities.get(i).end();
    int to = from;
    int limit = i + 1 < quantities.size() ? quantities.get(i + 1).prefix() : text.length();
    while (to < limit && (STOPS + "、").indexOf(text.charAt(to)) < 0) {
      to++;
    }
    Matcher thing = THING.matcher(text.substring(from, to));
    return thing.find() && !MOVED.matcher(thing.group(1)).lookingAt()
        ? thing.group(1).replaceAll("(?:和|及|与|以及|等)$", "")
        : "";
  }

  private String subjectBefore(int i) {
    int end = quantities.get(i).prefix();
    int limit = i == 0 ? 0 : Math.min(end, quantities.get(i - 1).end());
    int from = end;
    while (from > limit && STOPS.indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    String words = text.substring(from, end);
    String bare = VERBS.matcher(words).replaceFirst("");
    bare = LEADS.matcher(bare).replaceFirst("");
    return bare.length() > 40 ? bare.substring(bare.length() - 40) : bare;
  }
}
