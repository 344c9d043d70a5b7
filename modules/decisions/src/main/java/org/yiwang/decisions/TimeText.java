package org.yiwang.decisions;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yiwang.decisions.feel.Evaluator;
import org.yiwang.decisions.feel.Names;
import org.yiwang.decisions.feel.Parser;
import org.yiwang.decisions.feel.Scope;
import org.yiwang.decisions.feel.SyntaxProblem;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// Dates, times and durations written as FEEL writes them: JSON and CSV have no other words.
final class TimeText {
  private static final Pattern PLAIN = Pattern.compile("[-+0-9A-Za-z:.@/_]{1,100}");

  private TimeText() {}

  /// Whether values of the type are written so.
  static boolean writes(Type.Simple type) {
    return switch (type) {
      case DATE, TIME, DATE_TIME, DAYS, MONTHS -> true;
      case ANY, NOTHING, NUMBER, STRING, BOOLEAN -> false;
    };
  }

  /// The value; empty when the text is none of the type. A date may stand for its midnight.
  static Optional<Value> find(String text, Type.Simple type) {
    if (!PLAIN.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      var read = Parser.expression("@\"" + text + "\"", Names.none());
      var value =
          new Evaluator(Map.of(), Instant.EPOCH.atZone(ZoneOffset.UTC)).evaluate(read, Scope.EMPTY);
      var fits =
          switch (value) {
            case Value.Day _ -> type == Type.Simple.DATE || type == Type.Simple.DATE_TIME;
            case Value.Clock _ -> type == Type.Simple.TIME;
            case Value.Moment _ -> type == Type.Simple.DATE_TIME;
            case Value.Days _ -> type == Type.Simple.DAYS;
            case Value.Months _ -> type == Type.Simple.MONTHS;
            default -> false;
          };
      return fits ? Optional.of(value) : Optional.empty();
    } catch (SyntaxProblem _) {
      return Optional.empty();
    }
  }

  /// An example of how values of the type are written.
  static String example(Type.Simple type) {
    return switch (type) {
      case DATE -> "2024-01-31";
      case TIME -> "09:30:00";
      case DATE_TIME -> "2024-01-31T09:30:00";
      case DAYS -> "P1DT2H";
      case MONTHS -> "P1Y2M";
      case ANY, NOTHING, NUMBER, STRING, BOOLEAN -> "";
    };
  }
}
