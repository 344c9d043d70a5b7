package org.yiwang.workreport;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yiwang.workreport.Figure.Comparator;
import org.yiwang.workreport.Quantity.Shape;
import org.yiwang.workreport.Units.Kind;

/// Ranks with their measure (位居全国第3位, 全国第二, 前六) and achieved runs (连续16年, 九连冠).
final class Ranks {
  private static final String NUMBER = "(\\d{1,4}+|[一二两三四五六七八九十百]{1,4}+)";

  /// The field among which something ranks.
  private static final Pattern FIELD =
      Pattern.compile(
          "(?:全国|全省|全市|全区|全州|全县|全疆|全球|世界|国内|国际|亚洲|亚太|省内|市内|我国|中国|[东中西]部|中西部|东北|华东|华北|华南|长三角|长江经济带|大湾区"
              + "|各?省[区市]{0,2}|各区|各市|[副]?省级城市|同类城市|计划单列市|省会城市|直辖市|行业|同期|历史|沿海|内陆|城市|地区|园区|自贸区|口岸)"
              + "(?:城市|地区|省区市|各?省[区市]*|排名|同类|同行业|综合|总量|增速|单体|港口|省会|范围内|中)?(?:的)?$");

  private static final Pattern RANKED =
      Pattern.compile(
          "(?:居|位列|列|排名|排位|名列|排|升至|升到|跃升至?|跃至|攀升至|上升至|上升到|升为|进至|保持|稳居|蝉联|获评|荣获|获|跻身|进入|入围|进位至|前移至|并列|均为|位次|为|均|连续|总分|评价|榜单?|评估|考核|测评|测评中|评比)$");

  private static final Pattern ORDINAL =
      Pattern.compile(
          "第"
              + NUMBER
              + "(位|名|强)?(?!次|批|届|个|家|产业|期|轮|方阵|梯队|条|线|季|要务|书记|动力|资源|时间|道|步|责任|代|产|部分|大|类|十|台|阶段|"
              + "节|座|战|枪|手|章|款|项|号|场|天|年|只|颗|单|列|款|例|艘|架|增长|曲线|人民|人|中学|小学|医院|幼|实验|高级|初级|附属|机床|师范|看守|监狱|党|二|支柱|车间|网|套|张|站|课|期|次|期间|集团)");
  private static final Pattern TOP =
      Pattern.compile("前" + NUMBER + "(位|名|强|列)?(?!个|季度|月|年|天|次|后|期|批|届|大|%|日|海|门|海|旗)");
  private static final Pattern RUN =
      Pattern.compile("连续(?:第)?" + NUMBER + "(个?年|届|次|个月|个季度|季度|个周期|轮|期|周|天|个百分点)(?!计划)");
  private static final Pattern STREAK =
      Pattern.compile("([一二三四五六七八九十]{1,3}|\\d{1,2})(连冠|连增|连丰|连优|连胜|连涨|连升|连降|连快|连贯|连A|连好)");
  private static final int FIELD_MAX = 14;

  private Ranks() {}

  /// The rank or run that starts at 第, 前, 连 or a number here.
  static Optional<Quantity> at(String text, int from) {
    return switch (text.charAt(from)) {
      case '第' -> ordinal(text, from, ORDINAL, Comparator.EQUAL);
      case '前' -> ordinal(text, from, TOP, Comparator.AT_MOST);
      case '连' -> run(text, from);
      default -> streak(text, from);
    };
  }

  private static Optional<Quantity> ordinal(
      String text, int from, Pattern pattern, Comparator comparator) {
    Matcher matcher = pattern.matcher(text).region(from, Math.min(text.length(), from + 16));
    matcher.useTransparentBounds(true);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    boolean counted = matcher.group(2) != null;
    String left = text.substring(Math.max(0, from - FIELD_MAX), from);
    Matcher field = FIELD.matcher(left);
    boolean inField = field.find();
    boolean placed = inField || RANKED.matcher(left).find();
    boolean plainOrdinal =
        comparator == Comparator.EQUAL && counted && !"强".equals(matcher.group(2));
    if (!placed && !plainOrdinal) {
      return Optional.empty();
    }
    int start = inField ? from - left.length() + field.start() : from;
    Optional<Numeral> number = Numeral.at(text, from + 1);
    return number.map(n ->
        new Quantity(
            Shape.RANK, start, start, matcher.end(), n.value(), null, "位", Kind.COUNT, comparator));
  }

  private static Optional<Quantity> run(String text, int from) {
    Matcher matcher = RUN.matcher(text).region(from, Math.min(text.length(), from + 14));
    if (!matcher.lookingAt() || matcher.group(2).equals("个百分点")) {
      return Optional.empty();
    }
    return Numeral.at(text, matcher.start(1))
        .map(
            n -> quantity(Shape.RUN, matcher.start(1), matcher.end(), n.value(), matcher.group(2)));
  }

  private static Optional<Quantity> streak(String text, int from) {
    Matcher matcher = STREAK.matcher(text).region(from, Math.min(text.length(), from + 6));
    String left = text.substring(Roles.sentenceStart(text, from), from);
    if (!matcher.lookingAt() || left.contains("争创") || left.contains("力争") || left.contains("冲刺")) {
      return Optional.empty();
    }
    return Numeral.at(text, from)
        .map(n -> quantity(Shape.RUN, from, matcher.end(), n.value(), matcher.group(2)));
  }

  private static Quantity quantity(Shape shape, int start, int end, BigDecimal value, String unit) {
    return new Quantity(shape, start, start, end, value, null, unit, Kind.COUNT, Comparator.EQUAL);
  }
}
