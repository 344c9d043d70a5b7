package org.yiwang.workreport;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reports and comparisons as JSON. Offsets count UTF-16 characters of the decoded text.
final class ReportJson {
  private final JsonMapper mapper = new JsonMapper();

  String of(WorkReport report) {
    ObjectNode root = mapper.createObjectNode();
    root.put("title", report.title()).put("place", report.place()).put("year", report.year());
    ArrayNode sections = root.putArray("sections");
    for (Section section : report.sections()) {
      sections
          .addObject()
          .put("title", section.title())
          .put("level", section.level())
          .put("period", section.period().name().toLowerCase(Locale.ROOT))
          .put("start", section.start())
          .put("end", section.end());
    }
    ArrayNode figures = root.putArray("figures");
    report.figures().forEach(figure -> figures.add(figure(figure)));
    ArrayNode commitments = root.putArray("commitments");
    report.commitments().forEach(commitment -> commitments.add(commitment(commitment)));
    ArrayNode terms = root.putArray("terms");
    for (Term term : report.terms()) {
      ObjectNode node =
          terms
              .addObject()
              .put("number", term.number())
              .put("name", term.name())
              .put("meaning", term.meaning())
              .put("start", term.start())
              .put("end", term.end())
              .put("section", term.section());
      ArrayNode uses = node.putArray("uses");
      term.uses()
          .forEach(use ->
              uses.addObject()
                  .put("start", use.start())
                  .put("end", use.end())
                  .put("section", use.section()));
    }
    return write(root);
  }

  String of(Comparison comparison) {
    ObjectNode root = mapper.createObjectNode();
    root.set("earlier", head(comparison.earlier()));
    root.set("later", head(comparison.later()));
    ArrayNode lines = root.putArray("lines");
    for (Comparison.Line line : comparison.lines()) {
      ObjectNode node = lines.addObject().put("outcome", line.outcome().code());
      node.set("promise", commitment(line.promise()));
      line.findResult()
          .ifPresentOrElse(r -> node.set("result", figure(r)), () -> node.putNull("result"));
      node.put("sentence", line.sentence()).put("reckoning", line.reckoning());
    }
    return write(root);
  }

  String write(ObjectNode root) {
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  ObjectNode object() {
    return mapper.createObjectNode();
  }

  private ObjectNode head(WorkReport report) {
    return mapper
        .createObjectNode()
        .put("title", report.title())
        .put("place", report.place())
        .put("year", report.year());
  }

  private ObjectNode figure(Figure figure) {
    ObjectNode node = mapper.createObjectNode().put("metric", figure.metric());
    number(node, "value", figure.findValue());
    number(node, "high", figure.findHigh());
    node.put("unit", figure.unit())
        .put("year", figure.year())
        .put("role", figure.role().code())
        .put("comparator", figure.comparator().sign());
    figure
        .findChange()
        .ifPresentOrElse(
            change ->
                node.putObject("change")
                    .put("value", change.value())
                    .put("unit", change.unit())
                    .put("direction", change.direction()),
            () -> node.putNull("change"));
    return node.put("scope", figure.scope())
        .put("quote", figure.quote())
        .put("start", figure.start())
        .put("end", figure.end())
        .put("section", figure.section());
  }

  private ObjectNode commitment(Commitment commitment) {
    ObjectNode node =
        mapper
            .createObjectNode()
            .put("kind", commitment.kind().code())
            .put("subject", commitment.subject())
            .put("text", commitment.text())
            .put("sentence", commitment.sentence());
    commitment
        .findFigure()
        .ifPresentOrElse(f -> node.set("figure", figure(f)), () -> node.putNull("figure"));
    return node.put("start", commitment.start())
        .put("end", commitment.end())
        .put("section", commitment.section());
  }

  private static void number(ObjectNode node, String key, Optional<BigDecimal> value) {
    value.ifPresentOrElse(v -> node.put(key, v), () -> node.putNull(key));
  }
}
