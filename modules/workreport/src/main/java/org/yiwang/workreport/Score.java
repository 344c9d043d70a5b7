package org.yiwang.workreport;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How well a reading agrees with labels: a figure counts as found when place, value and change
/// agree. Labels marked `maybe` count neither for nor against.
///
/// @param missed labels that no figure agrees with
/// @param wrong figures that agree with no label
record Score(int labels, int found, int figures, List<String> missed, List<String> wrong) {
  private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

  private record Label(String quote, int index, int start, int end, boolean maybe, JsonNode node) {}

  static Score of(WorkReport report, Path gold) throws UnreadableReport {
    Prose prose = Prose.of(report.text());
    List<Label> labels = new ArrayList<>();
    JsonMapper mapper = new JsonMapper();
    int line = 0;
    int after = 0;
    try {
      for (String json : Files.readAllLines(gold)) {
        line++;
        if (!json.isBlank()) {
          Label label = label(mapper.readTree(json), prose, after);
          labels.add(label);
          after = Math.max(after, label.index + 1);
        }
      }
    } catch (MalformedInputException | JacksonException e) {
      throw badLabels(gold, line, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UnreadableReport(
          gold + "：标注文件读不出来，需要一个文本文件，每行一个 JSON",
          gold
              + ": the file of labels cannot be read; a text file with one JSON a line was expected");
    }
    return compare(report, labels);
  }

  double recall() {
    return labels == 0 ? 1 : (double) found / labels;
  }

  double falseRate() {
    return figures == 0 ? 0 : (double) wrong.size() / figures;
  }

  private static Score compare(WorkReport report, List<Label> labels) {
    Set<Figure> used = new HashSet<>();
    List<String> missed = new ArrayList<>();
    int asked = 0;
    int found = 0;
    for (Label label : labels) {
      asked += label.maybe ? 0 : 1;
      boolean hit = false;
      for (Figure figure : report.figures()) {
        boolean here = figure.start() < label.end && label.start < figure.end();
        if (here && !hit && !used.contains(figure) && (label.maybe || agrees(figure, label.node))) {
          used.add(figure);
          hit = true;
        }
      }
      found += hit && !label.maybe ? 1 : 0;
      if (!hit && !label.maybe) {
        missed.add(
            label.start + " " + label.node.path("left").asString("") + "⟦" + label.quote + "⟧");
      }
    }
    List<String> wrong = new ArrayList<>();
    for (Figure figure : report.figures()) {
      if (!used.contains(figure)) {
        int from = Math.max(0, figure.start() - 14);
        wrong.add(
            figure.start()
                + " "
                + report.text().substring(from, figure.start()).replaceAll("\\s", "")
                + "⟦"
                + figure.quote()
                + "⟧");
      }
    }
    return new Score(asked, found, report.figures().size(), missed, wrong);
  }

  /// Labels come in the order of the text, so the same words said twice are found twice.
  private static Label label(JsonNode node, Prose prose, int after) {
    String quote = Prose.of(node.path("quote").asString("")).text();
    String left = Prose.of(node.path("left").asString("")).text();
    int next = prose.text().indexOf(left + quote, after);
    int at = next < 0 ? prose.text().indexOf(left + quote) : next;
    int start = at < 0 ? -1 : at + left.length();
    int from = start < 0 ? -1 : prose.offset(start);
    int to = start < 0 ? -1 : prose.offsetAfter(start + quote.length());
    return new Label(quote, at, from, to, node.path("maybe").asBoolean(false), node);
  }

  private static boolean agrees(Figure figure, JsonNode node) {
    JsonNode change = node.path("change");
    boolean changed = change.isObject();
    if (changed != figure.findChange().isPresent()) {
      return false;
    }
    boolean sameChange =
        !changed
            || figure
                .findChange()
                .filter(c -> same(c.value(), change.path("value")))
                .filter(c -> c.direction().equals(change.path("direction").asString("up")))
                .isPresent();
    JsonNode value = node.path("value");
    boolean sameValue =
        value.isNumber()
            ? figure.findValue().filter(v -> same(v, value)).isPresent()
            : figure.findValue().isEmpty();
    return sameChange && sameValue;
  }

  private static boolean same(BigDecimal ours, JsonNode theirs) {
    if (!theirs.isNumber()) {
      return false;
    }
    BigDecimal gap = ours.subtract(theirs.decimalValue()).abs();
    return gap.compareTo(ours.abs().max(BigDecimal.ONE).multiply(TOLERANCE)) <= 0;
  }

  private static UnreadableReport badLabels(Path gold, int line, String why) {
    return new UnreadableReport(
        gold + "：第 " + line + " 行不是标注（每行一个 JSON：quote、left、value、change），" + why,
        gold
            + ": line "
            + line
            + " is no label (one JSON a line: quote, left, value, change), "
            + why);
  }
}
