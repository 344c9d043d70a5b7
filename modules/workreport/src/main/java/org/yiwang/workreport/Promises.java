package org.yiwang.workreport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yiwang.workreport.Commitment.Kind;

/// Reads a clause without a number that looks ahead: which kind of promise it is, and of what.
final class Promises {

  /// A promise found: its kind and the things it is made for.
  record Promise(Kind kind, List<String> subjects) {}

  private static final Pattern ASSIGNED =
      Pattern.compile(
          "^(.*?)(?:均|都|全面)?(?:完成|达到|实现|控制在)[^，。]{0,8}(?:下达|规定|确定|分解)的?[^，。、]{0,6}(?:目标|指标|任务|要求|范围)");

  /// 完成国家下达的粮食生产、节能降碳目标任务: what was assigned stands inside.
  private static final Pattern ASSIGNED_INSIDE =
      Pattern.compile("完成[^，。]{0,6}(?:下达|分解)的?([^，。]{2,40}?)等?(?:各项)?(?:约束性|年度)?(?:目标|指标|任务)");

  private static final Pattern MILESTONE =
      Pattern.compile(
          "启动(?!力)|开工|建成|竣工|完工|投用|投入使用|投运|完成|设立|(?<!新中国)成立(?!以来|\\d)|挂牌|揭牌|开业|开园|开馆|交付|通车|出台|发布(?!查询)|印发|制定|编制(?!过程|合理|内|外|总额|使用|管理)|验收|收官|举办|首发地块"
              + "|(?:实施|推进|落实)[^。]{0,120}[“\"]?[二三四五六七八九十]+大[^，。]{0,4}(?:工程|行动|计划|任务)|开展[^，。]{0,20}(?:推介|普查|评估|调查)");
  private static final Pattern PROMISE =
      Pattern.compile(
          "^(?:要|将|并|同时|还要|继续|持续|全力|全面|着力|加快|大力|积极|深入|扎实|切实|有序|稳步|稳妥|高质量|高标准|进一步|更大力度|统筹|协同|常态化|精心|不断|严格|依法|有效|更好|一体|力争|争取|确保)*"
              + "(?:推进|推动|推出|推行|推广|加强|加快|加大|深化|提升|提高|优化|完善|扩大|强化|支持|促进|打造|健全|探索|建设|培育|落实|开展|引进|做好|做强|做优|实施|构建|建立|拓展|保障|办好|规范|发展|增强|鼓励|引导|吸引|集聚|创建|争创|改造|修缮|更新|整治|化解|防范|稳定|稳住|扶持|壮大|布局|激发|释放|改善|保护|丰富|夯实|巩固|用好|擦亮|筹建|筹措|新增|新建|改建|扩建|降低|减少|严控|压减|出让|盘活|升级|试点|普及|推介|搭建|创新|深耕|守护|营造|塑造|畅通|统筹|破解|打通|补齐|兜牢|筑牢|织密|倡导|弘扬"
              + "|抓好|抓实|办成|增设|开设|开通|延长|扩容|清理|取消|减免|发放|兑现|招引|引育|解决|消除|续建|谋划|筹备|申报|申办|加密|配齐|承办|组织)");

  /// Words that make 建成 and 发布 part of a vision or of a policy, not an event of the year.
  private static final Pattern VISION =
      Pattern.compile("^(?:今年是|为|切实|认真|以|党的|落实|在[^，]{0,40}中发挥|强化|加强|深化|提升|优化|坚持|努力|确保到20)");

  /// What was already done for the plan, what it rests on, and the call to go to work.
  private static final Pattern NO_PROMISE =
      Pattern.compile(
          "^(?:根据|按照|依据|遵照|围绕|对照)|(?:编制|制定|出台|印发|发布|设立|成立|完成|建成|启动|设置|部署|提出|明确|确定)了|做好(?:今年|全年|明年|各项|政府|20\\d\\d年)*的?(?:各项|政府)*工作(?:$|[，。]|意义|至关|十分)");

  private static final Pattern TITLE = Pattern.compile("《[^》]*》");

  private Promises() {}

  /// Whether the clause tells of the plan itself and promises nothing.
  static boolean promisesNothing(String clause) {
    return NO_PROMISE.matcher(clause).find();
  }

  static Optional<Promise> in(String clause) {
    String words = TITLE.matcher(clause).replaceAll("《》");
    Matcher inside = ASSIGNED_INSIDE.matcher(words);
    Matcher assigned = ASSIGNED.matcher(words);
    if (inside.find() && inside.group(1).length() > 2) {
      return Optional.of(new Promise(Kind.ASSIGNED, List.of(inside.group(1).split("[、和]", -1))));
    }
    if (assigned.find()) {
      List<String> subjects = new ArrayList<>();
      for (String subject : assigned.group(1).split("、", -1)) {
        subjects.add(subject.isEmpty() ? clause : subject);
      }
      return Optional.of(new Promise(Kind.ASSIGNED, subjects));
    }
    if (MILESTONE.matcher(words).find() && !VISION.matcher(words).find()) {
      return Optional.of(new Promise(Kind.MILESTONE, List.of(clause)));
    }
    boolean promised = PROMISE.matcher(words).find() || words.contains("更多");
    return promised
        ? Optional.of(new Promise(Kind.UNQUANTIFIED, List.of(clause)))
        : Optional.empty();
  }
}
