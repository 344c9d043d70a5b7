package org.yiwang.target.view;

import java.math.BigDecimal;
import java.util.Optional;
import org.yiwang.pack.Text;
import org.yiwang.target.Light;
import org.yiwang.target.LightRules;
import org.yiwang.target.SupervisionOrder;
import org.yiwang.target.TargetCommand;
import org.yiwang.target.TargetEvent;

/// Events as sentences for a target's history; who and when stand beside them.
final class HistoryWords {
  private HistoryWords() {}

  static Text of(TargetEvent event) {
    return switch (event) {
      case TargetEvent.Adopted e ->
          words("立项：" + e.promise().name().zh(), "Adopted: " + e.promise().name().en());
      case TargetEvent.Cited e ->
          words("对应报告原文：" + e.quote().text(), "Tied to the report: " + e.quote().text());
      case TargetEvent.Assigned e ->
          words("分解，期限 " + e.assignment().deadline(), "Assigned, due " + e.assignment().deadline());
      case TargetEvent.Published _ -> words("公开", "Published");
      case TargetEvent.Withdrawn e -> words("撤回公开：" + e.reason(), "Withdrawn: " + e.reason());
      case TargetEvent.Progressed e -> progressed(e);
      case TargetEvent.Restated e -> restated(e);
      case TargetEvent.MonthLocked e -> locked(e);
      case TargetEvent.Suspended e ->
          words(
              "暂停（" + e.document() + "）：" + e.reason(),
              "Suspended (" + e.document() + "): " + e.reason());
      case TargetEvent.Resumed e -> words("恢复：" + e.reason(), "Resumed: " + e.reason());
      case TargetEvent.Changed e -> changed(e);
      case TargetEvent.BaseRestated e -> based(e);
      case TargetEvent.RulesMoved e ->
          words("改用规则 " + e.rules().version(), "Moved to the rules " + e.rules().version());
      case TargetEvent.LightTurned e ->
          words(
              name(e.from()).zh() + " → " + name(e.to()).zh() + "：" + e.why().zh(),
              name(e.from()).en() + " → " + name(e.to()).en() + ": " + e.why().en());
      case TargetEvent.OrderIssued e ->
          words(
              "发" + name(e.level()).zh() + "督办单 " + e.order() + "：" + e.reason().zh(),
              "Order " + e.order() + " (" + name(e.level()).en() + "): " + e.reason().en());
      case TargetEvent.OrderSignedFor e ->
          words("签收督办单 " + e.order(), "Order " + e.order() + " signed for");
      case TargetEvent.OrderAnswered e ->
          words(
              "答复督办单 " + e.order() + "：" + e.answer(),
              "Order " + e.order() + " answered: " + e.answer());
      case TargetEvent.OrderChecked e -> checked(e);
      case TargetEvent.OrderClosed e ->
          words(
              "办结督办单 " + e.order() + "：" + e.conclusion(),
              "Order " + e.order() + " closed: " + e.conclusion());
      case TargetEvent.SignedOff e ->
          words(
              "销号（" + name(e.outcome()).zh() + "）：" + e.conclusion(),
              "Signed off (" + name(e.outcome()).en() + "): " + e.conclusion());
    };
  }

  private static Text based(TargetEvent.BaseRestated e) {
    return words(
        "基数重述：原 "
            + plain(e.was().value())
            + "，现 "
            + plain(e.is().value())
            + "；目标值原 "
            + plain(e.wasValue())
            + "，现 "
            + plain(e.isValue())
            + "（"
            + e.document()
            + "）",
        "Base restated from "
            + plain(e.was().value())
            + " to "
            + plain(e.is().value())
            + "; value from "
            + plain(e.wasValue())
            + " to "
            + plain(e.isValue())
            + " ("
            + e.document()
            + ")");
  }

  private static Text checked(TargetEvent.OrderChecked e) {
    return words(
        "核查督办单 " + e.order() + (e.passed() ? "，通过：" : "，退回重办：") + e.finding(),
        "Order " + e.order() + (e.passed() ? " passed: " : " sent back: ") + e.finding());
  }

