package org.yiwang.workreport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// The texts that tests read: resources of this module, and the shared folder beside the project if
/// it is there.
final class Inputs {
  /// A small report with everything a report has.
  static final String REPORT =
      """
      首页
      打印
      2024年示例市政府工作报告
      ——2024年1月17日在示例市第十七届人民代表大会第五次会议上
      各位代表：
      现在，我代表示例市人民政府，向大会报告政府工作，请予审议。
      一、2023年工作回顾
      地区生产总值达到1200亿元，增长5.6%。一般公共预算收入197亿元，增长8.3%。加装电梯完工170台。
      二、2024年主要工作
      （一）主要预期目标
      一般公共预算收入增长6%，新增高新技术企业30家以上，城镇登记失业人数完成省下达目标。
      （二）重点工作
      完成加装电梯155台，修缮旧住房超过50万平方米。启动东片零星旧改，建成市民健身中心。推行“三师联创”，改造管网60公里，新建口袋公园12个。
      名词解释
      1.“三师联创”：由规划师、建筑师、评估师共同工作的机制。
      责任编辑：示例
      """;

  private Inputs() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String resource(String name) {
    try (InputStream stream = Inputs.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is no resource of this module");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(String name) {
    return resource(name).lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
  }

  /// A file of the shared folder; the test does not run if the folder is absent.
  static Path shared(String file) {
    String folder = System.getenv("YIWANG_SHARED");
    Path root = Path.of(System.getProperty("yiwang.root", "."));
    Path shared = folder == null ? root.resolve("../shared") : Path.of(folder);
    Path path = shared.resolve(file);
    Assumptions.assumeTrue(Files.exists(path), "shared/ is absent: the reports in it are not read");
    return path;
  }
}
