package org.yiwang.workreport;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yiwang.workreport.Figure.Comparator;
import org.yiwang.workreport.Units.Kind;

/// Drops the numbers that only say which things are counted: the 10亿元以上 of 10亿元以上项目47个.
final class Thresholds {
  private static final Pattern THING =
      Pattern.compile(
          "^(?:的)?(?:级)?(?:[\\u4E00-\\u9FFF]{0,8}?)(?:企业|项目|产业|增长点|集群|园区|工程|单位|楼宇|城市|大户|客户|品牌|产品|链|镇|村|强镇|县|机组|装置|码头|泊位|基金|平台|老旧|老年人|老人|人员|居民|家庭)");

  /// 能耗超5000吨标准煤重点企业: the thing follows at once, counted or not.
  private static final Pattern DIRECTLY =
      Pattern.compile("^(?:的)?(?:重点|重大|规上|大型|工业|产业)?(?:企业|项目|单位|园区|集群)");

  /// 20户以上自然村: a size of village.
  private static final Pattern SETTLEMENT = Pattern.compile("(?:的)?(?:自然村|村寨|社区|人口)");

  private Thresholds() {}

  static List<Quantity> without(String text, List<Quantity> quantities) {
    List<Quantity> kept = new ArrayList<>(quantities.size());
    for (int i = 0; i < quantities.size(); i++) {
      Quantity quantity = quantities.get(i);
      boolean bounding =
          quantity.isPlain()
              && (quantity.kind() == Kind.MEASURE
                  || (quantity.kind() == Kind.COUNT
                      && SETTLEMENT
                          .matcher(text)
                          .region(quantity.end(), text.length())
                          .lookingAt()))
              && quantity.comparator() != Comparator.EQUAL
              && quantity.comparator() != Comparator.ABOUT;
      if (bounding && saysWhich(text, quantities, i)) {
        continue;
      }
      kept.add(quantity);
    }
    return kept;
  }

  private static boolean saysWhich(String text, List<Quantity> quantities, int i) {
    Quantity quantity = quantities.get(i);
    int clauseEnd = quantity.end();
    while (clauseEnd < text.length() && "，。；、！\n".indexOf(text.charAt(clauseEnd)) < 0) {
      clauseEnd++;
    }
    String after = text.substring(quantity.end(), clauseEnd);
    if (DIRECTLY.matcher(after).find() || SETTLEMENT.matcher(after).lookingAt()) {
      return true;
    }
    if (!THING.matcher(after).find()) {
      return false;
    }
    boolean countAfter =
        i + 1 < quantities.size()
            && quantities.get(i + 1).start() < clauseEnd
            && quantities.get(i + 1).kind() == Kind.COUNT;
    boolean countBefore =
        i > 0
            && quantities.get(i - 1).kind() == Kind.COUNT
            && quantity.start() - quantities.get(i - 1).end() <= 8
            && text.substring(quantities.get(i - 1).end(), quantity.start()).indexOf('，') < 0;
    return countAfter || countBefore;
  }
}
