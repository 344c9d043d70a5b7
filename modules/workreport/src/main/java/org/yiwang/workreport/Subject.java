package org.yiwang.workreport;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a figure measures, without the words that say how it moved, where or how much: two figures
/// may be compared only if their subjects agree.
///
/// 农村居民人均可支配收入 is not 居民人均可支配收入: a word that narrows one of them makes them differ.
record Subject(String words, Likeness likeness) {
  private static final Pattern EMPTY =
      Pattern.compile(
          "[^\\u4E00-\\u9FFFA-Za-z]|完成|实现|新增|净增|增加(?!值)|全年|年度|目标|全市|全区|全省|全县|全国|本市|我省|我市|我区|地区(?=生产总值)|地方(?=一般公共)|全员|达到|增长|力争|推进|推动|建设|建成|新建|新改建|打造|创建|加快|开展|"
              + "实施|组织|持续|不少于|不低于|以上|左右|超过|其中|各类|进一步|做好|加强|治理|改善|显著|明显|提升|提高|扶持|支持|精细化|引进|落地|提供|惠及|归集|发布|举办|均值|平均值?|(?<=总)值|总体|稳定|保持|控制|降低|下降|降至|"
              + "年均|每年|累计|圆满|如期|全面|项目如期|安排|优化|继续|办好|为|的|从|由|在|至|到|了|与|和|及|、");

  static Subject of(String metric) {
    String bare =
        EMPTY
            .matcher(metric.replace("GDP", "生产总值").replace("人口", "人"))
            .replaceAll("")
            .replaceFirst("(?<=..)(?:增加值|总额|总值|总量|数量|规模)$", "");
    return new Subject(bare, Likeness.of(bare));
  }

  boolean isSame(Subject other) {
    return !words.isEmpty() && words.equals(other.words);
  }

  /// Whether the two narrow their thing in different ways: 优势特色产业集群 and 中小企业特色产业集群.
  boolean divergesFrom(Subject other, String ours, String theirs) {
    return !missing(words, theirs).isEmpty() && !missing(other.words, ours).isEmpty();
  }

  private static Set<Integer> missing(String words, String text) {
    return words
        .chars()
        .filter(c -> text.indexOf(c) < 0)
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }
}