  private static Text progressed(TargetEvent.Progressed e) {
    var sign = e.amount().signum() >= 0 ? "+" : "";
    var derived = e.source() == TargetCommand.Source.DERIVED;
    return words(
        (derived ? "自动计入 " : "报进度 ") + sign + plain(e.amount()) + "：" + e.note(),
        (derived ? "Derived " : "Reported ") + sign + plain(e.amount()) + ": " + e.note());
  }

  private static Text restated(TargetEvent.Restated e) {
    return words(
        "第 "
            + e.no()
            + " 条进度重述：原 "
            + plain(e.was())
            + "，现 "
            + plain(e.is())
            + "；累计原 "
            + plain(e.totalWas())
            + "，现 "
            + plain(e.totalIs())
            + "："
            + e.reason(),
        "Entry "
            + e.no()
            + " restated from "
            + plain(e.was())
            + " to "
            + plain(e.is())
            + "; total from "
            + plain(e.totalWas())
            + " to "
            + plain(e.totalIs())
            + ": "
            + e.reason());
  }

  private static Text locked(TargetEvent.MonthLocked e) {
    return words(
        e.month()
            + " 实绩锁定（"
            + name(e.level()).zh()
            + "）"
            + e.figure().map(figure -> "：" + plain(figure)).orElse(""),
        e.month()
            + " locked ("
            + name(e.level()).en()
            + ")"
            + e.figure().map(figure -> ": " + plain(figure)).orElse(""));
  }

  private static Text changed(TargetEvent.Changed e) {
    var zh = new StringBuilder("按决定调整（" + e.document() + "）：");
    var en = new StringBuilder("Changed by decision (" + e.document() + "): ");
    if (e.isValue().isPresent()) {
      zh.append("目标值原 " + maybe(e.wasValue(), "未定") + "，现 " + plain(e.isValue().get()) + "；");
      en.append("value " + maybe(e.wasValue(), "open") + " to " + plain(e.isValue().get()) + "; ");
    }
    if (e.isDeadline().isPresent()) {
      var was = e.wasDeadline().map(String::valueOf);
      zh.append("期限原 " + was.orElse("未定") + "，现 " + e.isDeadline().get() + "；");
      en.append("deadline " + was.orElse("open") + " to " + e.isDeadline().get() + "; ");
    }
    if (e.isValue().isEmpty() && e.isDeadline().isEmpty()) {
      zh.append("计划重排；");
      en.append("plan redrawn; ");
    }
    return words(zh + e.reason(), en + e.reason());
  }

  private static String maybe(Optional<BigDecimal> value, String otherwise) {
    return value.map(HistoryWords::plain).orElse(otherwise);
  }

  private static Text name(Light light) {
    return switch (light) {
      case ON_PLAN -> words("按计划", "on plan");
      case DONE -> words("已完成", "done");
      case OVER_FULFILLED -> words("超额完成", "over-fulfilled");
      case DUE_SOON -> words("将到期", "due soon");
      case BEHIND -> words("落后", "behind");
      case FAR_BEHIND -> words("严重落后", "far behind");
      case SUSPENDED -> words("已暂停", "suspended");
      case UNQUANTIFIED -> words("未定量", "unquantified");
    };
  }

  private static Text name(LightRules.Level level) {
    return switch (level) {
      case COMMITTEE -> words("居委会", "committee");
      case SUBDISTRICT -> words("街道", "subdistrict");
      case DEPARTMENT -> words("部门", "department");
      case DISTRICT -> words("区级", "district");
    };
  }

  private static Text name(SupervisionOrder.Level level) {
    return switch (level) {
      case BLUE -> words("蓝色", "blue");
      case YELLOW -> words("黄色", "yellow");
      case RED -> words("红色", "red");
    };
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  private static Text words(String zh, String en) {
    return new Text(zh, en);
  }
}
