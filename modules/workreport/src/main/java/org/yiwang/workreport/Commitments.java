package org.yiwang.workreport;

import java.util.ArrayList;
import java.util.List;
import org.yiwang.workreport.Commitment.Kind;
import org.yiwang.workreport.Figure.Role;

/// Finds what the report promises.
final class Commitments {
  private Commitments() {}

  static List<Commitment> in(String source, Prose prose, Outline outline, List<Figure> figures) {
    List<Commitment> list = new ArrayList<>();
    for (Figure figure : figures) {
      if (figure.role() == Role.TARGET) {
        list.add(
            new Commitment(
                kind(figure),
                figure.metric(),
                figure.quote(),
                figure.quote(),
                figure,
                figure.start(),
                figure.end(),
                figure.section()));
      }
    }
    return list;
  }

  static Kind kind(Figure figure) {
    if (figure.findChange().isPresent()) {
      return Kind.GROWTH;
    }
    return switch (figure.comparator()) {
      case AT_LEAST -> Kind.FLOOR;
      case MORE -> Kind.STRICT_FLOOR;
      case EQUAL, AT_MOST, LESS, ABOUT -> Kind.EXACT;
    };
  }
}
