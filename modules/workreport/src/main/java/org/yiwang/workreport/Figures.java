package org.yiwang.workreport;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yiwang.workreport.Attachment.Reading;
import org.yiwang.workreport.Figure.Change;

/// Turns the quantities of a text into figures: value and change, metric, role, year, section.
final class Figures {
  private final String source;
  private final Prose prose;
  private final Outline outline;
  private final List<Quantity> quantities;
  private final Attachment attachment;
  private final Roles roles;
  private final Metrics metrics;

  private Figures(String source, Prose prose, Outline outline) {
    this.source = source;
    this.prose = prose;
    this.outline = outline;
    this.quantities = Quantities.in(prose.text());
    this.attachment = new Attachment(prose.text(), quantities);
    this.roles = new Roles(prose, outline);
    this.metrics = new Metrics(prose.text(), quantities, outline.place());
  }

  static List<Figure> in(String source, Prose prose, Outline outline) {
    Figures figures = new Figures(source, prose, outline);
    List<Figure> list = new ArrayList<>();
    for (int i = 0; i < figures.quantities.size(); i++) {
      if (!figures.attachment.isAttached(i)) {
        list.add(figures.figure(i));
      }
    }
    return List.copyOf(list);
  }

  private Figure figure(int i) {
    Reading reading = attachment.readings().get(i);
    Quantity quantity = reading.quantity();
    @Nullable Change change = null;
    @Nullable BigDecimal value = quantity.value();
    if (reading.movement().isPresent()) {
      change = Changes.change(quantity, reading.movement().get());
      value = null;
    } else if (attachment.movementOf(i).isPresent()) {
      Reading moved = attachment.movementOf(i).get();
      change = Changes.change(moved.quantity(), moved.movement().orElseThrow());
    }
    int start = prose.offset(quantity.start());
    int end = prose.offsetAfter(quantity.end());
    String section = outline.sectionAt(start).title();
    return new Figure(
        metrics.metric(i),
        value,
        quantity.high(),
        quantity.unit(),
        roles.year(quantity),
        roles.role(quantity),
        quantity.comparator(),
        change,
        metrics.scope(i),
        source.substring(start, end),
        start,
        end,
        section);
  }
}
