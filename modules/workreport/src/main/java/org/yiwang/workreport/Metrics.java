package org.yiwang.workreport;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yiwang.workreport.Units.Kind;

/// Names what a quantity measures: the counted thing after it (7家概念验证平台), else the subject before
/// it.
final class Metrics {
  private static final Pattern SCOPE =
      Pattern.compile("全国|全省|全市|全区|全县|全州|全自治区|全球|我国|我省|我市|我区|全疆|全社会|本市|本区|全县域");
  private static final Pattern THING =
      Pattern.compile("^(?:左右|以上|以内)?(?:的)?([\\u4E00-\\u9FFF“”A-Za-z0-9+（）·—.]{2,30})");
  private static final Pattern VERBS =
      Pattern.compile(
          "(?:分别)?(?:同比)?(?:连续|位居|稳居|跃居|居|排名|首次|达到|达|增长|下降|上涨|为|至|到|突破|超过|完成|实现|增加|减少|提高|降低|提升|上升|保持在|稳定在|控制在|保持|稳定|控制|平均|年均|累计|约|近|超|逾|均|共|了|在|是|增|降|升|以|再|不低于|不少于|不超过|高于|低于|力争|确保|新增|净增|压减|压缩|缩短|扩大)+$");
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
      found = scope.group();
    }
    return found.isEmpty() ? place : found;
  }

  private String thingAfter(int i) {
    int from = quantities.get(i).end();
    int to = from;
    int limit = i + 1 < quantities.size() ? quantities.get(i + 1).prefix() : text.length();
    while (to < limit && (STOPS + "、").indexOf(text.charAt(to)) < 0) {
      to++;
    }
    Matcher thing = THING.matcher(text.substring(from, to));
    return thing.find() ? thing.group(1).replaceAll("(?:和|及|与|以及|等)$", "") : "";
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
