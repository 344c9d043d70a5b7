package org.yiwang.workreport;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The units and counting words of reports, found by longest match.
final class Units {

  /// What kind of thing a number before the word is.
  enum Kind {
    /// 家, 个, 项: counts things; the name of the thing may follow.
    COUNT,
    /// 元, 公里, 吨.
    MEASURE,
    /// %, ‰.
    PERCENT,
    /// 个百分点.
    POINTS,
    /// 倍.
    TIMES,
    /// 小时, 天, 个月: a figure only if something is shortened, averaged or limited.
    DURATION,
    /// 岁: a figure only as life expectancy or an average.
    AGE,
    /// 年, 月, 号, 届, 期: the number is a date, an ordinal or a name.
    NAME
  }

  /// A word found in the text.
  record Unit(String name, Kind kind, int end) {
    /// The same unit, said for a number that ends here.
    Unit at(int index) {
      return new Unit(name, kind, index);
    }
  }

  private static final int LENGTH_MAX = 8;
  private static final Map<String, Kind> WORDS = new HashMap<>();

  static {
    add(
        Kind.COUNT,
        """
        个 家 项 件 座 处 所 套 间 台 辆 艘 架 条 部 场 次 批 批次 名 位 例 宗 起 篇 份 张 幅 人 人次 户 户次 人份 人天
        枚 颗 株 头 只 羽 尾 棵 种 类 支 张床位 床位 床 个床位 泊位 车位 桩 孔 口 眼 门 道 栋 幢 片 块  宗地 款 本 册
        枪 树 届次 艘次 架次 班次 班列 列 列次 趟 车次 航次 标准车 标箱 标准箱 自然箱 箱 万标箱 站 站点 点 点位 岗 岗位 村 镇 县 市 区 国 校 园 街区
        社区 街道 小区 乡镇 行政村 自然村 学位 个学位 席 套次 单 笔  企业 台套 台（套） 套（台） 台/套 组 班 对 副 顶 根 盏 面 堂 节 课时 学时 期次 轮次 频次 课 则
        方面 个方面 大类 小类 门类 品种 案 金 银 铜 案件  家次   家庭 匹 口井 井 眼井 车 船 舱 机  柜 仓 盘 圈 环节 机组
        项次 件次 所次 处次 点次 个次 票 票次 起次 卷 集 首  队 团  学生 师生 教师 医生 床日 宗次 代表 字 出 剧 部次 台次 辆次 段
        """);
    add(
        Kind.MEASURE,
        """
        元 美元 欧元 港元 港币 日元 英镑 人民币 元人民币 元美元 块钱 平方米 平方公里 平方千米 公顷 亩 亩次 公里 千米 米 延米 延长米 车道公里 吨 千克 公斤 斤 克 毫克
        吨标准煤 吨标煤 吨油当量 吨公里 吨海里 人公里 立方米 立方  微克/立方米 毫克/立方米 微克每立方米 毫克/升 千瓦 千瓦时 兆瓦 兆瓦时 吉瓦 吉瓦时 度 度电 瓦 瓦时 千伏安 兆伏安 吨级
        载重吨 总吨 修正总吨 综合吨 标台 标准台 标车 蒸吨 万吨 立方米/日 立方米/秒 吨/日 吨/年 吨/天 升 毫升 公升 海里 公里/小时 米/秒 厘米 毫米 微米 分贝 摄氏度 ℃ ㎡ m² m2 km km² kW MW GW kWh TWh
        GWh MWh TEU P PB TB EB GB T PFlops PFLOPS EFlops EFLOPS EFLOPs EFlop/s Tbps Gbps Mbps 浮点运算 次/秒 亿次/秒 标准立方米 株/亩 折标吨 千卡 焦耳 贝可 分 元/人 户/公里 股 手 码洋 声 平方 平米 平
        """);
    add(Kind.PERCENT, "% ‰");
    add(Kind.POINTS, "个百分点 百分点  个千分点 个pct");
    add(Kind.TIMES, "倍");
    add(Kind.DURATION, "小时 个小时 分钟 分钟车程 秒 毫秒 秒钟 天 日 个工作日 工作日 个自然日 自然日 个月 个季度 周 个星期 个周");
    add(Kind.AGE, "岁 周岁");
    add(
        Kind.NAME,
        """
        年 月 时 点钟 号 号线 号院 号楼 号文 号文件  弄 路 街 街坊 号街坊 版 代 届 期 周年 世纪 年代 后 级 轮 线 国道 省道 高速 大道 型 维 楼 层 环 纵 横 学年 年度 月份 多年 余年
        大 千伏 英寸 纳米 马力 亿级 万级 千级 元级 热线 广场 空间 时代 工程 行动 计划 战略 月龄 维度 字头 站式 分钟生活圈 小时生活圈 分钟社区生活圈 小时交通圈 小时通勤圈 人制
        """);
  }

  private Units() {}

  /// The longest unit that starts here, with a denominator (元/吨) taken along.
  static Optional<Unit> at(String text, int from) {
    int limit = Math.min(text.length(), from + LENGTH_MAX);
    for (int end = limit; end > from; end--) {
      String word = text.substring(from, end);
      Kind kind = WORDS.get(word);
      if (kind != null) {
        int after = denominator(text, end);
        return Optional.of(new Unit(text.substring(from, after), kind, after));
      }
    }
    return Optional.empty();
  }

  private static int denominator(String text, int slash) {
    if (slash + 1 >= text.length() || text.charAt(slash) != '/') {
      return slash;
    }
    int from = slash + 1;
    while (from < text.length() && "万百千十亿".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    int limit = Math.min(text.length(), from + LENGTH_MAX);
    for (int end = limit; end > from; end--) {
      if (WORDS.containsKey(text.substring(from, end))) {
        return end;
      }
    }
    return slash;
  }

  private static void add(Kind kind, String words) {
    for (String word : words.strip().split("\\s+", -1)) {
      WORDS.put(word, kind);
    }
  }
}
