package org.yiwang.appeals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// Messages that tests read: some invented ones of three kinds, and the shared folder beside the
/// project if it is there.
final class Messages {
  private static final LocalDateTime DAY = LocalDateTime.of(2024, 3, 1, 9, 0);

  private static final List<String> SCHOOL =
      List.of(
          "学校食堂饭菜不新鲜",
          "老师让学生周末补课收费",
          "小学何时扩建，孩子入学难",
          "幼儿园乱收费请教育局查处",
          "初中班级人数太多影响学习",
          "学校门口家长接孩子无处等候",
          "教师节老师收礼违规",
          "高中学生作业太多睡眠不足",
          "培训机构教师没有资格",
          "中学操场周末能否向学生开放");

  private static final List<String> NOISE =
      List.of(
          "酒吧通宵营业音响扰民",
          "餐馆油烟直排污染空气",
          "河道污水发黑发臭",
          "工厂废气刺鼻影响健康",
          "搅拌站灰尘噪音污染严重",
          "广场音响噪音太大",
          "垃圾焚烧气味难闻污染环境",
          "化工厂偷排污水",
          "夜宵摊油烟噪音扰民",
          "锅炉冒黑烟污染空气");

  private static final List<String> WORK =
      List.of(
          "公司拖欠工资三个月",
          "退休职工养老金没有调整",
          "单位不交社保怎么办",
          "农民工工资被拖欠",
          "工伤认定迟迟没有结果",
          "劳动合同到期不给补偿",
          "企业裁员没有经济补偿金",
          "加班没有加班工资",
          "社保断缴能否补缴",
          "退休人员医保待遇如何计算");

  private Messages() {}

  static Appeal appeal(String id, String subject, int day) {
    return new Appeal(id, subject, DAY.plusDays(day), "您好，" + subject + "，请有关部门尽快处理，谢谢。", 0, 0);
  }

  static List<LabelledAppeal> labelled() {
    var all = new ArrayList<LabelledAppeal>();
    for (int i = 0; i < 10; i++) {
      all.add(new LabelledAppeal(appeal("s" + i, SCHOOL.get(i), i), "教育文体"));
      all.add(new LabelledAppeal(appeal("n" + i, NOISE.get(i), i), "环境保护"));
      all.add(new LabelledAppeal(appeal("w" + i, WORK.get(i), i), "劳动和社会保障"));
    }
    return all;
  }

  static String csv(List<LabelledAppeal> appeals) {
    var csv = new StringBuilder("id,subject,time,detail,category\n");
    for (var labelled : appeals) {
      var appeal = labelled.appeal();
      csv.append(
          String.join(
              ",",
              appeal.id(),
              appeal.subject(),
              appeal.at().toString().replace('T', ' '),
              appeal.detail(),
              labelled.label()));
      csv.append('\n');
    }
    return csv.toString();
  }

  /// Two matters and some messages that belong to none.
  static List<Appeal> street() {
    var all = new ArrayList<Appeal>();
    var mixing =
        List.of(
            "投诉B1区春晖家园旁搅拌站噪音扰民",
            "春晖家园小区附近建搅拌站灰尘漫天",
            "B1区春晖家园搅拌站噪音、灰尘污染何时停",
            "春晖家园居民被搅拌站噪音逼疯",
            "请查处春晖家园旁非法搅拌站");
    var noise = List.of("投诉B3区云栖名苑旁工地噪音扰民", "云栖名苑工地夜间施工噪音大", "B3区云栖名苑工地凌晨施工扰民", "云栖名苑工地半夜施工噪音大");
    for (int i = 0; i < mixing.size(); i++) {
      all.add(appeal("m" + i, mixing.get(i), i * 3));
    }
    for (int i = 0; i < noise.size(); i++) {
      all.add(appeal("c" + i, noise.get(i), 10 + i));
    }
    labelled().forEach(labelled -> all.add(labelled.appeal()));
    return all;
  }

  /// A file of the shared folder; the test does not run if the folder is absent.
  static Path shared(String file) {
    String folder = System.getenv("YIWANG_SHARED");
    Path root = Path.of(System.getProperty("yiwang.root", "."));
    Path path = (folder == null ? root.resolve("../shared") : Path.of(folder)).resolve(file);
    Assumptions.assumeTrue(
        Files.exists(path), "shared/ is absent: the messages in it are not read");
    return path;
  }
}
