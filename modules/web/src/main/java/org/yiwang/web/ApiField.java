package org.yiwang.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the body of a request for scripts may hold.
enum ApiField {
  MATTER("string", "事项类型的代号", "slug of a kind of matter"),
  AS("string", "以哪一方的身份；不写由系统按岗位选", "the party acted as; left out, the posts decide"),
  CHANNEL("string", "来源渠道的代号", "slug of the channel it came by"),
  ANSWERS("object", "表单各项的答复", "answers to the fields asked for"),
  PLACE("object", "地点", "where it is"),
  PARENT("string", "它是哪个事项的一部分", "id of the matter it is a part of"),
  UNIT("string", "派给哪个单位", "the unit it is given to"),
  DUTY("string", "引用权责清单的哪一项", "the duty cited"),
  ACT("string", "哪一步的申请", "the act that was asked for"),
  REASON("string", "理由", "why"),
  LEVEL("integer", "评价，5 到 1", "a rating, 5 to 1"),
  WORDS("string", "文字", "what is said"),
  INNER("boolean", "是否只给工作人员看", "whether only staff read it"),
  ROOT("string", "并入哪个根案", "id of the root case"),
  VERSION("integer", "迁到类型的哪一版", "the version of its type it moves to");

  private final String kind;
  private final String zh;
  private final String en;

  ApiField(String kind, String zh, String en) {
    this.kind = kind;
    this.zh = zh;
    this.en = en;
  }

  /// Its name in the body.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> keys(List<ApiField> fields) {
    return fields.stream().map(ApiField::key).toList();
  }

  /// What may stand there, as JSON Schema.
  Map<String, Object> schema() {
    var description = zh + " · " + en;
    return switch (this) {
      case PLACE -> Map.of("$ref", "#/components/schemas/Place");
      case ANSWERS ->
          Map.of("type", kind, "description", description, "additionalProperties", true);
      default -> Map.of("type", kind, "description", description);
    };
  }
}
