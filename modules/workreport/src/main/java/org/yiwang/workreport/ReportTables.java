package org.yiwang.workreport;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.yiwang.workreport.Commitment.Kind;
import org.yiwang.workreport.Comparison.Outcome;

/// Reports and comparisons for people: an outline and tables in which a Chinese character is two
/// columns wide.
final class ReportTables {
  private static final Map<Kind, String> KINDS =
      Map.of(
          Kind.GROWTH, "增长",
          Kind.FLOOR, "下限",
          Kind.STRICT_FLOOR, "超过",
          Kind.EXACT, "定量",
          Kind.ASSIGNED, "上级下达",
          Kind.MILESTONE, "节点",
          Kind.UNQUANTIFIED, "定性");
  private static final Map<Outcome, String> OUTCOMES =
      Map.of(
          Outcome.KEPT, "完成 kept",
          Outcome.OVER_FULFILLED, "超额 over-fulfilled",
          Outcome.MISSED, "未完成 missed",
          Outcome.PARTLY, "部分 partly",
          Outcome.SILENT, "未提及 silent",
          Outcome.CHANGED, "口径变化 changed");

  private final PrintStream out;

  ReportTables(PrintStream out) {
    this.out = out;
  }

  void print(WorkReport report) {
    out.println(report.title());
    out.println(
        "地方 place: "
            + report.place()
            + "    年份 year: "
            + (report.year() == 0 ? "?" : report.year()));
    out.println();
    out.println("提纲 outline");
    for (Section section : report.sections()) {
      out.println("  ".repeat(section.level()) + section.title());
    }
    out.println();
    out.println("数据 figures: " + report.figures().size());
    for (Figure figure : report.figures()) {
      out.println(
          cell(figure.start() + "", 8)
              + cell(figure.role().code(), 10)
              + cell(figure.metric(), 40)
              + cell(figure.comparator().sign() + " " + figure.quote(), 22)
              + change(figure));
    }
    out.println();
    out.println("承诺 commitments: " + report.commitments().size());
    for (Commitment commitment : report.commitments()) {
      String quantity = commitment.findFigure().map(Figure::quote).orElse("");
      out.println(
          cell(commitment.start() + "", 8)
              + cell(KINDS.getOrDefault(commitment.kind(), ""), 10)
              + cell(quantity, 20)
              + cell(commitment.subject(), 60).stripTrailing());
    }
    out.println();
    out.println("用语 terms: " + report.terms().size());
    for (Term term : report.terms()) {
      out.println(cell(term.number() + "", 5) + cell(term.name(), 40) + "×" + term.uses().size());
    }
  }

  void print(Comparison comparison) {
    out.println(comparison.earlier().title() + " → " + comparison.later().title());
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (Comparison.Line line : comparison.lines()) {
      counts.merge(line.outcome(), 1, Integer::sum);
    }
    counts.forEach((outcome, count) ->
        out.println("  " + cell(OUTCOMES.getOrDefault(outcome, ""), 24) + count));
    out.println();
    List<Comparison.Line> quantified =
        comparison.lines().stream().filter(l -> l.promise().kind() != Kind.UNQUANTIFIED).toList();
    for (Comparison.Line line : quantified) {
      out.println(
          cell(OUTCOMES.getOrDefault(line.outcome(), ""), 22)
              + cell(line.promise().subject(), 50)
              + line.reckoning());
      out.println("    承诺 promised  " + line.promise().text());
      if (!line.sentence().isEmpty()) {
        out.println("    结果 reported  " + line.sentence());
      }
    }
    int directions = comparison.lines().size() - quantified.size();
    out.println();
    out.println(
        "定性承诺 "
            + directions
            + " 项见 --json · "
            + directions
            + " promises without a number: see --json");
  }

  private static String change(Figure figure) {
    return figure
        .findChange()
        .map(c -> (c.up() ? "↑" : "↓") + plain(c.value()) + c.unit())
        .orElse("");
  }

  private static String plain(BigDecimal value) {
    return value.toPlainString();
  }

  /// Pads or cuts to a width in columns.
  static String cell(String words, int columns) {
    StringBuilder cell = new StringBuilder();
    int width = 0;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i) < ' ' ? ' ' : words.charAt(i);
      int wide = isWide(c) ? 2 : 1;
      if (width + wide > columns - 2) {
        cell.append('…');
        width++;
        break;
      }
      cell.append(c);
      width += wide;
    }
    return cell.append(" ".repeat(Math.max(1, columns - width))).toString();
  }

  private static boolean isWide(char c) {
    return (c >= '\u1100' && c <= '\u115F')
        || (c >= '\u2E80' && c <= '\uA4CF')
        || (c >= '\uAC00' && c <= '\uD7A3')
        || (c >= '\uF900' && c <= '\uFAFF')
        || (c >= '\uFE30' && c <= '\uFE6F')
        || (c >= '\uFF00' && c <= '\uFF60');
  }
}
